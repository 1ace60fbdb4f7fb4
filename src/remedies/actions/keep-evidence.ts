/** 证据材料 of a case: added with its file, put right, withdrawn and taken back, each as one more version. */
import { describeApplication } from '../../applications/actions/describe-application.ts'
import { Rollback, type Tx } from '../../platform/database/database.ts'
import { checkText } from '../../platform/file-check.ts'
import type { DeskContext } from '../../platform/http/desk-api.ts'
import { newId } from '../../platform/ids.ts'
import { type GivenFile, keepFileIfGiven, rememberFile } from '../../platform/kept-file.ts'
import { refuse, type Result, ok } from '../../platform/result.ts'
import { type EvidenceRow, insertEvidence, latestEvidence, nextPosition } from '../evidence-store.ts'
import type { EvidenceFacts } from '../model.ts'
import { findRemedy } from '../store.ts'

export interface NewEvidence extends Omit<EvidenceFacts, 'position'> {
  /** One of the files of the application's own dossier, in the place of an upload. */
  readonly applicationFile: string | null
}

export async function addEvidence(
  context: DeskContext,
  remedyId: string,
  { applicationFile, ...facts }: NewEvidence,
  file: GivenFile | undefined,
): Promise<Result<string>> {
  const marked = checkText(`${facts.name}\n${facts.proves}\n${facts.source}`, 'name')
  if (!marked.ok) return marked
  const taken =
    applicationFile === null ? ok(undefined) : await fromDossier(context, remedyId, applicationFile)
  if (!taken.ok) return taken
  const kept = await keepFileIfGiven(context.services, file)
  if (!kept.ok) return kept
  const { organId } = context.actor
  return context.services.database.write(context.tenancy, async (tx) => {
    if ((await findRemedy(tx.db, organId, remedyId)) === undefined)
      return refuse('notFound', '没有这件案件，可能属于其他机关')
    if (kept.value !== undefined) await rememberFile(tx, kept.value)
    const evidenceId = newId(tx.now)
    const position = await nextPosition(tx.db, organId, remedyId, facts.role)
    const stored = kept.value ?? taken.value
    await append(context, tx, 'added', {
      organ_id: organId,
      remedy_id: remedyId,
      evidence_id: evidenceId,
      version: 1,
      ...facts,
      position,
      file_hash: stored?.hash ?? null,
      file_name: stored?.name ?? null,
      withdrawn: false,
      reason: '',
    })
    return ok(evidenceId)
  })
}

/** Only a file of the application the case attacks, and only for who may see that application. */
async function fromDossier(
  context: DeskContext,
  remedyId: string,
  hash: string,
): Promise<Result<{ readonly hash: string; readonly name: string }>> {
  const remedy = await context.services.database.read(context.tenancy, (db) =>
    findRemedy(db, context.actor.organId, remedyId),
  )
  const dossier =
    remedy === undefined || remedy.application_id === null
      ? undefined
      : await describeApplication(context, remedy.application_id)
  const found = dossier?.ok === true ? dossier.value.files.find((file) => file.hash === hash) : undefined
  return found === undefined
    ? refuse('notFound', '被诉答复的申请卷宗里没有这份文件', { field: 'applicationFile' })
    : ok({ hash: found.hash, name: found.name })
}

export function changeEvidence(
  context: DeskContext,
  remedyId: string,
  evidenceId: string,
  facts: EvidenceFacts,
  reason: string,
): Promise<Result<undefined>> {
  const marked = checkText(`${facts.name}\n${facts.proves}\n${facts.source}`, 'name')
  if (!marked.ok) return Promise.resolve(marked)
  return withEvidence(context, remedyId, evidenceId, async (tx, row) => {
    if (row.withdrawn) return refuse('notAllowedNow', '这份材料已经撤出，要修改请先恢复')
    const unchanged = Object.entries(facts).every(
      ([field, value]) => row[field as keyof EvidenceRow] === value,
    ) // columns bear the facts' own names
    if (unchanged) return refuse('invalid', '没有改动，不用保存')
    await append(context, tx, 'changed', { ...row, ...facts, version: row.version + 1, reason })
    return ok(undefined)
  })
}

/** 撤出: no longer in the list; the file and the entry stay with the case. */
export function switchEvidence(
  context: DeskContext,
  remedyId: string,
  evidenceId: string,
  inUse: boolean,
  reason: string,
): Promise<Result<undefined>> {
  return withEvidence(context, remedyId, evidenceId, async (tx, row) => {
    if (row.withdrawn !== inUse) return refuse('conflict', inUse ? '这份材料没有撤出' : '这份材料已经撤出')
    const act = inUse ? 'restored' : 'withdrawn'
    await append(context, tx, act, { ...row, withdrawn: !inUse, version: row.version + 1, reason })
    return ok(undefined)
  })
}

function withEvidence(
  context: DeskContext,
  remedyId: string,
  evidenceId: string,
  work: (tx: Tx, row: EvidenceRow) => Promise<Result<undefined>>,
): Promise<Result<undefined>> {
  return context.services.database.write(context.tenancy, async (tx) => {
    const row = await latestEvidence(tx.db, context.actor.organId, remedyId, evidenceId)
    return row === undefined ? refuse('notFound', '没有这份材料') : work(tx, row)
  })
}

async function append(
  context: DeskContext,
  tx: Tx,
  act: string,
  row: Omit<EvidenceRow, 'recorded_on' | 'recorded_at' | 'person_id'>,
): Promise<void> {
  const { personId } = context.actor
  const done = await insertEvidence(tx, {
    ...row,
    recorded_on: context.today,
    recorded_at: tx.now,
    person_id: personId,
  })
  if (!done) throw new Rollback(refuse('conflict', '这份材料刚被别人改过，请刷新'))
  const { remedy_id: remedyId, evidence_id: evidenceId, reason } = row
  tx.audit({
    type: 'remedy.evidence',
    subject: `remedy/${remedyId}`,
    data: { remedyId, evidenceId, act, reason },
  })
}
