import { describe, expect, it } from 'vitest'
import { monthsOf, runsOf, weeksOf, workingDaysIn } from './ledger-shape.ts'
import type { LedgerDay } from './ledger-shape.ts'

const ledger: LedgerDay[] = [
  { date: '2025-12-26', kind: 'counted', n: 1 },
  { date: '2025-12-27', kind: 'rest', why: '周六' },
  { date: '2025-12-28', kind: 'rest', why: '周日' },
  { date: '2025-12-29', kind: 'paused', why: '征求第三方意见' },
  { date: '2025-12-30', kind: 'paused', why: '征求第三方意见' },
  { date: '2026-01-04', kind: 'counted', n: 2, why: '调休上班' },
  { date: '2026-01-05', kind: 'counted', n: 3 },
]

describe('runsOf', () => {
  it('draws days of rest and pauses in a row together and every counted day alone', () => {
    expect(runsOf(ledger).map((run) => run.days.length)).toEqual([1, 2, 2, 1, 1])
  })
  it('gives nothing for a ledger that has not begun', () => {
    expect(runsOf([])).toEqual([])
  })
})

describe('workingDaysIn', () => {
  it('counts the counted days after today up to the due day', () => {
    expect(workingDaysIn(ledger, '2026-01-05', '2025-12-26')).toBe(2)
    expect(workingDaysIn(ledger, '2026-01-05', '2026-01-05')).toBe(0)
    expect(workingDaysIn(ledger, '2026-01-04', '2025-12-29')).toBe(1)
  })
  it('answers nothing for a day it does not reach', () => {
    expect(workingDaysIn(ledger, '2026-01-05', '2026-01-06')).toBeUndefined()
    expect(workingDaysIn(ledger, '2026-02-02', '2025-12-26')).toBeUndefined()
    expect(workingDaysIn([], null, '2025-12-26')).toBeUndefined()
  })
})

describe('monthsOf', () => {
  it('runs over the turn of the year and on to a due day after the ledger', () => {
    expect(monthsOf(ledger, '2026-02-02')).toEqual([
      { year: 2025, month: 12 },
      { year: 2026, month: 1 },
      { year: 2026, month: 2 },
    ])
  })
  it('has no month without a day', () => {
    expect(monthsOf([], null)).toEqual([])
  })
})

describe('weeksOf', () => {
  it('starts weeks on Monday: 2026-02-01 is a Sunday, alone in its week', () => {
    const weeks = weeksOf(2026, 2)
    expect(weeks[0]).toEqual([undefined, undefined, undefined, undefined, undefined, undefined, '2026-02-01'])
    expect(weeks[1]?.[0]).toBe('2026-02-02')
    expect(weeks.flat().filter((day) => day !== undefined)).toHaveLength(28)
  })
})
