/** Properties of the timeline against an oracle that walks `chinese-days` day by day and shares no code with law/. */
import chineseDays from 'chinese-days'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Act } from '../../src/law/acts.ts'
import { NATIONAL_CALENDAR } from '../../src/law/calendar-data/index.ts'
import { deadlineOf, type Deadlines } from '../../src/law/deadlines.ts'
import { localDate } from '../../src/law/local-date.ts'
import { OUTCOMES } from '../../src/law/outcomes.ts'
import { addWorkdays } from '../../src/law/work-calendar.ts'

/** The oracle's days: index 0 is 2019-01-01; only years chinese-days knows. */
const START = Date.UTC(2019, 0, 1)
const DAYS = Array.from({ length: 2922 }, (_, index) =>
  new Date(START + index * 86_400_000).toISOString().slice(0, 10),
)
const WORKS = DAYS.map((date) => chineseDays.isWorkday(date))
const INDEX = new Map(DAYS.map((date, index) => [date, index]))
const FIRST_COVERED = INDEX.get('2019-05-15')! // inside the list

/** n working days after day `from`, leaving out days for which `out` holds; undefined past 2026. */
function walk(from: number, n: number, out: (day: number) => boolean = () => false): number | undefined {
  let left = n
  for (let day = from + 1; day < DAYS.length; day += 1) {
    if (WORKS[day] === true && !out(day)) left -= 1
    if (left === 0) return day
  }
  return undefined
}

describe('plain periods', () => {
  it.each([7, 15, 20, 40])(
    'of %i working days agree for every start from 2019-05-15 to the end of 2026',
    (n) => {
      for (let from = FIRST_COVERED; from < DAYS.length; from += 1) {
        const expected = walk(from, n)
        const found = addWorkdays(NATIONAL_CALENDAR, localDate(DAYS[from]!), n) // below the length
        if (expected === undefined) expect(found.provisional, DAYS[from]).toBe(true)
        else expect(found, DAYS[from]).toEqual({ provisional: false, date: DAYS[expected] })
      }
    },
  )

  it('of a case agree for every start: reply, extended reply and correction notice', () => {
    for (let from = FIRST_COVERED; from < DAYS.length - 90; from += 1) {
      const on = DAYS[from]!
      const plain = deadlineOf([{ act: 'receive', on }], NATIONAL_CALENDAR)
      const extended = deadlineOf(
        [
          { act: 'receive', on },
          { act: 'extend', on, workingDays: 20 },
        ],
        NATIONAL_CALENDAR,
      )
      expect(plain.reply?.due, on).toBe(DAYS[walk(from, 20)!]) // 90 days before the end: always found
      expect(extended.reply?.due, on).toBe(DAYS[walk(from, 40)!])
      expect(plain.correctionNotice?.due, on).toBe(DAYS[walk(from, 7)!])
    }
  })
})

interface Letter {
  readonly kind: 'ThirdParty' | 'Organ'
  readonly sent: number
  readonly delivered: number
  readonly replied: number | null
}

/** A case of at most one letter of each kind, so that a reply can only answer its own; order by day. */
const caseArbitrary = fc.record({
  from: fc.integer({ min: FIRST_COVERED, max: DAYS.length - 260 }),
  extension: fc.option(fc.integer({ min: 1, max: 20 }), { nil: null }),
  thirdParty: fc.option(letterArbitrary('ThirdParty'), { nil: null }),
  organ: fc.option(letterArbitrary('Organ'), { nil: null }),
  correctedAfter: fc.option(fc.integer({ min: 1, max: 40 }), { nil: null }),
})

function letterArbitrary(kind: Letter['kind']) {
  return fc.record({
    kind: fc.constant(kind),
    sent: fc.integer({ min: 0, max: 45 }),
    delivered: fc.integer({ min: 0, max: 6 }),
    replied: fc.option(fc.integer({ min: 0, max: 35 }), { nil: null }),
  })
}

describe('pauses', () => {
  it('agree with the day-by-day oracle', () => {
    fc.assert(
      fc.property(caseArbitrary, ({ from, extension, thirdParty, organ, correctedAfter }) => {
        const letters = [thirdParty, organ].flatMap((letter) =>
          letter === null ? [] : [placed(letter, from)],
        )
        const acts = actsOf(from, extension, letters, correctedAfter)
        const start = correctedAfter === null ? from : from + correctedAfter
        const ends = letters.map((letter) => endOf(letter))
        const out = (day: number) => letters.some((letter, index) => day > letter.sent && day <= ends[index]!) // same length
        const due = walk(start, 20 + (extension ?? 0), out)
        const found = deadlineOf(acts, NATIONAL_CALENDAR)
        expect(found.refusals).toEqual([])
        expect(found.reply?.due).toBe(due === undefined ? undefined : DAYS[due])
        expectLedger(found, start, out)
      }),
      { numRuns: 4000 },
    )
  })

  it('count once where several letters to third parties overlap', () => {
    const lettersArbitrary = fc.array(letterArbitrary('ThirdParty'), { minLength: 2, maxLength: 5 })
    const fromArbitrary = fc.integer({ min: FIRST_COVERED, max: DAYS.length - 260 })
    fc.assert(
      fc.property(fromArbitrary, lettersArbitrary, (from, given) => {
        const letters = given.map((letter) => placed({ ...letter, replied: null }, from))
        const out = (day: number) => letters.some((letter) => day > letter.sent && day <= endOf(letter))
        const due = walk(from, 20, out)
        const found = deadlineOf(actsOf(from, null, letters, null), NATIONAL_CALENDAR)
        expect(found.reply?.due).toBe(due === undefined ? undefined : DAYS[due])
        expectLedger(found, from, out)
      }),
      { numRuns: 1000 },
    )
  })

  it('never bring the due date forward', () => {
    fc.assert(
      fc.property(caseArbitrary, ({ from, extension, thirdParty, organ }) => {
        const letters = [thirdParty, organ].flatMap((letter) =>
          letter === null ? [] : [placed(letter, from)],
        )
        const paused = deadlineOf(actsOf(from, extension, letters, null), NATIONAL_CALENDAR).reply?.due ?? ''
        const plain = deadlineOf(actsOf(from, extension, [], null), NATIONAL_CALENDAR).reply?.due ?? ''
        expect(paused >= plain).toBe(true)
      }),
      { numRuns: 1000 },
    )
  })

  it('a later start is never due earlier, a longer extension always later', () => {
    for (let from = FIRST_COVERED; from < DAYS.length - 120; from += 1) {
      const due = (day: number, workingDays: number) =>
        deadlineOf(actsOf(day, workingDays, [], null), NATIONAL_CALENDAR, { ledger: false }).reply?.due ?? ''
      expect(due(from + 1, 5) >= due(from, 5)).toBe(true)
      expect(due(from, 6) > due(from, 5)).toBe(true)
    }
  })
})

function placed(letter: Letter, from: number): Letter {
  const sent = from + letter.sent
  const delivered = sent + letter.delivered
  return { ...letter, sent, delivered, replied: letter.replied === null ? null : delivered + letter.replied }
}

function endOf({ delivered, replied }: Letter): number {
  const expires = walk(delivered, 15) ?? Number.POSITIVE_INFINITY
  return replied === null ? expires : Math.min(replied, expires)
}

function actsOf(
  from: number,
  extension: number | null,
  letters: readonly Letter[],
  correctedAfter: number | null,
): Act[] {
  const dated: { day: number; act: Act }[] = letters.flatMap(({ kind, sent, delivered, replied }) => [
    { day: sent, act: { act: `consult${kind}` as const, sent: DAYS[sent]!, delivered: DAYS[delivered]! } },
    ...(replied === null
      ? []
      : [
          {
            day: replied,
            act: {
              act: kind === 'ThirdParty' ? 'thirdPartyReplied' : 'organReplied',
              on: DAYS[replied]!,
            } as const,
          },
        ]),
  ])
  if (correctedAfter !== null)
    dated.push({
      day: from + correctedAfter,
      act: { act: 'correctionReceived', on: DAYS[from + correctedAfter]! },
    })
  const first: Act[] = [{ act: 'receive', on: DAYS[from]! }]
  if (extension !== null) first.push({ act: 'extend', on: DAYS[from]!, workingDays: extension })
  if (correctedAfter !== null) first.push({ act: 'askCorrection', on: DAYS[from]! })
  return [...first, ...dated.sort((a, b) => a.day - b.day).map(({ act }) => act)]
}

/** Every day from the start to the due day, once, each of the kind the oracle gives it. */
function expectLedger(found: Deadlines, start: number, out: (day: number) => boolean): void {
  const rows = found.reply?.ledger ?? []
  rows.forEach((row, offset) => {
    const day = start + 1 + offset
    const kind = WORKS[day] !== true ? 'rest' : out(day) ? 'paused' : 'counted'
    if (row.date !== DAYS[day] || row.kind !== kind) throw new Error(`ledger differs on ${DAYS[day]}`)
  })
  expect(rows.at(-1)?.date).toBe(found.reply?.due)
}

const dateText = fc.oneof(
  {
    weight: 12,
    arbitrary: fc.integer({ min: FIRST_COVERED - 5, max: DAYS.length - 1 }).map((day) => DAYS[day]!),
  },
  {
    weight: 1,
    arbitrary: fc.constantFrom('2025-02-29', '2025-04-31', 'x', '', '2099-12-31', '2100-01-01', '9999-12-31'),
  },
)
const ordered = fc.array(fc.integer({ min: 0, max: 12 }), { maxLength: 12 })

const actArbitrary = (on: fc.Arbitrary<string>): fc.Arbitrary<Act> =>
  fc.oneof(
    fc.record({ act: fc.constant('receive' as const), on }),
    fc.record({
      act: fc.constantFrom(
        'askCorrection' as const,
        'correctionReceived' as const,
        'thirdPartyReplied' as const,
        'organReplied' as const,
        'feePaid' as const,
        'askReasons' as const,
        'reasonsReceived' as const,
        'withdraw' as const,
      ),
      on,
    }),
    fc.record({
      act: fc.constantFrom('consultThirdParty' as const, 'consultOrgan' as const),
      sent: on,
      delivered: fc.option(on, { nil: null }),
    }),
    fc.record({ act: fc.constant('extend' as const), on, workingDays: fc.integer({ min: -1, max: 22 }) }),
    fc.record({ act: fc.constant('feeNotice' as const), delivered: on }),
    fc.record({ act: fc.constant('agreeDate' as const), on, until: on }),
    fc.record({
      act: fc.constant('decide' as const),
      on,
      outcome: fc.option(fc.constantFrom(...OUTCOMES), { nil: null }),
    }),
    fc.record({
      act: fc.constant('deliver' as const),
      mailed: fc.option(on, { nil: null }),
      signed: fc.option(on, { nil: null }),
    }),
  )

/** Acts in rising order of day starting from a receipt, so that long histories are reached, not only refusals. */
const historyArbitrary = fc
  .tuple(fc.integer({ min: FIRST_COVERED, max: DAYS.length - 200 }), ordered)
  .chain(([from, steps]) => {
    let day = from
    const later = steps.map((step) => {
      day += step
      return actArbitrary(fc.constant(DAYS[day]!))
    })
    return fc.tuple(fc.constant<Act>({ act: 'receive', on: DAYS[from]! }), ...later)
  })

const anyActs = fc.oneof(fc.array(actArbitrary(dateText), { maxLength: 10 }), historyArbitrary)

describe('any list of acts', () => {
  it('and any prefix of it is answered, with every key, without a throw', () => {
    fc.assert(
      fc.property(anyActs, (acts) => {
        for (let length = 0; length <= acts.length; length += 1) {
          const found = deadlineOf(acts.slice(0, length), NATIONAL_CALENDAR)
          expect(Object.keys(found)).toHaveLength(8)
          for (const { index, message, article } of found.refusals) {
            expect(index).toBeLessThan(length)
            expect(message.length).toBeGreaterThan(5)
            expect(article.length).toBeGreaterThan(2)
          }
          if (found.reply?.due === null) expect(found.reply.waitingFor).not.toBeNull()
        }
      }),
      { numRuns: 1500 },
    )
  })

  it('gives the same dates without the acts it refused', () => {
    fc.assert(
      fc.property(anyActs, (acts) => {
        const found = deadlineOf(acts, NATIONAL_CALENDAR)
        const refused = new Set(found.refusals.map(({ index }) => index))
        const kept = deadlineOf(
          acts.filter((_, index) => !refused.has(index)),
          NATIONAL_CALENDAR,
        )
        expect(kept).toEqual({ ...found, refusals: [] })
      }),
      { numRuns: 1500 },
    )
  })

  it('asOf is the same as leaving the later acts out', () => {
    fc.assert(
      fc.property(historyArbitrary, fc.integer({ min: 0, max: 60 }), (acts, after) => {
        const first = INDEX.get(onOf(acts[0])) ?? 0
        const asOf = DAYS[first + after]!
        const known = acts.filter((act) => onOf(act) <= asOf || onOf(act) === '')
        const cut = deadlineOf(acts, NATIONAL_CALENDAR, { asOf: localDate(asOf) })
        expect({ ...cut, refusals: [] }).toEqual({ ...deadlineOf(known, NATIONAL_CALENDAR), refusals: [] })
      }),
      { numRuns: 1000 },
    )
  })

  it('is provisional exactly where a counted date lies past 2026', () => {
    fc.assert(
      fc.property(anyActs, (acts) => {
        const found = deadlineOf(acts, NATIONAL_CALENDAR)
        const dates = [
          found.correctionNotice,
          found.thirdPartyOpinion,
          found.organOpinion,
          found.payment,
          found.reviewBy,
          found.suitBy,
        ]
        for (const date of dates) if (date !== null) expect(date.provisional).toBe(date.due > '2026-12-31')
      }),
      { numRuns: 1000 },
    )
  })
})

/** The day an act took place, as the contract says: sending, posting (else signature), receipt of the notice. */
function onOf(act: Act): string {
  if ('on' in act) return act.on
  if ('sent' in act) return act.sent
  if (act.act === 'deliver') return act.mailed ?? act.signed ?? ''
  return act.act === 'feeNotice' ? act.delivered : ''
}
