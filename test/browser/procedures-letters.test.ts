/**
 * Whom a case is put to on the way, and how its letters go out and prove themselves: third party, other organ, 协办,
 * 保密审查, another way of delivery, the post that comes back, the seal. By buttons; letters are read from their PDFs.
 */
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { findBrowser } from '../support/browser.ts'
import { paper } from './casework-cases.ts'
import { signInAt, textOfPdf } from './clerk.ts'
import { openOffice, ROLES, type Office } from './office.ts'
import {
  alreadyPublic,
  answer,
  approve,
  cannotDo,
  giving,
  isDue,
  printed,
  receive,
  takeSealIntoUse,
  verify,
} from './procedures-steps.ts'

const ACT = '《中华人民共和国政府信息公开条例》（以下简称《条例》）'
const BY_POST = {
  wayWanted: '邮寄',
  applicant: { 联系地址: '试验区试验路9号', 邮政编码: '471000' },
}

describe.skipIf(!findBrowser())('consultation and delivery in Chromium', () => {
  let office: Office

  beforeAll(async () => {
    office = await openOffice('2026-03-16')
  })
  afterAll(async () => office?.close())
  // A dialog left open by a procedure that failed must not stand in the way of the next.
  afterEach(async ({ task }) => {
    if (task.result?.state === 'fail') await Promise.all(ROLES.map((role) => office.people[role].reload()))
  })

  it('条例 32, 40: a third party that objected is told what is disclosed; a letter goes another way, with the reason', async () => {
    const { clerk } = office.people
    const { number } = await receive(office, '贾五', '垃圾转运站环评监测数据')
    await clerk.act('征求第三方意见', {
      第三方名称: '试验环卫有限公司',
      所涉信息的概要: '转运站2025年度环境监测数据',
      '对方收到之日（现在还不知道可不填': '2026-03-16',
    })
    const asked = await printed(office, clerk, '政府信息公开第三方意见征询书')
    expect(asked).toContain(`依照${ACT}第十五条、第三十二条的规定，现书面征求你（单位）的意见`)
    expect(asked).not.toContain('贾五')
    await clerk.act(
      '登记第三方意见',
      { 意见: '不同意公开', 对方说明的理由: '数据反映本单位工艺水平' },
      paper('第三方意见.pdf', 'refused'),
    )
    await answer(office, number, giving('《转运站2025年度环境监测数据》1份共8页'))
    await clerk.act('告知第三方', {
      第三方名称: '试验环卫有限公司',
      决定公开的内容: '转运站2025年度环境监测数据',
      决定公开的理由: '涉及周边居民环境权益，不公开可能对公共利益造成重大影响',
    })
    const told = await printed(office, clerk, '政府信息公开决定告知书')
    expect(told).toContain(`依照${ACT}第十五条、第三十二条的规定，现书面告知你（单位）`)
    for (const said of [
      '试验环卫有限公司：',
      '本机关决定公开下列政府信息',
      '不同意公开',
      '涉及周边居民环境权益，不公开可能对公共利益造成重大影响',
      '60日内向试验区人民政府申请行政复议',
    ])
      expect(told).toContain(said)
    expect(told).not.toContain('贾五')
    // 条例 40: the letter says 当面领取, so another way is recorded with its reason
    const posted = { 送达方式: '邮寄送达（邮政企业）', 邮件号: 'EMS1000000003' }
    await expect(clerk.act('登记送达', posted)).rejects.toThrow('请填写改用其他方式的理由')
    await clerk.reload()
    const why = '申请人来电称住院，要求改为邮寄'
    await clerk.act('登记送达', { ...posted, 改用其他方式的理由: why }, paper('来电记录.pdf', 'call'))
    await clerk.atStage('已送达')
    await clerk.section('送达').getByText(`改用其他方式的理由：${why}`).waitFor()
  })

  it('条例 34: another organ is asked, silent for fifteen working days; 协办 stops no period', async () => {
    const { clerk } = office.people
    office.goToDay('2026-03-23')
    const { number } = await receive(office, '贾八', '联合执法方案', { wayWanted: '网上下载' })
    await isDue(clerk, '2026-04-21')
    await clerk.act('商请协办', {
      协办单位: '试验区档案馆',
      所涉信息的概要: '2025年联合执法方案',
      请求协助的事项: '查找方案正本并提供复印件',
      请于何日前回复: '2026-04-03',
    })
    await isDue(clerk, '2026-04-21')
    const help = await printed(office, clerk, '关于协助办理政府信息公开申请的函')
    for (const said of ['试验区档案馆：', '查找方案正本并提供复印件', '请于2026年4月3日前（含当日）书面回复'])
      expect(help).toContain(said)
    expect(help).not.toContain('贾八')
    await clerk.act('征求其他机关意见', { 被征求意见的机关: '试验局', 所涉信息的概要: '2025年联合执法方案' })
    await clerk.atStage('征求意见中')
    const asked = await printed(office, clerk, '关于征求政府信息公开意见的函')
    expect(asked).toContain(
      `依照${ACT}第三十四条的规定，现征求你单位的意见。请自收到本函之日起15个工作日内，书面告知是否同意公开`,
    )
    expect(asked).toContain('逾期未提出意见的，视为同意公开')
    const told = await clerk.letterText('政府信息公开申请征求意见告知书')
    expect(told).toContain('第三十四条')
    expect(told).toContain('依照《条例》第三十三条第三款的规定，征求意见所需时间不计算在答复期限内')
    await clerk.act('登记征求意见书送达', {}, paper('送达回证.pdf', 'received'))
    const limit = clerk.page.locator('.app-other-dates').getByText('其他机关提出意见最迟').locator('..')
    // fifteen working days after 23 March, the three of 清明 not among them
    await expect.poll(() => limit.locator('time').getAttribute('datetime')).toBe('2026-04-14')
    office.goToDay('2026-04-15')
    await clerk.openCase(number)
    await clerk.atStage('征求意见期满')
    const otherWay = {
      提供方式: '当面领取',
      改用其他方式的依据: '按照所要求的形式提供可能危及政府信息载体安全',
      改用其他方式的理由: '原件为存档孤本，扫描会损坏装订',
    }
    await answer(office, number, giving('《2025年联合执法方案》1份共6页', otherWay))
    // 条例 40: another way than was asked for, said in the letter with its ground
    expect(await clerk.letterText('政府信息公开申请答复书')).toContain(
      '当面领取（您要求的获取途径为“网上下载”；因原件为存档孤本，扫描会损坏装订，按照所要求的形式提供可能危及政府信息载体安全，依照《中华人民共和国政府信息公开条例》第四十条的规定，改以“当面领取”的方式提供）',
    )
  })

  it('条例 17, 235号: 保密审查 asked for by a button; a letter that came back is sent again, the first posting counts', async () => {
    const { clerk, secrecy } = office.people
    office.goToDay('2026-04-15')
    const { number } = await receive(office, '贾九', '健身路径维护合同', BY_POST)
    await clerk.act('提请保密审查', { 提请审查的内容: '合同第3条的单价是否可以公开' })
    await cannotDo(clerk, '提请保密审查')
    await secrecy.openCase(number, '待保密审查')
    await secrecy.offers('保密审查')
    await secrecy.section('办理经过').getByText('合同第3条的单价是否可以公开').waitFor()
    await secrecy.act('保密审查', { 审查结论: '可以公开', 审查意见: '不涉及国家秘密' })
    await clerk.openCase(number)
    await clerk.section('办理经过').getByText('意见：不涉及国家秘密').waitFor()
    await clerk.draft(giving('《健身路径维护合同》复印件1份共5页'))
    // reviewed already: nothing more is asked of the 保密审查员
    await approve(office, number)
    await clerk.act('登记送达', { 邮件号: 'EMS1000000001' })
    office.goToDay('2026-05-20')
    await clerk.openCase(number, '待送达')
    await clerk.act('登记退件', { '退回的原因（照邮单）': '收件人地址欠详' }, paper('退件.pdf', 'returned'))
    await clerk.offers('登记送达')
    const period = await clerk.section('答复期限：为什么是这一天').innerText()
    expect(period).toContain('按期交邮')
    expect(period).not.toContain('按期办结')
    await cannotDo(clerk, '归档')
    expect(await clerk.act('登记送达', { 邮件号: 'EMS1000000002' })).toContain('是否按期仍看首次交邮日')
    await clerk.act('登记签收', { 签收人与申请人的关系: '本人' })
    await clerk.offers('归档')
    const delivery = await clerk.section('送达').innerText()
    for (const said of ['EMS1000000001', '收件人地址欠详', 'EMS1000000002', '按期送达'])
      expect(delivery).toContain(said)
  })

  it('a sealed letter proves itself on the portal by its code and as a file; one that was changed does not', async () => {
    const { clerk } = office.people
    office.goToDay('2026-05-20')
    const admin = await signInAt(office.browser, office.base, 'admin')
    await takeSealIntoUse(admin, '试验区试验街道办事处')
    const { number } = await receive(office, '贾十', '2025年部门决算')
    await clerk.draft(alreadyPublic('本机关网站“财政预决算”栏目'))
    await approve(office, number)
    const row = clerk.letterRow('政府信息公开申请答复书')
    const pdf = await clerk.download(row.getByRole('button', { name: 'PDF' }))
    const code = /核验码：([0-9A-Z-]+)/.exec(await textOfPdf(pdf))?.[1] ?? ''
    const letter = { name: '答复书.pdf', mimeType: 'application/pdf', buffer: pdf }
    const changed = { ...letter, buffer: Buffer.from(pdf) }
    changed.buffer.writeUInt8(changed.buffer.readUInt8(600) ^ 1, 600)
    const itsNumber = /试街公复〔2026〕\d+号/.exec(await row.innerText())?.[0] ?? 'none'
    const byCode = await verify(office, code)
    for (const said of ['有记录：这份文书由试验区试验街道办事处出具', itsNumber, '电子签名有效'])
      expect(byCode).toContain(said)
    expect(byCode).not.toMatch(/贾十|部门决算/)
    const byFile = await verify(office, '', letter)
    for (const said of ['文件与签发时的 PDF 完全一致', itsNumber, '对您选择的文件重新计算，签名相符'])
      expect(byFile).toContain(said)
    const refused = await verify(office, code, changed)
    for (const said of ['文件与签发时的 PDF 不一致', '电子签名核验不通过']) expect(refused).toContain(said)
    expect(await verify(office, '', changed)).not.toContain('核验结果')
    expect(admin.watch).toMatchObject({ violations: [], errors: [], failedRequests: [] })
  })

  it('shows nothing broken on the way', () => {
    for (const role of ROLES) {
      const { violations, errors, failedRequests } = office.people[role].watch
      const broken = { violations, errors, failedRequests }
      expect({ role, ...broken }).toEqual({ role, violations: [], errors: [], failedRequests: [] })
    }
  })
})
