/** Lists, counts and look-ups over many items; one item is read and written in store.ts. */
import { sql } from 'kysely'
import type { LocalDate } from '../law/local-date.ts'
import type { Attribute, Kind, Stage } from './model.ts'
import type { Db } from './store.ts'
import './tables.ts'

export interface ItemFilter {
  readonly organIds: readonly number[]
  readonly stages?: readonly Stage[] | undefined
  readonly attribute?: Attribute | undefined
  readonly kind?: Kind | undefined
  readonly clause?: string | undefined
  /** Only these, from the desk search. */
  readonly itemIds?: readonly string[] | undefined
}

export interface ListedItem {
  readonly organId: number
  readonly itemId: string
  readonly title: string
  readonly indexNumber: string
  readonly docNumber: string
  readonly clause: string
  readonly kind: Kind
  readonly attribute: Attribute
  readonly stage: Stage
  readonly standing: 'never' | 'public' | 'withdrawn'
  readonly formedOn: LocalDate
  readonly dueOn: LocalDate | null
  readonly dueProvisional: boolean
  readonly publishedOn: LocalDate | null
  readonly updatedAt: Date
  readonly editors: readonly string[]
}

function filtered(db: Db, filter: ItemFilter) {
  let query = db.selectFrom('disclosure_item').where('organ_id', 'in', [...filter.organIds])
  if (filter.stages !== undefined) query = query.where('stage', 'in', [...filter.stages])
  if (filter.attribute !== undefined) query = query.where('attribute', '=', filter.attribute)
  if (filter.kind !== undefined) query = query.where('kind', '=', filter.kind)
  if (filter.clause !== undefined) query = query.where('clause', '=', filter.clause)
  if (filter.itemIds !== undefined)
    query = query.where('item_id', 'in', filter.itemIds.length === 0 ? [NOBODY] : [...filter.itemIds])
  return query
}
const NOBODY = '00000000-0000-0000-0000-000000000000'

export async function listItems(
  db: Db,
  filter: ItemFilter,
  window: { limit: number; offset: number; by?: 'updated' | 'due' },
): Promise<readonly ListedItem[]> {
  const query = filtered(db, filter).select([
    'organ_id',
    'item_id',
    'title',
    'index_number',
    'doc_number',
    'clause',
    'kind',
    'attribute',
    'stage',
    'standing',
    'formed_on',
    'due_on',
    'due_provisional',
    'published_on',
    'updated_at',
    'editors',
  ])
  const ordered =
    window.by === 'due'
      ? query.orderBy('due_on', (order) => order.asc().nullsLast()).orderBy('item_id')
      : query.orderBy('updated_at', 'desc').orderBy('item_id')
  const rows = await ordered.limit(window.limit).offset(window.offset).execute()
  return rows.map((row) => ({
    organId: row.organ_id,
    itemId: row.item_id,
    title: row.title,
    indexNumber: row.index_number,
    docNumber: row.doc_number,
    clause: row.clause,
    kind: row.kind,
    attribute: row.attribute,
    stage: row.stage,
    standing: row.standing,
    formedOn: row.formed_on,
    dueOn: row.due_on,
    dueProvisional: row.due_provisional,
    publishedOn: row.published_on,
    updatedAt: row.updated_at,
    editors: row.editors,
  }))
}

/** Counted up to the cap plus one. */
export async function countItems(db: Db, filter: ItemFilter, cap: number): Promise<number> {
  const some = filtered(db, filter)
    .select('item_id')
    .limit(cap + 1)
  const row = await db
    .selectFrom(some.as('some'))
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .executeTakeFirstOrThrow()
  return row.n
}

/** Ids of the organs' items that hold every phrase, newest first; see disclosure_search in the migration. */
export async function searchItems(
  db: Db,
  organIds: readonly number[],
  grams: string,
  phrases: readonly string[],
  limit: number,
): Promise<readonly string[]> {
  const found = await sql<{ item_id: string }>`
    SELECT item_id FROM disclosure_search(${[...organIds]}::integer[], ${grams}::tsquery, ${[...phrases]}::text[], ${limit})
  `.execute(db)
  return found.rows.map((row) => row.item_id)
}

/** Items of an organ that share most of a title's pairs, newest first. */
export async function newestLike(
  db: Db,
  organId: number,
  grams: readonly string[],
  exceptItemId: string | undefined,
): Promise<readonly { itemId: string; title: string; stage: Stage }[]> {
  const any = grams
    .slice(0, 40)
    .map((gram) => `'${gram}'`)
    .join(' | ')
  let query = db
    .selectFrom('disclosure_item')
    .select(['item_id', 'title', 'stage'])
    .where('organ_id', '=', organId)
    .where('stage', '!=', 'discarded')
    .where(sql<boolean>`title_grams @@ ${any}::tsquery`)
  if (exceptItemId !== undefined) query = query.where('item_id', '!=', exceptItemId)
  const rows = await query.orderBy('updated_at', 'desc').limit(300).execute()
  return rows.map((row) => ({ itemId: row.item_id, title: row.title, stage: row.stage }))
}

export async function countAttributes(
  db: Db,
  organIds: readonly number[],
): Promise<readonly { attribute: Attribute; count: number }[]> {
  return db
    .selectFrom('disclosure_item')
    .select((eb) => ['attribute', eb.fn.countAll<number>().as('count')])
    .where('organ_id', 'in', [...organIds])
    .where('stage', '!=', 'discarded')
    .groupBy('attribute')
    .execute()
}

/** Items to be published whose last day has passed. */
export async function countLate(db: Db, organIds: readonly number[], today: LocalDate): Promise<number> {
  const row = await db
    .selectFrom('disclosure_item')
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .where('organ_id', 'in', [...organIds])
    .where('attribute', '=', 'proactive')
    .where('stage', 'in', ['draft', 'review', 'secrecy', 'referred', 'cleared'])
    .where('due_on', '<', today)
    .executeTakeFirstOrThrow()
  return row.n
}

export interface DocumentRecord {
  readonly itemId: string
  readonly row: 'regulations' | 'normativeDocuments'
  readonly title: string
  readonly docNumber: string
  readonly madeOn: LocalDate
  readonly publishedOn: LocalDate
  /** The day it was repealed or ran out; null while it is in force. */
  readonly endedOn: LocalDate | null
}

export async function documentsOf(db: Db, organId: number): Promise<readonly DocumentRecord[]> {
  const rows = await db
    .selectFrom('public_item')
    .select(['item_id', 'kind', 'title', 'doc_number', 'formed_on', 'published_on', 'validity'])
    .select(['validity_since', 'expires_on'])
    .where('organ_id', '=', organId)
    .where('kind', 'in', ['regulation', 'normative'])
    .orderBy('formed_on')
    .execute()
  return rows.map((row) => ({
    itemId: row.item_id,
    row: row.kind === 'regulation' ? 'regulations' : 'normativeDocuments',
    title: row.title,
    docNumber: row.doc_number,
    madeOn: row.formed_on,
    publishedOn: row.published_on,
    endedOn:
      row.validity === 'expired' || row.validity === 'repealed'
        ? (row.validity_since ?? row.expires_on ?? row.published_on)
        : null,
  }))
}
