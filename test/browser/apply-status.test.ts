/** The status page, the calculator and how the pages of applying look, in Chromium. */
import { createRequire } from 'node:module'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { act, answer as answerCase, openDesk, runJobs } from '../support/applications.ts'
import { findBrowser, watchPage } from '../support/browser.ts'
import type { TestProgram } from '../support/program.ts'
import { type Applying, fill, idOf, openApplying, receiptOf, send } from './applicant.ts'

const AXE = createRequire(import.meta.url).resolve('axe-core/axe.min.js')
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']
const WIDTHS = [1280, 390]

describe.skipIf(!findBrowser())('applying on the portal, in Chromium', () => {
  let applying: Applying | undefined
  let program: TestProgram
  let base: string
  let open: Applying['open']
  let ask: Applying['ask']

  beforeAll(async () => {
    applying = await openApplying()
    ;({ program, base, open, ask } = applying)
  })
  afterAll(() => applying?.close())

  test('once confirmed, the status page counts the days to the due date one by one', async () => {
    const page = await open()
    await page.goto(`${base}/apply/new`)
    await fill(page, '请公开2025年度城市更新计划')
    await page.getByRole('button', { name: '下一步：核对' }).click()
    await send(page)
    const receipt = await receiptOf(page)
    const desk = await openDesk(program)
    const id = await idOf(desk.clerk, receipt.number)
    await act(desk.clerk, id, { act: 'confirm', how: '电话确认' })
    await ask(page, { number: receipt.number, queryCode: receipt.queryCode, second: receipt.code })
    // 2026-01-05 plus 20 working days; no make-up day lies between
    expect(await page.locator('.ledger-due-date').innerText()).toBe('2026年2月2日')
    expect(await page.locator('.ledger-runs').innerText()).toContain('第 1—4 日')
    await page.context().close()
  })

  test('the applicant corrects on the status page, loses nothing to an expired look-up, and fetches the reply', async () => {
    const page = await open({ acceptDownloads: true })
    await page.goto(`${base}/apply/new`)
    await fill(page, '请公开小区改造材料')
    await page.getByRole('button', { name: '下一步：核对' }).click()
    await send(page)
    const receipt = await receiptOf(page)
    const key = { number: receipt.number, queryCode: receipt.queryCode, second: receipt.code }
    const desk = await openDesk(program)
    const id = await idOf(desk.clerk, receipt.number)
    await act(desk.clerk, id, { act: 'confirm', how: '电话确认' })
    const letter = { matters: ['项目名称'], until: '2026-01-20', guidance: '请写明项目' }
    await act(desk.clerk, id, { act: 'askCorrection', ...letter })
    await runJobs(program)
    await ask(page, key)
    await page.getByLabel('补正后的申请内容').fill('试验路小区（二期）改造验收报告')
    const cookies = (await page.context().cookies()).filter(({ name }) => name === 'gongkai_status')
    expect(cookies).toMatchObject([{ httpOnly: true, sameSite: 'Lax' }])
    await page.context().clearCookies({ name: 'gongkai_status' })
    await page.getByRole('button', { name: '提交补正' }).click()
    expect(await page.getByText('查询已经结束').isVisible()).toBe(true)
    await ask(page, key)
    expect(await page.getByLabel('补正后的申请内容').inputValue()).toContain('二期')
    await page.getByRole('button', { name: '提交补正' }).click()
    expect(await page.locator('main').innerText()).toContain('补正已经提交')
    await answerCase(desk, id, 'A2')
    await runJobs(program)
    await act(desk.clerk, id, { act: 'offerDownload' })
    await page.goto(`${base}/apply/status/case`)
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: /^PDF.*答复书$/ }).click(),
    ])
    expect(download.suggestedFilename()).toMatch(/\.pdf$/)
    await page.goto(`${base}/apply/status/case`)
    const shown = await page.locator('main').innerText()
    expect(shown).toContain('答复已经送达')
    expect(shown).toContain('申请行政复议')
    await page.context().close()
  })

  test('the calculator explains each day, refuses what the law refuses and names a day that does not exist', async () => {
    const page = await open()
    await page.goto(`${base}/calculator`)
    await page.goto(
      `${base}/calculator?channel=inPerson&date=2025-01-09&thirdSent=2025-01-15&thirdDelivered=2025-01-17&thirdReplied=2025-02-07`,
    )
    expect(await page.locator('#result .ledger-due-date').innerText()).toBe('2025年2月28日')
    expect(await page.locator('#result').innerText()).toContain('征求第三方意见')
    await page.goto(`${base}/calculator?date=2025-01-09&extendedOn=2025-03-30`)
    expect(await page.locator('#result .notice').first().innerText()).toContain('不能再延期')
    const wrong = await page.goto(`${base}/calculator?date=2025-02-30`)
    expect(wrong?.status()).toBe(422)
    expect(await page.locator('.error-summary').innerText()).toContain('不是存在的日期')
    await page.goto(`${base}/calculator?kind=reviewApply&from=2025-08-03`)
    expect(await page.locator('#result .ledger-due-date').innerText()).toBe('2025年10月9日')
    await page.goto(`${base}/calculator?date=2026-12-20`)
    expect(await page.locator('#result').innerText()).toContain('预估')
    await page.context().close()
  })

  const PAGES = [
    '/apply',
    '/apply/new',
    '/apply/status',
    '/apply/receipt',
    '/apply/amend',
    '/apply/process',
    '/calculator',
    '/calculator?date=2025-01-09&extendedOn=2025-03-30',
    '/calculator?kind=suit&from=2026-08-31',
  ]

  test.each(WIDTHS)(
    'at %i px: axe finds nothing, nothing is blocked, nothing scrolls sideways',
    async (width) => {
      const viewport = { width, height: 900 }
      const watched = await open({ viewport, javaScriptEnabled: true })
      const watch = await watchPage(watched)
      // axe is a script, which the portal's policy forbids.
      const page = await open({ viewport, javaScriptEnabled: true, bypassCSP: true })
      const complaints: unknown[] = []
      const look = async (name: string): Promise<void> => {
        const wide = await page.evaluate('document.documentElement.scrollWidth - window.innerWidth')
        if (wide !== 0) complaints.push(`${name} is ${String(wide)} px too wide`)
        await page.addScriptTag({ path: AXE })
        const found = await page.evaluate(
          `axe.run(document, { runOnly: ${JSON.stringify(RULES)} }).then((result) =>
          result.violations.map((v) => v.id + ': ' + v.nodes.map((node) => node.target.join(' ')).join(', ')))`,
        )
        if (Array.isArray(found) && found.length > 0) complaints.push([name, found])
      }
      for (const path of PAGES) {
        await watched.goto(`${base}${path}`)
        await page.goto(`${base}${path}`)
        await look(path)
      }
      await page.goto(`${base}/apply/new`)
      await page.getByRole('button', { name: '下一步：核对' }).click()
      await look('refused form')
      await fill(page, '请公开2023年度决算')
      await page.getByRole('button', { name: '下一步：核对' }).click()
      await look('check page')
      await send(page)
      await look('receipt')
      const { number, queryCode, code } = await receiptOf(page)
      await ask(page, { number, queryCode, second: code })
      await look('case')
      await Promise.all([watched.context().close(), page.context().close()])
      expect(complaints).toEqual([])
      expect(watch.violations).toEqual([])
      expect(watch.failedRequests).toEqual([])
    },
  )
})
