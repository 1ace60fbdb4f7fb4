import { createRequire } from 'node:module'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { findBrowser, launchBrowser, watchPage } from '../support/browser.ts'
import { createTestProgram, type TestProgram } from '../support/program.ts'

const AXE = createRequire(import.meta.url).resolve('axe-core/axe.min.js')
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']
const WIDTHS = [1280, 390]
/** A number with a right check digit that belongs to nobody: 1949-12-31 of the standard's own example. */
const ID_NUMBER = '11010519491231002X'
const PHONE = '13800001234'
const NUMBERS = ['零', '一', '二', '三', '四', '五', '六', '七', '八', '九']

describe.skipIf(!findBrowser())('applying on the portal, in Chromium', () => {
  let program: TestProgram
  let browser: Browser
  let base = ''
  let folder = ''

  beforeAll(async () => {
    program = await createTestProgram({ today: '2026-01-05' })
    await program.app.fastify.listen({ port: 0, host: '127.0.0.1' })
    // listens on TCP
    base = `http://127.0.0.1:${(program.app.fastify.server.address() as AddressInfo).port}/o/street`
    folder = mkdtempSync(join(tmpdir(), 'gongkai-apply-'))
    const launched = await launchBrowser()
    if (!launched) throw new Error('the browser that was found did not start')
    browser = launched
  })
  afterAll(async () => {
    await browser?.close()
    await program?.close()
    rmSync(folder, { recursive: true, force: true })
  })

  const open = async (options: BrowserContextOptions = {}): Promise<Page> =>
    (await browser.newContext({ javaScriptEnabled: false, ...options })).newPage()

  const fill = async (page: Page, content: string): Promise<void> => {
    await page.getByLabel('自然人', { exact: true }).check()
    await page.getByLabel('姓名或者单位名称').fill('测试人甲')
    await page.getByLabel('证件号码（自然人）').fill(ID_NUMBER)
    await page.getByLabel('联系电话').fill(PHONE)
    await page.getByLabel('信息名称').fill('2025年度老旧小区改造实施方案')
    await page.getByLabel('内容描述').fill(content)
    await page.getByLabel('网上下载').check()
  }

  const answer = async (page: Page): Promise<void> => {
    const question = page.getByLabel(/加.等于几/)
    const [, a = '', b = ''] =
      /(.)加(.)等于几/.exec((await page.locator('label', { hasText: '等于几' }).innerText()) ?? '') ?? []
    await question.fill(String(NUMBERS.indexOf(a) + NUMBERS.indexOf(b)))
  }

  const send = async (page: Page): Promise<void> => {
    await answer(page)
    await page.getByRole('button', { name: '提交申请' }).click()
  }

  const receiptOf = async (page: Page) => ({
    number: await page.locator('#receipt-number').innerText(),
    queryCode: await page.locator('#receipt-query-code').innerText(),
    code: await page.locator('#receipt-code').innerText(),
  })

  const ask = async (
    page: Page,
    key: { number: string; queryCode: string; second: string },
  ): Promise<void> => {
    await page.goto(`${base}/apply/status`)
    await page.getByLabel('申请编号').fill(key.number)
    await page.getByLabel('查询码').fill(key.queryCode)
    await page.getByLabel('联系电话后四位或者校验数字').fill(key.second)
    await page.getByRole('button', { name: '查询', exact: true }).click()
  }

  test('an empty form names every missing thing with its article and keeps what was typed', async () => {
    const page = await open()
    await page.goto(`${base}/apply/new`)
    expect(await page.getByText('用途', { exact: true }).count()).toBe(0)
    await page.getByLabel('证件号码（自然人）').fill('110105194912310021')
    await page.getByLabel('自然人', { exact: true }).check()
    await page.getByRole('button', { name: '下一步：核对' }).click()
    const summary = await page.locator('.error-summary').innerText()
    for (const part of [
      '姓名或者名称',
      '居民身份证号码不正确',
      '联系方式',
      '所需政府信息',
      '获取信息的途径',
      '条例29',
    ])
      expect(summary).toContain(part)
    expect(await page.getByLabel('证件号码（自然人）').inputValue()).toBe('110105194912310021')
    await page.goto(`${base}/apply/new`)
    expect(await page.getByText('已恢复您上次填写').isVisible()).toBe(true)
    expect(await page.getByLabel('证件号码（自然人）').inputValue()).toBe('110105194912310021')
    await page.getByRole('button', { name: '清除已填内容' }).click()
    expect(await page.getByLabel('证件号码（自然人）').inputValue()).toBe('')
    await page.context().close()
  })

  test('from the form to the status page, without script and without account', async () => {
    const page = await open()
    await page.goto(`${base}/apply/new`)
    await fill(page, '请公开老旧小区改造实施方案，联系人电话13911112222')
    await page.getByRole('button', { name: '下一步：核对' }).click()
    expect(await page.getByText('似乎有他人的手机号码').isVisible()).toBe(true)
    await page.getByRole('button', { name: '返回修改' }).click()
    await page.getByLabel('内容描述').fill('请公开老旧小区改造实施方案')
    await page.getByRole('button', { name: '下一步：核对' }).click()
    expect(await page.getByText('似乎有他人的').count()).toBe(0)
    writeFileSync(join(folder, '身份证明.pdf'), '%PDF-1.4\n%%EOF\n')
    await page.getByLabel('上传身份证明或者单位证明').setInputFiles(join(folder, '身份证明.pdf'))
    await send(page)
    const receipt = await receiptOf(page)
    expect(receipt.code).toMatch(/^\d{6}$/)
    expect(receipt.queryCode.length).toBeGreaterThanOrEqual(22) // 128 bits
    expect(page.url()).toBe(`${base}/apply/receipt`)
    await page.reload()
    expect(await receiptOf(page)).toEqual(receipt)

    await ask(page, { number: receipt.number, queryCode: receipt.queryCode, second: '000000' })
    const wrong = await page.locator('.error-summary').innerText()
    await ask(page, { number: 'street-2026-9999', queryCode: receipt.queryCode, second: receipt.code })
    expect(await page.locator('.error-summary').innerText()).toBe(wrong)

    await ask(page, { number: receipt.number, queryCode: receipt.queryCode, second: PHONE.slice(-4) })
    expect(page.url()).toBe(`${base}/apply/status/case`)
    const shown = await page.locator('main').innerText()
    expect(shown).toContain('等待与您确认')
    expect(shown).toContain('测*')
    expect(shown).not.toContain(ID_NUMBER)
    expect(shown).not.toContain(PHONE)
    await ask(page, { number: receipt.number, queryCode: receipt.queryCode, second: receipt.code })
    await page.getByText('撤回申请', { exact: true }).first().click()
    await page.getByRole('button', { name: '撤回申请' }).click()
    expect(await page.locator('.error-summary').innerText()).toContain('请先勾选')
    await page.getByLabel('我确认撤回这件申请').check()
    await page.getByRole('button', { name: '撤回申请' }).click()
    expect(await page.locator('main').innerText()).toContain('您已撤回申请')
    await page.getByRole('button', { name: '退出查询' }).click()
    await page.goto(`${base}/apply/status/case`)
    expect(await page.getByText('查询已经结束').isVisible()).toBe(true)
    await page.context().close()
  })

  test('once confirmed, the status page counts the days to the due date one by one', async () => {
    const page = await open()
    await page.goto(`${base}/apply/new`)
    await fill(page, '请公开2025年度城市更新计划')
    await page.getByRole('button', { name: '下一步：核对' }).click()
    await send(page)
    const receipt = await receiptOf(page)
    const clerk = await program.signIn('clerk')
    const list = await clerk.call('GET', '/applications?view=all')
    const { items } = list.json<{ items: { id: string; number: string }[] }>()
    const id = items.find(({ number }) => number === receipt.number)?.id ?? ''
    const confirmed = await clerk.call('POST', `/applications/${id}/acts`, {
      act: 'confirm',
      on: '2026-01-05',
      channel: 'online',
      how: '电话确认',
    })
    expect([confirmed.statusCode, confirmed.body]).toEqual([200, expect.any(String)])
    await ask(page, { number: receipt.number, queryCode: receipt.queryCode, second: receipt.code })
    // 2026-01-05 plus 20 working days; no make-up day lies between
    expect(await page.locator('.ledger-due-date').innerText()).toBe('2026年2月2日')
    expect(await page.locator('.ledger-runs').innerText()).toContain('第 1—4 日')
    await page.context().close()
  })

  test('what is too large, of the wrong kind or marked as secret is refused, and the form stays', async () => {
    const page = await open()
    await page.goto(`${base}/apply/new`)
    await fill(page, '请公开绝密★文件')
    await page.getByRole('button', { name: '下一步：核对' }).click()
    expect(await page.locator('.error-summary').innerText()).toContain('国家秘密标志')
    await page.getByLabel('内容描述').fill('请公开2024年度决算')
    await page.getByRole('button', { name: '下一步：核对' }).click()
    writeFileSync(join(folder, '程序.pdf'), 'MZ not a pdf')
    await page.getByLabel('上传身份证明或者单位证明').setInputFiles(join(folder, '程序.pdf'))
    await send(page)
    expect(await page.locator('.error-summary').innerText()).toContain('不是PDF')
    writeFileSync(
      join(folder, '大.pdf'),
      Buffer.concat([Buffer.from('%PDF-1.4\n'), Buffer.alloc(21 * 1024 * 1024)]),
    )
    await page.getByLabel('上传身份证明或者单位证明').setInputFiles(join(folder, '大.pdf'))
    await send(page)
    expect(await page.locator('.error-summary').innerText()).toContain('超过20 MB')
    await send(page)
    expect((await receiptOf(page)).code).toMatch(/^\d{6}$/)
    await page.context().close()
  })

  test('a request to correct and a suggestion to publish get a number of their own', async () => {
    const page = await open()
    for (const path of ['amend', 'suggest']) {
      await page.goto(`${base}/apply/${path}`)
      await page.getByRole('button', { name: '提交', exact: true }).click()
      expect(await page.locator('.error-summary').innerText()).toContain('请选择提出人的类型')
      await page.getByLabel('自然人', { exact: true }).check()
      await page.getByLabel('姓名或者单位名称').fill('测试人乙')
      await page.getByLabel('联系电话').fill(PHONE)
      await page.locator('textarea').fill('登记的门牌号与户口簿不一致')
      await page.getByRole('button', { name: '提交', exact: true }).click()
      expect(await page.locator('#petition-number').innerText()).toContain('street-')
    }
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
