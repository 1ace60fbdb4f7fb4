/** What a clerk has typed stays his: dialogs over a reload; why a draft came back; a petition on paper; a wrong import. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { renderXlsx } from '../../src/platform/documents/index.ts'
import { findBrowser } from '../support/browser.ts'
import type { Clerk } from './clerk.ts'
import { openOffice, UNIT, type Office } from './office.ts'

describe.skipIf(!findBrowser())('nothing typed is lost, and what comes next is said', () => {
  let office: Office

  beforeAll(async () => {
    office = await openOffice('2026-03-02')
  })
  afterAll(async () => office?.close())

  it('a letter half written in a dialog is there again after a reload', { timeout: 90_000 }, async () => {
    const { clerk } = office.people
    await clerk.register({ name: '甄示例', content: '申请公开老旧小区改造项目的有关材料。' })
    await clerk.act('分办', { 承办科室或社区: UNIT })
    const open = await clerk.openAct('告知补正')
    const saved = clerk.page.waitForResponse(
      (answer) => answer.url().includes('/drafts/act') && answer.request().method() === 'PUT',
    )
    await clerk.fill(open, { 指导和释明: '可以写明小区名称和改造年度' })
    await saved
    await clerk.reload()
    const again = await clerk.openAct('告知补正')
    await again.getByText('已恢复上次没有提交的内容').waitFor()
    expect(await again.getByLabel('指导和释明').inputValue()).toBe('可以写明小区名称和改造年度')
    expect(await again.getByLabel('告知之日').inputValue()).toBe('2026-03-02')
    await clerk.inDialog('告知补正', { matters: ['小区名称'], 合理的补正期限: '2026-03-20' })
    await clerk.atStage('待补正')
  })

  it(
    'a draft that was sent back says by whom and why, where it is written anew',
    { timeout: 90_000 },
    async () => {
      const { clerk, reviewer } = office.people
      const { number } = await clerk.register({ name: '贾示例', content: '申请公开街道年鉴。' })
      await clerk.act('分办', { 承办科室或社区: UNIT })
      await clerk.page.getByRole('button', { name: '拟稿送审' }).first().click()
      await clerk.page.getByLabel('直接选择答复类型').click()
      await clerk.page.keyboard.type('E3')
      await clerk.page.keyboard.press('Enter')
      await clerk.page.locator('.app-reply textarea').first().fill('该年鉴公开发行，可向书店购买')
      await clerk.page.getByRole('button', { name: /^送\s?审$/ }).click()
      await clerk.page.getByRole('heading', { name: '办理经过' }).waitFor()
      await reviewer.openCase(number)
      await reviewer.act('退回修改', { 退回修改的理由: '请写明书店名称' })
      await clerk.reload()
      const notice = clerk.page.locator('.ant-alert').filter({ hasText: '答复稿已退回修改' })
      expect(await notice.innerText()).toMatch(/reviewer.*请写明书店名称/s)
      // 审核 is to come again: no day stands on it
      const step = clerk.page.locator('.ant-steps-item').filter({ hasText: '审核' })
      expect(await step.innerText()).toMatch(/^4?\s*审核$/)
      await clerk.page.getByRole('button', { name: '拟稿送审' }).first().click()
      await notice.getByText('请写明书店名称').waitFor()
    },
  )

  it(
    'of two who write one reply the later is told, looks at the other, and loses nothing',
    { timeout: 90_000 },
    async () => {
      const { clerk, head } = office.people
      const { number } = await clerk.register({ name: '贾示例', content: '申请公开街道志。' })
      await clerk.act('分办', { 承办科室或社区: UNIT })
      await head.openCase(number)
      for (const [person, text] of [
        [clerk, '可向新华书店购买'],
        [head, '可到街道档案室查阅'],
      ] as const) {
        await person.page.getByRole('button', { name: '拟稿送审' }).first().click()
        await person.page.getByLabel('直接选择答复类型').click()
        await person.page.keyboard.type('E3')
        await person.page.keyboard.press('Enter')
        await person.page.locator('.app-reply textarea').first().fill(text)
      }
      const putAside = (person: Clerk) => person.page.getByRole('button', { name: /^暂\s?存$/ }).click()
      await putAside(head)
      await head.page.getByText('已暂存第 1 稿').waitFor()
      await putAside(clerk)
      await clerk.page.getByText(/head某已于今天\d\d:\d\d暂存第1稿/).waitFor()
      const typed = clerk.page.locator('.app-reply textarea').first()
      expect(await typed.inputValue()).toBe('可向新华书店购买')
      const notice = clerk.page.locator('.ant-alert-warning').filter({ hasText: '保存了第1稿' })
      const [other] = await Promise.all([
        clerk.page.waitForEvent('popup'),
        notice.getByRole('link', { name: /查看第1稿/ }).click(),
      ])
      await other.getByText('可到街道档案室查阅').first().waitFor()
      await other.close()
      await notice.getByRole('button', { name: '保留我写的' }).click()
      await notice.waitFor({ state: 'hidden' })
      await putAside(clerk)
      await clerk.page.getByText('已暂存第 2 稿').waitFor()
      await putAside(head)
      const back = head.page.locator('.ant-alert-warning').filter({ hasText: '保存了第2稿' })
      await back.getByRole('button', { name: '改用第2稿' }).click()
      await head.page
        .getByRole('dialog')
        .getByRole('button', { name: /^改\s?用$/ })
        .click()
      await back.waitFor({ state: 'hidden' })
      expect(await head.page.locator('.app-reply textarea').first().inputValue()).toBe('可向新华书店购买')
    },
  )

  it('a petition that came on paper is registered at the desk', { timeout: 90_000 }, async () => {
    const { clerk } = office.people
    await clerk.goTo('更正与公开建议')
    await clerk.page.getByRole('button', { name: /^登\s?记$/ }).click()
    await clerk.inDialog('登记更正申请', {
      姓名或者名称: '甄示例',
      联系电话: '13800001234',
      哪一条记录不准确: '公示表中本户楼栋写成6号楼，实际为9号楼',
    })
    await clerk.page
      .getByText(/更〔2026〕0001号/)
      .first()
      .waitFor()
  })

  it('an old register is checked, taken, and taken back with a reason', { timeout: 90_000 }, async () => {
    const { clerk } = office.people
    await clerk.goTo('导入旧登记簿')
    await put({ 收到日期: '2029-01-05' })
    await clerk.page.getByText('“2029-01-05”晚于今天').first().waitFor()
    await clerk.goTo('申请办理')
    await clerk.goTo('导入旧登记簿')
    await put({})
    await clerk.page.getByRole('button', { name: /^导\s?入$/ }).click()
    await clerk.page
      .getByRole('dialog')
      .getByRole('button', { name: /^导\s?入$/ })
      .click()
    await clerk.page.getByText('已导入 1 件，共 1 行。').waitFor()
    await clerk.page.getByRole('button', { name: '撤销导入 旧登记簿.xlsx' }).click()
    await clerk.inDialog('撤销导入', { 撤销的理由: '列对错位' })
    await clerk.section('已导入的登记簿').getByText('列对错位').waitFor()
  })

  async function put(change: Readonly<Record<string, string>>): Promise<void> {
    const line: Readonly<Record<string, string>> = {
      申请人: '旧登记人',
      申请人类型: '自然人',
      证件号码: '',
      联系电话: '',
      申请内容: '申请公开低保审核确认情况',
      渠道: '当面',
      提交日期: '2023-03-01',
      收到日期: '2023-03-01',
      答复类型: 'A1',
      答复日期: '2023-03-14',
      文号: '',
      送达日期: '2023-03-15',
      ...change,
    }
    const header = Object.keys(line)
    const rows = [Object.values(line).map((text) => ({ text }))]
    const bytes = await renderXlsx([{ name: '登记簿', widths: header.map(() => 12), header, rows }])
    const { page } = office.people.clerk
    await page.locator('input[type=file]').setInputFiles({
      name: '旧登记簿.xlsx',
      mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      buffer: Buffer.from(bytes),
    })
    await page.getByRole('button', { name: /^检\s?查$/ }).click()
  }
})
