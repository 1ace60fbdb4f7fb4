/** 检查一份年报 in Chromium: the portal page without script, the desk page with many files, cells, sources, corrections. */
import { createRequire } from 'node:module'
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { closeDocuments } from '../../src/platform/documents/index.ts'
import { DESK_BUILD } from '../../src/platform/http/desk-static.ts'
import { findBrowser, launchBrowser, watchPage } from '../support/browser.ts'
import { htmlOf, KEEPING_LAYOUTS, makeReport, randomFrom, textOf } from '../support/made-reports.ts'
import { createTestProgram, PASSWORD, type TestProgram } from '../support/program.ts'

const AXE = createRequire(import.meta.url).resolve('axe-core/axe.min.js')
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']
const clean = makeReport(randomFrom(2), '2021', false)
const broken = { ...clean, cells: new Map(clean.cells).set('requests.granted.total', '7777') }
const blank = { ...broken, cells: new Map(broken.cells).set('requests.unable.unclear.business', '') }

describe.skipIf(!findBrowser())('检查一份年报, in Chromium', () => {
  let program: TestProgram
  let browser: Browser
  let base = ''
  let folder = ''

  beforeAll(async () => {
    program = await createTestProgram({ today: '2027-01-20' })
    await program.app.fastify.listen({ port: 0, host: '127.0.0.1' })
    base = `http://127.0.0.1:${(program.app.fastify.server.address() as AddressInfo).port}` // listens on TCP
    folder = mkdtempSync(join(tmpdir(), 'gongkai-check-'))
    const tabs = KEEPING_LAYOUTS['tabs'] ?? (() => [])
    writeFileSync(join(folder, '年报.html'), htmlOf(blank))
    writeFileSync(join(folder, '上年.txt'), textOf({ ...clean, year: clean.year - 1 }, tabs, randomFrom(1)))
    writeFileSync(join(folder, '损坏.pdf'), '%PDF-1.7 nothing')
    const launched = await launchBrowser()
    if (!launched) throw new Error('the browser that was found did not start')
    browser = launched
  })
  afterAll(async () => {
    await browser?.close()
    await program?.close()
    await closeDocuments()
    rmSync(folder, { recursive: true, force: true })
  })

  const open = async (options: BrowserContextOptions): Promise<Page> =>
    (await browser.newContext(options)).newPage()

  const sideways = (page: Page): Promise<number> =>
    page.evaluate('document.documentElement.scrollWidth - window.innerWidth')

  test.each([1280, 390])('the portal page without script, %i px wide', async (width) => {
    const page = await open({ javaScriptEnabled: false, viewport: { width, height: 900 } })
    const watch = await watchPage(page)
    await page.goto(`${base}/report-check`)
    await page.getByRole('button', { name: '检查' }).click()
    expect(await page.locator('#error-summary').innerText()).toContain('请选择一份年报文件')
    await page.getByLabel(/年报文件/).setInputFiles(join(folder, '损坏.pdf'))
    await page.getByRole('button', { name: '检查' }).click()
    expect(await page.locator('#error-summary').innerText()).toContain('损坏.pdf')
    await page.getByLabel(/年报文件/).setInputFiles(join(folder, '年报.html'))
    await page.getByRole('button', { name: '检查' }).click()
    expect(await page.locator('.check-findings').innerText()).toContain('行合计不符')
    expect(await page.locator('#c-requests-unable-unclear-business').innerText()).toBe('空白')
    await page.locator('#c-requests-granted-total a').click()
    const line = page.locator('.check-source li:target')
    expect(await line.innerText()).toContain('7777')
    expect(await line.isVisible()).toBe(true)
    expect(
      await page.evaluate('document.documentElement.scrollWidth - window.innerWidth'),
    ).toBeLessThanOrEqual(0)
    expect([watch.violations, watch.failedRequests]).toEqual([[], []])
    await page.context().close()
  })

  test('axe finds nothing on the portal page', async () => {
    const page = await open({ bypassCSP: true })
    await page.goto(`${base}/report-check`)
    expect(await axe(page)).toEqual([])
    await page.getByLabel(/年报文件/).setInputFiles(join(folder, '年报.html'))
    await page.getByRole('button', { name: '检查' }).click()
    await page.locator('.check-findings').waitFor()
    expect(await axe(page)).toEqual([])
    await page.context().close()
  })

  const signIn = async (page: Page, username = 'clerk'): Promise<void> => {
    await page.goto(`${base}/desk/login`, { waitUntil: 'networkidle' })
    await page.getByLabel(/用户名/).fill(username)
    await page.getByLabel(/密码|口令/).fill(PASSWORD)
    await page.keyboard.press('Enter')
    await page.waitForURL((url) => !url.pathname.endsWith('/login'))
  }

  describe.skipIf(!existsSync(join(DESK_BUILD, 'index.html')))('the desk', () => {
    test.each([1280, 390])('files, findings, cells and their places, %i px wide', async (width) => {
      const page = await open({ viewport: { width, height: 900 }, bypassCSP: false })
      const watch = await watchPage(page)
      await signIn(page)
      await page.goto(`${base}/desk/report-checks`, { waitUntil: 'networkidle' })
      const files = ['上年.txt', '年报.html', '损坏.pdf'].map((name) => join(folder, name))
      await page.locator('input[type=file]').setInputFiles(files)
      await page.getByText('已处理 3 / 3 个文件').waitFor()
      const progress = await page.locator('.check-progress').innerText()
      expect(progress).toContain('没有读取')
      expect(progress).toContain('PDF 已损坏')
      expect(await sideways(page)).toBeLessThanOrEqual(0)
      await page.locator('.check-progress a', { hasText: '年报.html' }).click()
      await page.locator('.check-findings').waitFor()
      const finding = page.locator('.check-findings li', { hasText: '行合计不符' })
      await finding.getByRole('button', { name: '看这一格' }).click()
      expect(await page.locator('.check-source mark').innerText()).toBe('7777')
      expect(await page.locator('.check-cell-panel').innerText()).toContain('位置：')
      expect(await page.locator('#cell-requests-unable-unclear-business').innerText()).toBe('空白')
      expect(await sideways(page)).toBeLessThanOrEqual(0)
      expect([watch.violations, watch.failedRequests]).toEqual([[], []])
      // The refused file is a 415, which the browser's console calls an error; nothing else is.
      expect(watch.errors.filter((text) => !text.includes('415'))).toEqual([])
      await page.context().close()
    })

    test('a correction with its reason, marked and undone; axe finds nothing', async () => {
      const page = await open({ viewport: { width: 1280, height: 900 }, bypassCSP: true })
      await signIn(page)
      await page.goto(`${base}/desk/report-checks`, { waitUntil: 'networkidle' })
      await page.locator('input[type=file]').setInputFiles(join(folder, '年报.html'))
      await page.getByText('已处理 1 / 1 个文件').waitFor()
      expect(await axe(page)).toEqual([])
      await page.locator('.check-progress a').click()
      const cell = page.locator('#cell-requests-granted-total')
      await cell.click()
      expect(await axe(page)).toEqual([])
      const right = clean.cells.get('requests.granted.total') ?? ''
      await page.getByRole('button', { name: '更正读数' }).click()
      await page.getByLabel('原件上的数').fill(right)
      await page.getByLabel('理由').fill('原件为此数，识别有误')
      await page.getByRole('button', { name: /^更\s*正$/ }).click()
      await expect.poll(() => cell.innerText()).toBe(`${right}更正`)
      expect(await page.locator('.check-acts').innerText()).toContain('识别有误')
      await page.getByRole('button', { name: '撤销更正' }).click()
      await page.getByLabel('理由').fill('原件确为7777')
      await page.getByRole('dialog').getByRole('button', { name: '撤销更正' }).click()
      await expect.poll(() => cell.innerText()).toBe('7777')
      await page.context().close()
    })

    test('the administrator switches the portal page off and on', async () => {
      const page = await open({ viewport: { width: 390, height: 844 }, bypassCSP: true })
      await signIn(page, 'admin')
      await page.goto(`${base}/desk/report-check-setting`, { waitUntil: 'networkidle' })
      const toggle = page.getByRole('switch', { name: '开放年报检查公开页' })
      await toggle.click()
      await page.getByText('门户不提供年报检查').waitFor()
      expect((await page.request.get(`${base}/report-check`)).status()).toBe(404)
      expect(await axe(page)).toEqual([])
      await toggle.click()
      await page.getByText('任何人可以在门户上检查').waitFor()
      expect((await page.request.get(`${base}/report-check`)).status()).toBe(200)
      await page.context().close()
    })
  })

  async function axe(page: Page): Promise<unknown> {
    await page.addScriptTag({ path: AXE })
    return page.evaluate(
      `axe.run(document, { runOnly: ${JSON.stringify(RULES)} }).then((result) =>
        result.violations.map((one) => [one.id, one.nodes.slice(0, 3).map((node) => node.html.slice(0, 200))]))`,
    )
  }
})
