import { hash } from 'node:crypto'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'
import type { Encoding } from './cache-headers.ts'

/** A page as bytes, its head lines written out once. Compressed variants are made the first time they are asked for. */
export interface CachedPage {
  readonly status: number
  /** The same for everybody. */
  readonly shared: boolean
  /** ETag without quotes and without the variant's suffix. */
  readonly tag: string
  /** Bytes held by this page with the variants made so far. */
  readonly size: number
}

export interface Variant {
  readonly body: Buffer
  /** Name, value, name, value …: what node:http writes without looking again. */
  readonly head: string[]
  readonly headUnmodified: string[]
}

interface HeldPage extends CachedPage {
  size: number
  readonly headers: Readonly<Record<string, string>>
  readonly variants: { -readonly [K in Encoding]?: Variant } & { identity: Variant }
}

const encoder = new TextEncoder()
let scratch = Buffer.allocUnsafeSlow(256 * 1024)

/** UTF-8 in half the time of Buffer.from, which measures the string first. */
function encode(html: string): Buffer {
  const most = html.length * 3
  if (most > scratch.byteLength) scratch = Buffer.allocUnsafeSlow(most)
  const { written } = encoder.encodeInto(html, scratch)
  return Buffer.from(scratch.subarray(0, written))
}

export function makePage(
  html: string,
  options: { status: number; shared: boolean; headers: Readonly<Record<string, string>> },
): CachedPage {
  const body = encode(html)
  const tag = hash('sha1', body, 'base64url').slice(0, 20)
  const page: HeldPage = {
    ...options,
    tag,
    size: body.byteLength,
    variants: { identity: makeVariant(body, 'identity', tag, options) },
  }
  return page
}

/** Brotli at 5 costs as much as gzip at 6 on pages of this size and is a fifth smaller. */
export function variantOf(page: CachedPage, encoding: Encoding): Variant {
  const held = page as HeldPage // every CachedPage comes from makePage
  const made = held.variants[encoding]
  if (made) return made
  const plain = held.variants.identity.body
  if (plain.byteLength < 1024) return held.variants.identity
  const body =
    encoding === 'br'
      ? brotliCompressSync(plain, {
          params: {
            [constants.BROTLI_PARAM_QUALITY]: 5,
            [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
            [constants.BROTLI_PARAM_SIZE_HINT]: plain.byteLength,
          },
        })
      : gzipSync(plain, { level: 6 })
  const variant = makeVariant(body, encoding, held.tag, held)
  held.variants[encoding] = variant
  held.size += body.byteLength
  return variant
}

function makeVariant(
  body: Buffer,
  encoding: Encoding,
  tag: string,
  page: { shared: boolean; headers: Readonly<Record<string, string>> },
): Variant {
  const suffix = encoding === 'identity' ? '' : `-${encoding}`
  const both = ['Cache-Control', page.shared ? 'no-cache' : 'private, no-store', 'Vary', 'Accept-Encoding']
  if (page.shared) both.push('ETag', `"${tag}${suffix}"`)
  const head = [
    'Content-Type',
    'text/html; charset=utf-8',
    'Content-Length',
    String(body.byteLength),
    ...both,
  ]
  if (encoding !== 'identity') head.push('Content-Encoding', encoding)
  for (const [name, value] of Object.entries(page.headers)) head.push(name, value)
  return { body, head, headUnmodified: both }
}
