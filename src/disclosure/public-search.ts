/** Search of the public store in two stages: the exact one first, then the newest candidates, ranked. */
import { sql, type Kysely } from 'kysely'
import type { Tables } from '../platform/database/tables.ts'
import {
  COUNT_CAP,
  gramQuery,
  readQuery,
  scoreOf,
  searchForm,
  snippet,
  type Query,
  type SnippetPart,
} from '../search/rules.ts'
import { wordsOf } from '../search/service.ts'
import {
  ENTRY_COLUMNS,
  publicItems,
  toEntry,
  type PublicEntry,
  type PublicFilter,
  type PublicQuery,
} from './public-store.ts'

type Db = Kysely<Tables>

/**
 * Candidates are ranked a block at a time, newest block first, so that every page has its place: a window that grew
 * with the page would rank it anew and lose some between two pages. ts_rank was measured to bear about 1,000 rows;
 * ours reads titles only, and a page costs one block or two.
 */
const BLOCK = 300

export interface Hit extends PublicEntry {
  readonly excerpt: readonly SnippetPart[]
}

export interface Found {
  readonly query: Query | undefined
  readonly hits: readonly Hit[]
  /** Up to COUNT_CAP plus one. */
  readonly count: number
  /** Nothing held the query as typed; these hold its words. */
  readonly byWords: boolean
}

export interface Paging {
  /** From 1. */
  readonly page: number
  readonly size: number
}

/** What is found for a typed query; `query` is undefined where it holds nothing to look for. */
export async function searchPublic(
  db: Db,
  filter: PublicFilter,
  typed: string,
  paging: Paging,
): Promise<Found> {
  const query = readQuery(typed)
  if (query === undefined) return { query, hits: [], count: 0, byWords: false }
  const found = await lookFor(db, filter, query, paging)
  if (found.count > 0 || query.prefix !== null) return { query, ...found, byWords: false }
  const words = wordsOf(query.text).filter((word) => [...word].length > 1)
  const loose: Query = { ...query, phrases: longest(words) }
  if (loose.phrases.length === 0) return { query, ...found, byWords: false }
  const second = await lookFor(db, filter, loose, paging)
  return { query: loose, ...second, byWords: second.count > 0 }
}

/** Words that are part of a longer one of the same cut add nothing. */
function longest(words: readonly string[]): readonly string[] {
  return words.filter((word) => !words.some((other) => other !== word && other.includes(word))).slice(0, 8)
}

async function lookFor(
  db: Db,
  filter: PublicFilter,
  query: Query,
  paging: Paging,
): Promise<{ hits: readonly Hit[]; count: number }> {
  const exact = await exactHits(db, filter, query)
  const matching = candidates(db, filter, query)
  const count = await countOf(db, matching)
  if (count === 0 && exact.length === 0) return { hits: [], count: 0 }
  const end = paging.page * paging.size
  const start = end - paging.size
  const rest = await rankedRange(
    matching,
    exact.map((entry) => entry.itemId),
    query,
    { start: Math.max(0, start - exact.length), end: Math.min(end, COUNT_CAP) - exact.length },
  )
  const page = [...exact.slice(start, end), ...rest]
  return { hits: await withExcerpts(db, page, query), count: Math.max(count, exact.length) }
}

/** The candidates from `start` up to `end` in the order of their blocks, those shown before left out. */
async function rankedRange(
  matching: PublicQuery<object>,
  without: readonly string[],
  query: Query,
  range: { start: number; end: number },
): Promise<readonly PublicEntry[]> {
  if (range.end <= range.start) return []
  const others = without.length === 0 ? matching : matching.where('item_id', 'not in', [...without])
  const first = Math.floor(range.start / BLOCK)
  const last = Math.floor((range.end - 1) / BLOCK)
  const ranked: PublicEntry[] = []
  for (let block = first; block <= last; block += 1) {
    const rows = await others
      .select([...ENTRY_COLUMNS])
      .orderBy('published_on', 'desc')
      .orderBy('item_id', 'desc')
      .offset(block * BLOCK)
      .limit(BLOCK)
      .execute()
    ranked.push(...rank(rows.map(toEntry), query))
    if (rows.length < BLOCK) break
  }
  const skip = first * BLOCK
  return ranked.slice(range.start - skip, range.end - skip)
}

/** The title itself, a 文号 or an 索引号, however it is punctuated. */
async function exactHits(db: Db, filter: PublicFilter, query: Query): Promise<readonly PublicEntry[]> {
  const form = searchForm(query.text)
  const rows = await publicItems(db, filter)
    .select([...ENTRY_COLUMNS])
    .where((eb) =>
      eb.or([
        eb('search_title', '=', form),
        eb('search_number', '=', form),
        eb('index_number', '=', query.text.toUpperCase()),
      ]),
    )
    .orderBy('published_on', 'desc')
    .limit(20)
    .execute()
  return rows.map(toEntry)
}

function candidates(db: Db, filter: PublicFilter, query: Query): PublicQuery<object> {
  let matching = publicItems(db, filter)
  if (query.prefix !== null) {
    return matching.where(sql<boolean>`title_words @@ ${`'${query.prefix}':*`}::tsquery`)
  }
  for (const phrase of query.phrases) {
    const grams = gramQuery([phrase])
    // The pairs find the candidates by index; whether the phrase stands there as a whole is looked at in the text.
    matching = matching.where(
      sql<boolean>`((title_grams @@ ${grams}::tsquery AND strpos(search_title, ${phrase}) > 0)
        OR (body_grams @@ ${grams}::tsquery AND strpos(search_body, ${phrase}) > 0))`,
    )
  }
  return matching
}

async function countOf(db: Db, matching: PublicQuery<object>): Promise<number> {
  const row = await db
    .selectFrom(
      matching
        .select('item_id')
        .limit(COUNT_CAP + 1)
        .as('some'),
    )
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .executeTakeFirstOrThrow()
  return row.n
}

function rank(entries: readonly PublicEntry[], query: Query): readonly PublicEntry[] {
  const words = wordsOf(query.text)
  return entries
    .map((entry) => ({ entry, score: scoreOf(entry.title, query, words) }))
    .sort((a, b) => b.score - a.score)
    .map(({ entry }) => entry)
}

/** The texts of one page only. */
async function withExcerpts(db: Db, entries: readonly PublicEntry[], query: Query): Promise<readonly Hit[]> {
  if (entries.length === 0) return []
  const rows = await db
    .selectFrom('public_item')
    .select(['organ_id', 'item_id', 'body_text', 'summary'])
    .where('organ_id', 'in', [...new Set(entries.map((entry) => entry.organId))])
    .where(
      'item_id',
      'in',
      entries.map((entry) => entry.itemId),
    )
    .execute()
  const texts = new Map(rows.map((row) => [row.item_id, row]))
  return entries.map((entry) => {
    const row = texts.get(entry.itemId)
    const inBody = snippet(row?.body_text ?? '', query.phrases)
    const parts = inBody.some((part) => part.hit)
      ? inBody
      : snippet(row?.summary || (row?.body_text ?? ''), query.phrases)
    return { ...entry, excerpt: parts }
  })
}
