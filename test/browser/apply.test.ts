import { createRequire } from 'node:module'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { importItem } from '../../src/disclosure/actions/import-item.ts'
import type { ItemAct, ItemContent } from '../../src/disclosure/model.ts'
import { localDate } from '../../src/law/local-date.ts'
import { systemTenancy } from '../../src/platform/database/tenant.ts'
import { findBrowser, launchBrowser, watchPage } from '../support/browser.ts'
import { act, answer as answerCase, openDesk, runJobs } from '../support/applications.ts'
import { createTestProgram, type Client, type TestProgram } from '../support/program.ts'

const AXE = createRequire(import.meta.url).resolve('axe-core/axe.min.js')
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']
const WIDTHS = [1280, 390]
/** A number with a right check digit that belongs to nobody: 1949-12-31 of the standard's own example. */
const ID_NUMBER = '11010519491231002X'
const PHONE = '13800001234'
const NUMBERS = ['零', '一', '二', '三', '四', '五', '六', '七', '八', '九']

async function idOf(clerk: Client, number: string): Promise<string> {
  const response = await clerk.call('GET', `/applications?view=all&q=${encodeURIComponent(number)}`)
  const { items } = response.json<{ items: { id: string; number: string }[] }>()
  const found = items.find((item) => item.number === number)
  if (found === undefined) throw new Error(`no application ${number}: ${response.body}`)
  return found.id
}

/** A published item of the street, with all the acts that lead there. */
async function publish(program: TestProgram, title: string, indexNumber: string): Promise<string> {
  const { rows } = await program.owner.pool.query<{ username: string; person_id: string }>(
    'SELECT username, person_id FROM account',
  )
  const personOf = (name: string) => rows.find(({ username }) => username === name)?.person_id ?? ''
  const steps = [
    ['clerk', { act: 'drafted', data: {} }],
    [
      'clerk',
      {
        act: 'submitted',
        data: { version: 1, editors: [personOf('clerk')], attribute: 'proactive', reviews: 1 },
      },
    ],
    ['reviewer', { act: 'reviewed', data: { version: 1, round: 1, opinion: '同意' } }],
    ['secrecy', { act: 'secrecyReviewed', data: { version: 1, result: 'public', opinion: '不涉密' } }],
    ['signer', { act: 'published', data: { version: 1, how: 'first', due: null } }],
  ] as const
  const acts = steps.map(
    ([name, step], index) =>
      ({
        ...step,
        seq: index + 1,
        on: localDate('2025-12-01'),
        personId: personOf(name),
        personName: name,
      }) as ItemAct, // each step's data is of its act
  )
  const content: ItemContent = {
    title,
    indexNumber,
    docNumber: '试街办〔2025〕1号',
    issuer: '试验区试验街道办事处',
    clause: '条例20.1.15',
    topic: '综合政务',
    category: '',
    kind: 'notice',
    keywords: [],
    source: '',
    formedOn: localDate('2025-12-01'),
    effectiveOn: null,
    expiresOn: null,
    attribute: 'proactive',
    attributeReason: '',
    attributeBasis: '',
    validity: 'valid',
    summary: title,
    body: { format: 'text', source: '街道统一安排，各社区落实。' },
    attachments: [],
    interprets: null,
  }
  return program.owner.write(systemTenancy(program.organs.street, 'test'), (tx) =>
    importItem(tx, { content, acts }, program.services.calendar.current()),
  )
}

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
      '条例第二十九条',
    ])
      expect(summary).toContain(part)
    expect(await page.getByLabel('证件号码（自然人）').inputValue()).toBe('110105194912310021')
    expect(await page.getByLabel('统一社会信用代码（单位）').isVisible()).toBe(false)
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
    const hidden = page.locator('form[enctype] input[type=hidden]')
    const sent = Object.fromEntries(
      await Promise.all(
        (await hidden.all()).map(async (input) => [
          await input.getAttribute('name'),
          await input.inputValue(),
        ]),
      ),
    ) as Record<string, string> // every hidden field of the form has a name
    await send(page)
    const receipt = await receiptOf(page)
    expect(receipt.code).toMatch(/^\d{6}$/)
    expect(receipt.queryCode.length).toBeGreaterThanOrEqual(22) // 128 bits
    expect(page.url()).toBe(`${base}/apply/receipt`)
    await page.reload()
    expect(await receiptOf(page)).toEqual(receipt)
    // The same form with another content is another application; it must not vanish behind the earlier receipt.
    const other = await page.context().request.post(`${base}/apply/receipt`, {
      multipart: { ...sent, content: '请公开另一个项目的实施方案', challengeAnswer: '0' },
    })
    const answered = await other.text()
    expect(answered).toContain('申请已经提交')
    expect(answered).not.toContain(receipt.number)

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
    const desk = await openDesk(program)
    const id = await idOf(desk.clerk, receipt.number)
    await act(desk.clerk, id, { act: 'confirm', how: '电话确认' })
    await ask(page, { number: receipt.number, queryCode: receipt.queryCode, second: receipt.code })
    // 2026-01-05 plus 20 working days; no make-up day lies between
    expect(await page.locator('.ledger-due-date').innerText()).toBe('2026年2月2日')
    expect(await page.locator('.ledger-runs').innerText()).toContain('第 1—4 日')
    await page.context().close()
  })

  test('what is published already is offered first, and counted when it is what was looked for', async () => {
    const itemId = await publish(program, '2025年度城市更新行动计划', 'ST-1')
    const page = await open()
    await page.goto(`${base}/apply/new`)
    await fill(page, '请公开城市更新行动计划')
    await page.getByLabel('信息名称').fill('城市更新行动计划')
    await page.getByRole('button', { name: '下一步：核对' }).click()
    const hits = page.locator('.apply-hits')
    expect(await hits.innerText()).toContain('2025年度城市更新行动计划')
    await hits.getByRole('button', { name: /就是这条/ }).click()
    expect(page.url()).toBe(`${base}/items/${itemId}`)
    const { rows } = await program.owner.pool.query(
      `SELECT count(*)::int AS n FROM audit_event WHERE type = 'application.answeredByPublic'`,
    )
    expect(rows).toEqual([{ n: 1 }])
    await page.context().close()
  })

  test('while typing: what is public already and whose numbers are typed are said, and one press ends it', async () => {
    const itemId = await publish(program, '2025年度绿化养护标准', 'ST-2')
    const page = await open({ javaScriptEnabled: true })
    const watch = await watchPage(page)
    await page.goto(`${base}/apply/new`)
    await page.getByLabel('自然人', { exact: true }).check()
    await page.getByLabel('联系电话').fill(PHONE)
    const live = page.locator('[aria-live]')
    expect(await live.isVisible()).toBe(false)
    const asked = page.waitForRequest(`${base}/apply/look`)
    await page.getByLabel('内容描述').fill(`绿化养护标准，我的电话${PHONE}`)
    await page.getByRole('link', { name: /2025年度绿化养护标准/ }).waitFor()
    expect((await asked).method()).toBe('POST')
    expect(await live.innerText()).not.toContain('似乎有他人的')
    await page.getByLabel('内容描述').fill('绿化养护标准，邻居电话13911112222')
    await live.getByText('似乎有他人的手机号码').waitFor()
    await live.getByRole('button', { name: /就是这条/ }).click()
    await page.waitForURL(`${base}/items/${itemId}`)
    const { rows } = await program.owner.pool.query(
      `SELECT data FROM audit_event WHERE type = 'application.answeredByPublic' ORDER BY seq DESC LIMIT 1`,
    )
    expect(rows).toMatchObject([{ data: { itemId } }])
    expect(watch).toEqual({ violations: [], errors: [], failedRequests: [] })
    await page.context().close()
  })

  test('the 文号 alone is an application (条例 29.2.2)', async () => {
    const page = await open()
    await page.goto(`${base}/apply/new`)
    await fill(page, '')
    await page.getByLabel('信息名称').fill('')
    await page.getByLabel('文号').fill('试街办〔2024〕9号')
    await page.getByRole('button', { name: '下一步：核对' }).click()
    await send(page)
    const receipt = await receiptOf(page)
    await ask(page, { number: receipt.number, queryCode: receipt.queryCode, second: receipt.code })
    expect(await page.locator('main').innerText()).toContain('文号为试街办〔2024〕9号的政府信息')
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
    expect(await page.locator('.error-summary').innerText()).toMatch(/超过 ?20 MB/)
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
      expect(await page.locator('#petition-number').innerText()).toMatch(/^试街公[更建]〔2026〕\d{4}号$/)
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
