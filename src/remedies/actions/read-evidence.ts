import { describeApplication } from '../../applications/actions/describe-application.ts'
import { changesOf, plain, showChanges } from '../../platform/changes.ts'
import type { DeskContext } from '../../platform/http/desk-api.ts'
import { refuse, ok } from '../../platform/result.ts'
import { readableOrgan } from '../../registers/actions/scope.ts'
import { type EvidenceRow, evidenceVersions, latestEvidence } from '../evidence-store.ts'
import {
  EVIDENCE_FIELD_LABELS,
  EVIDENCE_ROLE_LABELS,
  EVIDENCE_ROLES,
  type EvidenceFacts,
  type EvidenceRole,
} from '../model.ts'
import { findRemedy } from '../store.ts'

/** What is kept with the case, in the order of the list, each piece with its history; and what its dossier offers. */
export async function readEvidence(context: DeskContext, remedyId: string, organId: number | undefined) {
  const organ = readableOrgan(context.actor, organId)
  if (!organ.ok) return organ
  const found = await context.services.database.read(context.tenancy, async (db) => {
    const remedy = await findRemedy(db, organ.value, remedyId)
    return remedy && { remedy, versions: await evidenceVersions(db, organ.value, remedyId) }
  })
  if (found === undefined) return refuse('notFound', '没有这件案件，可能属于其他机关')
  const items = inOrder(found.versions)
  const { application_id: applicationId } = found.remedy
  const dossier = applicationId === null ? undefined : await describeApplication(context, applicationId)
  const used = new Set(items.filter(({ withdrawn }) => !withdrawn).map(({ fileHash }) => fileHash))
  return ok({
    items,
    dossier:
      dossier?.ok === true
        ? dossier.value.files.filter(({ hash }) => !used.has(hash)).map(({ hash, name }) => ({ hash, name }))
        : [],
  })
}

type Version = EvidenceRow & { readonly person: string | null }

function inOrder(versions: readonly Version[]) {
  const pieces = Map.groupBy(versions, (row) => row.evidence_id)
  return [...pieces.values()]
    .flatMap((rows) => {
      const last = rows.at(-1)
      return last === undefined ? [] : [viewOf(last, rows)]
    })
    .toSorted(
      (a, b) =>
        Number(a.withdrawn) - Number(b.withdrawn) ||
        EVIDENCE_ROLES.indexOf(a.role) - EVIDENCE_ROLES.indexOf(b.role) ||
        a.position - b.position,
    )
}

function viewOf(row: Version, versions: readonly Version[]) {
  return {
    evidenceId: row.evidence_id,
    ...factsOf(row),
    fileHash: row.file_hash,
    fileName: row.file_name,
    withdrawn: row.withdrawn,
    acts: versions.map((version, index) => ({
      seq: version.version,
      on: version.recorded_on,
      label: labelOf(version, versions[index - 1]),
      note: version.reason,
      person: version.person,
      changes: [...changedFrom(versions[index - 1], version)],
    })),
  }
}

export function factsOf(row: EvidenceRow): EvidenceFacts {
  const { role, position, name, proves, source, pages, original } = row
  return { role, position, name, proves, source, pages, original }
}

function labelOf(version: Version, before: Version | undefined): string {
  if (before === undefined) return '加入'
  if (version.withdrawn !== before.withdrawn) return version.withdrawn ? '撤出' : '恢复'
  return '修改'
}

function changedFrom(before: Version | undefined, version: Version) {
  if (before === undefined) return []
  return showChanges(changesOf(factsOf(before), factsOf(version)), EVIDENCE_FIELD_LABELS, (field, value) => {
    if (field === 'role') return EVIDENCE_ROLE_LABELS[value as EvidenceRole] // of the facts just compared
    return field === 'original' ? (value === true ? '是' : '否') : plain(value)
  })
}

/** The file itself; only through the case it belongs to. */
export async function openEvidence(
  context: DeskContext,
  remedyId: string,
  evidenceId: string,
  organId: number | undefined,
) {
  const organ = readableOrgan(context.actor, organId)
  if (!organ.ok) return organ
  const file = await context.services.database.read(context.tenancy, async (db) => {
    const row = await latestEvidence(db, organ.value, remedyId, evidenceId)
    if (row === undefined || row.file_hash === null) return undefined
    const stored = await db
      .selectFrom('stored_file')
      .select('media_type')
      .where('organ_id', '=', organ.value)
      .where('hash', '=', row.file_hash)
      .executeTakeFirst()
    return stored && { hash: row.file_hash, name: row.file_name ?? row.name, type: stored.media_type }
  })
  if (file === undefined) return refuse('notFound', '这份材料没有附件')
  const bytes = await context.services.files.get('original', file.hash)
  return { file: { name: file.name, type: file.type, bytes } }
}
