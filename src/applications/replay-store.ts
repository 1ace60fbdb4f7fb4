import type { CaseAct } from './model.ts'
import { toCaseAct, type ActRecord, type ApplicationRecord, type Db } from './store.ts'

export interface StoredCase {
  readonly row: ApplicationRecord
  readonly acts: readonly CaseAct[]
}

/** Every open case of an organ with its acts, in two statements. */
export async function openCases(db: Db, organId: number): Promise<readonly StoredCase[]> {
  const rows = await db
    .selectFrom('application')
    .selectAll()
    .where('organ_id', '=', organId)
    .where('closed', '=', false)
    .orderBy('application_id')
    .execute()
  const acts = await db
    .selectFrom('application_act')
    .innerJoin('application', (join) =>
      join
        .onRef('application.organ_id', '=', 'application_act.organ_id')
        .onRef('application.application_id', '=', 'application_act.application_id'),
    )
    .selectAll('application_act')
    .where('application_act.organ_id', '=', organId)
    .where('application.closed', '=', false)
    .orderBy('application_act.application_id')
    .orderBy('application_act.seq')
    .execute()
  return joined(rows, acts)
}

/** The next cases of an organ after an id, closed ones too; for walking through all of them. */
export async function casesAfter(
  db: Db,
  organId: number,
  after: string | undefined,
  limit: number,
): Promise<readonly StoredCase[]> {
  let query = db.selectFrom('application').selectAll().where('organ_id', '=', organId)
  if (after !== undefined) query = query.where('application_id', '>', after)
  const rows = await query.orderBy('application_id').limit(limit).execute()
  const [first, last] = [rows[0], rows.at(-1)]
  if (first === undefined || last === undefined) return []
  const acts = await db
    .selectFrom('application_act')
    .selectAll()
    .where('organ_id', '=', organId)
    .where('application_id', '>=', first.application_id)
    .where('application_id', '<=', last.application_id)
    .orderBy('application_id')
    .orderBy('seq')
    .execute()
  return joined(rows, acts)
}

function joined(rows: readonly ApplicationRecord[], acts: readonly ActRecord[]): readonly StoredCase[] {
  const byCase = Map.groupBy(acts, (act) => act.application_id)
  return rows.map((row) => ({ row, acts: (byCase.get(row.application_id) ?? []).map(toCaseAct) }))
}
