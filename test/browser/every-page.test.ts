/**
 * Every page of the demo in a real browser, at the width of a desk and of a phone: nothing breaks the content security
 * policy, nothing fails, nothing is wider than the window, nothing is unreadable to a screen reader.
 */
import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { DEMO_LOGINS, DEMO_PASSWORD } from '../../src/people/demo-logins.ts'
import { findBrowser, launchBrowser, watchPage } from '../support/browser.ts'
import { type Spawned, spawnProgram } from '../support/spawned.ts'

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const WIDTHS = [1280, 390]
/** Below a path, as on the district's own site: a link that forgets it leads nowhere. */
const BASE_PATH = '/xxgk'
/** Of many pages alike (items, guides …) so many are opened. */
const PER_PATTERN = 2

describe.skipIf(!findBrowser())('every page of the demo', () => {
  let dataDir: string
  let program: Spawned
  let browser: Browser
  let base: string

  beforeAll(async () => {
    dataDir = mkdtempSync(join(tmpdir(), 'gongkai-pages-'))
    chmodSync(dataDir, 0o755)
    const port = 20_000 + (process.pid % 20_000)
    program = spawnProgram('demo', {
      DATA_DIR: dataDir,
      CLOCK: '2026-11-24',
      PORT: String(port),
      PUBLIC_URL: `http://127.0.0.1:${port}${BASE_PATH}`,
    })
    base = `${await program.ready}${BASE_PATH}`
    const launched = await launchBrowser()
    if (!launched) throw new Error('the browser that was found did not start')
    browser = launched
  })
  afterAll(async () => {
    await browser?.close()
    program?.signal('SIGINT')
    await program?.exit
    rmSync(dataDir, { recursive: true, force: true })
  })

  async function open(width: number): Promise<{ context: BrowserContext; page: Page }> {
    const context = await browser.newContext({
      viewport: { width, height: 900 },
      isMobile: width < 500,
      hasTouch: width < 500,
      locale: 'zh-CN',
      // The policy is what is tested; the checker itself is put in from outside.
      bypassCSP: false,
    })
    return { context, page: await context.newPage() }
  }

  test.concurrent.each(WIDTHS)('the portal at %i px', { timeout: 300_000 }, async (width) => {
    const { context, page } = await open(width)
    const watch = await watchPage(page)
    const faults: string[] = []
    const visited = new Set<string>()
    const perPattern = new Map<string, number>()
    const queue = ['/', '/o/wangchenglu/', '/sitemap']
    while (queue.length > 0 && visited.size < 60) {
      const path = queue.shift() ?? '/'
      if (visited.has(path)) continue
      visited.add(path)
      const response = await page.goto(`${base}${path}`)
      if (response === null || response.status() !== 200) {
        faults.push(`${path} answered ${response?.status()}`)
        continue
      }
      faults.push(...(await faultsOf(page, path)))
      for (const link of await linksOf(page)) {
        const pattern = patternOf(link)
        const seen = perPattern.get(pattern) ?? 0
        if (visited.has(link) || seen >= PER_PATTERN) continue
        perPattern.set(pattern, seen + 1)
        queue.push(link)
      }
    }
    expect(faults).toEqual([])
    expect(watch.violations).toEqual([])
    expect(watch.errors).toEqual([])
    expect(watch.failedRequests).toEqual([])
    expect(visited.size).toBeGreaterThan(30)
    await context.close()
  })

  /** Addresses of the portal's own pages; downloads and pictures are not pages. */
  async function linksOf(page: Page): Promise<string[]> {
    const hrefs = await page.$$eval('a[href]', (anchors) =>
      anchors.map((anchor) => anchor.getAttribute('href') ?? ''),
    )
    const outside = hrefs.filter(
      (href) => href.startsWith('/') && !href.startsWith(`${BASE_PATH}/`) && href !== BASE_PATH,
    )
    if (outside.length > 0) return [`/link-outside-the-path?${outside[0]}`]
    return hrefs
      .filter((href) => href.startsWith(`${BASE_PATH}/`))
      .map((href) => href.slice(BASE_PATH.length).split('#')[0] ?? '/')
      .filter(
        (href) =>
          !/^\/desk|\.(pdf|docx|xlsx|json|xml|svg|csv|txt)(\?|$)|\/files\/|\/api\/|\/download/.test(href),
      )
  }

  test.concurrent.each(WIDTHS)('the desk at %i px, for every role', { timeout: 300_000 }, async (width) => {
    const faults: string[] = []
    const shown = new Set<string>()
    for (const { username } of DEMO_LOGINS) {
      const { context, page } = await open(width)
      const watch = await watchPage(page)
      await signIn(page, username)
      // A page the roles share is looked at once; each role still opens its own home.
      for (const path of (await menuOf(page)).filter((one) => one === '/desk/' || !shown.has(one))) {
        const name = `${username} ${path}`
        shown.add(path)
        await page.goto(`${base}${path}`, { waitUntil: 'networkidle' })
        faults.push(...(await faultsOf(page, name)))
        if ((await page.getByRole('alert').filter({ hasText: '内部出错' }).count()) > 0)
          faults.push(`${name}: error shown`)
      }
      faults.push(
        ...watch.violations.map(
          (one) => `${username} ${one.page}: ${one.directive} ${one.blocked} ${one.sample}`,
        ),
      )
      faults.push(...watch.errors.map((one) => `${username} ${one}`), ...watch.failedRequests)
      await context.close()
    }
    expect(faults).toEqual([])
    expect(shown.size).toBeGreaterThan(12)
  })

  async function signIn(page: Page, username: string): Promise<void> {
    await page.goto(`${base}/desk/login`, { waitUntil: 'networkidle' })
    await page.getByLabel(/用户名/).fill(username)
    await page.getByLabel(/密码|口令/).fill(DEMO_PASSWORD)
    await page.keyboard.press('Enter')
    await page.waitForURL((url) => !url.pathname.endsWith('/login'))
    await page.waitForLoadState('networkidle')
  }

  /** What the menu leads to, for the person signed in; on a phone the same menu folds into a drawer. */
  async function menuOf(page: Page): Promise<string[]> {
    const size = page.viewportSize()
    if (size !== null && size.width < 500) await page.setViewportSize({ width: 1280, height: 900 })
    await page.waitForSelector('nav a[href], aside a[href]')
    const hrefs = (await page.evaluate(
      `[...document.querySelectorAll('nav a[href], aside a[href]')].map((anchor) => new URL(anchor.href).pathname)`,
    )) as string[] // the expression above maps to text
    if (size !== null) await page.setViewportSize(size)
    const below = hrefs.filter((href) => href.startsWith(`${BASE_PATH}/desk`))
    return [...new Set(below.map((href) => href.slice(BASE_PATH.length)))]
  }

  async function faultsOf(page: Page, name: string): Promise<string[]> {
    const faults: string[] = []
    const overflow = await page.evaluate(
      'document.documentElement.scrollWidth - document.documentElement.clientWidth',
    )
    if (Number(overflow) > 1) faults.push(`${name} is ${String(overflow)} px wider than the window`)
    // Run through the debugger, which the page's policy does not concern.
    await page.evaluate(AXE)
    const found = (await page.evaluate(
      `axe.run(document, { runOnly: ['wcag2a', 'wcag2aa'], resultTypes: ['violations'] }).then((r) =>
        r.violations.map((v) => v.id + ' ' + v.nodes.slice(0, 2).map((n) => n.target.join(' ')).join(' | ')))`,
    )) as string[] // the expression above maps to text
    return [...faults, ...found.map((one) => `${name}: ${one}`)]
  }

  /** Pages alike: numbers, ids and codes stand for each other. */
  function patternOf(path: string): string {
    return path
      .replace(/\/o\/[a-z0-9-]+/, '/o/*')
      .replace(/[0-9a-f]{8}-[0-9a-f-]{27}/g, '*')
      .replace(/\d+/g, '#')
      .replace(/=[^&]*/g, '=*')
  }
})
