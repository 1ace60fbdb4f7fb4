/**
 * A district's report from its organs' filed ones: sums cell by cell with what each organ gave, missing organs, each
 * organ's own errors, and what was filed against what the records give now. Nothing is taken for zero in silence: a
 * blank or absent cell of an organ is listed.
 */
import { checkCells } from './checks/index.ts'
import { rollupMissing } from './checks/rollup-missing.ts'
import { rollupSum } from './checks/rollup-sum.ts'
import { sameValue } from './compute/corrections.ts'
import { roundWan, sumWan } from './decimal.ts'
import type { CellPath, CellValue, Cells, FormDefinition } from './model.ts'
import { cellPaths } from './model.ts'
import type { Finding } from './reading.ts'

export interface OrganName {
  readonly code: string
  readonly name: string
}

export interface OrganReport extends OrganName {
  readonly form: FormDefinition
  /** The cells of the filed snapshot. */
  readonly cells: Cells
  /** The cells the records give now, where the organ keeps its records here. */
  readonly recomputed?: Cells
}

/** One organ's part of a sum. */
export interface RollupPart extends OrganName {
  readonly value: CellValue
}

export interface Difference {
  readonly path: CellPath
  readonly filed: CellValue | undefined
  readonly recomputed: CellValue | undefined
}

export interface Rollup {
  readonly form: FormDefinition
  readonly year: number
  readonly cells: Cells
  /** What each organ gave to a cell; organs with nothing but a zero are left out. */
  readonly partsOf: (path: CellPath) => readonly RollupPart[]
  /** Organs due to report that have filed nothing, in the order given. */
  readonly missing: readonly OrganName[]
  /** Organs that filed another year's form: their report is not in the sums. */
  readonly otherForm: readonly OrganName[]
  /** Blank or absent cells that were taken as 0. */
  readonly blanks: readonly (OrganName & { readonly path: CellPath })[]
  /** Each organ's own errors and warnings, organs without any left out. */
  readonly organFindings: readonly (OrganName & { readonly findings: readonly Finding[] })[]
  /** Where an organ's filed report differs from its records. */
  readonly differences: readonly (OrganName & { readonly cells: readonly Difference[] })[]
  /** rollup.missing, one an organ. */
  readonly findings: readonly Finding[]
}

/** `due`: every organ that must report, in the order of the district; `filed`: one report an organ. */
export function rollUp(
  form: FormDefinition,
  year: number,
  due: readonly OrganName[],
  filed: readonly OrganReport[],
): Rollup {
  const reports = filed.filter((report) => report.form.id === form.id)
  const codes = new Set(filed.map(({ code }) => code))
  const missing = due.filter(({ code }) => !codes.has(code))
  return {
    form,
    year,
    cells: sumReports(form, reports),
    partsOf: (path) => partsOf(reports, path),
    missing,
    otherForm: filed.filter((report) => report.form.id !== form.id).map(nameOf),
    blanks: reports.flatMap((report) =>
      cellPaths(form)
        .filter((path) => (report.cells.get(path)?.kind ?? 'blank') === 'blank')
        .map((path) => ({ ...nameOf(report), path })),
    ),
    organFindings: filed.flatMap((report) => ownFindings(report, year)),
    differences: reports.flatMap((report) => {
      const cells =
        report.recomputed === undefined ? [] : differencesOf(form, report.cells, report.recomputed)
      return cells.length === 0 ? [] : [{ ...nameOf(report), cells }]
    }),
    findings: rollupMissing(missing),
  }
}

/** The district's own filed report against its organs' sums: rollup.missing and rollup.sum. */
export function checkRollup(districtCells: Cells, rollup: Rollup): readonly Finding[] {
  return [
    ...rollup.findings,
    ...rollupSum(districtCells, rollup.cells, rollup.form, [...rollup.missing, ...rollup.otherForm]),
  ]
}

/** Cells of the form in which two reports differ; a blank differs from a zero. */
export function differencesOf(form: FormDefinition, filed: Cells, recomputed: Cells): readonly Difference[] {
  return cellPaths(form)
    .map((path) => ({ path, filed: filed.get(path), recomputed: recomputed.get(path) }))
    .filter((each) => !sameValue(each.filed, each.recomputed))
}

function sumReports(form: FormDefinition, reports: readonly OrganReport[]): Cells {
  return new Map(
    cellPaths(form).map((path) => [
      path,
      sumCell(
        path,
        reports.map((report) => report.cells.get(path)),
      ),
    ]),
  )
}

/** Amounts are added exactly; only the sum is rounded to the four decimals of the form. */
function sumCell(path: CellPath, values: readonly (CellValue | undefined)[]): CellValue {
  if (path.endsWith('.amountWan')) {
    const amounts = values.flatMap((value) => (value?.kind === 'amount' ? [value.wan] : []))
    return { kind: 'amount', wan: roundWan(sumWan(amounts)) }
  }
  const counts = values.map((value) => (value?.kind === 'count' ? value.value : 0))
  return { kind: 'count', value: counts.reduce((sum, each) => sum + each, 0) }
}

function partsOf(reports: readonly OrganReport[], path: CellPath): readonly RollupPart[] {
  return reports.flatMap((report) => {
    const value = report.cells.get(path)
    return value === undefined || isZero(value) ? [] : [{ ...nameOf(report), value }]
  })
}

function isZero(value: CellValue): boolean {
  return value.kind === 'count' ? value.value === 0 : value.kind === 'amount' && value.wan === '0'
}

function ownFindings(
  report: OrganReport,
  year: number,
): readonly (OrganName & { findings: readonly Finding[] })[] {
  const findings = checkCells(report.form, report.cells, { organ: report.name, year }).filter(
    ({ severity }) => severity !== 'info',
  )
  return findings.length === 0 ? [] : [{ ...nameOf(report), findings }]
}

function nameOf({ code, name }: OrganName): OrganName {
  return { code, name }
}
