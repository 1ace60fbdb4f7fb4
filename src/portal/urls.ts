import type { PortalUrls } from './route.ts'

export interface PortalUrlOptions {
  /** PUBLIC_URL; its path goes in front of every link, form and asset. */
  readonly publicUrl: string
  /** The organ whose pages these are; null for the root district, which has no `/o/CODE`. */
  readonly organCode: string | null
  /** From `portalAssets().hashes`: `portal.css` → `portal.1a2b3c4d.css`. */
  readonly assetHashes: Readonly<Record<string, string>>
  /** Larger text (适老化). Kept in the address, so that it needs neither a cookie nor a script and pages stay cacheable. */
  readonly large?: boolean
}

type Query = Readonly<Record<string, string | number | undefined>>

const NO_QUERY: Query = {}

/** The query parameter of the larger-text view. */
export const VIEW_PARAMETER = 'view'
export const LARGE_VIEW = 'large'

/** The path of PUBLIC_URL without its last slash: `` or `/xxgk`. */
export function basePathOf(publicUrl: string): string {
  return new URL(publicUrl).pathname.replace(/\/+$/, '')
}

/** Below the base: `/o/CODE`, or nothing for the root district. */
export function organPrefix(code: string | null): string {
  return code === null ? '' : `/o/${encodeURIComponent(code)}`
}

/**
 * The one builder of portal links. Paths begin with `/` and are already percent-encoded; they may carry a query and
 * a fragment of their own. Throws on a path that is not rooted, so that no link ever depends on the page it is on.
 */
export function makePortalUrls(options: PortalUrlOptions): PortalUrls {
  const base = basePathOf(options.publicUrl)
  const origin = new URL(options.publicUrl).origin
  const large = options.large === true
  const withView = (query: Query): Query => (large ? { [VIEW_PARAMETER]: LARGE_VIEW, ...query } : query)
  const own = base + organPrefix(options.organCode)
  return {
    to: (path, query = NO_QUERY) => own + withQuery(path, withView(query)),
    toOrgan: (code, path) => base + organPrefix(code) + withQuery(path, withView(NO_QUERY)),
    asset: (name) => `${base}/assets/${options.assetHashes[name] ?? name}`,
    absolute: (path) => origin + own + withQuery(path, NO_QUERY),
  }
}

function withQuery(path: string, query: Query): string {
  if (!path.startsWith('/')) throw new RangeError(`portal path must begin with a slash: ${path}`)
  let search = ''
  for (const name in query) {
    const value = query[name]
    if (value === undefined || value === '') continue
    search += `${search === '' ? '' : '&'}${encodeURIComponent(name)}=${encodeURIComponent(value)}`
  }
  if (search === '') return path
  const hash = path.indexOf('#')
  const front = hash < 0 ? path : path.slice(0, hash)
  return `${front}${front.includes('?') ? '&' : '?'}${search}${hash < 0 ? '' : path.slice(hash)}`
}

/** Splits a built address for a GET form, whose action loses its query: the query becomes hidden fields. */
export function splitQuery(href: string): { action: string; hidden: readonly (readonly [string, string])[] } {
  const mark = href.indexOf('?')
  if (mark < 0) return { action: href, hidden: [] }
  return { action: href.slice(0, mark), hidden: [...new URLSearchParams(href.slice(mark + 1)).entries()] }
}
