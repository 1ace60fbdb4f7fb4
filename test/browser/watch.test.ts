/** The watch over pages must be able to fail: a page that breaks its own policy is caught. */
import { createServer, type Server } from 'node:http'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { findBrowser, launchBrowser, watchPage } from '../support/browser.ts'

const PAGES: Readonly<Record<string, string>> = {
  '/good': '<link rel="icon" href="data:,"><h1>政府信息公开</h1>',
  '/bad':
    '<link rel="icon" href="data:,"><h1 style="color:red">政府信息公开</h1><script>document.title = "x"</script>',
}

describe.skipIf(!findBrowser())('the watch over pages', () => {
  let browser: Browser
  let server: Server
  let origin: string

  beforeAll(async () => {
    const launched = await launchBrowser()
    if (!launched) throw new Error('the browser that was found did not start')
    browser = launched
    server = createServer((request, response) => {
      const html = PAGES[request.url ?? '']
      response.writeHead(html ? 200 : 500, {
        'content-type': 'text/html; charset=utf-8',
        'content-security-policy': "default-src 'self'; img-src data:",
      })
      response.end(html ?? 'fault')
    })
    await new Promise<void>((done) => void server.listen(0, '127.0.0.1', done))
    const address = server.address()
    origin = `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`
  })
  afterAll(async () => {
    await browser?.close()
    server?.close()
  })

  it('finds nothing on a page that keeps its policy', async () => {
    const page = await browser.newPage()
    const watch = await watchPage(page)
    await page.goto(`${origin}/good`)
    expect(await page.title()).toBe('')
    expect(watch).toEqual({ violations: [], errors: [], failedRequests: [] })
  })

  it('catches inline styles and scripts, and answers of 5xx', async () => {
    const page = await browser.newPage()
    const watch = await watchPage(page)
    await page.goto(`${origin}/bad`)
    await page.goto(`${origin}/fault`)
    expect(watch.violations.map(({ directive }) => directive).sort()).toEqual([
      'script-src-elem',
      'style-src-attr',
    ])
    expect(watch.errors.length).toBeGreaterThan(0)
    expect(watch.failedRequests).toEqual([`${origin}/fault: 500`])
  })
})
