import type { Kysely } from 'kysely'
import type { Tables } from '../platform/database/tables.ts'
import type { ActBy } from './store.ts'
import './tables.ts'

type Db = Kysely<Tables>

/** The whole organ's own line among the units'. */
export const WHOLE_ORGAN = 'organ'

/**
 * The state of a year's scopes, held until commit: `share` by those who enter, `update` by who closes, so that nothing
 * slips into a year while it is being closed.
 */
export async function holdYear(
  db: Db,
  organId: number,
  year: number,
  scopes: readonly string[],
  strength: 'share' | 'update',
): Promise<ReadonlyMap<string, boolean>> {
  const ordered = [...new Set(scopes)].sort()
  await db
    .insertInto('register_year')
    .values(ordered.map((scope) => ({ organ_id: organId, year, scope, closed: false })))
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  const query = db
    .selectFrom('register_year')
    .select(['scope', 'closed'])
    .where('organ_id', '=', organId)
    .where('year', '=', year)
    .where('scope', 'in', ordered)
    .orderBy('scope')
  const rows = await (strength === 'share' ? query.forShare() : query.forUpdate()).execute()
  return new Map(rows.map(({ scope, closed }) => [scope, closed]))
}

export async function setYear(
  db: Db,
  organId: number,
  change: {
    readonly year: number
    readonly scope: string
    readonly closed: boolean
    readonly reason: string
  },
  by: ActBy,
): Promise<void> {
  const key = { organ_id: organId, year: change.year, scope: change.scope }
  await db
    .updateTable('register_year')
    .set({ closed: change.closed })
    .where('organ_id', '=', organId)
    .where('year', '=', change.year)
    .where('scope', '=', change.scope)
    .execute()
  const last = await db
    .selectFrom('register_year_act')
    .select((select) => select.fn.max('seq').as('seq'))
    .where('organ_id', '=', organId)
    .where('year', '=', change.year)
    .where('scope', '=', change.scope)
    .executeTakeFirst()
  await db
    .insertInto('register_year_act')
    .values({
      ...key,
      seq: (last?.seq ?? 0) + 1,
      kind: change.closed ? 'closed' : 'reopened',
      recorded_at: by.now,
      person_id: by.personId,
      reason: change.reason,
    })
    .execute()
}

export async function yearStates(db: Db, organId: number, year: number) {
  return db
    .selectFrom('register_year')
    .select(['scope', 'closed'])
    .where('organ_id', '=', organId)
    .where('year', '=', year)
    .execute()
}

export async function yearActs(db: Db, organId: number, year: number) {
  return db
    .selectFrom('register_year_act as act')
    .leftJoin('person', (join) =>
      join.onRef('person.organ_id', '=', 'act.organ_id').onRef('person.person_id', '=', 'act.person_id'),
    )
    .select(['act.scope', 'act.seq', 'act.kind', 'act.recorded_at', 'act.reason', 'person.name as person'])
    .where('act.organ_id', '=', organId)
    .where('act.year', '=', year)
    .orderBy('act.recorded_at')
    .orderBy('act.seq')
    .execute()
}
