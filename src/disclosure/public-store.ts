/** The public store: public rows only, no row-level security. Everything the public sees comes from here. */
import { sql, type Kysely, type SelectQueryBuilder } from 'kysely'
import type { LocalDate } from '../law/local-date.ts'
import type { Tables } from '../platform/database/tables.ts'
import { searchForm } from '../search/rules.ts'
import { wordsOf } from '../search/service.ts'
import type { Attachment, ItemContent, ItemState, Kind, Validity, WithdrawalGround } from './model.ts'
import { plainText, publishedHtml } from './rich-text.ts'
import { gramsOf } from './store.ts'
import './tables.ts'

type Db = Kysely<Tables>

/** Puts a version into the public store in place of whatever the item showed before; a tombstone goes. */
export async function showItem(
  db: Db,
  item: { organId: number; itemId: string; content: ItemContent; state: ItemState; at: Date },
): Promise<void> {
  const { organId, itemId, content, state } = item
  const row = publicRow(item)
  const { organ_id: _organ, item_id: _item, ...changes } = row
  await db
    .insertInto('public_item')
    .values(row)
    .onConflict((conflict) => conflict.columns(['organ_id', 'item_id']).doUpdateSet(changes))
    .execute()
  await db
    .deleteFrom('public_tombstone')
    .where('organ_id', '=', organId)
    .where('item_id', '=', itemId)
    .execute()
  await db.deleteFrom('public_file').where('organ_id', '=', organId).where('item_id', '=', itemId).execute()
  if (content.attachments.length > 0) {
    await db
      .insertInto('public_file')
      .values(content.attachments.map((file, sort) => publicFile(organId, itemId, file, sort)))
      .execute()
  }
  if (state.publishedVersion === null) throw new Error('only a published version is shown')
}

function publicRow(item: {
  organId: number
  itemId: string
  content: ItemContent
  state: ItemState
  at: Date
}) {
  const { content, state } = item
  const html = publishedHtml(content.body)
  const text = plainText(html)
  const title = searchForm(content.title)
  const body = searchForm(`${content.docNumber} ${content.summary} ${content.keywords.join(' ')} ${text}`)
  const published = state.firstPublishedOn
  if (published === null) throw new Error('a published item has a day of publication')
  return {
    organ_id: item.organId,
    item_id: item.itemId,
    version: state.publishedVersion ?? 0,
    title: content.title,
    index_number: content.indexNumber,
    doc_number: content.docNumber,
    issuer: content.issuer,
    source: content.source,
    clause: content.clause,
    topic: content.topic,
    category: content.category,
    kind: content.kind,
    keywords: [...content.keywords],
    formed_on: content.formedOn,
    effective_on: content.effectiveOn,
    expires_on: content.expiresOn,
    published_on: published,
    updated_on: state.updatedOn,
    published_at: item.at,
    validity: state.validity ?? content.validity,
    validity_since: state.validitySince,
    validity_note: state.validityNote,
    summary: content.summary,
    body_html: html,
    body_text: text,
    interprets: content.interprets,
    title_grams: gramsOf(title),
    body_grams: gramsOf(body),
    title_words: sql<string>`array_to_tsvector(${[...wordsOf(content.title)]}::text[])`,
    search_title: title,
    search_body: body,
    search_number: searchForm(content.docNumber),
  }
}

function publicFile(organId: number, itemId: string, file: Attachment, sort: number) {
  return {
    organ_id: organId,
    item_id: itemId,
    hash: file.hash,
    name: file.name,
    media_type: file.mediaType,
    size: file.size,
    sort,
  }
}

export async function setPublicValidity(
  db: Db,
  organId: number,
  itemId: string,
  mark: { validity: Validity; since: LocalDate; note: string },
): Promise<void> {
  await db
    .updateTable('public_item')
    .set({ validity: mark.validity, validity_since: mark.since, validity_note: mark.note })
    .where('organ_id', '=', organId)
    .where('item_id', '=', itemId)
    .execute()
}

/** Takes the item and its files out of the public store and leaves a tombstone. Answers the hashes it had shown. */
export async function hideItem(
  db: Db,
  item: { organId: number; itemId: string },
  stone: { withdrawnOn: LocalDate; ground: WithdrawalGround; reason: string; keepTitle: boolean },
): Promise<readonly string[]> {
  const files = await db
    .deleteFrom('public_file')
    .where('organ_id', '=', item.organId)
    .where('item_id', '=', item.itemId)
    .returning('hash')
    .execute()
  const row = await db
    .deleteFrom('public_item')
    .where('organ_id', '=', item.organId)
    .where('item_id', '=', item.itemId)
    .returning(['title', 'index_number', 'published_on'])
    .executeTakeFirstOrThrow()
  const hashes = files.map((file) => file.hash)
  await db
    .insertInto('public_tombstone')
    .values({
      organ_id: item.organId,
      item_id: item.itemId,
      index_number: row.index_number,
      title: stone.keepTitle ? row.title : null,
      published_on: row.published_on,
      withdrawn_on: stone.withdrawnOn,
      ground: stone.ground,
      reason: stone.reason,
      file_hashes: hashes,
    })
    .execute()
  return hashes
}

/** Publishing and removing the bytes of a file wait for each other, so that a file just published is not removed. */
export async function holdFiles(db: Db, hashes: readonly string[]): Promise<void> {
  for (const hash of [...hashes].sort()) {
    await sql`SELECT pg_advisory_xact_lock(hashtextextended(${hash}, 711))`.execute(db)
  }
}

/** Hashes that no public item shows any more. */
export async function unshownFiles(db: Db, hashes: readonly string[]): Promise<readonly string[]> {
  if (hashes.length === 0) return []
  const shown = await db
    .selectFrom('public_file')
    .select('hash')
    .where('hash', 'in', [...hashes])
    .execute()
  const still = new Set(shown.map((row) => row.hash))
  return hashes.filter((hash) => !still.has(hash))
}

/** Which organs a page shows; null: the whole installation (the district's pages). */
export type Scope = readonly number[] | null

export interface PublicFilter {
  readonly scope: Scope
  readonly clause?: string | undefined
  readonly kind?: Kind | undefined
  readonly notKind?: Kind | undefined
  readonly topic?: string | undefined
  readonly category?: string | undefined
  /** Year of publication. */
  readonly year?: number | undefined
  readonly validOnly?: boolean | undefined
}

export type PublicQuery<O> = SelectQueryBuilder<Tables, 'public_item', O>

export function publicItems(db: Db, filter: PublicFilter): PublicQuery<object> {
  let query = db.selectFrom('public_item')
  const { scope } = filter
  if (scope !== null)
    query =
      scope.length === 1
        ? query.where('organ_id', '=', scope[0] ?? 0)
        : query.where('organ_id', 'in', [...scope])
  if (filter.clause !== undefined) query = query.where('clause', '=', filter.clause)
  if (filter.kind !== undefined) query = query.where('kind', '=', filter.kind)
  if (filter.notKind !== undefined) query = query.where('kind', '!=', filter.notKind)
  if (filter.topic !== undefined) query = query.where('topic', '=', filter.topic)
  if (filter.category !== undefined) query = query.where('category', '=', filter.category)
  if (filter.validOnly === true) query = query.where('validity', 'in', ['valid', 'amended'])
  if (filter.year !== undefined) {
    // Both are days of the calendar by construction.
    query = query
      .where('published_on', '>=', `${filter.year}-01-01` as LocalDate)
      .where('published_on', '<=', `${filter.year}-12-31` as LocalDate)
  }
  return query
}

export interface PublicEntry {
  readonly organId: number
  readonly itemId: string
  readonly title: string
  readonly indexNumber: string
  readonly docNumber: string
  readonly issuer: string
  readonly clause: string
  readonly topic: string
  readonly category: string
  readonly kind: Kind
  readonly formedOn: LocalDate
  readonly publishedOn: LocalDate
  readonly updatedOn: LocalDate | null
  readonly validity: Validity
  readonly summary: string
}

export const ENTRY_COLUMNS = [
  'organ_id',
  'item_id',
  'title',
  'index_number',
  'doc_number',
  'issuer',
  'clause',
  'topic',
  'category',
  'kind',
  'formed_on',
  'published_on',
  'updated_on',
  'validity',
  'summary',
] as const

type EntryRow = Pick<
  { [C in keyof Tables['public_item']]: Tables['public_item'][C] },
  (typeof ENTRY_COLUMNS)[number]
>

export function toEntry(row: EntryRow): PublicEntry {
  return {
    organId: row.organ_id,
    itemId: row.item_id,
    title: row.title,
    indexNumber: row.index_number,
    docNumber: row.doc_number,
    issuer: row.issuer,
    clause: row.clause,
    topic: row.topic,
    category: row.category,
    kind: row.kind,
    formedOn: row.formed_on,
    publishedOn: row.published_on,
    updatedOn: row.updated_on,
    validity: row.validity,
    summary: row.summary,
  }
}

/** Newest first. */
export async function listPublic(
  db: Db,
  filter: PublicFilter,
  window: { limit: number; offset: number },
): Promise<readonly PublicEntry[]> {
  const rows = await publicItems(db, filter)
    .select([...ENTRY_COLUMNS])
    .orderBy('published_on', 'desc')
    .orderBy('item_id', 'desc')
    .limit(window.limit)
    .offset(window.offset)
    .execute()
  return rows.map(toEntry)
}

/** Counted up to `cap` plus one. */
export async function countPublic(db: Db, filter: PublicFilter, cap: number): Promise<number> {
  const row = await db
    .selectFrom(
      publicItems(db, filter)
        .select('item_id')
        .limit(cap + 1)
        .as('some'),
    )
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .executeTakeFirstOrThrow()
  return row.n
}

export interface GroupCount {
  readonly key: string
  readonly count: number
  readonly newest: LocalDate
}

/** Items by clause, kind or topic, with the newest day of publication. */
export async function countBy(
  db: Db,
  column: 'clause' | 'kind' | 'topic' | 'category',
  scope: Scope,
): Promise<readonly GroupCount[]> {
  const rows = await publicItems(db, { scope })
    .select((eb) => [
      eb.ref(column).as('key'),
      eb.fn.countAll<number>().as('count'),
      eb.fn.max('published_on').as('newest'),
    ])
    .groupBy(column)
    .execute()
  return rows.map((row) => ({ key: row.key, count: row.count, newest: row.newest }))
}

/** Years in which something was published, newest first. */
export async function publicYears(db: Db, scope: Scope): Promise<readonly number[]> {
  const rows = await publicItems(db, { scope })
    .select(sql<number>`extract(year from published_on)::integer`.as('year'))
    .distinct()
    .orderBy('year', 'desc')
    .execute()
  return rows.map((row) => row.year)
}

export interface PublicItem extends PublicEntry {
  readonly version: number
  readonly source: string
  readonly keywords: readonly string[]
  readonly effectiveOn: LocalDate | null
  readonly expiresOn: LocalDate | null
  readonly validitySince: LocalDate | null
  readonly validityNote: string
  readonly bodyHtml: string
  readonly bodyText: string
  readonly interprets: string | null
  readonly publishedAt: Date
  readonly files: readonly Attachment[]
}

export async function findPublic(db: Db, scope: Scope, itemId: string): Promise<PublicItem | undefined> {
  const row = await publicItems(db, { scope })
    .select([
      ...ENTRY_COLUMNS,
      'version',
      'source',
      'keywords',
      'effective_on',
      'expires_on',
      'validity_since',
      'validity_note',
      'body_html',
      'body_text',
      'interprets',
      'published_at',
    ])
    .where('item_id', '=', itemId)
    .executeTakeFirst()
  if (!row) return undefined
  const files = await db
    .selectFrom('public_file')
    .selectAll()
    .where('organ_id', '=', row.organ_id)
    .where('item_id', '=', itemId)
    .orderBy('sort')
    .execute()
  return {
    ...toEntry(row),
    version: row.version,
    source: row.source,
    keywords: row.keywords,
    effectiveOn: row.effective_on,
    expiresOn: row.expires_on,
    validitySince: row.validity_since,
    validityNote: row.validity_note,
    bodyHtml: row.body_html,
    bodyText: row.body_text,
    interprets: row.interprets,
    publishedAt: row.published_at,
    files: files.map((file) => ({
      hash: file.hash,
      name: file.name,
      mediaType: file.media_type,
      size: file.size,
    })),
  }
}

/** Public items that interpret this one, and the one it interprets. */
export async function relatedPublic(
  db: Db,
  item: PublicItem,
): Promise<{
  readonly interpretations: readonly PublicEntry[]
  readonly interpreted: PublicEntry | undefined
}> {
  const query = publicItems(db, { scope: [item.organId] }).select([...ENTRY_COLUMNS])
  const interpretations = await query
    .where('interprets', '=', item.itemId)
    .orderBy('published_on', 'desc')
    .limit(20)
    .execute()
  const interpreted =
    item.interprets === null
      ? undefined
      : await query.where('item_id', '=', item.interprets).executeTakeFirst()
  return { interpretations: interpretations.map(toEntry), interpreted: interpreted && toEntry(interpreted) }
}

export interface Tombstone {
  readonly organId: number
  readonly indexNumber: string
  readonly title: string | null
  readonly publishedOn: LocalDate
  readonly withdrawnOn: LocalDate
  readonly ground: WithdrawalGround
  readonly reason: string
}

export async function findTombstone(db: Db, scope: Scope, itemId: string): Promise<Tombstone | undefined> {
  const query = db.selectFrom('public_tombstone').selectAll().where('item_id', '=', itemId)
  const row = await (scope === null ? query : query.where('organ_id', 'in', [...scope])).executeTakeFirst()
  return (
    row && {
      organId: row.organ_id,
      indexNumber: row.index_number,
      title: row.title,
      publishedOn: row.published_on,
      withdrawnOn: row.withdrawn_on,
      ground: row.ground,
      reason: row.reason,
    }
  )
}

/** A file that is public now; `withdrawn` where it was, undefined where it never was. */
export async function findPublicFile(
  db: Db,
  scope: Scope,
  hash: string,
): Promise<{ name: string; mediaType: string } | 'withdrawn' | undefined> {
  const shown = db.selectFrom('public_file').select(['name', 'media_type']).where('hash', '=', hash)
  const row = await (scope === null ? shown : shown.where('organ_id', 'in', [...scope]))
    .limit(1)
    .executeTakeFirst()
  if (row) return { name: row.name, mediaType: row.media_type }
  const stone = await db
    .selectFrom('public_tombstone')
    .select('item_id')
    .where(sql<boolean>`file_hashes @> ARRAY[${hash}]`)
    .limit(1)
    .executeTakeFirst()
  return stone ? 'withdrawn' : undefined
}

export interface PublicGuide {
  readonly revisedOn: LocalDate | null
  readonly note: string
}

export async function readGuide(db: Db, organId: number): Promise<PublicGuide> {
  const row = await db
    .selectFrom('public_disclosure_guide')
    .selectAll()
    .where('organ_id', '=', organId)
    .executeTakeFirst()
  return { revisedOn: row?.revised_on ?? null, note: row?.note ?? '' }
}

export async function writeGuide(
  db: Db,
  organId: number,
  guide: { revisedOn: LocalDate; note: string },
): Promise<void> {
  const columns = { revised_on: guide.revisedOn, note: guide.note }
  await db
    .insertInto('public_disclosure_guide')
    .values({ organ_id: organId, ...columns })
    .onConflict((conflict) => conflict.column('organ_id').doUpdateSet(columns))
    .execute()
}

/** Documents still marked 有效 whose last day has passed. */
export async function expiringPublic(
  db: Db,
  today: LocalDate,
): Promise<readonly { organId: number; itemId: string; expiresOn: LocalDate }[]> {
  const rows = await db
    .selectFrom('public_item')
    .select(['organ_id', 'item_id', 'expires_on'])
    .where('expires_on', '<=', today)
    .where('validity', 'in', ['valid', 'amended'])
    .limit(1000)
    .execute()
  return rows.flatMap((row) =>
    row.expires_on === null
      ? []
      : [{ organId: row.organ_id, itemId: row.item_id, expiresOn: row.expires_on }],
  )
}
