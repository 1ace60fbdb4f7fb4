/**
 * All checks of an annual report (checks.md), in a fixed order: the same report gives the same findings in the same
 * order every time. `checkReport` is for a report read from a file, `checkCells` for the computed one of a form.
 */
import type { CellPath, Cells, FormDefinition } from '../model.ts'
import type { Finding, ReadReport } from '../reading.ts'
import { amountUnit } from './amount-unit.ts'
import { carryPrevious } from './carry-previous.ts'
import { cellBlank } from './cell-blank.ts'
import { cellNegative } from './cell-negative.ts'
import { cellText } from './cell-text.ts'
import type { Check, Subject, TextFacts } from './check.ts'
import { formOf } from './check.ts'
import { feeUnreported } from './fee-unreported.ts'
import { formatYear } from './format-year.ts'
import { itemsPrevious } from './items-previous.ts'
import { itemsVolume } from './items-volume.ts'
import { labelMismatch } from './label-mismatch.ts'
import { litigationAfterReviewSum } from './litigation-after-review-sum.ts'
import { litigationDirectSum } from './litigation-direct-sum.ts'
import { normativeInconsistent } from './normative-inconsistent.ts'
import { normativePrevious } from './normative-previous.ts'
import { regulationsOrgan } from './regulations-organ.ts'
import { requestsBalance } from './requests-balance.ts'
import { requestsResultSum } from './requests-result-sum.ts'
import { requestsRowSum } from './requests-row-sum.ts'
import { reviewSum } from './review-sum.ts'
import { sectionFiveEmpty } from './section-five-empty.ts'
import { sectionMissing } from './section-missing.ts'
import { sectionTitle } from './section-title.ts'
import { textCarried } from './text-carried.ts'
import { textFee } from './text-fee.ts'
import { textLitigation } from './text-litigation.ts'
import { textReceived } from './text-received.ts'
import { textReview } from './text-review.ts'
import { yearStale } from './year-stale.ts'

/** In the order of checks.md. rollup.missing and rollup.sum look at many reports: rollup-*.ts. */
export const CHECKS: readonly Check[] = [
  requestsBalance,
  requestsResultSum,
  requestsRowSum,
  reviewSum,
  litigationDirectSum,
  litigationAfterReviewSum,
  carryPrevious,
  normativePrevious,
  itemsPrevious,
  textReceived,
  textCarried,
  textReview,
  textLitigation,
  textFee,
  regulationsOrgan,
  itemsVolume,
  normativeInconsistent,
  amountUnit,
  cellBlank,
  cellNegative,
  cellText,
  sectionMissing,
  sectionTitle,
  sectionFiveEmpty,
  feeUnreported,
  yearStale,
  formatYear,
  labelMismatch,
]

/**
 * Findings of a report read from a file, against the one of the year before where it is given.
 * Only findings of severity `error` say that the table contradicts itself.
 */
export function checkReport(report: ReadReport, previous?: ReadReport): readonly Finding[] {
  return runChecks({
    form: formOf(report),
    cells: report.cells,
    unread: new Set(report.unread.map(({ path }) => path)),
    places: report.places,
    organ: report.organ,
    year: report.year,
    otherCombined: report.otherCombined,
    text: report,
    ...(previous === undefined
      ? {}
      : { previous: { form: formOf(previous), cells: previous.cells, year: previous.year } }),
  })
}

export interface CellsContext {
  readonly organ?: string
  readonly year?: number
  /** The report of the year before, as filed. */
  readonly previous?: { readonly form: FormDefinition; readonly cells: Cells; readonly year: number }
  /** Sections as drafted or typed, and what the reader finds in them; without it the text is not checked. */
  readonly text?: TextFacts
}

/** The same rules for cells that have no source to point at: the computed report, the form on the desk. */
export function checkCells(
  form: FormDefinition,
  cells: Cells,
  context: CellsContext = {},
): readonly Finding[] {
  return runChecks({
    form,
    cells,
    unread: new Set<CellPath>(),
    places: new Map(),
    organ: context.organ ?? null,
    year: context.year ?? null,
    otherCombined: false,
    text: context.text ?? {},
    ...(context.previous === undefined ? {} : { previous: context.previous }),
  })
}

export function runChecks(subject: Subject): readonly Finding[] {
  return CHECKS.flatMap((check) => check.run(subject))
}
