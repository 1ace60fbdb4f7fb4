import { composeDate, daysInMonth, monthOf, parseLocalDate, weekdayOf, yearOf } from '../../law/local-date.ts'

/** One day of the deadline ledger, as contracts.md gives it. */
export interface LedgerDay {
  readonly date: string
  readonly kind: 'counted' | 'rest' | 'paused'
  /** Number of the counted day. */
  readonly n?: number | undefined
  readonly why?: string | undefined
}

/** Lines of the list. */
export interface Run {
  readonly days: readonly LedgerDay[]
}

export interface Month {
  readonly year: number
  readonly month: number
}

/** A counted day stands alone; days in a row not counted for the same kind of reason go together. */
export function runsOf(ledger: readonly LedgerDay[]): readonly Run[] {
  const runs: LedgerDay[][] = []
  for (const day of ledger) {
    const open = runs.at(-1)
    if (open !== undefined && day.kind !== 'counted' && open[0]?.kind === day.kind) open.push(day)
    else runs.push([day])
  }
  return runs.map((days) => ({ days }))
}

/**
 * Working days from tomorrow to the due day, read off the ledger; undefined where it does not reach over both days. A
 * day that is past is for the server to count: the ledger ends on it.
 */
export function workingDaysIn(
  ledger: readonly LedgerDay[],
  due: string | null,
  today: string | undefined,
): number | undefined {
  const [first, last] = [ledger[0], ledger.at(-1)]
  if (due === null || today === undefined || first === undefined || last === undefined) return undefined
  if (today > due || today < first.date || last.date < due) return undefined
  return ledger.filter(({ date, kind }) => kind === 'counted' && date > today && date <= due).length
}

/** Every month from the first day of the ledger to its last or to the due day. */
export function monthsOf(ledger: readonly LedgerDay[], due: string | null): readonly Month[] {
  const dates = [...ledger.map((day) => day.date), ...(due === null ? [] : [due])].sort()
  const first = parseLocalDate(dates[0] ?? '')
  const last = parseLocalDate(dates.at(-1) ?? '')
  if (first === undefined || last === undefined) return []
  const from = yearOf(first) * 12 + monthOf(first) - 1
  const to = yearOf(last) * 12 + monthOf(last) - 1
  return Array.from({ length: to - from + 1 }, (_, step) => ({
    year: Math.floor((from + step) / 12),
    month: ((from + step) % 12) + 1,
  }))
}

/** Weeks from Monday to Sunday; undefined before the first and after the last day. */
export function weeksOf(year: number, month: number): readonly (readonly (string | undefined)[])[] {
  const days = Array.from({ length: daysInMonth(year, month) }, (_, index) =>
    composeDate(year, month, index + 1),
  )
  const weeks: (string | undefined)[][] = []
  for (const date of days) {
    const place = (weekdayOf(date) + 6) % 7
    if (weeks.length === 0 || place === 0) weeks.push(Array.from({ length: 7 }, () => undefined))
    const week = weeks.at(-1)
    if (week !== undefined) week[place] = date
  }
  return weeks
}
