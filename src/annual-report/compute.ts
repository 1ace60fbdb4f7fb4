/**
 * The annual report of one organ and year, computed from plain records as of a day (条例 50). Counting rules:
 * domain/annual-report-2021.md. Two ways lead to the same cells: record by record, which keeps what stands behind each
 * number, and `assembleCells` over GROUP BY counts, for bases too large to load.
 *
 * For those counts the conditions are, with s = 1 January, e = the earlier of 31 December and the day asked for:
 *   received    s ≤ receivedOn ≤ e
 *   carriedIn   receivedOn < s and not decidedOn < s
 *   (result)    s ≤ decidedOn ≤ e, by result row
 *   carriedOut  receivedOn ≤ e and not decidedOn ≤ e
 * grouped by applicant column; a remedy of role respondent with filedOn ≤ e counts by its column if s ≤ closedOn ≤ e,
 * as pending if not closedOn ≤ e. `assembleCells` adds the sums. Registers are small: `contributionsOf` over them alone
 * gives leaves to put beside the counted ones.
 */
import type { LocalDate } from '../law/local-date.ts'
import { assembleCells, foldLeaf, leafPathsOf } from './compute/assemble.ts'
import type { Contribution } from './compute/contributions.ts'
import { contributionsOf } from './compute/contributions.ts'
import type { ReportRecords } from './compute/records.ts'
import { periodOf } from './compute/records.ts'
import type { CellPath, Cells, FormDefinition } from './model.ts'

export { assembleCells, leafPathsOf } from './compute/assemble.ts'
export type { LeafAmount } from './compute/assemble.ts'
export { contributionsOf } from './compute/contributions.ts'
export type { Contribution, RecordSource } from './compute/contributions.ts'
export { correctCells, sameValue } from './compute/corrections.ts'
export type { CorrectedCell, CorrectedCells, Correction } from './compute/corrections.ts'
export { periodOf } from './compute/records.ts'
export type {
  ApplicationRecord,
  DocumentRow,
  MatterRow,
  Period,
  RegisterRecord,
  RemedyRecord,
  ReportRecords,
  ReviewRecord,
  SuitRecord,
} from './compute/records.ts'

export interface ComputedReport {
  readonly form: FormDefinition
  readonly year: number
  readonly asOf: LocalDate
  readonly cells: Cells
  /**
   * The records behind a cell, each with its part: their counts (or 分) add up to the cell, before amounts are rounded
   * to four decimals of 万元. Sums list what they add up.
   */
  readonly recordsOf: (path: CellPath) => readonly Contribution[]
}

/** Throws RangeError on a record whose dates are out of order. `asOf` after the year changes nothing but what was decided. */
export function computeReport(
  form: FormDefinition,
  year: number,
  asOf: LocalDate,
  records: ReportRecords,
): ComputedReport {
  const contributions = contributionsOf(records, periodOf(year, asOf))
  const byLeaf = new Map<CellPath, Contribution[]>()
  for (const contribution of contributions) {
    const path = foldLeaf(form, contribution.path)
    const leaf = byLeaf.get(path)
    if (leaf === undefined) byLeaf.set(path, [contribution])
    else leaf.push(contribution)
  }
  return {
    form,
    year,
    asOf,
    cells: assembleCells(form, contributions),
    recordsOf: (path) => leafPathsOf(form, path).flatMap((leaf) => byLeaf.get(leaf) ?? []),
  }
}
