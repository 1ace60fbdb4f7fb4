import { describe, expect, it } from 'vitest'
import { dueFirst } from './year-order.ts'

const line = (year: number, filedOn: string | null = null) => ({ year, filedOn })
const order = (filed: string | null) =>
  dueFirst([line(2027), line(2026, filed), line(2025, '2026-01-20')], '2027-01-04').map(({ year }) => year)

describe('the years of the reports page', () => {
  it('begin with the one that is due first', () => expect(order(null)).toEqual([2026, 2027, 2025]))
  it('run from the newest once it is filed', () => expect(order('2027-01-20')).toEqual([2027, 2026, 2025]))
})
