/** Internal reminder dates of an application: working days before each date that is still open. Not law: a setting. */
import type { Deadlines } from './deadlines.ts'
import { parseEpochDay, type LocalDate } from './local-date.ts'
import { reminderDays } from './periods.ts'
import { dateText, type WorkCalendar } from './work-calendar.ts'

export type RemindedDate = 'reply' | 'correctionNotice' | 'thirdPartyOpinion' | 'organOpinion' | 'payment'

/** Working days before the last day; 0 is the last day itself. */
export const REMINDERS: Readonly<Record<RemindedDate, readonly number[]>> = {
  reply: [10, 5, 2, 0],
  correctionNotice: [2, 0],
  thirdPartyOpinion: [2],
  organOpinion: [2],
  payment: [5, 0],
}

export interface Reminder {
  readonly on: LocalDate
  readonly about: RemindedDate
  /** The date reminded of; an estimate where it is provisional. */
  readonly due: string
  readonly workdaysLeft: number
}

/**
 * The reminders of a case from its dates, earliest first. A delivered reply is reminded of no more; what else is done
 * (a correction asked, an opinion in) the caller leaves out by `done`.
 */
export function remindersOf(
  deadlines: Deadlines,
  calendar: WorkCalendar,
  done: ReadonlySet<RemindedDate> = new Set(),
): readonly Reminder[] {
  if (deadlines.reply === null || deadlines.reply.met !== null) return []
  const open = (Object.keys(REMINDERS) as RemindedDate[]).filter((about) => !done.has(about)) // its own keys
  return open.flatMap((about) => remindersAbout(about, deadlines[about]?.due ?? null, calendar)).sort(byDay)
}

function remindersAbout(
  about: RemindedDate,
  due: string | null,
  calendar: WorkCalendar,
): readonly Reminder[] {
  const last = due === null ? undefined : parseEpochDay(due)
  if (due === null || last === undefined) return []
  return REMINDERS[about].flatMap((workdaysLeft) =>
    reminderDays(calendar, last, [workdaysLeft]).map((day) => ({
      on: dateText(calendar, day),
      about,
      due,
      workdaysLeft,
    })),
  )
}

function byDay(a: Reminder, b: Reminder): number {
  return a.on < b.on ? -1 : a.on > b.on ? 1 : 0
}
