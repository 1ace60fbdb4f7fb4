/** An applicant at the portal, in Chromium: what the tests of the form and of the status page share. */
import { mkdtempSync, rmSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { importItem } from '../../src/disclosure/actions/import-item.ts'
import type { ItemAct, ItemContent } from '../../src/disclosure/model.ts'
import { localDate } from '../../src/law/local-date.ts'
import { systemTenancy } from '../../src/platform/database/tenant.ts'
import { launchBrowser } from '../support/browser.ts'
import { type Client, createTestProgram, type TestProgram } from '../support/program.ts'

/** A number with a right check digit that belongs to nobody: 1949-12-31 of the standard's own example. */
export const ID_NUMBER = '11010519491231002X'
export const PHONE = '13800001234'
const NUMBERS = ['零', '一', '二', '三', '四', '五', '六', '七', '八', '九']

export interface Applying {
  readonly program: TestProgram
  readonly browser: Browser
  /** The street's portal. */
  readonly base: string
  /** For files to hand in. */
  readonly folder: string
  open(options?: BrowserContextOptions): Promise<Page>
  ask(page: Page, key: StatusKey): Promise<void>
  close(): Promise<void>
}

interface StatusKey {
  readonly number: string
  readonly queryCode: string
  readonly second: string
}

export async function openApplying(): Promise<Applying> {
  const browser = await launchBrowser()
  if (!browser) throw new Error('the browser that was found did not start')
  const program = await createTestProgram({ today: '2026-01-05' })
  await program.app.fastify.listen({ port: 0, host: '127.0.0.1' })
  // listens on TCP
  const base = `http://127.0.0.1:${(program.app.fastify.server.address() as AddressInfo).port}/o/street`
  const folder = mkdtempSync(join(tmpdir(), 'gongkai-apply-'))
  return {
    program,
    browser,
    base,
    folder,
    open: async (options = {}) =>
      (await browser.newContext({ javaScriptEnabled: false, ...options })).newPage(),
    async ask(page, key) {
      await page.goto(`${base}/apply/status`)
      await page.getByLabel('申请编号').fill(key.number)
      await page.getByLabel('查询码').fill(key.queryCode)
      await page.getByLabel('联系电话后四位或者校验数字').fill(key.second)
      await page.getByRole('button', { name: '查询', exact: true }).click()
    },
    async close() {
      await browser.close()
      await program.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

export const fill = async (page: Page, content: string): Promise<void> => {
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

export const send = async (page: Page): Promise<void> => {
  await answer(page)
  await page.getByRole('button', { name: '提交申请' }).click()
}

export const receiptOf = async (page: Page) => ({
  number: await page.locator('#receipt-number').innerText(),
  queryCode: await page.locator('#receipt-query-code').innerText(),
  code: await page.locator('#receipt-code').innerText(),
})

export async function idOf(clerk: Client, number: string): Promise<string> {
  const response = await clerk.call('GET', `/applications?view=all&q=${encodeURIComponent(number)}`)
  const { items } = response.json<{ items: { id: string; number: string }[] }>()
  const found = items.find((item) => item.number === number)
  if (found === undefined) throw new Error(`no application ${number}: ${response.body}`)
  return found.id
}

/** A published item of the street, with all the acts that lead there. */
export async function publish(program: TestProgram, title: string, indexNumber: string): Promise<string> {
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
