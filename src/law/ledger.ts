/** 逐日账: every day from the start of the running period to its last, counted, resting or left out, and why. */
import type { EpochDay, LocalDate } from './local-date.ts'
import type { Pause, ReplyClock } from './reply-clock.ts'
import { dateText, isWorkday, reasonOfDay, type WorkCalendar } from './work-calendar.ts'

export type LedgerRow =
  | { readonly date: LocalDate; readonly kind: 'counted'; readonly n: number; readonly why?: string }
  | { readonly date: LocalDate; readonly kind: 'rest' | 'paused'; readonly why: string }

/** The days of the statutory count. While there is no due date the ledger ends where the clock stopped. */
export function ledgerOf(clock: ReplyClock, calendar: WorkCalendar, stoppedOn: EpochDay | null): LedgerRow[] {
  const rows: LedgerRow[] = []
  const last = clock.countedThrough ?? stoppedOn ?? clock.start
  let n = 0
  for (let day = clock.start + 1; day <= last; day += 1) {
    const date = dateText(calendar, day)
    const reason = reasonOfDay(calendar, day)
    if (!isWorkday(calendar, day)) rows.push({ date, kind: 'rest', why: reason ?? '' })
    else {
      const pause = clock.pauses.length === 0 ? undefined : pauseOn(clock.pauses, day)
      if (pause !== undefined) rows.push({ date, kind: 'paused', why: pause.why })
      else
        rows.push(
          reason === null
            ? { date, kind: 'counted', n: (n += 1) }
            : { date, kind: 'counted', n: (n += 1), why: reason },
        )
    }
  }
  return rows
}

function pauseOn(pauses: readonly Pause[], day: EpochDay): Pause | undefined {
  return pauses.find(({ first, last }) => day >= first && (last === null || day <= last))
}
