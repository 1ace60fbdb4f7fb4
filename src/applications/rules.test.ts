import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { NATIONAL_CALENDAR } from '../law/calendar-data/index.ts'
import { addDays, localDate, type LocalDate } from '../law/local-date.ts'
import { OUTCOMES } from '../law/outcomes.ts'
import { DELIVERY_METHODS, OPINIONS, SECRECY_RESULTS, type CaseAct, type NewAct } from './model.ts'
import { differences, projectionOf } from './projection.ts'
import { liveActs, replay, stageNameOn, stageText, waitingFor, waitUntil } from './rules.ts'

const BASIS = '条例31.1.1' as const

function numbered(...acts: readonly NewAct[]): readonly CaseAct[] {
  return acts.map((act, index) => ({ ...act, seq: index + 1 }) as CaseAct) // a NewAct with its number
}

function view(...acts: readonly NewAct[]) {
  return replay(numbered(...acts), NATIONAL_CALENDAR)
}

const by = 'person'
const submit: NewAct = { kind: 'submit', on: '2026-11-02', by, data: { channel: 'counter' } }
const received: NewAct = {
  kind: 'register',
  on: '2026-11-02',
  by,
  data: { channel: 'counter', basis: BASIS },
}
const consult: NewAct = { kind: 'consultThirdParty', on: '2026-11-04', by, data: { party: '某公司' } }

describe('replay', () => {
  it('gives an open case its due date and nothing decided', () => {
    expect(projectionOf(view(submit, received))).toMatchObject({
      stage: 'registered',
      closed: false,
      counted: true,
      received_on: '2026-11-02',
      due_on: '2026-11-30',
      decided_on: null,
      report_row: null,
    })
  })

  it('counts nothing that was not received', () => {
    expect(view(submit)).toMatchObject({ stage: 'submitted', counted: false, receivedOn: null })
    const withdrawn = view(submit, { kind: 'withdraw', on: '2026-11-03', by: null, data: { how: '网上' } })
    expect(withdrawn).toMatchObject({ stage: 'withdrawn', counted: false, outcome: null, decidedOn: null })
  })

  it('waits for the delivery of an opinion letter, then for the opinion, then runs on', () => {
    const sent = view(submit, received, consult)
    expect([sent.deadlines.reply?.due, waitingFor(sent)]).toEqual([null, '待征求意见书送达'])
    const told: NewAct = {
      kind: 'opinionLetterDelivered',
      on: '2026-11-06',
      by,
      data: { consultation: 3, on: '2026-11-06' },
    }
    const reached = view(submit, received, consult, told)
    expect([waitingFor(reached), waitUntil(reached)]).toEqual(['征求意见中', '2026-11-27'])
    expect(reached.deadlines.reply).toMatchObject({ assumes: 'silence', due: '2026-12-23' })
    const on = (today: LocalDate) => [
      stageNameOn(reached.stage, waitUntil(reached), today),
      stageText(reached.stage, waitUntil(reached), today),
    ]
    expect(on(localDate('2026-11-27'))).toEqual(['征求意见中', '正在征求意见，所需时间不计入答复期限。'])
    expect(on(localDate('2026-11-28'))).toEqual(['征求意见期满', '征求意见的期限已满，正在依法作出决定。'])
    const opinion: NewAct = { kind: 'thirdPartyReplied', on: '2026-11-18', by, data: { opinion: 'refuse' } }
    const replied = view(submit, received, consult, told, opinion)
    expect([replied.stage, waitingFor(replied), replied.deadlines.reply?.due]).toEqual([
      'registered',
      null,
      '2026-12-14',
    ])
  })

  it('judges a reply that came back by its first posting, until it is delivered again', () => {
    const sign: NewAct = { kind: 'sign', on: '2026-11-09', by, data: { outcome: 'A1', number: '1号' } }
    const method = 'post'
    const post = (mailed: string): NewAct => ({ kind: 'deliver', on: mailed, by, data: { method, mailed } })
    const back: NewAct = { kind: 'mailReturned', on: '2026-12-07', by, data: { reason: '地址欠详' } }
    const signed: NewAct = { kind: 'recordSignature', on: '2026-12-11', by, data: { signed: '2026-12-11' } }
    const soFar = [submit, received, sign, post('2026-11-10'), back]
    expect(view(...soFar)).toMatchObject({ stage: 'decided', returnedOn: '2026-12-07', signedOn: null })
    const filed: NewAct = { kind: 'archive', on: '2026-12-06', by, data: {} }
    expect(view(submit, received, sign, post('2026-11-10'), filed, back).stage).toBe('decided')
    const again = view(...soFar, post('2026-12-08'), signed)
    expect(again.stage).toBe('delivered')
    expect(projectionOf(again)).toMatchObject({
      mailed_on: '2026-11-10',
      signed_on: '2026-12-11',
      delivered_on: '2026-11-10',
      in_time: true,
    })
    expect([again.returnedOn, again.refusals, again.deadlines.reviewBy?.due]).toEqual([
      null,
      [],
      '2027-02-09',
    ])
    const handed: NewAct = {
      kind: 'deliver',
      on: '2026-12-09',
      by,
      data: { method: 'inPerson', signed: '2026-12-09' },
    }
    expect(view(...soFar, handed)).toMatchObject({
      mailedOn: '2026-11-10',
      signedOn: '2026-12-09',
      returnedOn: null,
      refusals: [],
    })
  })

  it('ends a withdrawn case as 其他处理 on the day of withdrawal, but keeps an earlier decision', () => {
    const withdraw: NewAct = { kind: 'withdraw', on: '2026-11-10', by: null, data: { how: '当面' } }
    expect(view(submit, received, withdraw)).toMatchObject({
      outcome: 'F3',
      reportRow: 'other.else',
      decidedOn: '2026-11-10',
    })
    const sign: NewAct = { kind: 'sign', on: '2026-11-09', by, data: { outcome: 'A1', number: '1号' } }
    expect(view(submit, received, sign, withdraw)).toMatchObject({
      outcome: 'A1',
      reportRow: 'granted',
      decidedOn: '2026-11-09',
    })
  })

  it('takes an act back, or moves its day, by an act of its own', () => {
    const undo = (target: number, newOn?: string): NewAct => ({
      kind: 'undo',
      on: '2026-11-05',
      by,
      data: { target, reason: '有误', newOn },
    })
    const assign: NewAct = { kind: 'assign', on: '2026-11-03', by, data: { unit: 'u1' } }
    const back = view(submit, received, assign, undo(3))
    expect([back.stage, back.unitId, [...back.undone]]).toEqual(['registered', null, [3]])
    const moved = view(submit, { ...received, on: '2026-11-03' }, assign, undo(2, '2026-11-02'))
    expect([moved.stage, moved.receivedOn, moved.deadlines.reply?.due]).toEqual([
      'handling',
      '2026-11-02',
      '2026-11-30',
    ])
  })

  it('counts neither what was split up nor what was merged', () => {
    expect(
      view(submit, received, { kind: 'splitInto', on: '2026-11-03', by, data: { children: ['a', 'b'] } }),
    ).toMatchObject({ stage: 'split', counted: false, closed: true })
    expect(
      view(submit, received, { kind: 'mergeInto', on: '2026-11-03', by, data: { into: 'a' } }),
    ).toMatchObject({ stage: 'merged', counted: false, closed: true })
  })
})

const start = localDate('2019-05-15')
const day = fc.integer({ min: -400, max: 2800 }).map((n) => addDays(start, n))
const text = fc.string({ maxLength: 8 })
const letter = fc.option(fc.uuid(), { nil: undefined })

/** Any act with any day, sensible or not. */
const anyAct: fc.Arbitrary<NewAct> = fc
  .record({
    on: fc.oneof(day, fc.constantFrom('2021-02-29', '', 'x')),
    by: fc.option(fc.uuid(), { nil: null }),
    day,
    text,
    letter,
    n: fc.integer({ min: -3, max: 60 }),
    outcome: fc.constantFrom(...OUTCOMES),
    opinion: fc.constantFrom(...OPINIONS),
    method: fc.constantFrom(...DELIVERY_METHODS),
    secrecy: fc.constantFrom(...SECRECY_RESULTS),
    flag: fc.boolean(),
  })
  .chain(
    ({ on, by: person, day: other, text: words, letter: id, n, outcome, opinion, method, secrecy, flag }) => {
      const head = { on, by: person }
      const optional = flag ? other : undefined
      return fc.constantFrom<NewAct>(
        { ...head, kind: 'submit', data: { channel: 'online', unverified: flag } },
        { ...head, kind: 'register', data: { channel: 'counter', basis: BASIS } },
        { ...head, kind: 'confirm', data: { channel: 'online', basis: BASIS, how: words } },
        { ...head, kind: 'assign', data: { unit: words, person: id } },
        { ...head, kind: 'sendBack', data: { reason: words } },
        {
          ...head,
          kind: 'askCorrection',
          data: { matters: [words], until: other, guidance: words, letter: id },
        },
        { ...head, kind: 'correctionReceived', data: { how: words } },
        { ...head, kind: 'consultThirdParty', data: { party: words, delivered: optional } },
        { ...head, kind: 'consultOrgan', data: { party: words, delivered: optional } },
        { ...head, kind: 'opinionLetterDelivered', data: { consultation: n, on: other } },
        { ...head, kind: 'thirdPartyReplied', data: { opinion } },
        { ...head, kind: 'organReplied', data: { opinion } },
        { ...head, kind: 'proposeExtension', data: { workingDays: n, reason: words } },
        { ...head, kind: 'extend', data: { workingDays: n, reason: words } },
        {
          ...head,
          kind: 'sendFeeNotice',
          data: { method: 'perPage', quantity: n, amount: n, letter: words },
        },
        { ...head, kind: 'feeNotice', data: { method: 'perPage', amount: n } },
        { ...head, kind: 'feePaid', data: { amount: n } },
        { ...head, kind: 'askReasons', data: { volume: words } },
        { ...head, kind: 'agreeDate', data: { until: other } },
        { ...head, kind: 'reviewSecrecy', data: { result: secrecy } },
        { ...head, kind: 'draft', data: { outcome, letter: words, version: n } },
        { ...head, kind: 'review', data: {} },
        { ...head, kind: 'sign', data: { outcome, number: words } },
        { ...head, kind: 'deliver', data: { method, mailed: optional, signed: flag ? undefined : other } },
        { ...head, kind: 'recordSignature', data: { signed: other } },
        { ...head, kind: 'withdraw', data: { how: words } },
        { ...head, kind: 'archive', data: {} },
        { ...head, kind: 'splitInto', data: { children: [words] } },
        { ...head, kind: 'mergeInto', data: { into: words } },
        { ...head, kind: 'undo', data: { target: n, reason: words, newOn: optional } },
      )
    },
  )

describe('any list of acts', () => {
  it('is replayed without a fault, prefix by prefix, to one projection only', () => {
    fc.assert(
      fc.property(fc.array(anyAct, { maxLength: 12 }), (acts) => {
        for (let length = 0; length <= acts.length; length += 1) {
          const prefix = numbered(...acts.slice(0, length))
          const first = projectionOf(replay(prefix, NATIONAL_CALENDAR))
          const again = projectionOf(replay(prefix, NATIONAL_CALENDAR, { ledger: true }))
          expect(differences(first, again)).toEqual([])
          expect(first.decided_on === null).toBe(first.report_row === null)
          if (first.decided_on !== null && first.received_on !== null)
            expect(first.decided_on >= first.received_on).toBe(true)
        }
      }),
      { numRuns: 300 },
    )
  })

  it('keeps its acts whatever is taken back', () => {
    fc.assert(
      fc.property(fc.array(anyAct, { maxLength: 12 }), (acts) => {
        const all = numbered(...acts)
        const { live, undone } = liveActs(all)
        const undos = all.filter(({ kind }) => kind === 'undo').length
        const gone = all.filter(({ kind, seq }) => kind !== 'undo' && undone.has(seq)).length
        expect(live.length + undos + gone).toBe(all.length)
      }),
    )
  })
})
