import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { splitDigits } from './split.ts'

const SEVEN = Array.from({ length: 7 }, () => 'count' as const)
const ROW = [{ from: 0, total: 6 }]

describe('digits run together', () => {
  it('are cut where the row adds up one way only', () => {
    expect(splitDigits('801000081', SEVEN, ROW).cells).toEqual(['80', '1', '0', '0', '0', '0', '81'])
    expect(splitDigits('200 000121', SEVEN, ROW).cells).toEqual(['20', '0', '0', '0', '0', '1', '21'])
  })

  it('with as many digits as columns are cut one way, whatever they add up to', () => {
    expect(splitDigits('1000002', SEVEN, ROW)).toEqual({
      cells: ['1', '0', '0', '0', '0', '0', '2'],
      ways: 1,
    })
  })

  it('are left alone where two ways are left, but for the cells on which they agree', () => {
    expect(splitDigits('7777166', ['count', 'count', 'count'], []).cells).toEqual([
      undefined,
      undefined,
      undefined,
    ])
    expect(splitDigits('2648-18538', ['count', 'signed', 'count'], []).cells).toEqual([
      '2648',
      undefined,
      undefined,
    ])
    expect(splitDigits('35-15', ['count', 'signed'], []).cells).toEqual(['35', '-15'])
  })

  it('never come out as other than what was printed', () => {
    const row = fc.array(fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 400 })), {
      minLength: 6,
      maxLength: 6,
    })
    fc.assert(
      fc.property(row, (values) => {
        const printed = [...values, values.reduce((sum, value) => sum + value, 0)].map(String)
        splitDigits(printed.join(''), SEVEN, ROW).cells.forEach((cell, index) => {
          if (cell !== undefined) expect(cell).toBe(printed[index])
        })
      }),
      { numRuns: 200 },
    )
  })
})
