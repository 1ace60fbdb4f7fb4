/**
 * 依申请公开 as it is worked in an office: one made-up case for each outcome, from the receipt to the archive, by the
 * buttons of the desk; each letter read from its PDF against the law, each row of the annual report opened to its cases.
 */
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { OUTCOMES, type Outcome } from '../../src/law/outcomes.ts'
import { findBrowser } from '../support/browser.ts'
import { ENCLOSED, paper, PLAYS, type Play } from './casework-cases.ts'
import { LETTER_LAW, remedyIn, UNFILLED } from './casework-law.ts'
import { openOffice, ROLES, UNIT, type Office } from './office.ts'

const TIME_OUT = 60_000
/** One of each group goes on to the archive; the act is the same for all. */
const FILED: ReadonlySet<Outcome> = new Set<Outcome>(['A1', 'B', 'C1', 'D1a', 'E1', 'F1'])
const GIVEN_OUT: ReadonlySet<Outcome> = new Set<Outcome>(['A1', 'B'])

describe.skipIf(!findBrowser())('casework in Chromium', () => {
  let office: Office
  /** The number of the case of each outcome. */
  const numbers = new Map<Outcome, string>()

  beforeAll(async () => {
    office = await openOffice('2026-03-02')
  })
  afterAll(async () => office?.close())
  // A dialog left open by a case that failed must not stand in the way of the next.
  afterEach(async ({ task }) => {
    if (task.result?.state === 'fail') await Promise.all(ROLES.map((role) => office.people[role].reload()))
  })

  it.each(OUTCOMES)(
    '%s: received, worked, answered, delivered and filed',
    { timeout: TIME_OUT },
    async (outcome) => {
      const play = PLAYS[outcome]
      const { clerk, reviewer, secrecy, signer } = office.people
      const { number, queryCode, receiptCode } = await receive(play)
      numbers.set(outcome, number)
      await play.before?.(office, number)
      await clerk.draft(play.reply)
      await clerk.atStage('审核中')
      if (GIVEN_OUT.has(outcome)) {
        await secrecy.openCase(number)
        await secrecy.act('保密审查', { 审查结论: '可以公开' })
      }
      await reviewer.openCase(number)
      await reviewer.offers('审核通过')
      await reviewer.act('审核通过')
      await signer.openCase(number)
      await signer.offers('签发')
      await signer.act('签发')
      await office.workOff()
      await clerk.openCase(number)
      await clerk.atStage('待送达')
      readLetter(outcome, play, number, await clerk.letterText(LETTER_LAW[outcome].name))
      // A letter that went out is told by its number, and a third party only where one was asked.
      expect(await clerk.letterRow(LETTER_LAW[outcome].name).innerText()).not.toMatch(/第 \d 稿/)
      expect(await clerk.page.getByRole('button', { name: '告知第三方' }).count()).toBe(
        outcome === 'C4' ? 1 : 0,
      )
      await clerk
        .section('办理经过')
        .getByText(/收到依据：《条例》第三十一条第（.）项/)
        .waitFor()
      await deliver(outcome, play, { number, queryCode, second: receiptCode })
      await clerk.atStage('已送达')
      await clerk.offers(play.way === 'post' ? '登记签收' : '归档')
      if (play.way === 'post') await clerk.act('登记签收', { 签收人与申请人的关系: '本人' })
      if (!FILED.has(outcome)) return
      await clerk.act('归档')
      await clerk.atStage('已归档')
    },
  )

  /** Registered, confirmed where the channel wants it, given to a unit. */
  async function receive(play: Play) {
    const { clerk } = office.people
    const registered = await clerk.register(play.request)
    if (play.confirm !== undefined) {
      await clerk.offers('与申请人确认')
      await clerk.act('与申请人确认', { 确认的方式和经过: play.confirm })
    }
    await clerk.offers('分办')
    await clerk.act('分办', { 承办科室或社区: UNIT })
    await clerk.atStage('办理中')
    return registered
  }

  function readLetter(outcome: Outcome, play: Play, number: string, text: string): void {
    const law = LETTER_LAW[outcome]
    const { name, content } = play.request
    expect(text).toContain(law.name)
    expect(text).toMatch(/试街公复〔2026〕\d+号/)
    expect(text).toContain(`${name}：本机关于`)
    expect(text).toContain(`（编号：${number}）`)
    expect(text).toContain(flat(content))
    if (law.cites === '') expect(text).not.toContain('根据《')
    else
      expect(text).toContain(`根据《中华人民共和国政府信息公开条例》（以下简称《条例》）${law.cites}的规定，`)
    expect(text).toContain(law.says)
    expect(remedyIn(text)).toBe(law.remedy)
    const [year, month, day] = office.today().split('-').map(Number)
    expect(text).toContain(`试验区试验街道办事处${year}年${month}月${day}日`)
    expect(text.replace(/核验码：[0-9A-Z-]+/, '')).not.toMatch(UNFILLED)
    for (const value of Object.values(play.reply.elements))
      if (typeof value === 'string' && !value.startsWith('条例第') && !isKept(play, value))
        expect(text).toContain(flat(value))
    for (const sentence of play.prints ?? []) expect(text).toContain(sentence)
    if (play.keptInside !== undefined) expect(text).not.toContain(play.keptInside)
  }

  /** From the case page with the signed reply to its delivery, by the way the applicant asked for. */
  async function deliver(
    outcome: Outcome,
    play: Play,
    key: { number: string; queryCode: string; second: string },
  ): Promise<unknown> {
    const { clerk } = office.people
    switch (play.way) {
      case 'byHand':
        return clerk.act('登记送达', { 签收人与申请人的关系: '本人' }, paper('送达回证.pdf', 'signed'))
      case 'post':
        return clerk.act('登记送达', { 邮件号: 'EMS1234567890' })
      case 'email':
        await clerk.act('以电子邮件发送')
        await office.workOff()
        expect(office.mails.at(-1)?.to).toBe('applicant@example.cn')
        return clerk.openCase(key.number, '已办结')
      case 'download':
        await clerk.act('开放网上下载')
        await fetchReply(key, LETTER_LAW[outcome].name)
        return clerk.openCase(key.number, '已办结')
    }
  }

  /** The applicant himself, with the codes of his receipt and no account. */
  async function fetchReply(
    key: { number: string; queryCode: string; second: string },
    letter: string,
  ): Promise<void> {
    const context = await office.browser.newContext({ acceptDownloads: true })
    const page = await context.newPage()
    await page.goto(`${office.base}/o/street/apply/status`)
    await page.getByLabel('申请编号').fill(key.number)
    await page.getByLabel('查询码').fill(key.queryCode)
    await page.getByLabel('联系电话后四位或者校验数字').fill(key.second)
    await page.getByRole('button', { name: '查询', exact: true }).click()
    await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: new RegExp(`^PDF.*${letter}$`) }).click(),
    ])
    await context.close()
  }

  it('keeps the file that went out with a reply', async () => {
    const { clerk } = office.people
    await clerk.openCase(numbers.get('A1') ?? '', '已办结')
    const row = clerk.letterRow(LETTER_LAW.A1.name)
    expect(await row.innerText()).toContain(ENCLOSED.name)
    const kept = await clerk.download(row.getByRole('button', { name: /下\s?载/ }))
    expect(kept.equals(ENCLOSED.buffer)).toBe(true)
  })

  it('ends a withdrawn application without a letter', async () => {
    const { clerk } = office.people
    const { number } = await clerk.register({ name: '甄撤回', content: '申请公开试验路夜市管理方案。' })
    await clerk.act(
      '登记撤回',
      { 撤回的方式和经过: '申请人当面提交撤回申请书' },
      paper('撤回申请书.pdf', 'withdrawn'),
    )
    await clerk.atStage('已撤回')
    expect(await clerk.section('文书').innerText()).toContain('还没有文书')
    await clerk.act('归档')
    numbers.set('F3', number)
  })

  it(
    'counts each of them in its row of the annual report, open to the case itself',
    { timeout: TIME_OUT },
    async () => {
      office.goToDay('2027-01-11')
      const { clerk } = office.people
      const { page } = clerk
      await clerk.goTo('年度报告')
      await page
        .getByRole('row', { name: /2026年/ })
        .getByRole('button', { name: '开始编制' })
        .click()
      const table = page.getByRole('region', { name: /收到和处理政府信息公开申请/ })
      await table.waitFor()
      const found = new Map<string, number>()
      for (const { row } of Object.values(LETTER_LAW)) {
        const cells = table.getByRole('row').filter({ hasText: row }).first().getByRole('cell')
        found.set(row, Number(await cells.last().innerText()))
      }
      expect(Object.fromEntries(found)).toEqual(expectedRows())
      // C4 and E4 were asked for by a company, the second column
      for (const outcome of ['C1', 'C4', 'D3', 'E4', 'F1', 'F2'] as const) {
        const cells = table
          .getByRole('row')
          .filter({ hasText: LETTER_LAW[outcome].row })
          .first()
          .getByRole('cell')
        await cells
          .nth(outcome === 'C4' || outcome === 'E4' ? 1 : 0)
          .getByRole('button')
          .click()
        const drawer = page.getByRole('dialog')
        await drawer.getByRole('link', { name: new RegExp(numbers.get(outcome) ?? 'none') }).waitFor()
        expect(await drawer.getByText('1 条记录').count()).toBe(1)
        await drawer.getByRole('button', { name: /关闭|Close/ }).click()
        await drawer.waitFor({ state: 'hidden' })
      }
    },
  )

  it('shows nothing broken on the way', () => {
    for (const role of ROLES) {
      const { violations, errors, failedRequests } = office.people[role].watch
      expect({ role, violations, errors, failedRequests }).toEqual({
        role,
        violations: [],
        errors: [],
        failedRequests: [],
      })
    }
  })

  /** One case for each outcome, and the one withdrawn. */
  function expectedRows(): Record<string, number> {
    const rows: Record<string, number> = { [LETTER_LAW.F3.row]: 1 }
    for (const outcome of OUTCOMES) {
      const { row } = LETTER_LAW[outcome]
      rows[row] = (rows[row] ?? 0) + 1
    }
    return rows
  }
})

function isKept({ keptInside }: Play, value: string): boolean {
  return keptInside !== undefined && value.includes(keptInside)
}

function flat(text: string): string {
  return text.replaceAll(/\s/g, '')
}
