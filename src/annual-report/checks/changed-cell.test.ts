/**
 * Made-up clean reports of both forms: no finding of severity error or warning; with any one cell of 表三 or 表四
 * changed, always at least one error. The figures come from a fixed seed, so a failure is the same every time.
 */
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { FORMS } from '../forms/index.ts'
import type { CellPath, CellValue, FormDefinition, RequestRow } from '../model.ts'
import { APPLICANT_COLUMNS, blank, count, remedyPath, requestPath } from '../model.ts'
import { checkCells } from './index.ts'

type MutableCells = Map<CellPath, CellValue>

/** A clean report: figures for the results, what is carried, and the four remedy results; sums follow. */
function cleanReport(form: FormDefinition, next: () => number): MutableCells {
  const cells: MutableCells = new Map()
  const put = (row: RequestRow, of: (column: (typeof APPLICANT_COLUMNS)[number]) => number) => {
    let total = 0
    for (const column of APPLICANT_COLUMNS) {
      const value = of(column)
      cells.set(requestPath(row, column), count(value))
      total += value
    }
    cells.set(requestPath(row, 'total'), count(total))
  }
  const at = (row: RequestRow, column: (typeof APPLICANT_COLUMNS)[number]): number => {
    const value = cells.get(requestPath(row, column))
    return value?.kind === 'count' ? value.value : 0
  }
  const results = form.requestRows.filter((row) => row.inResults && row.key !== 'totalProcessed')
  for (const row of results) put(row.key, next)
  put('totalProcessed', (column) => results.reduce((sum, row) => sum + at(row.key, column), 0))
  put('carriedOut', next)
  put('carriedIn', (column) => Math.min(next(), at('totalProcessed', column)))
  put(
    'received',
    (column) => at('totalProcessed', column) + at('carriedOut', column) - at('carriedIn', column),
  )
  for (const block of form.remedyBlocks) {
    const values = [next(), next(), next(), next()]
    ;(['upheld', 'corrected', 'other', 'pending'] as const).forEach((column, index) =>
      cells.set(remedyPath(block.key, column), count(values[index] ?? 0)),
    )
    cells.set(remedyPath(block.key, 'total'), count(values.reduce((sum, value) => sum + value, 0)))
  }
  return cells
}

/** Figures as real organs have them: mostly zeros and small numbers, some large. */
const figures = fc.infiniteStream(
  fc.oneof(
    { weight: 5, arbitrary: fc.constant(0) },
    { weight: 3, arbitrary: fc.nat(20) },
    { weight: 1, arbitrary: fc.nat(20_000) },
  ),
)

describe.each(['2019', '2021'] as const)('form %s', (id) => {
  const form = FORMS[id]

  test('a clean report has no finding, one changed cell always has', () => {
    fc.assert(
      fc.property(figures, fc.nat(), fc.integer({ min: -500, max: 500 }), (stream, pick, delta) => {
        fc.pre(delta !== 0)
        const iterator = stream[Symbol.iterator]()
        const cells = cleanReport(form, () => Number(iterator.next().value))
        expect(checkCells(form, cells)).toEqual([])

        const paths = [...cells.keys()]
        const path = paths[pick % paths.length] ?? ''
        const value = cells.get(path)
        cells.set(path, count((value?.kind === 'count' ? value.value : 0) + delta))
        expect(checkCells(form, cells).some(({ severity }) => severity === 'error')).toBe(true)
      }),
      { seed: 20261124, numRuns: 1000 },
    )
  })

  test('zeros left blank are said, and are neither errors nor warnings', () => {
    fc.assert(
      fc.property(figures, fc.infiniteStream(fc.boolean()), (stream, choices) => {
        const iterator = stream[Symbol.iterator]()
        const chosen = choices[Symbol.iterator]()
        const cells = cleanReport(form, () => Number(iterator.next().value))
        for (const [path, value] of cells) {
          const isZero = value.kind === 'count' && value.value === 0
          if (isZero && chosen.next().value === true) cells.set(path, blank('-'))
        }
        expect(checkCells(form, cells).filter(({ severity }) => severity !== 'info')).toEqual([])
      }),
      { seed: 20261124, numRuns: 300 },
    )
  })
})
