import { createServer, type Server } from 'node:http'
import { createRequire } from 'node:module'
import type { AddressInfo } from 'node:net'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { assetByName } from '../../src/portal/assets.ts'
import { createPageCache, sendPage } from '../../src/portal/cache.ts'
import { renderPage } from '../../src/portal/render.ts'
import { findBrowser, launchBrowser, watchPage } from '../support/browser.ts'
import { samplePages } from '../unit/portal-samples.tsx'

const AXE = createRequire(import.meta.url).resolve('axe-core/axe.min.js')
const POLICY = [
  "default-src 'none'",
  "style-src 'self'",
  "img-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ')
const WIDTHS = [1280, 390]
const SAMPLES = samplePages()
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

/** The samples and their assets as the portal sends them, below the path of the samples' PUBLIC_URL. */
function serveSamples(): Server {
  const cache = createPageCache({
    maxBytes: 1 << 24,
    queryNames: [],
    headers: { 'Content-Security-Policy': POLICY, 'X-Content-Type-Options': 'nosniff' },
  })
  const pages = new Map(
    SAMPLES.map((sample) => [`/${sample.name}`, cache.make(renderPage(sample.answer, sample.context))]),
  )
  return createServer((request, response) => {
    const url = request.url ?? ''
    const page = pages.get(url)
    const asset = url.startsWith('/xxgk/assets/') ? assetByName(url.slice('/xxgk/assets/'.length)) : undefined
    if (page) sendPage(request, response, page)
    else if (asset) response.writeHead(200, { 'Content-Type': asset.type }).end(asset.bytes)
    else response.writeHead(404).end()
  }).listen(0, '127.0.0.1')
}

describe.skipIf(!findBrowser())('the portal shell in Chromium', () => {
  let server: Server
  let browser: Browser
  let base = ''

  beforeAll(async () => {
    server = serveSamples()
    await new Promise((resolve) => server.once('listening', resolve))
    base = `http://127.0.0.1:${(server.address() as AddressInfo).port}` // listens on TCP
    const launched = await launchBrowser()
    if (!launched) throw new Error('the browser that was found did not start')
    browser = launched
  })
  afterAll(async () => {
    await browser?.close()
    server?.close()
  })

  const open = async (options: Parameters<Browser['newContext']>[0]): Promise<[BrowserContext, Page]> => {
    const context = await browser.newContext(options)
    return [context, await context.newPage()]
  }

  test.each(WIDTHS)('at %i px: nothing blocked or missing, no sideways scrolling', async (width) => {
    const [context, page] = await open({ viewport: { width, height: 900 } })
    const complaints: string[] = []
    const watch = await watchPage(page)
    page.on('response', (response) => {
      if (response.status() >= 400) complaints.push(`${response.status()} ${response.url()}`)
    })
    for (const sample of SAMPLES) {
      await page.goto(`${base}/${sample.name}`)
      const overflow = await page.evaluate('document.documentElement.scrollWidth - window.innerWidth')
      if (overflow !== 0) complaints.push(`${sample.name} is ${String(overflow)} px too wide`)
    }
    await context.close()
    expect(complaints).toEqual([])
    expect(watch).toEqual({ violations: [], errors: [], failedRequests: [] })
  })

  test.each(WIDTHS)('at %i px: axe finds no violation', async (width) => {
    // axe is a script and so is blocked by the very policy tested above.
    const [context, page] = await open({ viewport: { width, height: 900 }, bypassCSP: true })
    const violations: unknown[] = []
    for (const sample of SAMPLES) {
      await page.goto(`${base}/${sample.name}`)
      await page.addScriptTag({ path: AXE })
      const found = await page.evaluate(
        `axe.run(document, { runOnly: ${JSON.stringify(RULES)} }).then((result) =>
          result.violations.map((v) => v.id + ': ' + v.nodes.map((node) => node.target.join(' ')).join(', ')))`,
      )
      if (Array.isArray(found) && found.length > 0) violations.push([sample.name, found])
    }
    await context.close()
    expect(violations).toEqual([])
  })

  test('works without script: the folded menu opens, the first Tab leads to the text', async () => {
    const [context, page] = await open({ viewport: { width: 390, height: 800 }, javaScriptEnabled: false })
    await page.goto(`${base}/guide`)
    const menu = page.getByRole('navigation', { name: '栏目（折叠）' })
    expect(await menu.isVisible()).toBe(false)
    await page.getByText('栏目导航').click()
    expect(await menu.getByRole('link', { name: '政府信息公开年报' }).isVisible()).toBe(true)
    await page.goto(`${base}/guide`)
    await page.keyboard.press('Tab')
    const skip = page.getByRole('link', { name: '跳到正文' })
    expect((await skip.boundingBox())?.y).toBeGreaterThanOrEqual(0)
    await page.keyboard.press('Enter')
    expect(page.url()).toContain('#main')
    await context.close()
  })

  test('touch targets of forms, navigation and pager are at least 44 px high on a phone', async () => {
    const [context, page] = await open({ viewport: { width: 390, height: 800 } })
    const small: string[] = []
    for (const name of ['form', 'list']) {
      await page.goto(`${base}/${name}`)
      const selector =
        '.button, .input, .pager a, .filters a, .site-menu summary, .footer-links a, .search-box input'
      for (const target of await page.locator(selector).all()) {
        const box = await target.boundingBox()
        if (box && box.height < 44) small.push(`${name}: ${await target.innerText()} ${box.height}`)
      }
    }
    await context.close()
    expect(small).toEqual([])
  })

  test('on paper: no navigation, no search, but the source and the mark of the demo', async () => {
    const [context, page] = await open({ viewport: { width: 800, height: 1100 } })
    await page.goto(`${base}/item`)
    await page.emulateMedia({ media: 'print' })
    expect(await page.locator('nav:visible, form:visible, .button:visible').count()).toBe(0)
    expect(await page.getByText('网址：http://127.0.0.1/xxgk/o/wangchenglu/items/1').isVisible()).toBe(true)
    expect(await page.getByText('演示数据').first().isVisible()).toBe(true)
    await context.close()
  })
})
