/** What the fold knows of an application after each act. Days are epoch days; nothing here is a due date. */
import type { Refused } from './refusals.ts'
import type { EpochDay } from './local-date.ts'
import type { Outcome } from './outcomes.ts'
import type { LawSettings } from './parameters.ts'
import type { WorkCalendar } from './work-calendar.ts'

export type ConsultationKind = 'thirdParty' | 'organ'

/** One letter asking for an opinion (条例 32, 34). */
export interface Consultation {
  readonly kind: ConsultationKind
  readonly sent: EpochDay
  /** Null while it is not known when the letter arrived. */
  readonly delivered: EpochDay | null
  /** Last day of the 15 working days; null while delivery is unknown. */
  readonly expires: EpochDay | null
  readonly replied: EpochDay | null
}

/** What the running period counts from: receipt (33), the corrected application (30), payment (109号). */
export type ClockBasis = 'receipt' | 'correction' | 'payment'

export interface CaseState {
  readonly received: EpochDay | null
  readonly clock: { readonly start: EpochDay; readonly basis: ClockBasis } | null
  /** Working days of 延期; 0 before one is given. */
  readonly extension: number
  readonly correctionAsked: EpochDay | null
  readonly correctionReceived: EpochDay | null
  readonly consultations: readonly Consultation[]
  readonly feeNotice: EpochDay | null
  readonly feePaid: EpochDay | null
  readonly reasonsAsked: EpochDay | null
  /** 条例 35: the date the office set and told. */
  readonly agreedUntil: EpochDay | null
  readonly decision: { readonly on: EpochDay; readonly outcome: Outcome | null } | null
  readonly mailed: EpochDay | null
  readonly signed: EpochDay | null
  readonly withdrawn: EpochDay | null
  /** The day of the last applied act: acts are recorded in the order they happened. */
  readonly lastActOn: EpochDay
}

export const NEW_CASE: CaseState = {
  received: null,
  clock: null,
  extension: 0,
  correctionAsked: null,
  correctionReceived: null,
  consultations: [],
  feeNotice: null,
  feePaid: null,
  reasonsAsked: null,
  agreedUntil: null,
  decision: null,
  mailed: null,
  signed: null,
  withdrawn: null,
  lastActOn: Number.NEGATIVE_INFINITY,
}

/** What a handler may look at besides the state. */
export interface LawContext {
  readonly calendar: WorkCalendar
  readonly settings: LawSettings
}

export type Step = CaseState | Refused

export function isRefused(step: Step): step is Refused {
  return 'refused' in step
}
