/** 依申请公开 as it is worked in an office: one case for each outcome, its letter read against the law. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { findBrowser } from '../support/browser.ts'
import { openOffice, UNIT, type Office } from './office.ts'

describe.skipIf(!findBrowser())('casework in Chromium', () => {
  let office: Office

  beforeAll(async () => {
    office = await openOffice('2026-03-02')
  })
  afterAll(async () => office?.close())

  it('A2', async () => {
    const { clerk, reviewer, signer } = office.people
    const { number } = await clerk.register({
      name: '甄示例',
      infoName: '街道2025年度部门决算',
      content: '申请公开试验街道2025年度部门决算。',
    })
    await clerk.act('分办', { 承办科室或社区: UNIT })
    await clerk.draft({
      path: ['明确', '是政府信息公开申请', '本机关制作', '有现成的信息', '可以全部公开', '已经主动公开'],
      elements: { 获取方式: '本机关门户网站“财政预决算”栏目' },
    })
    await reviewer.openCase(number)
    await reviewer.act('审核通过')
    await signer.openCase(number)
    await signer.act('签发')
    await office.workOff()
    await clerk.openCase(number)
    const text = await clerk.letterText('答复书')
    expect(text).toContain('第三十六条第（一）项')
    await clerk.act('登记送达')
    await clerk.act('归档')
  })
})
