import type { IncomingMessage, ServerResponse } from 'node:http'
import type { OrganId } from '../organs/model.ts'
import { acceptedEncoding, matchesEtag } from './cache-headers.ts'
import { makePage, variantOf, type CachedPage } from './cached-page.ts'

export type { CachedPage } from './cached-page.ts'

/** Taken before the data of a page is read; a purge after it keeps the page out of the cache. */
export type CacheTicket = number & { readonly cacheTicket?: never }

export interface PageCacheOptions {
  /** Of all bodies with their compressed variants. */
  readonly maxBytes: number
  /** Query parameters that a cached page may depend on; an address with any other is never cached. */
  readonly queryNames: readonly string[]
  /** Under what a request's page is kept, where its path and query do not say all; the same text is given to `store`. */
  readonly addressOf?: (request: IncomingMessage) => string
  /** Sent with every page, fixed for the process: CSP and its kin. */
  readonly headers: Readonly<Record<string, string>>
}

export interface PageCache {
  /** Call before reading any data for the page. */
  readonly begin: () => CacheTicket
  /** Bytes, ETag and headers of a page, not yet stored; also for pages that are never stored. */
  readonly make: (
    html: string,
    options?: { readonly status?: number; readonly private?: boolean },
  ) => CachedPage
  /**
   * Keeps a page under `url` (path and query as requested, or what `addressOf` says). False, and nothing kept, when the address is not
   * cacheable, the page is private or not 200, a purge of one of its organs came after the ticket, or the cache rests.
   */
  readonly store: (
    url: string,
    page: CachedPage,
    organIds: readonly OrganId[],
    ticket: CacheTicket,
  ) => boolean
  /**
   * Renders a page once however many ask for it at the same moment. Who asks after any purge starts anew, so nobody
   * is given data from before it. `render` takes the ticket of `begin` and calls `store` itself.
   */
  readonly share: (url: string, render: (ticket: CacheTicket) => Promise<CachedPage>) => Promise<CachedPage>
  /** Answers a GET or HEAD from memory on bare node:http; false when the request has to be rendered. */
  readonly serveCached: (request: IncomingMessage, response: ServerResponse) => boolean
  /** Drops every page tagged with the organs. A page of the district that shows its organs carries the district's tag. */
  readonly purge: (organs: OrganId | readonly OrganId[] | 'all') => void
  /** Drops everything: the day has changed, or a notification may have been missed. */
  readonly clear: () => void
  /** The listener is lost: empty, and neither serves nor keeps anything until `resume`. */
  readonly suspend: () => void
  readonly resume: () => void
  readonly stats: () => PageCacheStats
}

export interface PageCacheStats {
  readonly entries: number
  readonly bytes: number
  readonly hits: number
  readonly misses: number
  readonly generation: number
  readonly suspended: boolean
}

interface Entry {
  readonly key: string
  readonly page: CachedPage
  readonly organIds: readonly OrganId[]
  /** What `bytes` holds for it: a page grows when a compressed variant is made. */
  counted: number
}

const MAX_KEY_LENGTH = 512
const MAX_REMEMBERED_PURGES = 200_000

/** Rendered public pages in memory: least recently used out first, bounded by bytes. Holds no clock and no timer. */
export function createPageCache(options: PageCacheOptions): PageCache {
  const entries = new Map<string, Entry>()
  const byOrgan = new Map<OrganId, Set<string>>()
  const purgedAt = new Map<OrganId, number>()
  const flights = new Map<string, { readonly ticket: number; readonly page: Promise<CachedPage> }>()
  const queryNames = new Set(options.queryNames)
  const addressOf = options.addressOf ?? ((request) => request.url ?? '/')
  let bytes = 0
  let hits = 0
  let misses = 0
  let generation = 0
  let clearedAt = 0
  let suspended = false

  const drop = (entry: Entry) => {
    entries.delete(entry.key)
    bytes -= entry.counted
    for (const organId of entry.organIds) {
      const keys = byOrgan.get(organId)
      keys?.delete(entry.key)
      if (keys?.size === 0) byOrgan.delete(organId)
    }
  }

  /** The newest entry is never evicted here: `store` refuses what could not fit on its own. */
  const evict = () => {
    for (const entry of entries.values()) {
      if (bytes <= options.maxBytes || entries.size <= 1) return
      drop(entry)
    }
  }

  const clear = () => {
    generation += 1
    clearedAt = generation
    entries.clear()
    byOrgan.clear()
    purgedAt.clear()
    bytes = 0
  }

  const purge: PageCache['purge'] = (organs) => {
    if (organs === 'all') return clear()
    generation += 1
    for (const organId of typeof organs === 'number' ? [organs] : organs) {
      purgedAt.set(organId, generation)
      for (const key of byOrgan.get(organId) ?? []) {
        const entry = entries.get(key)
        if (entry) drop(entry)
      }
    }
    // Forgetting old purges must never let a page in that they would have kept out.
    if (purgedAt.size > MAX_REMEMBERED_PURGES) {
      purgedAt.clear()
      clearedAt = generation
    }
  }

  const store: PageCache['store'] = (url, page, organIds, ticket) => {
    if (suspended || !page.shared || page.status !== 200 || page.size > options.maxBytes / 2) return false
    if (clearedAt > ticket || organIds.some((organId) => (purgedAt.get(organId) ?? 0) > ticket)) return false
    const key = cacheKey(url, queryNames)
    if (key === undefined) return false
    const old = entries.get(key)
    if (old) drop(old)
    entries.set(key, { key, page, organIds, counted: page.size })
    bytes += page.size
    for (const organId of organIds) {
      const keys = byOrgan.get(organId)
      if (keys) keys.add(key)
      else byOrgan.set(organId, new Set([key]))
    }
    evict()
    return true
  }

  const lookUp = (url: string): Entry | undefined => {
    const key = cacheKey(url, queryNames)
    const entry = key === undefined ? undefined : entries.get(key)
    if (!entry) return undefined
    entries.delete(entry.key)
    entries.set(entry.key, entry)
    return entry
  }

  const share: PageCache['share'] = (url, render) => {
    const key = cacheKey(url, queryNames)
    if (key === undefined) return render(generation)
    const flight = flights.get(key)
    if (flight?.ticket === generation) return flight.page
    const started = { ticket: generation, page: render(generation) }
    flights.set(key, started)
    const landed = () => {
      if (flights.get(key) === started) flights.delete(key)
    }
    started.page.then(landed, landed)
    return started.page
  }

  const serveCached: PageCache['serveCached'] = (request, response) => {
    if (suspended || (request.method !== 'GET' && request.method !== 'HEAD')) return false
    const entry = lookUp(addressOf(request))
    if (!entry) {
      misses += 1
      return false
    }
    hits += 1
    sendPage(request, response, entry.page)
    if (entry.page.size !== entry.counted) {
      bytes += entry.page.size - entry.counted
      entry.counted = entry.page.size
      evict()
    }
    return true
  }

  return {
    begin: () => generation,
    make: (html, more = {}) =>
      makePage(html, { status: more.status ?? 200, shared: more.private !== true, headers: options.headers }),
    store,
    share,
    serveCached,
    purge,
    clear,
    suspend: () => {
      suspended = true
      clear()
    },
    resume: () => {
      clear()
      suspended = false
    },
    stats: () => ({ entries: entries.size, bytes, hits, misses, generation, suspended }),
  }
}

/**
 * Sends a page, stored or not, on bare node:http: 304 when the client has it, else the variant it accepts.
 * Never writes cookies; a page that sets cookies goes the framework's way.
 */
export function sendPage(request: IncomingMessage, response: ServerResponse, page: CachedPage): void {
  // A private page may echo secrets beside what the visitor sent: compressing it would tell its length (BREACH).
  const encoding = page.shared ? acceptedEncoding(request.headers['accept-encoding']) : 'identity'
  const variant = variantOf(page, encoding)
  const known = request.headers['if-none-match']
  if (known !== undefined && page.shared && page.status === 200 && matchesEtag(known, page.tag)) {
    response.writeHead(304, variant.headUnmodified)
    response.end()
    return
  }
  response.writeHead(page.status, variant.head)
  if (request.method === 'HEAD') response.end()
  else response.end(variant.body)
}

/**
 * Path and query in one form: known parameters sorted, decoded and encoded again. Undefined for addresses that are
 * not cached: an unknown or repeated parameter, a broken escape, or an overlong address.
 */
export function cacheKey(url: string, queryNames: ReadonlySet<string>): string | undefined {
  const mark = url.indexOf('?')
  if (url.length > MAX_KEY_LENGTH) return undefined
  if (mark < 0) return url
  if (mark === url.length - 1) return url.slice(0, mark)
  const pairs: string[] = []
  const seen = new Set<string>()
  for (const pair of url.slice(mark + 1).split('&')) {
    const equals = pair.indexOf('=')
    const name = decode(equals < 0 ? pair : pair.slice(0, equals))
    const value = decode(equals < 0 ? '' : pair.slice(equals + 1))
    if (name === undefined || value === undefined || seen.has(name) || !queryNames.has(name)) return undefined
    seen.add(name)
    pairs.push(`${encodeURIComponent(name)}=${encodeURIComponent(value)}`)
  }
  return `${url.slice(0, mark)}?${pairs.sort().join('&')}`
}

function decode(text: string): string | undefined {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '))
  } catch {
    return undefined
  }
}
