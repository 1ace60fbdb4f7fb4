import {
  addDays,
  composeDate,
  dayOf,
  daysInMonth,
  formatChinese,
  monthOf,
  weekdayOf,
  yearOf,
} from '../../law/local-date.ts'
import type { LocalDate } from '../../law/local-date.ts'

/** A day of the deadline ledger (contracts.md, `deadline`). */
export interface LedgerDay {
  readonly date: LocalDate
  readonly kind: 'counted' | 'rest' | 'paused'
  /** The number of a counted day, from 1. */
  readonly n?: number
  readonly why?: string
}

/** Days of one kind in a row, as one line of the readable ledger. */
export interface LedgerRun {
  readonly kind: LedgerDay['kind']
  readonly from: LocalDate
  readonly to: LocalDate
  readonly days: number
  readonly firstN?: number
  readonly lastN?: number
  readonly why?: string
}

/**
 * Joins neighbouring days of one kind and reason. Rest days inside a pause belong to the pause: nothing is counted
 * there either, and a pause read as six pieces explains nothing.
 */
export function ledgerRuns(days: readonly LedgerDay[]): readonly LedgerRun[] {
  const runs: LedgerRun[] = []
  for (const day of absorbRests(days)) {
    const last = runs.at(-1)
    if (last && last.kind === day.kind && last.why === day.why && addDays(last.to, 1) === day.date) {
      runs[runs.length - 1] = {
        ...last,
        to: day.date,
        days: last.days + 1,
        ...(day.n !== undefined && { lastN: day.n }),
      }
    } else {
      runs.push({
        kind: day.kind,
        from: day.date,
        to: day.date,
        days: 1,
        ...(day.n !== undefined && { firstN: day.n, lastN: day.n }),
        ...(day.why !== undefined && { why: day.why }),
      })
    }
  }
  return runs
}

function absorbRests(days: readonly LedgerDay[]): readonly LedgerDay[] {
  return days.map((given, index) => {
    if (given.kind !== 'rest') return given
    const day = given.why === '周六' || given.why === '周日' ? { ...given, why: '周末' } : given
    const before = days.slice(0, index).findLast((other) => other.kind !== 'rest')
    const after = days.slice(index + 1).find((other) => other.kind !== 'rest')
    const inside = before?.kind === 'paused' && after?.kind === 'paused' && before.why === after.why
    return inside
      ? { date: day.date, kind: 'paused', ...(before.why !== undefined && { why: before.why }) }
      : day
  })
}

export interface CalendarMonth {
  readonly year: number
  readonly month: number
  /** Weeks from Monday; undefined lies outside the month. */
  readonly weeks: readonly (readonly (LocalDate | undefined)[])[]
}

/** The months that the days touch, in order, without gaps. */
export function calendarMonths(first: LocalDate, last: LocalDate): readonly CalendarMonth[] {
  const months: CalendarMonth[] = []
  for (
    let index = yearOf(first) * 12 + monthOf(first) - 1;
    index <= yearOf(last) * 12 + monthOf(last) - 1;
    index += 1
  ) {
    months.push(calendarMonth(Math.floor(index / 12), (index % 12) + 1))
  }
  return months
}

function calendarMonth(year: number, month: number): CalendarMonth {
  const offset = (weekdayOf(composeDate(year, month, 1)) + 6) % 7
  const length = daysInMonth(year, month)
  const weeks = Array.from({ length: Math.ceil((offset + length) / 7) }, (_, week) =>
    Array.from({ length: 7 }, (_unused, weekday) => {
      const day = week * 7 + weekday - offset + 1
      return day < 1 || day > length ? undefined : composeDate(year, month, day)
    }),
  )
  return { year, month, weeks }
}

/** 10月9日, or 10月9日—10月15日; the year is added where it changes. */
export function spanText(from: LocalDate, to: LocalDate): string {
  if (from === to) return shortDate(from)
  return yearOf(from) === yearOf(to)
    ? `${shortDate(from)}—${shortDate(to)}`
    : `${formatChinese(from)}—${formatChinese(to)}`
}

function shortDate(date: LocalDate): string {
  return `${monthOf(date)}月${dayOf(date)}日`
}
