/** What was registered wrongly of visits and questions is put right by a new act: what stood before stays. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { factsOfAreas } from '../../src/annual-report/records-of-areas.ts'
import { localDate } from '../../src/law/local-date.ts'
import {
  approveAnswer,
  draftAnswer,
  readConsultation,
  readConsultations,
  withdrawAnswer,
} from '../../src/visits/actions/answer-consultation.ts'
import { askInPublic, consultStatus } from '../../src/visits/actions/ask-in-public.ts'
import {
  amendConsultation,
  correctAnswer,
  publishAnswer,
} from '../../src/visits/actions/correct-consultation.ts'
import { correctVisit } from '../../src/visits/actions/correct-visit.ts'
import { readVisit } from '../../src/visits/actions/read-visits.ts'
import { actOnVisit, registerVisit, revealVisitor } from '../../src/visits/actions/register-visit.ts'
import { value } from '../support/results.ts'
import { type Office, openOffice } from '../support/registers-office.ts'

let office: Office
beforeAll(async () => {
  office = await openOffice('2025-03-03')
})
afterAll(() => office.close())

describe('来访登记', () => {
  const visitor = { name: '李戊己', gender: '女', age: '40', idNumber: '', address: '', phone: '13800138000' }
  const facts = {
    source: 'visit',
    kind: 'complaint',
    receivedOn: localDate('2025-02-24'),
    place: '接访室',
    people: 3,
    matter: '反映楼道照明长期损坏',
    unitId: null,
    receiver: '',
    applicationNumber: '',
  } as const
  const reason = '登记时人数填错'
  const visitsOf = (year: number) =>
    office.owner.read(
      office.as('clerk').tenancy,
      async (db) => (await factsOfAreas(db, office.street, year)).platform?.visits ?? 0,
    )

  it('refuses a correction that the acts since contradict, of another unit, of nothing, or of a voided one', async () => {
    const clerk = office.as('clerk')
    const id = value(await registerVisit(clerk, facts, visitor))
    value(await actOnVisit(clerk, id, { kind: 'accepted', on: localDate('2025-02-26'), note: '' }))
    const correct = (change: object, who = clerk) =>
      correctVisit(who, id, { facts: { ...facts, ...change }, visitor: {}, reason })
    expect(await correct({ receivedOn: localDate('2025-02-27') })).toMatchObject({
      refusal: { field: 'receivedOn' },
    })
    expect(await correct({ matter: '绝密★' })).toMatchObject({ refusal: { field: 'matter' } })
    expect(await correct({})).toMatchObject({ refusal: { message: '没有改动，不用更正' } })
    expect(await correct({ people: 2 }, office.as('liaison'))).toMatchObject({
      refusal: { code: 'notFound' },
    })
    expect(await correct({ people: 2 }, office.as('stranger'))).toMatchObject({
      refusal: { code: 'notFound' },
    })
    const undo = { kind: 'undone', on: localDate('2025-03-03'), note: '录错了件' } as const
    value(await actOnVisit(clerk, id, undo))
    expect(await actOnVisit(clerk, id, undo)).toMatchObject({ refusal: { code: 'notAllowedNow' } })
    value(await actOnVisit(clerk, id, { ...undo, kind: 'voided' }))
    expect(await correct({ people: 2 })).toMatchObject({ refusal: { code: 'notAllowedNow' } })
    expect(await visitsOf(2025)).toBe(0)
  })

  it('keeps what was corrected, sealed where it is of a person, and counts what stands now', async () => {
    const clerk = office.as('clerk')
    const id = value(await registerVisit(clerk, facts, visitor))
    expect(await visitsOf(2025)).toBe(3)
    value(
      await correctVisit(clerk, id, {
        facts: { ...facts, people: 2, receivedOn: localDate('2025-02-20') },
        visitor: { phone: '13900139000' },
        reason,
      }),
    )
    expect(await visitsOf(2025)).toBe(2)
    const shown = value(await readVisit(clerk, id))
    expect(shown).toMatchObject({
      visit: { people: 2, receivedOn: '2025-02-20', due: { on: '2025-03-07' } },
      masked: { phone: '139****9000' },
    })
    expect(shown.acts.at(-1)).toMatchObject({
      label: '更正登记',
      note: reason,
      changes: [
        { label: '日期', from: '2025-02-24', to: '2025-02-20' },
        { label: '人数', from: '3', to: '2' },
        { label: '来访人联系方式', from: '＊＊＊' },
      ],
    })
    expect(value(await revealVisitor(clerk, id, '核对更正'))).toMatchObject({
      phone: '13900139000',
      earlier: [{ phone: '13800138000' }],
    })
    const dump = await office.owner.pool.query<{ row: string }>(
      'SELECT row_to_json(a)::text AS row FROM visit_act a UNION ALL SELECT data::text FROM audit_event',
    )
    expect(dump.rows.filter(({ row }) => /13800138000|13900139000|李戊己/.test(row))).toEqual([])
  })

  it('takes back the last step, and the voiding itself, and runs the clock of what is left', async () => {
    const clerk = office.as('clerk')
    const id = value(await registerVisit(clerk, facts, visitor))
    const before = await visitsOf(2025)
    const stage = async () => value(await readVisit(clerk, id)).visit
    value(await actOnVisit(clerk, id, { kind: 'accepted', on: localDate('2025-02-25'), note: '' }))
    value(await actOnVisit(clerk, id, { kind: 'answered', on: localDate('2025-02-26'), note: '已修' }))
    expect(await stage()).toMatchObject({ stage: 'closed', closedOn: '2025-02-26', due: null })
    const undo = { kind: 'undone', on: localDate('2025-03-03'), note: '还没有答复' } as const
    value(await actOnVisit(clerk, id, undo))
    expect(await stage()).toMatchObject({ stage: 'accepted', closedOn: null, due: { kind: 'settle' } })
    value(await actOnVisit(clerk, id, { ...undo, kind: 'voided', note: '重复登记' }))
    expect(await visitsOf(2025)).toBe(before - 3)
    value(await actOnVisit(clerk, id, undo))
    expect(await stage()).toMatchObject({ stage: 'accepted' })
    expect(await visitsOf(2025)).toBe(before)
    expect(value(await readVisit(clerk, id)).acts).toHaveLength(6)
  })
})

describe('公众咨询', () => {
  it('corrects an answer by another reviewed one, and shows the old one until then', async () => {
    const { services, street } = office
    const [clerk, reviewer] = [office.as('clerk'), office.as('reviewer')]
    const receipt = value(
      await askInPublic(
        services,
        street,
        { kind: 'question', topic: '办理时间', question: '周末能办社保卡吗？', contact: '', token: 'a' },
        '198.51.100.9',
      ),
    )
    const id =
      (await readConsultations(clerk, { page: 1, pageSize: 9 })).consultations[0]?.consultationId ?? ''
    const next = { answer: '周六上午办理。', publicQuestion: '周末能办社保卡吗？' }
    const publicRows = async () =>
      (await office.owner.pool.query('SELECT topic, answer FROM public_answer')).rows
    expect(await correctAnswer(clerk, id, next, '说法变了')).toMatchObject({
      refusal: { code: 'notAllowedNow' },
    })
    value(await draftAnswer(clerk, id, { ...next, answer: '周末不办理。' }))
    value(await approveAnswer(reviewer, id, true))
    expect(
      await amendConsultation(clerk, id, { kind: 'question', topic: '找13912345678' }, '改'),
    ).toMatchObject({
      refusal: { field: 'topic' },
    })
    value(await amendConsultation(clerk, id, { kind: 'siteError', topic: '社保卡办理时间' }, '主题不清'))
    expect(await publicRows()).toEqual([{ topic: '社保卡办理时间', answer: '周末不办理。' }])
    expect(value(await readConsultation(clerk, id)).consultation.dueOn).toBe('2025-03-06')
    expect(await correctAnswer(clerk, id, { ...next, answer: '周末不办理。' }, '没有变')).toMatchObject({
      refusal: { message: '没有改动，不用更正' },
    })
    value(await correctAnswer(clerk, id, next, '周六已经开放窗口'))
    expect(await publicRows()).toEqual([{ topic: '社保卡办理时间', answer: '周末不办理。' }])
    expect(value(await consultStatus(services, street, receipt.code, 'z'))).toMatchObject({
      correcting: true,
      answer: '',
    })
    expect(value(await readConsultation(clerk, id)).acts.at(-1)).toMatchObject({
      label: '更正答复',
      note: '周六已经开放窗口',
      changes: [{ label: '答复', from: '周末不办理。', to: '周六上午办理。' }],
    })
    value(await approveAnswer(reviewer, id, false))
    expect(await publicRows()).toEqual([])
    expect(await publishAnswer(clerk, id, '可以公开')).toMatchObject({ refusal: { code: 'forbidden' } })
    value(await publishAnswer(reviewer, id, '可以公开'))
    expect(await publishAnswer(reviewer, id, '可以公开')).toMatchObject({
      refusal: { code: 'notAllowedNow' },
    })
    value(await withdrawAnswer(reviewer, id, '再核对'))
    value(await publishAnswer(reviewer, id, '核对无误'))
    expect(await publicRows()).toEqual([{ topic: '社保卡办理时间', answer: '周六上午办理。' }])
    expect(value(await consultStatus(services, street, receipt.code, 'z'))).toMatchObject({
      correcting: false,
      answer: '周六上午办理。',
    })
  })
})
