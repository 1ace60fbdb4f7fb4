import type { Kysely } from 'kysely'
import type { LocalDate } from '../law/local-date.ts'
import type { Tables } from '../platform/database/tables.ts'
import type { Handled } from './model.ts'
import type { HandledTable } from './tables.ts'
import './tables.ts'

type Db = Kysely<Tables>

export interface StoredHandled extends Handled {
  readonly recordId: string
  readonly withdrawn: boolean
  readonly lastSeq: number
}

function fromRow(row: HandledTable): StoredHandled {
  return {
    recordId: row.record_id,
    guideId: row.guide_id,
    handledOn: row.handled_on,
    count: row.count,
    channel: row.channel,
    unitId: row.unit_id,
    result: row.result,
    note: row.note,
    withdrawn: row.withdrawn,
    lastSeq: row.last_seq,
  }
}

function toRow(record: Handled) {
  return {
    guide_id: record.guideId,
    handled_on: record.handledOn,
    count: record.count,
    channel: record.channel,
    unit_id: record.unitId,
    result: record.result,
    note: record.note,
  }
}

function actData({ guideId, handledOn, count, channel, unitId, result, note }: Handled): string {
  return JSON.stringify({ guideId, handledOn, count, channel, unitId, result, note })
}

export interface ActBy {
  readonly now: Date
  readonly personId: string | null
}

const CHUNK = 1000

export async function insertHandled(
  db: Db,
  organId: number,
  records: readonly { readonly recordId: string; readonly record: Handled }[],
  by: ActBy,
): Promise<void> {
  for (let from = 0; from < records.length; from += CHUNK) {
    const part = records.slice(from, from + CHUNK)
    await db
      .insertInto('handled_record')
      .values(
        part.map(({ recordId, record }) => ({
          organ_id: organId,
          record_id: recordId,
          ...toRow(record),
          withdrawn: false,
          last_seq: 1,
        })),
      )
      .execute()
    await db
      .insertInto('handled_act')
      .values(
        part.map(({ recordId, record }) => ({
          organ_id: organId,
          record_id: recordId,
          seq: 1,
          kind: 'entered' as const, // the first act of a record
          recorded_at: by.now,
          person_id: by.personId,
          reason: '',
          data: actData(record),
        })),
      )
      .execute()
  }
}

/** False where somebody else changed it first. */
export async function changeHandled(
  db: Db,
  organId: number,
  before: StoredHandled,
  change: { readonly kind: 'corrected' | 'withdrawn'; readonly record: Handled; readonly reason: string },
  by: ActBy,
): Promise<boolean> {
  const seq = before.lastSeq + 1
  const updated = await db
    .updateTable('handled_record')
    .set({ ...toRow(change.record), withdrawn: change.kind === 'withdrawn', last_seq: seq })
    .where('organ_id', '=', organId)
    .where('record_id', '=', before.recordId)
    .where('last_seq', '=', before.lastSeq)
    .executeTakeFirst()
  if (updated.numUpdatedRows !== 1n) return false
  await db
    .insertInto('handled_act')
    .values({
      organ_id: organId,
      record_id: before.recordId,
      seq,
      kind: change.kind,
      recorded_at: by.now,
      person_id: by.personId,
      reason: change.reason,
      data: actData(change.record),
    })
    .execute()
  return true
}

export async function findHandled(
  db: Db,
  organId: number,
  recordId: string,
): Promise<StoredHandled | undefined> {
  const row = await db
    .selectFrom('handled_record')
    .selectAll()
    .where('organ_id', '=', organId)
    .where('record_id', '=', recordId)
    .executeTakeFirst()
  return row && fromRow(row)
}

export interface HandledFilter {
  readonly from: LocalDate
  readonly to: LocalDate
  readonly guideId?: string | undefined
  readonly unitIds?: readonly string[] | undefined
  readonly withdrawn?: boolean | undefined
  readonly page: number
  readonly pageSize: number
}

export async function listHandled(db: Db, organId: number, filter: HandledFilter) {
  let query = db
    .selectFrom('handled_record')
    .where('organ_id', '=', organId)
    .where('handled_on', '>=', filter.from)
    .where('handled_on', '<=', filter.to)
  if (filter.withdrawn !== true) query = query.where('withdrawn', '=', false)
  if (filter.guideId !== undefined) query = query.where('guide_id', '=', filter.guideId)
  if (filter.unitIds !== undefined)
    query = query.where('unit_id', 'in', filter.unitIds.length === 0 ? [null] : [...filter.unitIds])
  const sums = await query
    .select((select) => [
      select.fn.countAll<number>().as('total'),
      select.fn.sum<string | null>('count').as('count'),
    ])
    .executeTakeFirstOrThrow()
  const rows = await query
    .selectAll()
    .orderBy('handled_on', 'desc')
    .orderBy('record_id', 'desc')
    .limit(filter.pageSize)
    .offset((filter.page - 1) * filter.pageSize)
    .execute()
  return { records: rows.map(fromRow), total: sums.total, count: Number(sums.count ?? 0) }
}

export async function handledActs(db: Db, organId: number, recordId: string) {
  return db
    .selectFrom('handled_act as act')
    .leftJoin('person', (join) =>
      join.onRef('person.organ_id', '=', 'act.organ_id').onRef('person.person_id', '=', 'act.person_id'),
    )
    .select(['act.seq', 'act.kind', 'act.recorded_at', 'act.reason', 'act.data', 'person.name as person'])
    .where('act.organ_id', '=', organId)
    .where('act.record_id', '=', recordId)
    .orderBy('act.seq')
    .execute()
}

/** Handled numbers of a span by matter. */
export async function handledByGuide(
  db: Db,
  organId: number,
  from: LocalDate,
  to: LocalDate,
): Promise<ReadonlyMap<string, number>> {
  const rows = await db
    .selectFrom('handled_record')
    .select((select) => ['guide_id', select.fn.sum<string>('count').as('count')])
    .where('organ_id', '=', organId)
    .where('withdrawn', '=', false)
    .where('handled_on', '>=', from)
    .where('handled_on', '<=', to)
    .groupBy('guide_id')
    .execute()
  return new Map(rows.map((row) => [row.guide_id, Number(row.count)]))
}
