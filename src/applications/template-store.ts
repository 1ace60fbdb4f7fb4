/** Templates by organ, kind and day; rows are only ever added. */
import type { LocalDate } from '../law/local-date.ts'
import type { OrganDirectory } from '../organs/directory.ts'
import type { Tx } from '../platform/database/database.ts'
import { DEFAULT_TEMPLATES } from './letters/default-templates.ts'
import type { LetterKind } from './letters/facts.ts'
import { templateBlocks, type Template } from './letters/template-model.ts'
import type { Db } from './store.ts'
import './tables.ts'

export interface TemplateVersion {
  readonly organId: number
  readonly kind: LetterKind
  readonly version: number
  readonly effectiveFrom: string
  /** Null: back to what holds without it. */
  readonly blocks: Template | null
  readonly madeAt: Date
  readonly person: string
}

export interface TemplateInForce {
  readonly blocks: Template
  /** Undefined: the built-in one. */
  readonly from: TemplateVersion | undefined
}

/** The organ and those above it, nearest first: a district's template holds below it unless an organ has its own. */
export function organsAbove(organs: OrganDirectory, organId: number): readonly number[] {
  const chain: number[] = []
  for (let next = organs.byId(organId); next !== undefined;) {
    if (chain.includes(next.organId)) break
    chain.push(next.organId)
    next = next.parentId === null ? undefined : organs.byId(next.parentId)
  }
  return chain
}

/** Every version of these organs, newest day first. */
export async function listTemplates(
  db: Db,
  organIds: readonly number[],
  kind?: LetterKind,
): Promise<readonly TemplateVersion[]> {
  let query = db.selectFrom('letter_template').selectAll().where('organ_id', 'in', organIds)
  if (kind !== undefined) query = query.where('kind', '=', kind)
  const rows = await query.orderBy('effective_from', 'desc').orderBy('version', 'desc').execute()
  return rows.map((row) => ({
    organId: row.organ_id,
    kind: row.kind,
    version: row.version,
    effectiveFrom: row.effective_from,
    blocks: row.blocks === null ? null : templateBlocks.parse(row.blocks),
    madeAt: row.made_at,
    person: row.person_name,
  }))
}

/** Which of the versions holds for a letter dated `on`; the organ's own before those above it. */
export function inForce(
  versions: readonly TemplateVersion[],
  chain: readonly number[],
  kind: LetterKind,
  on: string,
): TemplateInForce {
  for (const organId of chain) {
    const own = versions.find(
      (each) => each.organId === organId && each.kind === kind && each.effectiveFrom <= on,
    )
    if (own !== undefined && own.blocks !== null) return { blocks: own.blocks, from: own }
  }
  return { blocks: DEFAULT_TEMPLATES[kind], from: undefined }
}

export async function templateFor(
  db: Db,
  organs: OrganDirectory,
  organId: number,
  kind: LetterKind,
  on: LocalDate,
): Promise<Template> {
  const chain = organsAbove(organs, organId)
  return inForce(await listTemplates(db, chain, kind), chain, kind, on).blocks
}

/** False where somebody has just written a version of the same number. */
export async function insertTemplate(
  tx: Tx,
  template: Omit<TemplateVersion, 'organId' | 'madeAt' | 'person'> & {
    readonly personId: string
    readonly personName: string
  },
): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await tx.db
    .insertInto('letter_template')
    .values({
      organ_id: tx.tenancy.organId,
      kind: template.kind,
      version: template.version,
      effective_from: template.effectiveFrom,
      blocks: template.blocks === null ? null : JSON.stringify(template.blocks),
      made_at: tx.now,
      person_id: template.personId,
      person_name: template.personName,
    })
    .onConflict((conflict) => conflict.columns(['organ_id', 'kind', 'version']).doNothing())
    .executeTakeFirst()
  return (numInsertedOrUpdatedRows ?? 0n) > 0n
}
