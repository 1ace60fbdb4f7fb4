/**
 * Runs every example under test/examples/law: one input and one expected output each, foldered by article. The files
 * are the specification; what they do not name is left open, a list must match in length.
 */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { readDeadlineInput } from '../../src/law/act-input.ts'
import { NATIONAL_CALENDAR } from '../../src/law/calendar-data/index.ts'
import { CASE_ACTS } from '../../src/law/case-act-model.ts'
import type { Act } from '../../src/law/acts.ts'
import { workingDaysUsed } from '../../src/law/days-used.ts'
import { deadlineOf } from '../../src/law/deadlines.ts'
import type { LedgerRow } from '../../src/law/ledger.ts'
import { feeOf, readFeeInput } from '../../src/law/fees.ts'
import { localDate } from '../../src/law/local-date.ts'
import { OUTCOMES } from '../../src/law/outcomes.ts'
import { periodFrom, PERIODS, type PeriodKind } from '../../src/law/periods.ts'
import { remedyText } from '../../src/law/remedies.ts'
import { ROLES } from '../../src/law/roles.ts'
import { refusalFor, stageOf } from '../../src/law/stages.ts'
import { dayDetail } from '../../src/law/work-calendar.ts'

const ROOT = join(import.meta.dirname, '../examples/law')

const example = z.object({
  title: z.string().min(4),
  explanation: z.string().min(4),
  calendar: z.object({ publishedThrough: z.string() }),
  today: z.string(),
  kind: z.enum(['deadline', 'fee', 'period', 'day', 'remedy', 'stage']),
  input: z.unknown(),
  expected: z.record(z.string(), z.unknown()),
})
type Example = z.infer<typeof example>

const files = readdirSync(ROOT, { recursive: true, encoding: 'utf8' }).filter((name) =>
  name.endsWith('.json'),
)

describe('examples of the law', () => {
  it('are at least 150, of every kind', () => {
    expect(files.length).toBeGreaterThanOrEqual(150)
    expect(new Set(files.map((name) => read(name).kind)).size).toBe(6)
  })

  it.each(files)('%s', (name) => {
    const given = read(name)
    expect(given.calendar.publishedThrough).toBe(NATIONAL_CALENDAR.publishedThrough)
    CHECKS[given.kind](given)
  })
})

function read(name: string): Example {
  return example.parse(JSON.parse(readFileSync(join(ROOT, name), 'utf8')))
}

const CHECKS: Readonly<Record<Example['kind'], (given: Example) => void>> = {
  deadline({ input, expected }) {
    const given = readDeadlineInput(input)
    if (!given.ok) throw new Error(given.error)
    const result = deadlineOf(
      given.acts,
      NATIONAL_CALENDAR,
      given.asOf === undefined ? {} : { asOf: given.asOf },
    )
    expect(Object.keys(result)).toEqual(DEADLINE_KEYS)
    expect(result).toMatchObject(expected)
    if (result.reply !== null) expectLedgerAgrees(result.reply)
    if (given.asOf === undefined) expectDaysAgree(given.acts, result.reply?.ledger ?? [])
  },
  fee({ input, expected }) {
    const given = readFeeInput(input)
    if (!given.ok) throw new Error(given.error)
    expect(feeOf(given.request)).toEqual(expected)
  },
  period({ input, expected }) {
    const { period, start } = z.object({ period: z.string(), start: z.string() }).parse(input)
    expect(Object.keys(PERIODS)).toContain(period)
    const found = periodFrom(period as PeriodKind, localDate(start), NATIONAL_CALENDAR) // checked on the line above
    expect({ last: found.last.date, provisional: found.last.provisional }).toEqual(expected)
    if (found.ledger !== null) expect(found.ledger.at(-1)?.date).toBe(found.last.date)
  },
  day({ input, expected }) {
    const { date } = z.object({ date: z.string() }).parse(input)
    const { kind, name, notice } = dayDetail(NATIONAL_CALENDAR, localDate(date))
    expect({ kind, name, notice: notice?.title ?? null }).toEqual(expected)
  },
  remedy({ input, expected }) {
    const asked = remedyInput.parse(input)
    const { contains, ...rest } = remedyExpected.parse(expected)
    const { onlineReview, decidedOn, withdrawn = false, ...others } = asked
    const found = remedyText({
      ...others,
      withdrawn,
      decidedOn: localDate(decidedOn),
      reviewOrgan: '甲区人民政府',
      court: '乙区人民法院',
      ...(onlineReview === undefined ? {} : { onlineReview }),
    })
    expect(found).toMatchObject(rest)
    for (const part of contains) expect(found.paragraphs.join('\n')).toContain(part)
  },
  stage({ input, expected }) {
    const { acts, act, roles } = stageInput.parse(input)
    const stage = stageOf(acts.map((each) => ({ act: each })))
    const refusal = refusalFor(act, stage, roles)
    expect({ stage, allowed: refusal === undefined, code: refusal?.code ?? null }).toEqual(expected)
  },
}

const DEADLINE_KEYS = [
  'reply',
  'correctionNotice',
  'thirdPartyOpinion',
  'organOpinion',
  'payment',
  'reviewBy',
  'suitBy',
  'refusals',
]

/** Whatever the example names: the ledger ends on the due day with the whole period counted, or the date was agreed. */
function expectLedgerAgrees(reply: NonNullable<ReturnType<typeof deadlineOf>['reply']>): void {
  if (reply.due === null || reply.articles.includes('条例35')) return
  const counted = (reply.ledger ?? []).filter((row) => row.kind === 'counted')
  expect(reply.ledger?.at(-1)).toMatchObject({ date: reply.due, kind: 'counted', n: reply.days })
  expect(counted.map((row) => row.n)).toEqual(counted.map((_, index) => index + 1))
}

/** What statistics call the days used is what the ledger has counted by that day, pauses and rest days left out. */
function expectDaysAgree(acts: readonly Act[], ledger: readonly LedgerRow[]): void {
  let counted = 0
  for (const row of ledger) {
    if (row.kind === 'counted') counted = row.n
    expect([row.date, workingDaysUsed(acts, NATIONAL_CALENDAR, row.date)]).toEqual([row.date, counted])
  }
}

const remedyInput = z.object({
  outcome: z.enum(OUTCOMES),
  decidedOn: z.string(),
  byInternet: z.boolean(),
  onlineReview: z.string().optional(),
  withdrawn: z.boolean().optional(),
})
const remedyExpected = z.object({
  variant: z.string(),
  withheldVariant: z.string(),
  contains: z.array(z.string()),
  lacksOnlineChannel: z.boolean(),
})
const stageInput = z.object({
  acts: z.array(z.enum(CASE_ACTS)),
  act: z.enum(CASE_ACTS),
  roles: z.array(z.enum(ROLES)),
})
