import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { rollupMissing, rollupMissingExamples } from './checks/rollup-missing.ts'
import { rollupSum, rollupSumExamples } from './checks/rollup-sum.ts'
import { assembleCells } from './compute.ts'
import { FORMS } from './forms/index.ts'
import type { CellPath, CellValue, Cells } from './model.ts'
import { APPLICANT_COLUMNS, blank, count, RESULT_ROWS, requestPath } from './model.ts'
import type { OrganReport } from './rollup.ts'
import { checkRollup, rollUp } from './rollup.ts'

const FORM = FORMS['2021']

function report(code: string, cells: Cells, recomputed?: Cells): OrganReport {
  return { code, name: `${code}街道`, form: FORM, cells, ...(recomputed === undefined ? {} : { recomputed }) }
}

function withCells(values: Readonly<Record<CellPath, CellValue>>): Cells {
  return new Map([...assembleCells(FORM, []), ...Object.entries(values)])
}

/** A clean report: granted and undecided requests by column, fees in 分. */
const cleanCells = fc
  .tuple(
    fc.array(fc.tuple(fc.constantFrom(...RESULT_ROWS), fc.constantFrom(...APPLICANT_COLUMNS), fc.nat(50)), {
      maxLength: 8,
    }),
    fc.bigInt({ min: 0n, max: 10n ** 12n }),
  )
  .map(([results, fen]) =>
    assembleCells(FORM, [
      ...results.flatMap(([row, column, number]) => [
        { path: requestPath(row, column), count: number },
        { path: requestPath('received', column), count: number },
      ]),
      // whole 元, so that no organ's own rounding stands between its cell and the sum
      { path: 'proactive.fees.amountWan', count: 0, fen: fen * 100n },
    ]),
  )

describe('rollUp', () => {
  test('sums of clean reports are a clean report, and equal to the district that adds them', () => {
    fc.assert(
      fc.property(fc.array(cleanCells, { minLength: 1, maxLength: 6 }), (all) => {
        const reports = all.map((cells, index) => report(`s${index}`, cells))
        const rolled = rollUp(FORM, 2024, reports, reports)
        expect(
          rolled.organFindings.flatMap(({ findings }) => findings.filter((f) => f.severity === 'error')),
        ).toEqual([])
        expect(checkRollup(rolled.cells, rolled)).toEqual([])
        const path = 'requests.totalProcessed.total'
        const parts = rolled.partsOf(path).map(({ value }) => (value.kind === 'count' ? value.value : 0))
        expect(rolled.cells.get(path)).toEqual(count(parts.reduce((sum, each) => sum + each, 0)))
      }),
      { numRuns: 60 },
    )
  })

  test('amounts are added exactly: 0.1 + 0.2 = 0.3', () => {
    const of = (wan: string) => withCells({ 'proactive.fees.amountWan': { kind: 'amount', wan } })
    const reports = [report('a', of('0.1')), report('b', of('0.2'))]
    expect(rollUp(FORM, 2024, reports, reports).cells.get('proactive.fees.amountWan')).toEqual({
      kind: 'amount',
      wan: '0.3',
    })
  })

  test('missing organs, other forms, blanks and own errors are listed', () => {
    const wrong = withCells({
      'review.upheld': count(2),
      'review.total': count(1),
      'review.other': blank('/'),
    })
    const old: OrganReport = { ...report('old', withCells({})), form: FORMS['2019'] }
    const due = ['a', 'b', 'old'].map((code) => ({ code, name: `${code}街道` }))
    const rolled = rollUp(FORM, 2024, due, [report('a', wrong), old])
    expect(rolled.missing).toEqual([{ code: 'b', name: 'b街道' }])
    expect(rolled.otherForm).toEqual([{ code: 'old', name: 'old街道' }])
    expect(rolled.blanks).toEqual([{ code: 'a', name: 'a街道', path: 'review.other' }])
    expect(rolled.organFindings.find(({ code }) => code === 'a')?.findings.map(({ rule }) => rule)).toEqual([
      'review.sum',
    ])
    expect(
      rolled.organFindings.find(({ code }) => code === 'old')?.findings.map(({ rule }) => rule),
    ).toContain('format.year')
    expect(rolled.findings.map(({ rule }) => rule)).toEqual(['rollup.missing'])
  })

  test('what was filed is compared with what the records give', () => {
    const path = 'requests.granted.business'
    const rolled = rollUp(FORM, 2024, [], [report('a', withCells({}), withCells({ [path]: count(1) }))])
    expect(rolled.differences).toEqual([
      { code: 'a', name: 'a街道', cells: [{ path, filed: count(0), recomputed: count(1) }] },
    ])
  })
})

describe('rollup.missing', () => {
  test.each(rollupMissingExamples)('$title', ({ missing, expect: expected }) => {
    const found = rollupMissing(missing)
    expect(found).toHaveLength(expected.length)
    expected.forEach((each, index) => {
      expect(found[index]).toMatchObject({ rule: 'rollup.missing', severity: each.severity })
      expect(found[index]?.message).toContain(each.message)
    })
  })
})

describe('rollup.sum', () => {
  test.each(rollupSumExamples)('$title', ({ district, sums, missing, expect: expected }) => {
    const cellsOf = (values: object): Cells =>
      withCells(
        Object.fromEntries(Object.entries(values).map(([path, value]) => [path, count(Number(value))])),
      )
    const organs = Array.from({ length: missing }, (_, index) => ({ code: `m${index}`, name: '某街道' }))
    const found = rollupSum(cellsOf(district), cellsOf(sums), FORM, organs)
    expect(found).toHaveLength(expected.length)
    expected.forEach((each, index) => expect(found[index]).toMatchObject(each))
  })
})
