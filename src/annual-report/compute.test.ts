import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { LocalDate } from '../law/local-date.ts'
import { addDays, localDate } from '../law/local-date.ts'
import { checkCells } from './checks/index.ts'
import type { ApplicationRecord, LeafAmount, RegisterRecord, RemedyRecord, ReportRecords } from './compute.ts'
import { assembleCells, computeReport, correctCells } from './compute.ts'
import { roundWan } from './decimal.ts'
import { FORMS } from './forms/index.ts'
import type { CellPath } from './model.ts'
import { APPLICANT_COLUMNS, cellPaths, count, RESULT_ROWS, requestPath, wanFromFen } from './model.ts'
import { REVIEW_OUTCOMES, reviewColumn, SUIT_OUTCOMES, suitColumn } from './remedy-columns.ts'
import type { ReviewOutcome, SuitOutcome } from './remedy-columns.ts'

const YEAR = 2024
const YEAR_END = localDate('2024-12-31')
const NONE: ReportRecords = { applications: [], remedies: [], registers: [] }

/** Days around the report year, so that every boundary is met often. */
const dates = fc
  .oneof(fc.nat(1200), fc.constantFrom(364, 365, 366, 729, 730, 731))
  .map((days) => addDays(localDate('2023-01-01'), days))
const span = fc.record({ from: dates, days: fc.option(fc.nat(500), { nil: undefined }) })

function end({ from, days }: { from: LocalDate; days: number | undefined }): LocalDate | undefined {
  return days === undefined ? undefined : addDays(from, days)
}

const ids = fc.uuid()
const applications = fc
  .tuple(ids, fc.constantFrom(...APPLICANT_COLUMNS), span, fc.constantFrom(...RESULT_ROWS))
  .map(([id, applicantColumn, when, row]): ApplicationRecord => {
    const on = end(when)
    return {
      id,
      applicantColumn,
      receivedOn: when.from,
      ...(on === undefined ? {} : { decided: { on, row } }),
    }
  })
const roles = fc.constantFrom('respondent', 'respondent', 'reviewOrgan', 'thirdParty')
// Object.keys of the two tables are their outcomes.
const reviewOutcomes = fc.constantFrom(...(Object.keys(REVIEW_OUTCOMES) as ReviewOutcome[]))
const suitOutcomes = fc.constantFrom(...(Object.keys(SUIT_OUTCOMES) as SuitOutcome[]))
const remedies = fc
  .tuple(ids, fc.boolean(), fc.boolean(), span, roles, reviewOutcomes, suitOutcomes)
  .map(([id, isReview, afterReview, when, role, reviewOutcome, suitOutcome]): RemedyRecord => {
    const on = end(when)
    const base = { id, filedOn: when.from, role }
    if (isReview) {
      return {
        ...base,
        kind: 'review',
        ...(on === undefined ? {} : { closed: { on, outcome: reviewOutcome } }),
      }
    }
    return {
      ...base,
      kind: 'suit',
      afterReview,
      ...(on === undefined ? {} : { closed: { on, outcome: suitOutcome } }),
    }
  })
const matters = fc.constantFrom('licensing', 'otherServices', 'penalties', 'coercion')
const registers: fc.Arbitrary<RegisterRecord> = fc.oneof(
  fc
    .tuple(ids, fc.constantFrom('regulations', 'normativeDocuments'), span, fc.option(fc.nat(90)))
    .map(([id, row, when, delay]): RegisterRecord => {
      const repealedOn = end(when)
      return {
        kind: 'document',
        row,
        id,
        madeOn: when.from,
        ...(delay === null ? {} : { publishedOn: addDays(when.from, delay) }),
        ...(repealedOn === undefined ? {} : { repealedOn }),
      }
    }),
  fc
    .tuple(ids, fc.oneof(matters, fc.constant('fees' as const)), span)
    .map(([id, row, when]): RegisterRecord => {
      const to = end(when)
      return { kind: 'item', row, id, from: when.from, ...(to === undefined ? {} : { to }) }
    }),
  fc
    .tuple(ids, matters, dates, fc.nat(900))
    .map(([id, row, on, handled]): RegisterRecord => ({ kind: 'handled', row, id, on, count: handled })),
  fc
    .tuple(
      ids,
      dates,
      fc.bigInt({ min: 0n, max: 10_000_000_000n }),
      fc.constantFrom('feeReceipt', 'purchase'),
    )
    .map(([id, on, fen, kind]): RegisterRecord => ({ kind, id, on, fen })),
)
const records = fc.record({
  applications: fc.array(applications, { maxLength: 60 }),
  remedies: fc.array(remedies, { maxLength: 20 }),
  registers: fc.array(registers, { maxLength: 30 }),
})
const asOfDates = fc.oneof(fc.constant(YEAR_END), dates)

/** GROUP BY as SQL would do it, written without the code under test. */
function groupBy(all: ReportRecords, asOf: LocalDate): readonly LeafAmount[] {
  const start = localDate('2024-01-01')
  const last = asOf < YEAR_END ? asOf : YEAR_END
  const leaves = new Map<CellPath, number>()
  const add = (path: CellPath, times = 1): void => void leaves.set(path, (leaves.get(path) ?? 0) + times)
  for (const { applicantColumn: column, receivedOn, decided } of all.applications) {
    const decidedOn = decided !== undefined && decided.on <= last ? decided.on : undefined
    if (receivedOn > last) continue
    if (receivedOn >= start) add(requestPath('received', column))
    else if (decidedOn === undefined || decidedOn >= start) add(requestPath('carriedIn', column))
    if (decidedOn === undefined) add(requestPath('carriedOut', column))
    else if (decidedOn >= start && decided !== undefined) add(requestPath(decided.row, column))
  }
  for (const remedy of all.remedies) {
    if (remedy.role !== 'respondent' || remedy.filedOn > last) continue
    const block =
      remedy.kind === 'review'
        ? 'review'
        : remedy.afterReview
          ? 'litigation.afterReview'
          : 'litigation.direct'
    const { closed } = remedy
    if (closed === undefined || closed.on > last) add(`${block}.pending`)
    else if (closed.on >= start) {
      // The table is total over both kinds of outcome; the test names the column by the outcome alone.
      const column =
        remedy.kind === 'review'
          ? reviewColumn(closed.outcome as ReviewOutcome)
          : suitColumn(closed.outcome as SuitOutcome)
      add(`${block}.${column}`)
    }
  }
  return [...leaves].map(([path, value]) => ({ path, count: value }))
}

describe.each(['2019', '2021'] as const)('form %s', (id) => {
  const form = FORMS[id]

  test('the printed relations hold whatever the records are', () => {
    fc.assert(
      fc.property(records, asOfDates, (all, asOf) => {
        const { cells } = computeReport(form, YEAR, asOf, all)
        expect([...cells.keys()]).toEqual(cellPaths(form))
        expect(checkCells(form, cells).filter(({ severity }) => severity === 'error')).toEqual([])
      }),
      { numRuns: 150 },
    )
  })

  test('GROUP BY counts give the same 表三 and 表四 as the records', () => {
    fc.assert(
      fc.property(records, asOfDates, (all, asOf) => {
        const fromRecords = computeReport(form, YEAR, asOf, { ...all, registers: [] }).cells
        expect(assembleCells(form, groupBy(all, asOf))).toEqual(fromRecords)
      }),
      { numRuns: 150 },
    )
  })

  test('every number opens the records that make it', () => {
    fc.assert(
      fc.property(records, asOfDates, (all, asOf) => {
        const report = computeReport(form, YEAR, asOf, all)
        for (const [path, value] of report.cells) {
          const parts = report.recordsOf(path)
          if (value.kind === 'amount') {
            const fen = parts.reduce((sum, each) => sum + (each.fen ?? 0n), 0n)
            expect(value.wan).toBe(roundWan(wanFromFen(fen)))
          } else expect(value).toEqual(count(parts.reduce((sum, each) => sum + each.count, 0)))
        }
      }),
      { numRuns: 100 },
    )
  })

  test('a year carries on what the year before left', () => {
    fc.assert(
      fc.property(records, (all) => {
        const before = computeReport(form, YEAR - 1, localDate('2023-12-31'), all).cells
        const after = computeReport(form, YEAR, YEAR_END, all).cells
        const context = { year: YEAR, previous: { form, cells: before, year: YEAR - 1 } }
        const rules = ['carry.previous', 'normative.previous', 'items.previous']
        expect(checkCells(form, after, context).filter(({ rule }) => rules.includes(rule))).toEqual([])
      }),
      { numRuns: 100 },
    )
  })
})

test('a year without records is a report of zeros', () => {
  for (const form of Object.values(FORMS)) {
    const { cells } = computeReport(form, YEAR, YEAR_END, NONE)
    expect(cells.size).toBe(cellPaths(form).length)
    for (const value of cells.values()) {
      expect(value).toEqual(value.kind === 'amount' ? { kind: 'amount', wan: '0' } : count(0))
    }
  }
})

test('a leaf that no form has is refused, 表二 of the other form is left out', () => {
  const form = FORMS['2021']
  for (const path of ['requests.granted.total', 'requests.other.naturalPerson', 'review.total', 'no.such']) {
    expect(() => assembleCells(form, [{ path, count: 1 }])).toThrow(RangeError)
  }
  const other = assembleCells(form, [{ path: 'proactive.otherServices.decisions', count: 9 }])
  expect([...other.keys()]).toEqual(cellPaths(form))
})

test('the three （六） rows are one in the form of 2019', () => {
  const decided = { on: localDate('2020-03-02'), row: 'other.noPayment' } as const
  const applicationsOf2020: ApplicationRecord[] = [
    { id: 'a', applicantColumn: 'business', receivedOn: localDate('2020-02-01'), decided },
  ]
  const { cells, recordsOf } = computeReport(FORMS['2019'], 2020, localDate('2020-12-31'), {
    ...NONE,
    applications: applicationsOf2020,
  })
  expect(cells.get('requests.other.business')).toEqual(count(1))
  expect(recordsOf('requests.totalProcessed.total').map(({ id }) => id)).toEqual(['a'])
})

test('matters of 2019: fifteen at the start, one ended, 1162 handled', () => {
  const items = Array.from({ length: 15 }, (_, index): RegisterRecord => ({
    kind: 'item',
    row: 'otherServices',
    id: `item-${index}`,
    from: localDate('2019-05-01'),
    ...(index === 0 ? { to: localDate('2020-07-01') } : {}),
  }))
  const handled: RegisterRecord[] = [
    { kind: 'handled', row: 'otherServices', id: 'h1', on: localDate('2020-01-31'), count: 1000 },
    { kind: 'handled', row: 'otherServices', id: 'h2', on: localDate('2020-12-31'), count: 162 },
    { kind: 'handled', row: 'otherServices', id: 'h3', on: localDate('2021-01-01'), count: 7 },
  ]
  const { cells } = computeReport(FORMS['2019'], 2020, localDate('2021-01-20'), {
    ...NONE,
    registers: [...items, ...handled],
  })
  expect(cells.get('proactive.otherServices.previousItems')).toEqual(count(15))
  expect(cells.get('proactive.otherServices.change')).toEqual(count(-1))
  expect(cells.get('proactive.otherServices.decisions')).toEqual(count(1162))
})

test('amounts are exact in 分 and printed to the 元', () => {
  const receipts = [1n, 4999n, 123_456_789n].map((fen, index): RegisterRecord => ({
    kind: 'feeReceipt',
    id: `f${index}`,
    on: localDate('2024-06-01'),
    fen,
  }))
  const { cells } = computeReport(FORMS['2021'], YEAR, YEAR_END, { ...NONE, registers: receipts })
  expect(cells.get('proactive.fees.amountWan')).toEqual({ kind: 'amount', wan: '123.4618' })
})

test('a decision dated before its receipt is refused by name', () => {
  const broken: ApplicationRecord = {
    id: 'broken',
    applicantColumn: 'research',
    receivedOn: localDate('2024-05-02'),
    decided: { on: localDate('2024-05-01'), row: 'granted' },
  }
  expect(() => computeReport(FORMS['2021'], YEAR, YEAR_END, { ...NONE, applications: [broken] })).toThrow(
    /broken/,
  )
})

describe('manual corrections', () => {
  const { cells } = computeReport(FORMS['2021'], YEAR, YEAR_END, NONE)
  const path = 'requests.granted.naturalPerson'

  test('need a reason and a cell of the form', () => {
    expect(() => correctCells(cells, [{ path, value: count(1), reason: ' ', by: '某某' }])).toThrow(/reason/)
    expect(() => correctCells(cells, [{ path: 'no.such', value: count(1), reason: 'x', by: '' }])).toThrow(
      /no.such/,
    )
  })

  test('are marked with the computed value; the sums are then found wrong', () => {
    const corrected = correctCells(cells, [{ path, value: count(1), reason: '系统启用前的一件', by: '某某' }])
    expect(corrected.cells.get(path)).toEqual(count(1))
    expect(corrected.marked.get(path)).toMatchObject({ computed: count(0), reason: '系统启用前的一件' })
    expect(checkCells(FORMS['2021'], corrected.cells).map(({ rule }) => rule)).toEqual([
      'requests.resultSum',
      'requests.rowSum',
    ])
  })
})
