/**
 * The portal's shell beside its own limits: a cached page against bare node:http sending the same bytes, and an
 * uncached list page against bare renderToStaticMarkup of the same tree. Needs NODE_ENV=production and the .tsx loader.
 */
import '../src/platform/loader.ts'
import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { measureLoad } from './portal-load.ts'

const HEADERS = {
  'Content-Security-Policy':
    "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'",
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'same-origin',
}

export interface PortalRatios {
  readonly cachedPlain: number
  readonly cachedBrotli: number
  readonly uncached: number
}

/** Prints each figure beside its baseline and returns the ratios. */
export async function run(
  print: (line: string) => void = (line) => process.stdout.write(`${line}\n`),
): Promise<PortalRatios> {
  if (process.env.NODE_ENV !== 'production')
    throw new Error('run with NODE_ENV=production: React is 15 times slower')
  // Not before the loader is registered: these reach .tsx files.
  const { createPageCache } = await import('../src/portal/cache.ts')
  const { renderPage } = await import('../src/portal/render.ts')
  const { listPage } = await import('./portal-page.tsx')
  const cache = createPageCache({ maxBytes: 64 * 1024 * 1024, queryNames: ['page'], headers: HEADERS })
  const { answer, context } = listPage()
  cache.store('/items', cache.make(renderPage(answer, context)), [1], cache.begin())
  const cached: RequestListener = (request, response) => {
    if (!cache.serveCached(request, response)) response.writeHead(500).end()
  }
  const cachedPlain = await compareServing(print, 'as it is', 'identity', cached)
  const cachedBrotli = await compareServing(print, 'brotli', 'br', cached)
  const uncached = await compareRendering(print, () => {
    const page = listPage()
    return cache.make(renderPage(page.answer, page.context)).size
  })
  return { cachedPlain, cachedBrotli, uncached }
}

async function compareServing(
  print: (line: string) => void,
  label: string,
  acceptEncoding: string,
  cached: RequestListener,
): Promise<number> {
  const seen = await answerOf(cached, acceptEncoding)
  const bare: RequestListener = (_request, response) => {
    response.writeHead(200, seen.head)
    response.end(seen.body)
  }
  const rates = await best(
    () => serveUnderLoad(bare, acceptEncoding),
    () => serveUnderLoad(cached, acceptEncoding),
  )
  const ratio = rates.subject / rates.baseline
  print(
    `portal: cached page, ${label} (${seen.body.byteLength} bytes) ${format(rates.subject)}/s a core, ` +
      `bare node:http with the same bytes ${format(rates.baseline)}/s: ${ratio.toFixed(2)} (aim 0.70)`,
  )
  return ratio
}

async function compareRendering(print: (line: string) => void, page: () => number): Promise<number> {
  const { renderToStaticMarkup } = await import('react-dom/server')
  const { createElement } = await import('react')
  const { Layout } = await import('../src/portal/layout.tsx')
  const { listPage } = await import('./portal-page.tsx')
  const props = listPage()
  const rates = await best(
    () => rateOf(() => renderToStaticMarkup(createElement(Layout, props)).length),
    () => rateOf(page),
  )
  const ratio = rates.subject / rates.baseline
  print(
    `portal: uncached list page ${format(rates.subject)}/s a core, bare renderToStaticMarkup of the same tree ` +
      `${format(rates.baseline)}/s: ${ratio.toFixed(2)} (aim 0.60)`,
  )
  return ratio
}

/** Both in turn, five times over, so that neither gets the quiet moment; the best of each counts. */
async function best(
  baseline: () => Promise<number> | number,
  subject: () => Promise<number> | number,
): Promise<{ baseline: number; subject: number }> {
  const found = { baseline: 0, subject: 0 }
  for (let round = 0; round < 5; round += 1) {
    found.baseline = Math.max(found.baseline, await baseline())
    found.subject = Math.max(found.subject, await subject())
  }
  return found
}

function rateOf(work: () => number): number {
  for (let index = 0; index < 300; index += 1) work()
  const started = performance.now()
  const before = process.threadCpuUsage()
  let done = 0
  while (performance.now() - started < 500) {
    if (work() < 1000) throw new Error('an empty page')
    done += 1
  }
  return done / secondsSince(before)
}

/** Of this thread on a core: what other processes of the machine take away does not count. */
function secondsSince(before: NodeJS.CpuUsage): number {
  const { user, system } = process.threadCpuUsage(before)
  return (user + system) / 1_000_000
}

async function serveUnderLoad(listener: RequestListener, acceptEncoding: string): Promise<number> {
  return withServer(listener, async (port) => {
    const load = { port, path: '/items', acceptEncoding, connections: 32 }
    await measureLoad({ ...load, milliseconds: 300 })
    const before = process.threadCpuUsage()
    const { answers } = await measureLoad({ ...load, milliseconds: 800 })
    return answers / secondsSince(before)
  })
}

/** Head lines and body as they went out, to be sent again by the bare server. */
async function answerOf(
  listener: RequestListener,
  acceptEncoding: string,
): Promise<{ head: string[]; body: Buffer }> {
  return withServer(listener, async (port) => {
    const { get } = await import('node:http')
    return new Promise((resolve, reject) => {
      get(
        { port, path: '/items', agent: false, headers: { 'accept-encoding': acceptEncoding } },
        (response) => {
          const chunks: Buffer[] = []
          response.on('data', (chunk: Buffer) => chunks.push(chunk))
          response.on('end', () => {
            const own = new Set(['date', 'connection', 'keep-alive'])
            const names = response.rawHeaders.filter((_, index) => index % 2 === 0)
            const head = names.flatMap((name, index) =>
              own.has(name.toLowerCase()) ? [] : [name, response.rawHeaders[index * 2 + 1] ?? ''],
            )
            resolve({ head, body: Buffer.concat(chunks) })
          })
        },
      ).on('error', reject)
    })
  })
}

async function withServer<T>(listener: RequestListener, use: (port: number) => Promise<T>): Promise<T> {
  const server = createServer(listener).listen(0, '127.0.0.1')
  await new Promise((resolve) => server.once('listening', resolve))
  const { port } = server.address() as AddressInfo // listens on TCP
  try {
    return await use(port)
  } finally {
    server.closeAllConnections()
    await new Promise((resolve) => server.close(resolve))
  }
}

function format(value: number): string {
  return Math.round(value).toLocaleString('en')
}
