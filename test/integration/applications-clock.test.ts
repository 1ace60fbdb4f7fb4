/** What stops, extends or ends the period of a case: each with its article, its letter and its day. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  countedCases,
  numbersHaveNoGap,
  personalDataIsSealed,
  projectionsAreRebuilt,
} from '../support/applications-invariants.ts'
import {
  act,
  addUnit,
  answer,
  type Desk,
  detail,
  elementsOf,
  openDesk,
  refused,
  register,
} from '../support/applications.ts'
import { createTestProgram, type TestProgram } from '../support/program.ts'

let program: TestProgram
let desk: Desk
let unit: string

beforeAll(async () => {
  program = await createTestProgram()
  desk = await openDesk(program)
  unit = await addUnit(program)
})
afterAll(async () => program.close())

describe('from the counter to the archive', () => {
  it('refuses for a third party only after asking it, and stops the clock meanwhile', async () => {
    const { id } = await register(desk.clerk, { submittedOn: '2026-11-02', receivedOn: '2026-11-02' })
    const elements = await elementsOf(desk.clerk, 'C4')
    expect(
      await refused(desk.clerk, id, { act: 'draft', outcome: 'C4', elements, attachments: [] }),
    ).toMatchObject({
      article: '条例32',
    })
    const named = await refused(desk.clerk, id, {
      act: 'consultThirdParty',
      party: '某建设公司',
      summary: '甄示例申请的合同',
      on: '2026-11-04',
    })
    expect(named.detail).toContain('申请人')
    const asked = await act(desk.clerk, id, {
      act: 'consultThirdParty',
      party: '某建设公司',
      summary: '施工合同价款',
      on: '2026-11-04',
    })
    expect(asked).toMatchObject({ stage: 'consulting', due: null, waitingFor: '待征求意见书送达' })
    expect(asked.letters.map(({ kind }) => kind).sort()).toEqual([
      'consultationNotice',
      'thirdPartyConsultation',
    ])
    const consultation = asked.acts.find(({ kind }) => kind === 'consultThirdParty')?.seq
    const reached = await act(desk.clerk, id, {
      act: 'opinionLetterDelivered',
      consultation,
      on: '2026-11-06',
    })
    expect(reached.deadlines.thirdPartyOpinion?.due).toBe('2026-11-27')
    const replied = await act(desk.clerk, id, {
      act: 'thirdPartyReplied',
      opinion: 'refuse',
      reason: '涉及商业秘密',
      on: '2026-11-18',
    })
    expect(replied.deadlines.reply?.ledger?.filter(({ kind }) => kind === 'paused')).toHaveLength(10)
    expect(replied.due).toBe('2026-12-14')
    const signed = await answer(desk, id, 'C4')
    expect(signed.outcome).toBe('C4')
    const delivered = await act(desk.clerk, id, { act: 'deliver', method: 'inPerson', signed: '2026-11-24' })
    expect(delivered.deadlines.suitBy).toBeNull()
  })

  it('asks once for a correction; when none comes the application counts as given up (F1)', async () => {
    const { id } = await register(desk.clerk, { submittedOn: '2026-10-28', receivedOn: '2026-10-28' })
    const ask = {
      act: 'askCorrection',
      matters: ['信息的名称'],
      until: '2026-11-13',
      guidance: '请写明项目名称或者文号',
      on: '2026-11-02',
    }
    const asked = await act(desk.clerk, id, ask)
    expect(asked.stage).toBe('awaitingCorrection')
    expect(await refused(desk.clerk, id, ask)).toMatchObject({ code: 'notAllowedNow', article: '条例30' })
    const signed = await answer(desk, id, 'F1')
    expect(signed).toMatchObject({ stage: 'decided', outcome: 'F1' })
    const early = await register(desk.clerk, { submittedOn: '2026-11-20', receivedOn: '2026-11-20' })
    await act(desk.clerk, early.id, { ...ask, on: '2026-11-23', until: '2026-12-07' })
    const elements = await elementsOf(desk.clerk, 'F1')
    const soon = await refused(desk.clerk, early.id, {
      act: 'draft',
      outcome: 'F1',
      elements,
      attachments: [],
    })
    expect(soon).toMatchObject({ code: 'notAllowedNow', article: '条例30' })
    const corrected = await act(desk.clerk, early.id, {
      act: 'correctionReceived',
      content: '申请公开试验路小区改造竣工验收报告',
      how: '当面',
    })
    expect(corrected).toMatchObject({ stage: 'registered', due: '2026-12-22' })
  })

  it('charges by page, waits for payment, and ends as F2 when it does not come', async () => {
    const { id } = await register(desk.clerk, { submittedOn: '2026-10-09', receivedOn: '2026-10-09' })
    expect(
      await refused(desk.clerk, id, {
        act: 'sendFeeNotice',
        fee: { method: 'perPage', pages: 30 },
        payment: '对公账户',
      }),
    ).toMatchObject({
      article: '国办函〔2020〕109号',
    })
    const sent = await act(desk.clerk, id, {
      act: 'sendFeeNotice',
      fee: { method: 'perPage', pages: 57 },
      payment: '缴入区财政专户',
      on: '2026-10-13',
    })
    expect(sent.letters.some(({ kind }) => kind === 'feeNotice')).toBe(true)
    const told = await act(desk.clerk, id, { act: 'feeNotice', on: '2026-10-14' })
    expect(told).toMatchObject({ stage: 'awaitingPayment', due: null, waitingFor: '待申请人缴费' })
    expect(told.deadlines.payment?.due).toBe('2026-11-11')
    expect((await answer(desk, id, 'F2')).outcome).toBe('F2')
  })

  it('extends once, by the head, told by letter', async () => {
    const { id } = await register(desk.clerk, { submittedOn: '2026-11-02', receivedOn: '2026-11-02' })
    await act(desk.clerk, id, { act: 'proposeExtension', workingDays: 15, reason: '需要核对历年台账' })
    expect(await refused(desk.head, id, { act: 'extend', workingDays: 21, reason: '过长' })).toMatchObject({
      article: '条例33',
    })
    const extended = await act(desk.head, id, { act: 'extend', workingDays: 15, reason: '需要核对历年台账' })
    expect(extended.due).toBe('2026-12-21')
    expect(extended.letters.map(({ kind }) => kind)).toContain('extensionNotice')
    const second = await refused(desk.head, id, { act: 'extend', workingDays: 5, reason: '再延' })
    expect(second.detail).toContain('只能延长一次')
  })

  it('splits one letter into several and merges a doubled one; neither is counted twice', async () => {
    const { id } = await register(desk.clerk)
    const split = await act(desk.clerk, id, {
      act: 'splitInto',
      parts: [{ content: '第一件：预算' }, { content: '第二件：验收' }],
    })
    expect(split).toMatchObject({ stage: 'split' })
    expect(split.links.filter(({ relation }) => relation === '拆分为')).toHaveLength(2)
    const [first, second] = split.links
    const child = await detail(desk.clerk, first?.id ?? '')
    expect(child).toMatchObject({ stage: 'registered', due: split.due })
    const merged = await act(desk.clerk, second?.id ?? '', { act: 'mergeInto', into: child.id })
    expect(merged.stage).toBe('merged')
    const { rows } = await program.owner.pool.query<{ n: number }>(
      'SELECT count(*)::integer AS n FROM application WHERE organ_id = $1 AND counted AND application_id = ANY ($2)',
      [program.organs.street, [id, first?.id, second?.id]],
    )
    expect(rows[0]?.n).toBe(1)
  })

  it('takes nothing away: an entry is taken back, or its day corrected, by an act with its reason', async () => {
    const { id } = await register(desk.clerk, { submittedOn: '2026-11-02', receivedOn: '2026-11-03' })
    const before = await detail(desk.clerk, id)
    const received = before.acts.find(({ kind }) => kind === 'register')?.seq
    const moved = await act(desk.clerk, id, {
      act: 'undo',
      target: received,
      newDay: '2026-11-02',
      reason: '收到日登记有误',
    })
    expect(moved.due).toBe('2026-11-30')
    await act(desk.clerk, id, { act: 'assign', unit })
    const assigned = (await detail(desk.clerk, id)).acts.find(({ kind }) => kind === 'assign')?.seq
    const undone = await act(desk.clerk, id, { act: 'undo', target: assigned, reason: '分办错误' })
    expect(undone.stage).toBe('registered')
    expect(undone.acts.find(({ seq }) => seq === assigned)?.undone).toBe(true)
    expect(undone.acts).toHaveLength(5)
    expect(await refused(desk.clerk, id, { act: 'undo', target: 1, reason: '删除' })).toMatchObject({
      code: 'notAllowedNow',
    })
    expect(await refused(desk.clerk, id, { act: 'undo', target: 99, reason: '没有' })).toMatchObject({
      code: 'notAllowedNow',
    })
  })
})

describe('what must hold', () => {
  it('gives the same receipt for the same form, also sent twice at once', async () => {
    const before = await countedCases(program)
    const form = { intakeKey: 'same-form-twice-at-once-1' }
    const receipts = await Promise.all(Array.from({ length: 6 }, () => register(desk.clerk, form)))
    expect(
      new Set(receipts.map(({ number, queryCode, receiptCode }) => `${number}|${queryCode}|${receiptCode}`))
        .size,
    ).toBe(1)
    expect(receipts.filter(({ repeated }) => !repeated)).toHaveLength(1)
    expect(await countedCases(program)).toBe(before + 1)
  })

  it('lets two people acting at once act one after the other', async () => {
    const { id } = await register(desk.clerk)
    const ask = { act: 'askCorrection', matters: ['名称'], until: '2026-12-20', guidance: '请写明' }
    const answers = await Promise.all(
      [1, 2, 3].map(() => desk.clerk.call('POST', `/applications/${id}/acts`, ask)),
    )
    expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([200, 409, 409])
  })
  it('numbers without gaps, whatever was refused between', () => numbersHaveNoGap(program))

  it('keeps personal data sealed in the database and out of acts and audit', () =>
    personalDataIsSealed(program))

  it('rebuilds every projection from the acts', () => projectionsAreRebuilt(program, 8))
})
