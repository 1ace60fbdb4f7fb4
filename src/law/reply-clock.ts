/**
 * 条例 33: when the reply is due. Counts the working days of the running period, leaving out the time opinions are out.
 */
import type { CaseState, Consultation, LawContext } from './case-state.ts'
import type { EpochDay } from './local-date.ts'
import { figureOn } from './parameters.ts'
import { nthWorkdayAfter, workdaysBetween } from './work-calendar.ts'

/** Days left out of the count, both ends included; `last` null while the end cannot be known. */
export interface Pause {
  readonly first: EpochDay
  readonly last: EpochDay | null
  readonly why: string
}

export interface ReplyClock {
  readonly start: EpochDay
  /** Base period and extension, in working days. */
  readonly days: number
  readonly pauses: readonly Pause[]
  readonly due: EpochDay | null
  /** Last day of the statutory count, also where a date was agreed instead; null as `due` is. */
  readonly countedThrough: EpochDay | null
  /** The date rests on an opinion that has not come: it may come, and the date be earlier. */
  readonly assumes: 'silence' | null
  /** Why there is no date: the opinion letter's delivery is unknown, or the fee unpaid. */
  readonly waitingFor: 'delivery' | 'payment' | null
}

const NO_DATE = { due: null, countedThrough: null, assumes: null }

/** Undefined before receipt. */
export function replyClock(state: CaseState, context: LawContext): ReplyClock | undefined {
  if (state.clock === null) return undefined
  const { start } = state.clock
  const days = figureOn('replyWorkdays', start) + state.extension
  const pauses = pausesOf(state, context, start)
  if (isFeeOpen(state)) return { start, days, pauses, ...NO_DATE, waitingFor: 'payment' }
  const counted = countOff(context, start, days, pauses)
  const period = { start, days, pauses, countedThrough: counted }
  if (state.agreedUntil !== null)
    return { ...period, due: state.agreedUntil, assumes: null, waitingFor: null }
  if (counted === null) return { ...period, ...NO_DATE, waitingFor: 'delivery' }
  const assumes = restsOnSilence(state, start, counted) ? 'silence' : null
  return { ...period, due: counted, assumes, waitingFor: null }
}

function isFeeOpen(state: CaseState): boolean {
  return state.feeNotice !== null && state.feePaid === null
}

/** The last day of a period of `days` working days after `start`; null where a pause without end is met first. */
function countOff(
  context: LawContext,
  start: EpochDay,
  days: number,
  pauses: readonly Pause[],
): EpochDay | null {
  let counted = start
  let left = days
  for (const pause of pauses) {
    const before = workdaysBetween(context.calendar, counted, pause.first - 1)
    if (before >= left) break
    if (pause.last === null) return null
    left -= before
    counted = Math.max(counted, pause.last)
  }
  return nthWorkdayAfter(context.calendar, counted, left)
}

/** The pauses that reach into the running period, by first day; overlaps are left to the count, which takes them once. */
function pausesOf(state: CaseState, { settings }: LawContext, start: EpochDay): readonly Pause[] {
  const pauses: Pause[] = []
  for (const consultation of state.consultations) {
    const end = endOf(consultation)
    const first = consultation.sent + (settings.sendingDayCounts ? 1 : 0)
    const last = end === null ? null : end - (settings.resumes === 'sameDay' ? 1 : 0)
    if (last === null || (last >= first && last > start))
      pauses.push({ first, last, why: PAUSE_REASONS[consultation.kind] })
  }
  if (settings.afterPayment === 'resume' && state.feeNotice !== null && state.feePaid !== null)
    pauses.push({ first: state.feeNotice + 1, last: state.feePaid, why: '等待缴费' })
  return pauses.length > 1 ? pauses.sort((a, b) => a.first - b.first) : pauses
}

const PAUSE_REASONS: Readonly<Record<Consultation['kind'], string>> = {
  thirdParty: '征求第三方意见',
  organ: '征求其他机关意见',
}

/** A consultation ends with the opinion, at the latest on the last of the 15 working days. */
function endOf({ replied, expires }: Consultation): EpochDay | null {
  if (replied === null) return expires
  return expires === null ? replied : Math.min(replied, expires)
}

/** Whether an opinion that never came moves this due date. */
function restsOnSilence(state: CaseState, start: EpochDay, due: EpochDay): boolean {
  return state.consultations.some(
    ({ replied, expires, sent }) => replied === null && expires !== null && expires > start && sent < due,
  )
}
