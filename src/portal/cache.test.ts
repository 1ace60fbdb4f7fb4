import { createServer, request as httpRequest, type IncomingHttpHeaders, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import * as fc from 'fast-check'
import { afterEach, describe, expect, test } from 'vitest'
import { acceptedEncoding, matchesEtag } from './cache-headers.ts'
import { cacheKey, createPageCache, sendPage, type PageCache } from './cache.ts'

const HEADERS = { 'Content-Security-Policy': "default-src 'none'", 'X-Content-Type-Options': 'nosniff' }
const HTML = `<!doctype html><html lang="zh-CN"><title>公开</title>${'<p>政府信息</p>'.repeat(200)}</html>`

function newCache(maxBytes = 1_000_000): PageCache {
  return createPageCache({ maxBytes, queryNames: ['page', 'q', 'view'], headers: HEADERS })
}

function put(cache: PageCache, url: string, organIds: readonly number[] = [1], html = HTML): boolean {
  return cache.store(url, cache.make(html), organIds, cache.begin())
}

interface Answer {
  readonly status: number
  readonly headers: IncomingHttpHeaders
  readonly body: Buffer
}

let server: Server | undefined
afterEach(() => {
  server?.close()
  server = undefined
})

/** One request against the cache on bare node:http; 299 says that the page would have to be rendered. */
async function ask(
  cache: PageCache,
  path: string,
  options: { method?: string; headers?: Record<string, string> } = {},
): Promise<Answer> {
  server ??= createServer((request, response) => {
    if (!cache.serveCached(request, response)) response.writeHead(299).end()
  }).listen(0, '127.0.0.1')
  const running = server
  if (!running.listening) await new Promise((resolve) => running.once('listening', resolve))
  const { port } = running.address() as AddressInfo // listens on TCP
  return new Promise((resolve, reject) => {
    const sent = httpRequest({ port, path, agent: false, ...options }, (response) => {
      const chunks: Buffer[] = []
      response.on('data', (chunk: Buffer) => chunks.push(chunk))
      response.on('end', () =>
        resolve({ status: response.statusCode ?? 0, headers: response.headers, body: Buffer.concat(chunks) }),
      )
    })
    sent.on('error', reject)
    sent.end()
  })
}

describe('what is refused', () => {
  test('a page whose data was read before a purge of its organ is never stored after it', () => {
    const cache = newCache()
    const ticket = cache.begin()
    cache.purge(7)
    expect(cache.store('/o/a/', cache.make(HTML), [1, 7], ticket)).toBe(false)
    expect(cache.store('/o/b/', cache.make(HTML), [1, 8], ticket)).toBe(true)
    expect(cache.store('/o/a/', cache.make(HTML), [1, 7], cache.begin())).toBe(true)
  })

  test('nor after the whole cache was emptied', () => {
    const cache = newCache()
    const ticket = cache.begin()
    cache.clear()
    expect(cache.store('/', cache.make(HTML), [1], ticket)).toBe(false)
  })

  test('private pages, errors and pages larger than half the cache are not stored', () => {
    const cache = newCache(10_000)
    expect(cache.store('/a', cache.make(HTML, { private: true }), [1], cache.begin())).toBe(false)
    expect(cache.store('/b', cache.make(HTML, { status: 404 }), [1], cache.begin())).toBe(false)
    expect(put(cache, '/c', [1], 'x'.repeat(5_001))).toBe(false)
    expect(cache.stats()).toMatchObject({ entries: 0, bytes: 0 })
  })

  test('unknown, repeated or broken parameters and overlong addresses are not cached', () => {
    const names = new Set(['page', 'q'])
    for (const url of [
      '/?utm=1',
      '/?page=1&x=2',
      '/?page=1&page=2',
      '/?q=%E4%BD',
      '/?q=%zz',
      `/${'x'.repeat(600)}`,
    ]) {
      expect(cacheKey(url, names), url).toBeUndefined()
    }
  })

  test('a suspended cache neither serves nor stores; resumed, it starts empty', async () => {
    const cache = newCache()
    put(cache, '/')
    const ticket = cache.begin()
    cache.suspend()
    expect((await ask(cache, '/')).status).toBe(299)
    expect(put(cache, '/')).toBe(false)
    cache.resume()
    expect((await ask(cache, '/')).status).toBe(299)
    expect(cache.store('/', cache.make(HTML), [1], ticket)).toBe(false)
    expect(put(cache, '/')).toBe(true)
  })

  test('POST is never answered from memory', async () => {
    const cache = newCache()
    put(cache, '/apply')
    expect((await ask(cache, '/apply', { method: 'POST' })).status).toBe(299)
  })
})

describe('serving', () => {
  test('sends bytes, ETag, no-cache and the fixed headers', async () => {
    const cache = newCache()
    put(cache, '/')
    const answer = await ask(cache, '/')
    expect(answer.status).toBe(200)
    expect(answer.body.toString()).toBe(HTML)
    expect(answer.headers).toMatchObject({
      'content-type': 'text/html; charset=utf-8',
      'content-length': String(Buffer.byteLength(HTML)),
      'cache-control': 'no-cache',
      vary: 'Accept-Encoding',
      'content-security-policy': HEADERS['Content-Security-Policy'],
      'x-content-type-options': 'nosniff',
    })
    expect(answer.headers.etag).toMatch(/^"[\w-]{20}"$/)
  })

  test('one page under any order and spelling of its parameters', async () => {
    const cache = newCache()
    put(cache, '/search?q=%e5%85%bb%e8%80%81&page=2')
    expect((await ask(cache, '/search?page=2&q=%E5%85%BB%E8%80%81')).status).toBe(200)
    expect((await ask(cache, '/search?page=3&q=%E5%85%BB%E8%80%81')).status).toBe(299)
  })

  test('compressed variants hold the same page, have their own ETag and are counted', async () => {
    const cache = newCache()
    put(cache, '/')
    const plain = cache.stats().bytes
    const br = await ask(cache, '/', { headers: { 'accept-encoding': 'gzip, deflate, br' } })
    const gz = await ask(cache, '/', { headers: { 'accept-encoding': 'gzip, br;q=0' } })
    expect(br.headers['content-encoding']).toBe('br')
    expect(gz.headers['content-encoding']).toBe('gzip')
    expect(brotliDecompressSync(br.body).toString()).toBe(HTML)
    expect(gunzipSync(gz.body).toString()).toBe(HTML)
    expect(new Set([br.headers.etag, gz.headers.etag]).size).toBe(2)
    expect(cache.stats().bytes).toBe(plain + br.body.byteLength + gz.body.byteLength)
    cache.purge(1)
    expect(cache.stats().bytes).toBe(0)
  })

  test('304 for the ETag of any variant, with no body; a changed page is sent again', async () => {
    const cache = newCache()
    put(cache, '/')
    const { headers } = await ask(cache, '/', { headers: { 'accept-encoding': 'br' } })
    const known = { 'if-none-match': `"other", W/${headers.etag}` }
    const same = await ask(cache, '/', { headers: known })
    expect(same.status).toBe(304)
    expect(same.body.byteLength).toBe(0)
    expect(same.headers['cache-control']).toBe('no-cache')
    cache.purge('all')
    put(cache, '/', [1], `${HTML} `)
    expect((await ask(cache, '/', { headers: known })).status).toBe(200)
  })

  test('HEAD sends the head alone', async () => {
    const cache = newCache()
    put(cache, '/')
    const answer = await ask(cache, '/', { method: 'HEAD' })
    expect(answer.status).toBe(200)
    expect(answer.headers['content-length']).toBe(String(Buffer.byteLength(HTML)))
    expect(answer.body.byteLength).toBe(0)
  })

  test('a private page is sent uncompressed, without ETag, not to be kept', async () => {
    const cache = newCache()
    server = createServer((request, response) =>
      sendPage(request, response, cache.make(HTML, { private: true, status: 422 })),
    ).listen(0, '127.0.0.1')
    const answer = await ask(cache, '/', { headers: { 'accept-encoding': 'br, gzip' } })
    expect(answer.status).toBe(422)
    expect(answer.headers['cache-control']).toBe('private, no-store')
    expect(answer.headers.etag).toBeUndefined()
    expect(answer.headers['content-encoding']).toBeUndefined()
    expect(answer.headers['content-security-policy']).toBe(HEADERS['Content-Security-Policy'])
  })
})

describe('rendering once', () => {
  test('those who ask at the same moment share one rendering; after a purge it is done anew', async () => {
    const cache = newCache()
    let renderings = 0
    const render = (ticket: number) =>
      new Promise<ReturnType<PageCache['make']>>((resolve) => {
        renderings += 1
        const page = cache.make(`${HTML}${renderings}`)
        setImmediate(() => {
          cache.store('/', page, [1], ticket)
          resolve(page)
        })
      })
    const first = [cache.share('/', render), cache.share('/?', render)]
    cache.purge(1)
    const second = cache.share('/', render)
    const [a, b] = await Promise.all(first)
    expect(a).toBe(b)
    expect((await second).tag).not.toBe(a?.tag)
    expect(renderings).toBe(2)
    expect((await ask(cache, '/')).body.toString()).toBe(`${HTML}2`)
  })

  test('a failed rendering is told to all who share it and forgotten', async () => {
    const cache = newCache()
    const fail = () => Promise.reject(new Error('database away'))
    const shared = [cache.share('/', fail), cache.share('/', fail)]
    for (const page of shared) await expect(page).rejects.toThrow('database away')
    await expect(cache.share('/', () => Promise.resolve(cache.make(HTML)))).resolves.toMatchObject({
      status: 200,
    })
  })

  test('addresses that are not cached are never shared', async () => {
    const cache = newCache()
    const render = () => Promise.resolve(cache.make(HTML))
    const [a, b] = await Promise.all([cache.share('/?x=1', render), cache.share('/?x=1', render)])
    expect(a).not.toBe(b)
  })
})

describe('purging and eviction', () => {
  test('drops the pages tagged with the organ and no others', async () => {
    const cache = newCache()
    put(cache, '/', [1])
    put(cache, '/o/a/', [1, 2])
    put(cache, '/o/b/', [3])
    cache.purge([2])
    expect((await ask(cache, '/o/a/')).status).toBe(299)
    expect((await ask(cache, '/')).status).toBe(200)
    cache.purge(1)
    expect((await ask(cache, '/')).status).toBe(299)
    expect((await ask(cache, '/o/b/')).status).toBe(200)
  })

  test('the least recently used page goes first', async () => {
    const cache = newCache(3_000)
    put(cache, '/a', [1], 'a'.repeat(1_000))
    put(cache, '/b', [1], 'b'.repeat(1_000))
    put(cache, '/c', [1], 'c'.repeat(1_000))
    await ask(cache, '/a')
    put(cache, '/d', [1], 'd'.repeat(1_000))
    expect((await ask(cache, '/b')).status).toBe(299)
    expect((await ask(cache, '/a')).status).toBe(200)
    expect(cache.stats()).toMatchObject({ entries: 3, bytes: 3_000 })
  })

  test('whatever is stored and purged, no purged page is left and the bytes are those of the entries', () => {
    const step = fc.oneof(
      fc.record({
        kind: fc.constant('store' as const),
        url: fc.nat(8),
        organ: fc.nat(3),
        size: fc.integer({ min: 1, max: 400 }),
      }),
      fc.record({ kind: fc.constant('purge' as const), organ: fc.nat(3) }),
      fc.record({ kind: fc.constant('begin' as const) }),
    )
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
        const cache = newCache(1_000)
        let ticket = cache.begin()
        let purgedSince = new Set<number>()
        for (const action of steps) {
          if (action.kind === 'begin') {
            ticket = cache.begin()
            purgedSince = new Set()
          } else if (action.kind === 'purge') {
            cache.purge(action.organ)
            purgedSince.add(action.organ)
          } else {
            const stored = cache.store(
              `/${action.url}`,
              cache.make('x'.repeat(action.size)),
              [action.organ],
              ticket,
            )
            expect(stored).toBe(!purgedSince.has(action.organ))
          }
          expect(cache.stats().bytes).toBeLessThanOrEqual(1_000)
        }
        cache.purge([0, 1, 2, 3])
        expect(cache.stats()).toMatchObject({ entries: 0, bytes: 0 })
      }),
    )
  })
})

test('negotiation reads q=0 and lists; comparison of ETags is weak', () => {
  expect(acceptedEncoding(undefined)).toBe('identity')
  expect(acceptedEncoding('gzip;q=1.0, identity; q=0.5')).toBe('gzip')
  expect(acceptedEncoding('br;q=0, gzip;q=0.0')).toBe('identity')
  expect(acceptedEncoding('x-br, deflate')).toBe('identity')
  expect(matchesEtag('*', 'abc')).toBe(true)
  expect(matchesEtag('W/"abc-gzip"', 'abc')).toBe(true)
  expect(matchesEtag('"abcd"', 'abc')).toBe(false)
})
