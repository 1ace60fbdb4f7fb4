/** How many working days of the reply period (条例 33) a case had used by a day, pauses left out: for statistics. */
import type { Act } from './acts.ts'
import type { CaseState } from './case-state.ts'
import { toEpochDay, type EpochDay, type LocalDate } from './local-date.ts'
import { DEFAULT_SETTINGS } from './parameters.ts'
import { replyClock, type Pause } from './reply-clock.ts'
import { replay } from './timeline.ts'
import { workdaysBetween, type WorkCalendar } from './work-calendar.ts'

/** The counted days of the 逐日账 up to and including `on`, and beyond its end where the reply is late. Null before receipt. */
export function workingDaysUsed(acts: readonly Act[], calendar: WorkCalendar, on: LocalDate): number | null {
  const context = { calendar, settings: DEFAULT_SETTINGS }
  const { state } = replay(acts, context, null)
  const clock = replyClock(state, context)
  if (clock === undefined) return null
  return countThrough(calendar, clock.start, clock.pauses, stopOf(state, toEpochDay(on)))
}

/** While a fee is unpaid the count stands still at its notice (109号). */
function stopOf({ feeNotice, feePaid }: CaseState, on: EpochDay): EpochDay {
  return feeNotice !== null && feePaid === null && feeNotice < on ? feeNotice : on
}

function countThrough(
  calendar: WorkCalendar,
  start: EpochDay,
  pauses: readonly Pause[],
  stop: EpochDay,
): number {
  let used = 0
  let from = start
  for (const { first, last } of pauses) {
    if (first > stop) break
    used += workdaysBetween(calendar, from, first - 1)
    if (last === null) return used
    from = Math.max(from, last)
  }
  return used + workdaysBetween(calendar, from, stop)
}
