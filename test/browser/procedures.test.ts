/**
 * What moves the period of a reply or the case itself, each procedure once as an office works it: fee, later date,
 * split and merged, extended or not, put right. By the buttons of the desk; letters are read from their PDFs.
 */
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { findBrowser } from '../support/browser.ts'
import { paper } from './casework-cases.ts'
import { openOffice, ROLES, type Office } from './office.ts'
import { answer, askStatus, cannotDo, giving, isDue, printed, receive } from './procedures-steps.ts'

const ACT = '《中华人民共和国政府信息公开条例》（以下简称《条例》）'

describe.skipIf(!findBrowser())('procedures in Chromium', () => {
  let office: Office

  beforeAll(async () => {
    office = await openOffice('2026-03-02')
  })
  afterAll(async () => office?.close())
  // A dialog left open by a procedure that failed must not stand in the way of the next.
  afterEach(async ({ task }) => {
    if (task.result?.state === 'fail') await Promise.all(ROLES.map((role) => office.people[role].reload()))
  })

  it('条例 42: a fee is asked for, paid with its receipt, and the period runs anew', async () => {
    const { clerk } = office.people
    const { number } = await receive(office, '贾一', '近五年会议通知扫描件')
    await isDue(clerk, '2026-03-30')
    await clerk.act('发出收费通知', {
      计收方式: '按量（本件 A4 纸单面页数）',
      页数: '57',
      缴纳方式: '持本通知书到党政办公室开具缴款书',
    })
    await clerk.act('登记收费通知送达', {}, paper('送达回证.pdf', 'received'))
    await clerk.atStage('待缴费')
    await clerk.offers('登记缴费')
    const letter = await printed(office, clerk, '政府信息公开信息处理费收费通知书')
    expect(letter).toContain(
      `依照${ACT}第四十二条第一款和《政府信息公开信息处理费管理办法》（国办函〔2020〕109号）的规定`,
    )
    for (const said of [
      '人民币贰佰柒拾元整（270元）',
      '自收到本通知书次日起20个工作日内缴费',
      '持本通知书到党政办公室开具缴款书',
    ])
      expect(letter).toContain(said)
    office.goToDay('2026-03-09')
    await clerk.openCase(number)
    await clerk.act('登记缴费', { 财政票据号: '豫财2026-0117' }, paper('缴款凭证.pdf', 'paid'))
    await clerk.atStage('办理中')
    // 109号: anew from the day after payment; the three days of 清明 are none of the twenty
    await isDue(clerk, '2026-04-07')
    await answer(office, number, giving('会议通知扫描件1份共57页'))
    await clerk.act('登记送达', { 签收人与申请人的关系: '本人' }, paper('送达回证.pdf', 'signed'))
    await clerk.atStage('已送达')
    await clerk.section('办理经过').getByText('票据号：豫财2026-0117').waitFor()
  })

  it('条例 35: reasons that hold get a later date, set by the head and told', async () => {
    const { clerk, head } = office.people
    office.goToDay('2026-03-09')
    const { number } = await receive(office, '贾二', '2019年以来全部项目验收单')
    await clerk.act('要求说明理由', {
      '申请的数量、频次': '2026年1月以来共提出申请46件',
      说明理由的期限: '2026-03-20',
    })
    await clerk.act('登记理由说明', { 申请人说明的理由: '编写小区改造史需要逐项核对', 说明的方式: '书面' })
    await cannotDo(clerk, '确定延迟答复期限')
    await head.openCase(number)
    await head.act('确定延迟答复期限', {
      不能按期答复的原因: '需逐一调阅23个项目的档案',
      延迟答复的合理期限: '2026-06-30',
    })
    await clerk.openCase(number)
    await isDue(clerk, '2026-06-30')
    const letter = await printed(office, clerk, '政府信息公开申请延迟答复告知书')
    expect(letter).toContain(`但是无法在${ACT}第三十三条规定的期限内答复`)
    expect(letter).toContain(
      '依照《条例》第三十五条的规定，本机关确定在2026年6月30日前（含当日）向您作出答复',
    )
    expect(letter).toContain('需逐一调阅23个项目的档案')
  })

  it('一事一申请: one letter becomes two 件 of the same day, and a request sent twice becomes one', async () => {
    const { clerk } = office.people
    office.goToDay('2026-03-09')
    const whole = await receive(office, '贾三', '停车场收费标准和绿化养护合同')
    const dialog = await clerk.openAct('拆分')
    const [first, second] = ['第 1 件', '第 2 件'].map((name) => dialog.getByRole('group', { name }))
    await clerk.fill(first ?? dialog, {
      政府信息名称: '停车场收费标准',
      申请内容: '申请公开停车场收费标准。',
    })
    await clerk.fill(second ?? dialog, { 政府信息名称: '绿化养护合同', 申请内容: '申请公开绿化养护合同。' })
    await clerk.inDialog('拆分')
    await clerk.atStage('已拆分')
    const parts = clerk.section('关联的申请').getByRole('listitem')
    await expect.poll(() => parts.count()).toBe(2)
    // what it was split into is no repeat of it, and it is no 件 itself (109号)
    expect(await clerk.section('申请内容').innerText()).not.toMatch(/内容相近|当月共/)
    const numbers = await parts.getByRole('link').allInnerTexts()
    expect(new Set([...numbers, whole.number]).size).toBe(3)
    for (const number of numbers) {
      await clerk.openCase(number)
      await clerk.offers('分办')
      await isDue(clerk, '2026-04-07')
      await clerk.section('申请内容').getByText('该申请人收到当月共 2 件').waitFor()
    }
    const kept = numbers[0] ?? 'none'
    const again = await receive(office, '贾三', '停车场收费标准')
    await clerk.act('并入另一件', { 并入哪一件: kept })
    await clerk.atStage('已合并')
    await clerk.section('关联的申请').getByRole('link', { name: kept }).waitFor()
    expect(await askStatus(office, again)).toContain('本件已并入另一件申请一并办理，请查询该件')
    // each part is followed with the codes of the one receipt
    expect(await askStatus(office, { ...whole, number: kept })).toContain('已收到您的申请并登记')
    await clerk.openCase(kept)
    await clerk.section('申请内容').getByText('该申请人收到当月共 2 件').waitFor()
  })

  it('条例 33: an extension is refused, another is agreed to and told, a second one is not offered', async () => {
    const { clerk, head } = office.people
    office.goToDay('2026-03-16')
    const { number } = await receive(office, '贾六', '历年道路维修台账')
    await isDue(clerk, '2026-04-14')
    await head.openCase(number)
    // nobody has asked for more time yet: it is no next step of hers
    expect(await head.page.locator('.app-next').getByText('批准延期').count()).toBe(0)
    await clerk.act('提请延期', { 延期的理由: '经办人手不足' })
    await head.openCase(number)
    await head.offers('批准延期')
    await head.act('不同意延期', { 不同意的理由: '人手不足不是延期的理由，请调配人员' })
    await clerk.openCase(number)
    await isDue(clerk, '2026-04-14')
    await clerk.section('办理经过').getByText('理由：人手不足不是延期的理由，请调配人员').waitFor()
    await clerk.act('提请延期', { 延期的理由: '台账分散在6个科室，需逐年核对', 延长的工作日数: '10' })
    await head.openCase(number)
    await head.offers('批准延期')
    await head.act('批准延期')
    await clerk.openCase(number)
    await isDue(clerk, '2026-04-28')
    const letter = await printed(office, clerk, '政府信息公开申请延期答复告知书')
    expect(letter).toContain('答复期限原至2026年4月14日')
    expect(letter).toContain('台账分散在6个科室，需逐年核对')
    expect(letter).toContain(
      `依照${ACT}第三十三条第二款的规定，经本机关政府信息公开工作机构负责人于2026年3月16日同意，答复期限延长10个工作日，本机关将在2026年4月28日前（含当日）向您作出答复`,
    )
    expect(letter).not.toContain('经办人手不足')
    await clerk.act('提请延期', { 延期的理由: '还需核对' }).catch((error: unknown) => {
      expect(String(error)).toContain('只能延长一次')
    })
  })

  it('条例 45: a wrong entry is put right by a new one, both stay; what went out is not taken back', async () => {
    const { clerk } = office.people
    const { page } = clerk
    office.goToDay('2026-03-18')
    await receive(office, '贾七', '路灯维修记录')
    await isDue(clerk, '2026-04-16')
    await clerk.act('登记检索', {
      检索范围: '档案室2024年文书档案',
      '检索方法、关键词': '路灯',
      检索结果: '未检索到',
      检索人: 'clerk某',
    })
    const record = clerk.section('办理经过')
    await record.getByRole('button', { name: /更正第 \d+ 条登记“检索”/ }).click()
    await clerk.inDialog('更正登记', { 怎样更正: '不应当登记，撤销这一条', 更正的理由: '检索的是另一件' })
    await record.getByText('检索（已撤销）').waitFor()
    await record.getByText('检索的是另一件').waitFor()
    expect(await clerk.section('检索记录').count()).toBe(0)
    await clerk.act('告知补正', {
      需要补正的事项: ['未写明路段'],
      指导和释明: '可写明道路名称',
      合理的补正期限: '2026-04-03',
    })
    await record.getByRole('button', { name: /更正第 \d+ 条登记“补正告知”/ }).click()
    await expect(
      clerk.inDialog('更正登记', { 怎样更正: '不应当登记，撤销这一条', 更正的理由: '不需要补正' }),
    ).rejects.toThrow('文书已经发出，不能撤销')
    await page.keyboard.press('Escape')
    // the refusal, as the browser writes it down
    expect(clerk.watch.errors.splice(0)).toEqual([expect.stringContaining('409')])
    office.goToDay('2026-03-23')
    await clerk.reload()
    await clerk.act('登记收到补正', {
      '补正后的申请内容（照原文录入）': '试验路路灯维修记录。',
      补正的方式: '当面提交',
    })
    await isDue(clerk, '2026-04-21')
    await record.getByRole('button', { name: /更正第 \d+ 条登记“收到补正”/ }).click()
    await clerk.inDialog('更正登记', { 正确的日期: '2026-03-20', 更正的理由: '照回执，20日收到' })
    await isDue(clerk, '2026-04-20')
    await record.getByText('更正为：2026年3月20日').waitFor()
  })

  it('shows nothing broken on the way', () => {
    for (const role of ROLES) {
      const { violations, errors, failedRequests } = office.people[role].watch
      const broken = { violations, errors, failedRequests }
      expect({ role, ...broken }).toEqual({ role, violations: [], errors: [], failedRequests: [] })
    }
  })
})
