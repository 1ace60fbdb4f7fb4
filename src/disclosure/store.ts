import { sql, type Kysely } from 'kysely'
import type { LocalDate } from '../law/local-date.ts'
import type { Tables } from '../platform/database/tables.ts'
import { bigrams, searchForm } from '../search/rules.ts'
import { DEFAULT_INDEX_RULE, type ItemAct, type ItemContent, type ItemState, type Stage } from './model.ts'
import './tables.ts'

export type Db = Kysely<Tables>

export interface ItemRecord {
  readonly organId: number
  readonly itemId: string
  readonly content: ItemContent
  readonly revision: number
  readonly editors: readonly string[]
  readonly indexEdited: boolean
  readonly stage: Stage
  readonly standing: 'never' | 'public' | 'withdrawn'
  readonly dueOn: LocalDate | null
  readonly dueProvisional: boolean
  readonly publishedOn: LocalDate | null
  readonly updatedOn: LocalDate | null
  readonly version: number
  readonly publishedVersion: number | null
  readonly acts: number
  readonly updatedAt: Date
}

/** array_to_tsvector takes the lexemes as they are: no parser comes between. */
export function gramsOf(form: string) {
  return sql<string>`array_to_tsvector(${[...bigrams(form)]}::text[])`
}

function contentColumns(content: ItemContent) {
  const title = searchForm(content.title)
  const body = searchForm(`${content.summary} ${content.body.source.replace(/<[^<>]+>/g, ' ')}`)
  return {
    content: JSON.stringify(content),
    title: content.title,
    index_number: content.indexNumber,
    doc_number: content.docNumber,
    clause: content.clause,
    kind: content.kind,
    attribute: content.attribute,
    formed_on: content.formedOn,
    title_grams: gramsOf(title),
    body_grams: gramsOf(body),
    search_title: title,
    search_body: body,
  }
}

export interface DueColumns {
  readonly due: string | null
  readonly provisional: boolean
}

export async function insertItem(
  db: Db,
  item: {
    organId: number
    itemId: string
    unitId: string | null
    content: ItemContent
    editors: readonly string[]
    due: DueColumns
    state: ItemState
    at: Date
  },
): Promise<void> {
  await db
    .insertInto('disclosure_item')
    .values({
      organ_id: item.organId,
      item_id: item.itemId,
      unit_id: item.unitId,
      ...contentColumns(item.content),
      editors: [...item.editors],
      revision: 1,
      index_edited: false,
      created_at: item.at,
      updated_at: item.at,
      due_on: item.due.due,
      due_provisional: item.due.provisional,
      ...stateColumns(item.state),
    })
    .execute()
}

export async function updateContent(
  db: Db,
  item: {
    organId: number
    itemId: string
    content: ItemContent
    editors: readonly string[]
    due: DueColumns
    indexEdited: boolean
    at: Date
  },
): Promise<void> {
  await db
    .updateTable('disclosure_item')
    .set({
      ...contentColumns(item.content),
      editors: [...item.editors],
      due_on: item.due.due,
      due_provisional: item.due.provisional,
      index_edited: item.indexEdited,
      updated_at: item.at,
      revision: sql<number>`revision + 1`,
    })
    .where('organ_id', '=', item.organId)
    .where('item_id', '=', item.itemId)
    .execute()
}

function stateColumns(state: ItemState) {
  return {
    stage: state.stage,
    standing: state.standing,
    version: state.version,
    published_version: state.publishedVersion,
    published_on: state.firstPublishedOn,
    updated_on: state.updatedOn,
    acts: state.seq,
  }
}

export async function updateState(
  db: Db,
  organId: number,
  itemId: string,
  state: ItemState,
  at: Date,
): Promise<void> {
  await db
    .updateTable('disclosure_item')
    .set({ ...stateColumns(state), updated_at: at })
    .where('organ_id', '=', organId)
    .where('item_id', '=', itemId)
    .execute()
}

export async function insertActs(
  db: Db,
  organId: number,
  itemId: string,
  acts: readonly ItemAct[],
  at: Date | ((act: ItemAct) => Date),
): Promise<void> {
  if (acts.length === 0) return
  await db
    .insertInto('disclosure_act')
    .values(
      acts.map((act) => ({
        organ_id: organId,
        item_id: itemId,
        seq: act.seq,
        act: act.act,
        on: act.on,
        at: typeof at === 'function' ? at(act) : at,
        person_id: act.personId === '' ? null : act.personId,
        person_name: act.personName,
        data: JSON.stringify(act.data),
      })),
    )
    .execute()
}

export async function insertVersion(
  db: Db,
  row: { organId: number; itemId: string; version: number; content: ItemContent; at: Date },
): Promise<void> {
  await db
    .insertInto('disclosure_version')
    .values({
      organ_id: row.organId,
      item_id: row.itemId,
      version: row.version,
      content: JSON.stringify(row.content),
      made_at: row.at,
    })
    .execute()
}

const RECORD_COLUMNS = [
  'organ_id',
  'item_id',
  'content',
  'revision',
  'editors',
  'index_edited',
  'stage',
  'standing',
  'due_on',
  'due_provisional',
  'published_on',
  'updated_on',
  'version',
  'published_version',
  'acts',
  'updated_at',
] as const

/** The item among the organs given; locked for the rest of the transaction where `lock` is set. */
export async function findItem(
  db: Db,
  organIds: readonly number[],
  itemId: string,
  lock = false,
): Promise<ItemRecord | undefined> {
  const query = db
    .selectFrom('disclosure_item')
    .select([...RECORD_COLUMNS])
    .where('organ_id', 'in', [...organIds])
    .where('item_id', '=', itemId)
  const row = await (lock ? query.forUpdate() : query).executeTakeFirst()
  return (
    row && {
      organId: row.organ_id,
      itemId: row.item_id,
      content: row.content,
      revision: row.revision,
      editors: row.editors,
      indexEdited: row.index_edited,
      stage: row.stage,
      standing: row.standing,
      dueOn: row.due_on,
      dueProvisional: row.due_provisional,
      publishedOn: row.published_on,
      updatedOn: row.updated_on,
      version: row.version,
      publishedVersion: row.published_version,
      acts: row.acts,
      updatedAt: row.updated_at,
    }
  )
}

export async function readActs(db: Db, organId: number, itemId: string): Promise<readonly ItemAct[]> {
  const rows = await db
    .selectFrom('disclosure_act')
    .select(['seq', 'act', 'on', 'person_id', 'person_name', 'data'])
    .where('organ_id', '=', organId)
    .where('item_id', '=', itemId)
    .orderBy('seq')
    .execute()
  return rows.map(
    (row) =>
      ({
        seq: row.seq,
        act: row.act,
        on: row.on,
        personId: row.person_id ?? '',
        personName: row.person_name,
        data: row.data,
      }) as ItemAct, // written by insertActs from an ItemAct, and never updated
  )
}

export async function readVersions(
  db: Db,
  organId: number,
  itemId: string,
): Promise<readonly { version: number; madeAt: Date; title: string }[]> {
  const rows = await db
    .selectFrom('disclosure_version')
    .select(['version', 'made_at', sql<string>`content ->> 'title'`.as('title')])
    .where('organ_id', '=', organId)
    .where('item_id', '=', itemId)
    .orderBy('version', 'desc')
    .execute()
  return rows.map((row) => ({ version: row.version, madeAt: row.made_at, title: row.title }))
}

export async function readVersion(
  db: Db,
  organId: number,
  itemId: string,
  version: number,
): Promise<ItemContent | undefined> {
  const row = await db
    .selectFrom('disclosure_version')
    .select('content')
    .where('organ_id', '=', organId)
    .where('item_id', '=', itemId)
    .where('version', '=', version)
    .executeTakeFirst()
  return row?.content
}

/** The next number of the organ's year; the row is held until the transaction ends. */
export async function nextSerial(db: Db, organId: number, year: number): Promise<number> {
  const row = await db
    .insertInto('disclosure_counter')
    .values({ organ_id: organId, year, last: 1 })
    .onConflict((conflict) =>
      conflict.columns(['organ_id', 'year']).doUpdateSet({ last: sql<number>`disclosure_counter.last + 1` }),
    )
    .returning('last')
    .executeTakeFirstOrThrow()
  return row.last
}

export async function indexNumberTaken(
  db: Db,
  organId: number,
  indexNumber: string,
  exceptItemId: string,
): Promise<boolean> {
  const row = await db
    .selectFrom('disclosure_item')
    .select('item_id')
    .where('organ_id', '=', organId)
    .where('index_number', '=', indexNumber)
    .where('item_id', '!=', exceptItemId)
    .executeTakeFirst()
  return row !== undefined
}

export interface StoredSettings {
  readonly indexRule: string
  readonly threeReviews: boolean
  readonly categories: readonly string[]
}

export async function readSettings(db: Db, organId: number): Promise<StoredSettings> {
  const row = await db
    .selectFrom('disclosure_setting')
    .selectAll()
    .where('organ_id', '=', organId)
    .executeTakeFirst()
  return {
    indexRule: row?.index_rule ?? DEFAULT_INDEX_RULE,
    threeReviews: row?.three_reviews ?? false,
    categories: row?.categories ?? [],
  }
}

export async function writeSettings(db: Db, organId: number, settings: StoredSettings): Promise<void> {
  const columns = {
    index_rule: settings.indexRule,
    three_reviews: settings.threeReviews,
    categories: [...settings.categories],
  }
  await db
    .insertInto('disclosure_setting')
    .values({ organ_id: organId, ...columns })
    .onConflict((conflict) => conflict.column('organ_id').doUpdateSet(columns))
    .execute()
}
