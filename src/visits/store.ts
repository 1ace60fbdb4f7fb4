import { sql, type Kysely, type Selectable } from 'kysely'
import type { LocalDate } from '../law/local-date.ts'
import type { Changes } from '../platform/changes.ts'
import type { Tables } from '../platform/database/tables.ts'
import type { Envelope } from '../platform/keys.ts'
import type { VisitAct, VisitStage } from './model.ts'
import type { VisitTable } from './tables.ts'
import './tables.ts'

type Db = Kysely<Tables>
export type VisitRow = Selectable<VisitTable>

/** The next number of a year; the row is held until commit, so numbers have no gaps. */
export async function nextNumber(
  db: Db,
  organId: number,
  scope: 'visit' | 'consult',
  year: number,
): Promise<number> {
  const { rows } = await sql<{ last: number }>`
    INSERT INTO visit_counter AS c (organ_id, scope, year, last) VALUES (${organId}, ${scope}, ${year}, 1)
    ON CONFLICT (organ_id, scope, year) DO UPDATE SET last = c.last + 1 RETURNING last`.execute(db)
  const last = rows[0]?.last
  if (last === undefined) throw new Error('no number')
  return last
}

export async function insertVisit(
  db: Db,
  row: Omit<VisitRow, 'visitor'> & { visitor: string },
): Promise<void> {
  await db.insertInto('visit').values(row).execute()
}

/** What a correction took the place of; the visitor's data stays sealed. */
export interface KeptByCorrection {
  readonly data?: { readonly changes: Changes; readonly visitor: readonly string[] }
  readonly wasVisitor?: Envelope
}

export async function insertVisitActs(
  db: Db,
  organId: number,
  visitId: string,
  acts: readonly { readonly seq: number; readonly act: VisitAct }[],
  by: { readonly now: Date; readonly personId: string | null },
  kept: KeptByCorrection = {},
): Promise<void> {
  await db
    .insertInto('visit_act')
    .values(
      acts.map(({ seq, act }) => ({
        organ_id: organId,
        visit_id: visitId,
        seq,
        kind: act.kind,
        act_on: act.on,
        recorded_at: by.now,
        person_id: by.personId,
        note: act.note,
        data: JSON.stringify(kept.data ?? {}),
        was_visitor: kept.wasVisitor === undefined ? null : JSON.stringify(kept.wasVisitor),
      })),
    )
    .execute()
}

export async function findVisit(db: Db, organId: number, visitId: string): Promise<VisitRow | undefined> {
  return db
    .selectFrom('visit')
    .selectAll()
    .where('organ_id', '=', organId)
    .where('visit_id', '=', visitId)
    .executeTakeFirst()
}

export async function visitActs(db: Db, organId: number, visitId: string) {
  return db
    .selectFrom('visit_act as act')
    .leftJoin('person', (join) =>
      join.onRef('person.organ_id', '=', 'act.organ_id').onRef('person.person_id', '=', 'act.person_id'),
    )
    .select([
      'act.seq',
      'act.kind',
      'act.act_on as on',
      'act.note',
      'act.data',
      'act.was_visitor as wasVisitor',
      'person.name as person',
    ])
    .where('act.organ_id', '=', organId)
    .where('act.visit_id', '=', visitId)
    .orderBy('act.seq')
    .execute()
}

export async function updateVisit(
  db: Db,
  visit: VisitRow,
  change: Partial<Omit<VisitRow, 'organ_id' | 'visit_id' | 'number' | 'visitor' | 'last_seq'>> & {
    readonly visitor?: string
  },
): Promise<boolean> {
  const updated = await db
    .updateTable('visit')
    .set({ ...change, last_seq: visit.last_seq + 1 })
    .where('organ_id', '=', visit.organ_id)
    .where('visit_id', '=', visit.visit_id)
    .where('last_seq', '=', visit.last_seq)
    .executeTakeFirst()
  return updated.numUpdatedRows === 1n
}

export interface VisitFilter {
  readonly stage?: VisitStage | undefined
  readonly from?: LocalDate | undefined
  readonly to?: LocalDate | undefined
  readonly unitIds?: readonly string[] | undefined
  /** Restricted ones only for the head (undefined: all) or of this person. */
  readonly restrictedOf: string | undefined
  readonly page: number
  readonly pageSize: number
}

export async function listVisits(db: Db, organId: number, filter: VisitFilter) {
  let query = db.selectFrom('visit').where('organ_id', '=', organId)
  const { stage, from, to, unitIds, restrictedOf } = filter
  if (stage !== undefined) query = query.where('stage', '=', stage)
  if (from !== undefined) query = query.where('received_on', '>=', from)
  if (to !== undefined) query = query.where('received_on', '<=', to)
  if (unitIds !== undefined)
    query = query.where('unit_id', 'in', unitIds.length === 0 ? [null] : [...unitIds])
  if (restrictedOf !== undefined) {
    query = query.where((where) =>
      where.or([where('restricted', '=', false), where('registered_by', '=', restrictedOf)]),
    )
  }
  const { total } = await query
    .select((select) => select.fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow()
  const rows = await query
    .selectAll()
    .orderBy('received_on', 'desc')
    .orderBy('visit_id', 'desc')
    .limit(filter.pageSize)
    .offset((filter.page - 1) * filter.pageSize)
    .execute()
  return { rows, total }
}

export async function dueVisits(db: Db, organId: number) {
  return db
    .selectFrom('visit')
    .selectAll()
    .where('organ_id', '=', organId)
    .where('due_on', 'is not', null)
    .orderBy('due_on')
    .limit(100)
    .execute()
}
