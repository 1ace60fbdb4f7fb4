/** The public store: public rows only, no row-level security. Everything the public sees comes from here. */
import { sql, type Kysely, type SelectQueryBuilder } from 'kysely'
import type { LocalDate } from '../law/local-date.ts'
import type { Tables } from '../platform/database/tables.ts'
import type { Attachment, Kind, Validity, WithdrawalGround } from './model.ts'
import './tables.ts'

type Db = Kysely<Tables>

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
