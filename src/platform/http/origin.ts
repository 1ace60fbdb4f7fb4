import type { IncomingMessage } from 'node:http'
import type { Config } from '../config.ts'

/** A registered name or an address with an optional port (RFC 9110, 7.2): nothing that could end an attribute or a path. */
const HOST = /^(?:[a-z0-9_-]+(?:\.[a-z0-9_-]+)*\.?|\[[0-9a-f:.]+\])(?::\d{1,5})?$/i

type Origins = Pick<Config, 'publicUrl' | 'trustProxy' | 'host' | 'port'>

/**
 * What absolute links begin with: PUBLIC_URL, else the origin the browser asked for. A Host header that names no host
 * is not repeated; the program's own address stands in for it. Behind a trusted proxy its X-Forwarded-… count.
 */
export function rootUrlOf(request: Pick<IncomingMessage, 'headers'>, config: Origins): string {
  if (config.publicUrl !== undefined) return config.publicUrl
  const { headers } = request
  const forwarded = (name: string): string | undefined =>
    config.trustProxy ? lastOf(headers[name]) : undefined
  const scheme = forwarded('x-forwarded-proto') === 'https' ? 'https' : 'http'
  const host = forwarded('x-forwarded-host') ?? headers.host ?? ''
  const isHost = HOST.test(host) && URL.canParse(`${scheme}://${host}`)
  return `${scheme}://${isHost ? host.toLowerCase() : `${config.host}:${config.port}`}`
}

function lastOf(header: string | readonly string[] | undefined): string | undefined {
  const text = typeof header === 'string' ? header : header?.at(-1)
  return text?.split(',').at(-1)?.trim()
}

/**
 * Under what a rendered page is kept. Without PUBLIC_URL its absolute links repeat the Host that was asked for, so that
 * a forged Host must never be given to the next visitor: the origin is part of the address then.
 */
export function cacheAddressOf(request: Pick<IncomingMessage, 'headers' | 'url'>, config: Origins): string {
  const url = request.url ?? '/'
  return config.publicUrl === undefined ? `${rootUrlOf(request, config)}\n${url}` : url
}
