/** What several procedures share: from the counter to a unit, from the draft to the signed letter, and what is then read. */
import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { ringPng } from '../../src/seals/ring.fixture.ts'
import type { Clerk, Fields, Paper, Registered, Registration, ReplyText } from './clerk.ts'
import { UNIT, type Office } from './office.ts'

const MINE = ['明确', '是政府信息公开申请', '本机关制作', '有现成的信息']

/** Registered and given to a unit; the case stays open before the clerk. */
export async function receive(
  { people: { clerk } }: Office,
  name: string,
  infoName: string,
  more: Partial<Registration> = {},
): Promise<Registered> {
  const registered = await clerk.register({ name, infoName, content: `申请公开${infoName}。`, ...more })
  await clerk.act('分办', { 承办科室或社区: UNIT })
  await clerk.atStage('办理中')
  return registered
}

/** A reply that gives the information, with the list of what is given. */
export function giving(provided: string, way: Fields = {}): ReplyText {
  return {
    path: [...MINE, '可以全部公开', '向申请人提供该信息'],
    elements: { 提供的信息清单: provided, ...way },
  }
}

export function alreadyPublic(access: string): ReplyText {
  return { path: [...MINE, '可以全部公开', '已经主动公开'], elements: { 获取方式: access } }
}

/** From the open case over 保密审查, 审核 and 签发 to the letter that waits for delivery. */
export async function answer(office: Office, number: string, reply: ReplyText): Promise<void> {
  const { clerk, secrecy } = office.people
  await clerk.draft(reply)
  await secrecy.openCase(number)
  await secrecy.act('保密审查', { 审查结论: '可以公开' })
  await approve(office, number)
}

/** 审核 and 签发; the letter is printed and the case stands open before the clerk. */
export async function approve(
  { people: { clerk, reviewer, signer }, workOff }: Office,
  number: string,
): Promise<void> {
  await reviewer.openCase(number)
  await reviewer.act('审核通过')
  await signer.openCase(number)
  await signer.act('签发')
  await workOff()
  await clerk.openCase(number)
  await clerk.atStage('待送达')
}

/** The text of a letter after the worker has printed it. */
export async function printed(office: Office, clerk: Clerk, name: string): Promise<string> {
  await office.workOff()
  await clerk.reload()
  return clerk.letterText(name)
}

/** Waits until the head of the open case names this as the last day for the reply. */
export async function isDue(clerk: Clerk, day: string): Promise<void> {
  const shown = clerk.page.locator('.desk-page-header .desk-due-date time')
  await expect.poll(() => shown.getAttribute('datetime'), { timeout: 15_000 }).toBe(day)
}

/** Waits until the act is not, or no longer, among the buttons of the open case. */
export async function cannotDo(clerk: Clerk, label: string): Promise<void> {
  const button = clerk.section('办理').getByRole('button', { name: label, exact: true })
  await expect.poll(() => button.count(), { timeout: 15_000 }).toBe(0)
}

/** What the applicant reads on the status page of a case, with the codes of his receipt. */
export async function askStatus(office: Office, registered: Registered): Promise<string> {
  const context = await office.browser.newContext()
  try {
    const page = await context.newPage()
    await page.goto(`${office.base}/o/street/apply/status`)
    await page.getByLabel('申请编号').fill(registered.number)
    await page.getByLabel('查询码').fill(registered.queryCode)
    await page.getByLabel('联系电话后四位或者校验数字').fill(registered.receiptCode)
    await sendForm(page, '查询')
    return await page.locator('main').innerText()
  } finally {
    await context.close()
  }
}

/** 系统管理 › 电子印章: a picture and a key of an organ, both from today on. */
export async function takeSealIntoUse(admin: Clerk, organ: string): Promise<void> {
  const { page } = admin
  await admin.goTo('电子印章')
  await admin.fill(page, { 哪个机关的印章: organ })
  await page.getByText(`${organ}。印章图样和电子签名自启用日起`).waitFor()
  const seal = { name: '印章.png', mimeType: 'image/png', buffer: ringPng() }
  await admin.section('启用印章图样').locator('input[type=file]').setInputFiles(seal)
  await admin
    .section('启用印章图样')
    .getByRole('button', { name: /^启\s?用$/ })
    .click()
  await admin.section('印章图样历次变更').getByText('现行').waitFor()
  const keys = admin.section('签名密钥（SM2）')
  await keys.getByRole('button', { name: '生成密钥' }).click()
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /^生\s?成$/ })
    .click()
  await keys.getByText('正在使用').waitFor()
}

/** A letter is put to the portal's 核验文书, by its code, or as a file as well; answers what the page says. */
export async function verify(office: Office, code: string, file?: Paper): Promise<string> {
  const context = await office.browser.newContext()
  try {
    const page = await context.newPage()
    await page.goto(`${office.base}/o/street/apply/verify`)
    if (code !== '') await page.getByLabel('核验码').fill(code)
    if (file !== undefined) await page.getByLabel('收到的 PDF 文件').setInputFiles(file)
    await sendForm(page, '核验')
    return await page.locator('main').innerText()
  } finally {
    await context.close()
  }
}

async function sendForm(page: Page, button: string): Promise<void> {
  await Promise.all([
    page.waitForEvent('domcontentloaded'),
    page.getByRole('button', { name: button, exact: true }).click(),
  ])
}
