import { describe, expect, it } from 'vitest'
import { daysBetween, formatDay, isDay, weekdayName } from './dates.ts'

describe('dates of the desk', () => {
  it('counts calendar days over a leap day and backwards', () => {
    expect(daysBetween('2024-02-28', '2024-03-01')).toBe(2)
    expect(daysBetween('2026-01-05', '2026-01-03')).toBe(-2)
  })
  it('knows no distance to a day that does not exist', () => {
    expect(daysBetween('2025-02-29', '2025-03-01')).toBeUndefined()
    expect(isDay('2025-02-29')).toBe(false)
  })
  it('leaves the year out only beside a day of the same year', () => {
    expect(formatDay('2026-01-09', '2026-12-31')).toBe('1月9日')
    expect(formatDay('2026-01-09', '2025-12-31')).toBe('2026年1月9日')
    expect(formatDay('2026-01-09')).toBe('2026年1月9日')
  })
  it('names the weekday', () => {
    expect(weekdayName('2026-01-05')).toBe('周一')
    expect(weekdayName('nonsense')).toBe('')
  })
})
