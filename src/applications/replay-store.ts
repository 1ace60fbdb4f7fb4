import { sql, type SqlBool } from 'kysely'
import type { CaseAct } from './model.ts'
import { PROJECTION_COLUMNS, type Projection } from './projection.ts'
import { toCaseAct, type ActRecord, type Db } from './store.ts'

/** What a rebuilt projection is compared with; nothing personal is read. */
const STORED = ['application_id', 'number', ...PROJECTION_COLUMNS] as const
const ACT = ['application_id', 'seq', 'kind', 'act_on', 'person_id', 'data'] as const
type StoredRow = Projection & { readonly application_id: string; readonly number: string }
type StoredAct = Pick<ActRecord, (typeof ACT)[number]>

export interface StoredCase {
  readonly row: StoredRow
  readonly acts: readonly CaseAct[]
}

const AT_ONCE = 1000

/**
 * Every open case of an organ with its acts. Acts are asked for by the cases' ids, a thousand at a time: a join would
 * hang on the planner's guess of how many cases are open.
 */
export async function openCases(db: Db, organId: number): Promise<readonly StoredCase[]> {
  const rows = await db
    .selectFrom('application')
    .select(STORED)
    .where('organ_id', '=', organId)
    .where('closed', '=', false)
    .orderBy('application_id')
    .execute()
  const cases: StoredCase[] = []
  for (let index = 0; index < rows.length; index += AT_ONCE) {
    const part = rows.slice(index, index + AT_ONCE)
    const ids = part.map((row) => row.application_id)
    const acts = await db
      .selectFrom('application_act')
      .select(ACT)
      .where('organ_id', '=', organId)
      .where(sql<SqlBool>`application_id = ANY (${ids}::uuid[])`)
      .orderBy('application_id')
      .orderBy('seq')
      .execute()
    cases.push(...joined(part, acts))
  }
  return cases
}

/** The next cases of an organ after an id, closed ones too; for walking through all of them. */
export async function casesAfter(
  db: Db,
  organId: number,
  after: string | undefined,
  limit: number,
): Promise<readonly StoredCase[]> {
  let query = db.selectFrom('application').select(STORED).where('organ_id', '=', organId)
  if (after !== undefined) query = query.where('application_id', '>', after)
  const rows = await query.orderBy('application_id').limit(limit).execute()
  const [first, last] = [rows[0], rows.at(-1)]
  if (first === undefined || last === undefined) return []
  const acts = await db
    .selectFrom('application_act')
    .select(ACT)
    .where('organ_id', '=', organId)
    .where('application_id', '>=', first.application_id)
    .where('application_id', '<=', last.application_id)
    .orderBy('application_id')
    .orderBy('seq')
    .execute()
  return joined(rows, acts)
}

function joined(rows: readonly StoredRow[], acts: readonly StoredAct[]): readonly StoredCase[] {
  const byCase = Map.groupBy(acts, (act) => act.application_id)
  return rows.map((row) => ({ row, acts: (byCase.get(row.application_id) ?? []).map(toCaseAct) }))
}
