import type { Kysely } from 'kysely'
import type { LocalDate } from '../law/local-date.ts'
import type { Tables } from '../platform/database/tables.ts'
import type { Entry, EntryActKind, RegisterRow } from './model.ts'
import type { EntryTable } from './tables.ts'
import './tables.ts'

type Db = Kysely<Tables>

export interface StoredEntry extends Entry {
  readonly entryId: string
  readonly withdrawn: boolean
  readonly lastSeq: number
}

type Row = Omit<EntryTable, 'fen' | 'organ_id'> & { fen: number | null }

function fromRow(row: Row): StoredEntry {
  return {
    entryId: row.entry_id,
    row: row.row_key,
    kind: row.kind,
    name: row.name,
    number: row.number,
    itemId: row.item_id,
    happenedOn: row.happened_on,
    publishedOn: row.published_on,
    endedOn: row.ended_on,
    count: row.count,
    fen: row.fen === null ? null : BigInt(row.fen),
    unitId: row.unit_id,
    withdrawn: row.withdrawn,
    lastSeq: row.last_seq,
  }
}

function toRow(entry: Entry) {
  return {
    kind: entry.kind,
    row_key: entry.row,
    name: entry.name,
    number: entry.number,
    item_id: entry.itemId,
    happened_on: entry.happenedOn,
    published_on: entry.publishedOn,
    ended_on: entry.endedOn,
    count: entry.count,
    fen: entry.fen,
    unit_id: entry.unitId,
  }
}

/** The entry as an act keeps it; amounts as text, for JSON has no 64-bit integers. */
export function entryData(entry: Entry): string {
  return JSON.stringify({ ...entry, fen: entry.fen === null ? null : entry.fen.toString() })
}

export interface ActBy {
  readonly now: Date
  readonly personId: string | null
}

const CHUNK = 1000

/** Inserts entries with their first acts, a thousand a statement. */
export async function insertEntries(
  db: Db,
  organId: number,
  entries: readonly { readonly entryId: string; readonly entry: Entry }[],
  by: ActBy,
): Promise<void> {
  for (let from = 0; from < entries.length; from += CHUNK) {
    const part = entries.slice(from, from + CHUNK)
    await db
      .insertInto('register_entry')
      .values(
        part.map(({ entryId, entry }) => ({
          organ_id: organId,
          entry_id: entryId,
          ...toRow(entry),
          withdrawn: false,
          last_seq: 1,
        })),
      )
      .execute()
    await db
      .insertInto('register_act')
      .values(
        part.map(({ entryId, entry }) => actRow(organId, entryId, 1, 'entered', entryData(entry), '', by)),
      )
      .execute()
  }
}

function actRow(
  organId: number,
  entryId: string,
  seq: number,
  kind: EntryActKind,
  data: string,
  reason: string,
  by: ActBy,
) {
  return {
    organ_id: organId,
    entry_id: entryId,
    seq,
    kind,
    recorded_at: by.now,
    person_id: by.personId,
    reason,
    data,
  }
}

/** Changes an entry by an act; false where somebody else changed it first. */
export async function changeEntry(
  db: Db,
  organId: number,
  before: StoredEntry,
  change: { readonly kind: 'corrected' | 'withdrawn'; readonly entry: Entry; readonly reason: string },
  by: ActBy,
): Promise<boolean> {
  const seq = before.lastSeq + 1
  const updated = await db
    .updateTable('register_entry')
    .set({ ...toRow(change.entry), withdrawn: change.kind === 'withdrawn', last_seq: seq })
    .where('organ_id', '=', organId)
    .where('entry_id', '=', before.entryId)
    .where('last_seq', '=', before.lastSeq)
    .executeTakeFirst()
  if (updated.numUpdatedRows !== 1n) return false
  await db
    .insertInto('register_act')
    .values(actRow(organId, before.entryId, seq, change.kind, entryData(change.entry), change.reason, by))
    .execute()
  return true
}

export async function findEntry(db: Db, organId: number, entryId: string): Promise<StoredEntry | undefined> {
  const row = await db
    .selectFrom('register_entry')
    .selectAll()
    .where('organ_id', '=', organId)
    .where('entry_id', '=', entryId)
    .executeTakeFirst()
  return row && fromRow(row)
}

export interface EntryFilter {
  readonly row: RegisterRow
  readonly year?: number | undefined
  readonly unitIds?: readonly string[] | undefined
  readonly withdrawn?: boolean | undefined
  readonly page: number
  readonly pageSize: number
}

export async function listEntries(
  db: Db,
  organId: number,
  filter: EntryFilter,
): Promise<{ readonly entries: readonly StoredEntry[]; readonly total: number }> {
  let query = db
    .selectFrom('register_entry')
    .where('organ_id', '=', organId)
    .where('row_key', '=', filter.row)
  if (filter.withdrawn !== true) query = query.where('withdrawn', '=', false)
  if (filter.year !== undefined) {
    const { year } = filter
    const [first, last] = [`${year}-01-01`, `${year}-12-31`] as [LocalDate, LocalDate] // both days exist in every year
    query = query.where((where) =>
      where.or([
        where.and([where('happened_on', '>=', first), where('happened_on', '<=', last)]),
        where.and([where('ended_on', '>=', first), where('ended_on', '<=', last)]),
        // documents and matters stay in the register of every year they are in force
        where.and([
          where('kind', 'in', ['document', 'item']),
          where('happened_on', '<', first),
          where.or([where('ended_on', 'is', null), where('ended_on', '>', last)]),
        ]),
      ]),
    )
  }
  if (filter.unitIds !== undefined)
    query = query.where('unit_id', 'in', filter.unitIds.length === 0 ? [null] : [...filter.unitIds])
  const { total } = await query
    .select((select) => select.fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow()
  const rows = await query
    .selectAll()
    .orderBy('happened_on', 'desc')
    .orderBy('entry_id', 'desc')
    .limit(filter.pageSize)
    .offset((filter.page - 1) * filter.pageSize)
    .execute()
  return { entries: rows.map(fromRow), total }
}

export async function listItems(
  db: Db,
  organId: number,
  row: RegisterRow,
): Promise<readonly { id: string; name: string }[]> {
  return db
    .selectFrom('register_entry')
    .select(['entry_id as id', 'name'])
    .where('organ_id', '=', organId)
    .where('row_key', '=', row)
    .where('kind', '=', 'item')
    .where('withdrawn', '=', false)
    .orderBy('happened_on')
    .orderBy('entry_id')
    .execute()
}

export async function listActs(db: Db, organId: number, entryId: string) {
  return db
    .selectFrom('register_act as act')
    .leftJoin('person', (join) =>
      join.onRef('person.organ_id', '=', 'act.organ_id').onRef('person.person_id', '=', 'act.person_id'),
    )
    .select(['act.seq', 'act.kind', 'act.recorded_at', 'act.reason', 'act.data', 'person.name as person'])
    .where('act.organ_id', '=', organId)
    .where('act.entry_id', '=', entryId)
    .orderBy('act.seq')
    .execute()
}

/** Everything that can matter to a report of the year: entries begun by its last day. */
export async function entriesForReport(
  db: Db,
  organId: number,
  first: string,
  last: string,
): Promise<readonly StoredEntry[]> {
  const rows = await db
    .selectFrom('register_entry')
    .selectAll()
    .where('organ_id', '=', organId)
    .where('withdrawn', '=', false)
    .where('happened_on', '<=', last as LocalDate) // a day of the calendar, by its caller
    .where((where) =>
      where.or([
        where('kind', 'in', ['document', 'item']),
        where('happened_on', '>=', first as LocalDate), // as above
      ]),
    )
    .execute()
  return rows.map(fromRow)
}

export async function entriesById(
  db: Db,
  organId: number,
  ids: readonly string[],
): Promise<readonly StoredEntry[]> {
  if (ids.length === 0) return []
  const rows = await db
    .selectFrom('register_entry')
    .selectAll()
    .where('organ_id', '=', organId)
    .where('entry_id', 'in', [...ids])
    .execute()
  return rows.map(fromRow)
}
