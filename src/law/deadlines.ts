/** The dates of one application, in the shape of contracts.md (`deadline --json`). */
import type { Act } from './acts.ts'
import { article, FEE_MEASURES, type Article } from './articles.ts'
import type { CaseState, Consultation, ConsultationKind, LawContext } from './case-state.ts'
import { paymentDue } from './handlers/fee.ts'
import { ledgerOf, type LedgerRow } from './ledger.ts'
import { addMonths, parseEpochDay, toEpochDay, type EpochDay, type LocalDate } from './local-date.ts'
import { DEFAULT_SETTINGS, figureOn, REVIEW_FIRST_IN_FORCE, type LawSettings } from './parameters.ts'
import type { TimelineRefusal } from './refusals.ts'
import { replyClock, type ReplyClock } from './reply-clock.ts'
import { isReviewFirst } from './outcomes.ts'
import { replay } from './timeline.ts'
import {
  countedDate,
  dateText,
  nthWorkdayAfter,
  rollToWorkday,
  type ProvisionalDate,
  type WorkCalendar,
} from './work-calendar.ts'

/** A due date says whether it was counted over published days only; an estimate has another type of date. */
export type DueDate =
  | { readonly due: LocalDate; readonly provisional: false; readonly articles: readonly Article[] }
  | { readonly due: ProvisionalDate; readonly provisional: true; readonly articles: readonly Article[] }

export interface ReplyDue {
  readonly due: LocalDate | ProvisionalDate | null
  /** Judged by posting or signature (235号); null until delivered or while there is no date. */
  readonly met: boolean | null
  readonly provisional: boolean
  /** Base period and extension, in working days. */
  readonly days: number
  readonly assumes: 'silence' | null
  readonly waitingFor: 'delivery' | 'payment' | null
  readonly articles: readonly Article[]
  /** Null only where it was not asked for. */
  readonly ledger: readonly LedgerRow[] | null
}

export interface Deadlines {
  readonly reply: ReplyDue | null
  readonly correctionNotice: DueDate | null
  readonly thirdPartyOpinion: DueDate | null
  readonly organOpinion: DueDate | null
  readonly payment: DueDate | null
  readonly reviewBy: DueDate | null
  readonly suitBy: DueDate | null
  readonly refusals: readonly TimelineRefusal[]
}

export interface DeadlineOptions {
  /** Acts after this day are passed over; it changes nothing else. */
  readonly asOf?: LocalDate
  readonly settings?: LawSettings
  /** Default true. */
  readonly ledger?: boolean
}

/** Every statutory date of an application from its acts. Never throws on any list of acts. */
export function deadlineOf(
  acts: readonly Act[],
  calendar: WorkCalendar,
  options: DeadlineOptions = {},
): Deadlines {
  const context: LawContext = { calendar, settings: options.settings ?? DEFAULT_SETTINGS }
  const asOf = options.asOf === undefined ? null : toEpochDay(options.asOf)
  const { state, refusals } = replay(acts, context, asOf)
  const clock = replyClock(state, context)
  return {
    reply: clock === undefined ? null : replyDue(state, clock, calendar, options.ledger ?? true),
    correctionNotice: correctionNotice(state, calendar),
    thirdPartyOpinion: opinionDue(state, calendar, 'thirdParty'),
    organOpinion: opinionDue(state, calendar, 'organ'),
    payment:
      state.feeNotice === null ? null : dueDate(calendar, paymentDue(calendar, state.feeNotice), PAYMENT),
    reviewBy: reviewBy(state, calendar),
    suitBy: suitBy(state, calendar),
    refusals,
  }
}

const REPLY: readonly Article[] = [article('条例', 33)]
const REPLY_AFTER_CORRECTION: readonly Article[] = [article('条例', 33), article('条例', 30)]
const REPLY_AFTER_PAYMENT: readonly Article[] = [article('条例', 33), FEE_MEASURES]
const REPLY_ON_AGREED_DATE: readonly Article[] = [article('条例', 33), article('条例', 35)]
const CORRECTION: readonly Article[] = [article('条例', 30)]
const OPINION: Readonly<Record<ConsultationKind, readonly Article[]>> = {
  thirdParty: [article('条例', 32)],
  organ: [article('条例', 34)],
}
const PAYMENT: readonly Article[] = [FEE_MEASURES]
const REVIEW: readonly Article[] = [article('复议法', 20)]
const SUIT: readonly Article[] = [article('行诉法', 46)]
const REVIEW_FIRST = toEpochDay(REVIEW_FIRST_IN_FORCE)

function dueDate(calendar: WorkCalendar, day: EpochDay, articles: readonly Article[]): DueDate {
  const counted = countedDate(calendar, day)
  return counted.provisional
    ? { due: counted.date, provisional: true, articles }
    : { due: counted.date, provisional: false, articles }
}

function replyDue(
  state: CaseState,
  clock: ReplyClock,
  calendar: WorkCalendar,
  withLedger: boolean,
): ReplyDue {
  const { due, days, assumes, waitingFor } = clock
  // An agreed date is a day set by the office, not a count over days: it is certain as it stands.
  const counted = due === null || state.agreedUntil !== null ? null : countedDate(calendar, due)
  const deliveredOn = state.mailed ?? state.signed
  return {
    due: counted?.date ?? (due === null ? null : dateText(calendar, due)),
    met: deliveredOn === null || due === null ? null : deliveredOn <= due,
    provisional: counted?.provisional ?? false,
    days,
    assumes,
    waitingFor,
    articles: replyArticles(state),
    ledger: withLedger ? ledgerOf(clock, calendar, stoppedOn(state)) : null,
  }
}

function replyArticles(state: CaseState): readonly Article[] {
  if (state.agreedUntil !== null) return REPLY_ON_AGREED_DATE
  switch (state.clock?.basis) {
    case 'correction':
      return REPLY_AFTER_CORRECTION
    case 'payment':
      return REPLY_AFTER_PAYMENT
    default:
      return REPLY
  }
}

/** Where the count stands still while there is no due date: the fee notice, or the letter sent. */
function stoppedOn(state: CaseState): EpochDay | null {
  if (state.feeNotice !== null && state.feePaid === null) return state.feeNotice
  return (
    state.consultations.find(({ expires, replied }) => expires === null && replied === null)?.sent ?? null
  )
}

/** 条例 30: from receipt, once; a restart does not open it again. */
function correctionNotice(state: CaseState, calendar: WorkCalendar): DueDate | null {
  if (state.received === null) return null
  return dueDate(
    calendar,
    nthWorkdayAfter(calendar, state.received, figureOn('correctionNoticeWorkdays', state.received)),
    CORRECTION,
  )
}

/** 条例 32, 34: the latest letter of its kind; null while its delivery is unknown. */
function opinionDue(state: CaseState, calendar: WorkCalendar, kind: ConsultationKind): DueDate | null {
  const latest: Consultation | undefined = state.consultations.findLast((each) => each.kind === kind)
  if (latest === undefined || latest.expires === null) return null
  return dueDate(calendar, latest.expires, OPINION[kind])
}

/** 复议法 20, 88: 60 calendar days from the day after signature; a last day on a rest day rolls on. */
function reviewBy(state: CaseState, calendar: WorkCalendar): DueDate | null {
  if (state.signed === null) return null
  return dueDate(
    calendar,
    rollToWorkday(calendar, state.signed + figureOn('reviewDays', state.signed)),
    REVIEW,
  )
}

/** 行诉法 46, 民法典 202: six months, unless review must come first (复议法 23.1.4). */
function suitBy(state: CaseState, calendar: WorkCalendar): DueDate | null {
  if (state.signed === null || isDecidedReviewFirst(state)) return null
  const last = parseEpochDay(
    addMonths(dateText(calendar, state.signed), figureOn('suitMonths', state.signed)),
  )
  if (last === undefined) return null // past the year 9999: no such day
  return dueDate(calendar, rollToWorkday(calendar, last), SUIT)
}

function isDecidedReviewFirst({ decision }: CaseState): boolean {
  return (
    decision !== null &&
    decision.outcome !== null &&
    decision.on >= REVIEW_FIRST &&
    isReviewFirst(decision.outcome)
  )
}
