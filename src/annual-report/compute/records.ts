/** The plain records the annual report is computed from, and the period they are counted in. */
import type { LocalDate } from '../../law/local-date.ts'
import { composeDate } from '../../law/local-date.ts'
import type { ApplicantColumn, ResultRow } from '../model.ts'
import type { ClosedColumn, ReviewOutcome, SuitOutcome } from '../remedy-columns.ts'

/** One 件 after 一事一申请 splitting. It is counted in one row only: 区分处理 has the result `partial`. */
export interface ApplicationRecord {
  readonly id: string
  readonly applicantColumn: ApplicantColumn
  /** T0, the date of receipt by 条例 31. */
  readonly receivedOn: LocalDate
  /** Missing while it is undecided. The year of a result is the year the decision was made. */
  readonly decided?: { readonly on: LocalDate; readonly row: ResultRow }
}

interface RemedyBase {
  readonly id: string
  readonly filedOn: LocalDate
  /** Only cases in which this organ answers are its own: 被申请人 or 被告. */
  readonly role: 'respondent' | 'reviewOrgan' | 'thirdParty'
  /** A reasoned override of the derived column. */
  readonly columnOverride?: ClosedColumn
}

export interface ReviewRecord extends RemedyBase {
  readonly kind: 'review'
  readonly closed?: { readonly on: LocalDate; readonly outcome: ReviewOutcome }
}

/** One suit through all its instances: closed when the result is final, 尚未审结 while an appeal runs. */
export interface SuitRecord extends RemedyBase {
  readonly kind: 'suit'
  readonly afterReview: boolean
  readonly closed?: { readonly on: LocalDate; readonly outcome: SuitOutcome }
}

export type RemedyRecord = ReviewRecord | SuitRecord

export type DocumentRow = 'regulations' | 'normativeDocuments'
export type MatterRow = 'licensing' | 'otherServices' | 'penalties' | 'coercion'

/** An entry of a register behind 表二. Amounts are in 分. */
export type RegisterRecord =
  | {
      readonly kind: 'document'
      readonly row: DocumentRow
      readonly id: string
      readonly madeOn: LocalDate
      readonly publishedOn?: LocalDate
      readonly repealedOn?: LocalDate
    }
  /** A matter or fee that exists from a day until the day it is cancelled (`to`, no longer in force on it). */
  | {
      readonly kind: 'item'
      readonly row: MatterRow | 'fees'
      readonly id: string
      readonly from: LocalDate
      readonly to?: LocalDate
    }
  /** Decisions or handled matters, one by one (`count` 1) or a day's or month's number. */
  | {
      readonly kind: 'handled'
      readonly row: MatterRow
      readonly id: string
      readonly on: LocalDate
      readonly count: number
    }
  | { readonly kind: 'feeReceipt'; readonly id: string; readonly on: LocalDate; readonly fen: bigint }
  | { readonly kind: 'purchase'; readonly id: string; readonly on: LocalDate; readonly fen: bigint }

export interface ReportRecords {
  readonly applications: readonly ApplicationRecord[]
  readonly remedies: readonly RemedyRecord[]
  readonly registers: readonly RegisterRecord[]
}

/** A report year as known on a day: nothing after `end` has happened yet. */
export interface Period {
  readonly start: LocalDate
  /** 31 December, or the day the figures are asked for if that is earlier. */
  readonly end: LocalDate
}

export function periodOf(year: number, asOf: LocalDate): Period {
  const last = composeDate(year, 12, 31)
  return { start: composeDate(year, 1, 1), end: asOf < last ? asOf : last }
}

export function within(period: Period, date: LocalDate | undefined): boolean {
  return date !== undefined && period.start <= date && date <= period.end
}

/** Happened, as far as is known, before the year began. */
export function beforeYear(period: Period, date: LocalDate | undefined): boolean {
  return date !== undefined && date < period.start && date <= period.end
}

export function happened(period: Period, date: LocalDate | undefined): boolean {
  return date !== undefined && date <= period.end
}
