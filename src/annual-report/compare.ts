/**
 * Any reports side by side — two years of an organ, two organs, filed and recomputed — with the differences marked.
 * Reports of both forms may stand together: 表四 and 表三 compare (the three （六） rows of 2021 as the one of 2019), 表二
 * does not, for its columns mean other things.
 */
import { sayCell } from './checks/naming.ts'
import { sameValue } from './compute/corrections.ts'
import { subtractWan } from './decimal.ts'
import { FORMS } from './forms/index.ts'
import type { CellPath, CellValue, Cells, FormDefinition, Wan } from './model.ts'
import { cellPaths, requestPath, splitPath } from './model.ts'

export interface NamedReport {
  /** How the column is headed: `2023年`, `王城路街道`. */
  readonly label: string
  readonly form: FormDefinition
  readonly cells: Cells
}

export interface ComparedCell {
  readonly path: CellPath
  /** 表三“（一）予以公开”行“自然人”列 */
  readonly name: string
  /** One a report, undefined where its form or source has no such cell. */
  readonly values: readonly (CellValue | undefined)[]
  /** Not all values are equal. A blank is not a zero. */
  readonly differs: boolean
  /** Each report's difference from the first: a count, or exact 万元; undefined where one of the two is no number. */
  readonly changes: readonly (number | Wan | undefined)[]
}

export interface Comparison {
  readonly form: FormDefinition
  readonly labels: readonly string[]
  readonly cells: readonly ComparedCell[]
  /** 表二 is left out because the reports use different forms. */
  readonly proactiveOmitted: boolean
}

/** Needs at least two reports; throws RangeError otherwise. */
export function compareReports(reports: readonly NamedReport[]): Comparison {
  const [first] = reports
  if (first === undefined || reports.length < 2) throw new RangeError('two reports are needed to compare')
  const mixed = reports.some((report) => report.form.id !== first.form.id)
  const form = mixed ? FORMS['2019'] : first.form
  const all = reports.map((report) => (mixed ? asForm2019(report) : report.cells))
  const paths = cellPaths(form).filter((path) => !mixed || splitPath(path).table !== 'proactive')
  return {
    form,
    labels: reports.map(({ label }) => label),
    proactiveOmitted: mixed,
    cells: paths.map((path) =>
      compareCell(
        form,
        path,
        all.map((cells) => cells.get(path)),
      ),
    ),
  }
}

function compareCell(
  form: FormDefinition,
  path: CellPath,
  values: readonly (CellValue | undefined)[],
): ComparedCell {
  const [first] = values
  return {
    path,
    name: sayCell(form, path),
    values,
    differs: values.some((value) => !sameValue(first, value)),
    changes: values.map((value) => changeOf(first, value)),
  }
}

function changeOf(from: CellValue | undefined, to: CellValue | undefined): number | Wan | undefined {
  if (from?.kind === 'count' && to?.kind === 'count') return to.value - from.value
  if (from?.kind === 'amount' && to?.kind === 'amount') return subtractWan(to.wan, from.wan)
  return undefined
}

const OTHER_ROWS = ['other.noCorrection', 'other.noPayment', 'other.else'] as const

/** 表三 of the 2021 form with （六） as one row: the sum of three numbers, blank where none is a number. */
function asForm2019(report: NamedReport): Cells {
  if (report.form.id === '2019') return report.cells
  const cells = new Map(report.cells)
  for (const { key } of report.form.requestColumns) {
    const path = requestPath('other', key)
    const parts = OTHER_ROWS.map((row) => report.cells.get(requestPath(row, key)))
    const counts = parts.flatMap((value) => (value?.kind === 'count' ? [value.value] : []))
    if (counts.length === parts.length) {
      cells.set(path, { kind: 'count', value: counts.reduce((sum, each) => sum + each, 0) })
    }
  }
  return cells
}
