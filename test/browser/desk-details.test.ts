/** Small things of the desk that were once wrong: a refusal said twice, acts that cannot be taken, the list on a phone. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { findBrowser } from '../support/browser.ts'
import { openOffice, type Office } from './office.ts'

describe.skipIf(!findBrowser())('details of the desk', () => {
  let office: Office

  beforeAll(async () => {
    office = await openOffice('2026-03-02')
    await office.people.clerk.register({ name: '甄示例', content: '申请公开2025年度老旧小区改造项目清单。' })
  })
  afterAll(async () => office?.close())

  it('hides acts that are not open, and says why in words when asked', { timeout: 30_000 }, async () => {
    const { page } = office.people.clerk
    const blocked = page.getByRole('list', { name: '不能进行的操作及依据' })
    expect(await page.getByRole('button', { name: /^签\s?发$/ }).count()).toBe(0)
    await page.getByRole('switch').click()
    const line = blocked.getByRole('listitem').filter({ hasText: /^签发/ })
    expect(await line.innerText()).toMatch(/在待签发时办理.*条例第/s)
    await page.getByRole('switch').click()
    await blocked.waitFor({ state: 'hidden' })
  })

  it(
    'says of an empty 送审 once what is missing, and no longer once it is filled',
    { timeout: 30_000 },
    async () => {
      const { page } = office.people.clerk
      await page.getByRole('button', { name: '拟稿送审' }).first().click()
      await page.getByLabel('直接选择答复类型').click()
      await page.keyboard.type('A1')
      await page.keyboard.press('Enter')
      await page.getByText('签发前还缺保密审查').waitFor()
      await page.getByRole('button', { name: /^送\s?审$/ }).click()
      const refused = page.locator('.ant-alert-error')
      await refused.waitFor()
      expect((await refused.innerText()).match(/缺少/g)).toHaveLength(1)
      await page.locator('.app-reply textarea').first().fill('清单1份2页，纸质，附后')
      await refused.waitFor({ state: 'hidden' })
      await page.getByText('请补充这一项').waitFor({ state: 'hidden' })
    },
  )

  it(
    'lists cases on a phone as cards that can be picked, nothing beside the screen',
    { timeout: 30_000 },
    async () => {
      const { page } = office.people.clerk
      await page.setViewportSize({ width: 390, height: 844 })
      await page.goto(`${office.base}/desk/applications`)
      const card = page.getByRole('list', { name: '申请列表' }).getByRole('listitem').first()
      await card.getByText('20 个工作日').waitFor()
      await card.getByRole('checkbox', { name: /^选择 / }).check()
      await page.getByRole('button', { name: '批量催办' }).waitFor()
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(390)
      expect(await page.getByRole('table').count()).toBe(0)
    },
  )
})
