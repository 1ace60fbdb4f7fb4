/** From the letter box to the signature without a mouse: every step is reached by Tab and taken by Enter, Space or arrows. */
import type { Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { findBrowser } from '../support/browser.ts'
import { openOffice, type Office } from './office.ts'

describe.skipIf(!findBrowser())('the desk by keyboard alone', () => {
  let office: Office

  beforeAll(async () => {
    office = await openOffice('2026-03-02')
  })
  afterAll(async () => office?.close())

  it('registers, drafts, reviews and signs', { timeout: 90_000 }, async () => {
    const { clerk, reviewer, signer } = office.people
    const { page } = clerk
    await page.goto(`${office.base}/desk/applications/new`)
    await page.getByRole('heading', { level: 1 }).waitFor()
    await tabTo(page, page.getByRole('radio', { name: '当面提交' }))
    await page.keyboard.press('Space')
    await type(page, page.getByLabel('姓名'), '键示例')
    await type(page, page.getByLabel('证件号码'), '11010519491231002X')
    await type(page, page.getByLabel('联系电话'), '13800001234')
    await type(page, page.getByLabel(/^申请内容/), '申请公开2025年度老旧小区改造项目清单。')
    await pressOn(page, page.getByRole('button', { name: '登记并出具回执' }))
    await page.getByRole('heading', { name: '登记回执' }).waitFor()
    await pressOn(page, page.getByRole('link', { name: '去办理这件申请' }))
    await page.getByRole('heading', { name: '办理经过' }).waitFor()
    const address = page.url()

    await pressOn(page, page.getByRole('button', { name: '拟稿送审' }).first())
    await page.getByRole('heading', { name: '答复引导' }).waitFor()
    for (const answer of [
      /^明确，/,
      /^是政府信息公开申请/,
      /^本机关制作/,
      /^有现成的信息/,
      /^可以全部公开/,
      /^已经主动公开/,
    ])
      await pressOn(page, page.getByRole('button', { name: answer }))
    await page.getByRole('heading', { name: '答复内容' }).waitFor()
    await type(page, page.locator('.app-reply textarea').first(), '区政府网站“法定主动公开内容—城市更新”栏目')
    await page.getByText('必备要素齐全，可以送审。').waitFor()
    await pressOn(page, page.getByRole('button', { name: /^送\s?审$/ }))
    await clerk.atStage('审核中')

    await decide(reviewer.page, address, '审核通过')
    await reviewer.atStage('待签发')
    await decide(signer.page, address, '签发')
    await signer.atStage('待送达')
  })

  it(
    'keeps the focus in an open dialog and gives it back to the button it was opened by',
    { timeout: 60_000 },
    async () => {
      const { page } = office.people.clerk
      await page.reload()
      const button = page.getByRole('button', { name: /^记\s?事$/ })
      await pressOn(page, button)
      const dialog = page.getByRole('dialog')
      await dialog.waitFor()
      await eventually(() => isFocused(dialog.locator('textarea')))
      for (let control = 0; control < 3; control += 1) {
        await page.keyboard.press('Tab')
        expect(await dialog.locator(':focus').count()).toBe(1)
      }
      // past the last control, by way of the browser's own bar, to the first again
      await page.keyboard.press('Tab')
      await page.keyboard.press('Tab')
      expect(await dialog.locator(':focus').count()).toBe(1)
      await page.keyboard.press('Escape')
      await dialog.waitFor({ state: 'hidden' })
      await eventually(() => isFocused(button))
    },
  )
})

/** From the case page: the step's button, then the dialog's own, both by keyboard. */
async function decide(page: Page, address: string, step: string): Promise<void> {
  await page.goto(address)
  await page
    .locator('.app-next')
    .getByRole('button', { name: named(step) })
    .waitFor()
  await pressOn(page, page.locator('.app-next').getByRole('button', { name: named(step) }))
  const dialog = page.getByRole('dialog', { name: new RegExp(`^${step}`) })
  await dialog.waitFor()
  await dialog
    .getByRole('region', { name: /^答复书第/ })
    .getByText('现答复如下')
    .waitFor()
  await pressOn(page, dialog.locator('.ant-modal-footer .ant-btn-primary'))
  await dialog.waitFor({ state: 'hidden' })
}

/** antd puts a space between the two characters of a short button. */
function named(label: string): RegExp {
  return new RegExp(`^${[...label].join('\\s?')}$`)
}

async function pressOn(page: Page, wanted: Locator): Promise<void> {
  await tabTo(page, wanted)
  await page.keyboard.press('Enter')
}

async function type(page: Page, wanted: Locator, text: string): Promise<void> {
  await tabTo(page, wanted)
  await page.keyboard.type(text)
}

const MOST_TABS = 150

/** Goes on with Tab as a person does; a place that is never reached, or a trap on the way, is told by name. */
async function tabTo(page: Page, wanted: Locator): Promise<void> {
  await wanted.first().waitFor()
  for (let presses = 0; presses < MOST_TABS; presses += 1) {
    if (await isFocused(wanted)) return
    await page.keyboard.press('Tab')
  }
  throw new Error(`${String(wanted)} is not reached by Tab`)
}

async function isFocused(wanted: Locator): Promise<boolean> {
  return (await wanted.first().and(wanted.page().locator(':focus')).count()) > 0
}

/** What comes with the next frames: Playwright waits for elements, not for the focus. */
async function eventually(holds: () => Promise<boolean>): Promise<void> {
  await expect.poll(holds, { timeout: 5000 }).toBe(true)
}
