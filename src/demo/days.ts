import { composeDate, daysInMonth, fromEpochDay, type LocalDate, toEpochDay } from '../law/local-date.ts'
import {
  isWorkday,
  nthWorkdayAfter,
  nthWorkdayBefore,
  rollToWorkday,
  type WorkCalendar,
} from '../law/work-calendar.ts'
import type { Random } from './random.ts'

/** Day arithmetic of the generator, on the published working calendar. */
export interface Days {
  /** The n-th working day after; 0 is the day itself or the next working day. */
  after(date: LocalDate, workdays: number): LocalDate
  before(date: LocalDate, workdays: number): LocalDate
  /** A working day of the year, spread evenly. */
  inYear(random: Random, year: number): LocalDate
  inMonth(random: Random, year: number, month: number): LocalDate
  isWorkday(date: LocalDate): boolean
}

export function daysOf(calendar: WorkCalendar): Days {
  const rolled = (date: LocalDate): LocalDate => fromEpochDay(rollToWorkday(calendar, toEpochDay(date)))
  const inMonth: Days['inMonth'] = (random, year, month) => {
    const last = daysInMonth(year, month)
    const day = rolled(composeDate(year, month, random.int(1, last)))
    // A month that ends on rest days keeps its own last working day.
    return day.slice(0, 7) === composeDate(year, month, 1).slice(0, 7)
      ? day
      : fromEpochDay(nthWorkdayBefore(calendar, toEpochDay(composeDate(year, month, last)) + 1, 1))
  }
  return {
    after: (date, workdays) =>
      workdays === 0 ? rolled(date) : fromEpochDay(nthWorkdayAfter(calendar, toEpochDay(date), workdays)),
    before: (date, workdays) => fromEpochDay(nthWorkdayBefore(calendar, toEpochDay(date), workdays)),
    inYear: (random, year) => inMonth(random, year, random.int(1, 12)),
    inMonth,
    isWorkday: (date) => isWorkday(calendar, toEpochDay(date)),
  }
}
