/** Rules of the check of a read report: replay of the acts, corrections, the form as this report prints it, places. */
import { checkReport } from '../annual-report/checks/index.ts'
import { formOf } from '../annual-report/checks/check.ts'
import type { CellPath, CellValue, FormDefinition, RequestRowDefinition } from '../annual-report/model.ts'
import { cellPaths, count, parseWan, splitPath } from '../annual-report/model.ts'
import type { Finding, Place, ReadReport } from '../annual-report/reading.ts'
import { refuse, ok, type Result } from '../platform/result.ts'
import type { CheckAct, Checked, Correction, Counts } from './model.ts'
import { bearsSecrecyMark } from '../law/secrecy-mark.ts'

/** Corrections that hold after all acts, in the order of the form's cells being corrected. */
export function correctionsOf(report: ReadReport, acts: readonly CheckAct[]): readonly Correction[] {
  const held = new Map<CellPath, Correction>()
  for (const act of acts) {
    if (act.kind === 'corrected') {
      const { path, value, reason } = act.data
      const before = report.cells.get(path) ?? null
      held.set(path, { path, value, before, reason, by: act.by, on: act.on })
    }
    if (act.kind === 'correctionWithdrawn') held.delete(act.data.path)
  }
  return [...held.values()]
}

/** The reading with the corrected cells in it; a corrected cell is unread no more and keeps its place. */
export function correctReading(report: ReadReport, corrections: readonly Correction[]): ReadReport {
  if (corrections.length === 0) return report
  const cells = new Map(report.cells)
  const places = new Map(report.places)
  const unread = new Map(report.unread.map((each) => [each.path, each]))
  for (const { path, value } of corrections) {
    cells.set(path, value)
    const place = places.get(path) ?? unread.get(path)?.place
    if (place !== undefined) places.set(path, place)
    unread.delete(path)
  }
  return { ...report, cells, places, unread: [...unread.values()] }
}

/** Findings of the corrected reading, against the corrected reading of the year before where one is chosen. */
export function checkReading(
  read: ReadReport,
  corrections: readonly Correction[],
  previous?: ReadReport,
): Checked {
  const report = correctReading(read, corrections)
  return { report, corrections, findings: checkReport(report, previous) }
}

/** Errors, then warnings, then notes; within each in the order of the checks. */
export function gravestFirst<T extends Pick<Finding, 'severity'>>(findings: readonly T[]): readonly T[] {
  return (['error', 'warning', 'info'] as const).flatMap((severity) =>
    findings.filter((finding) => finding.severity === severity),
  )
}

export function countsOf({ report, findings }: Pick<Checked, 'report' | 'findings'>): Counts {
  const of = (severity: Finding['severity']): number =>
    findings.filter((finding) => finding.severity === severity).length
  return {
    cells: report.cells.size,
    unread: report.unread.length,
    errors: of('error'),
    warnings: of('warning'),
    infos: of('info'),
  }
}

/** The form with （六）其他处理 as the one row some reports of the 2021 form still print. */
export function printedForm(report: Pick<ReadReport, 'format' | 'year' | 'otherCombined'>): FormDefinition {
  const form = formOf(report)
  if (!report.otherCombined || form.requestRows.some((row) => row.key === 'other')) return form
  const single: RequestRowDefinition = { key: 'other', label: '（六）其他处理', inResults: true }
  const requestRows = form.requestRows.flatMap((row) => {
    if (row.key === 'other.noCorrection') return [single]
    return row.key.startsWith('other.') ? [] : [row]
  })
  return { ...form, requestRows }
}

const WHOLE = /^-?\d{1,9}$/
const LONGEST_AMOUNT = 20

/** What a person typed for a cell: a whole number, an amount in 万元, or nothing (or `/`, `-`, `—`) for a blank. */
export function parseCorrection(form: FormDefinition, path: CellPath, typed: string): Result<CellValue> {
  if (!cellPaths(form).includes(path))
    return refuse('invalid', '这一格不在本年度格式的表中，请从表中点选', { field: 'path' })
  const text = typed.normalize('NFKC').trim().replaceAll(',', '')
  if (/^[-/—–]?$/.test(text)) return ok({ kind: 'blank', printed: text })
  if (splitPath(path).column === 'amountWan') {
    const wan = text.length > LONGEST_AMOUNT ? undefined : parseWan(text)
    if (wan !== undefined) return ok({ kind: 'amount', wan })
    return refuse('invalid', '金额以万元填写，如 18.871；原件为空白的留空', { field: 'value' })
  }
  if (WHOLE.test(text)) return ok(count(Number(text)))
  return refuse('invalid', '请填整数；原件为空白的留空，不要填 0', { field: 'value' })
}

/** 第3页 工作表“表三” F12; empty where nothing is known. */
export function sayPlace(place: Place | undefined): string {
  if (place === undefined) return ''
  const parts = [
    place.page === undefined ? '' : `第${place.page}页`,
    place.sheet === undefined ? '' : `工作表“${place.sheet}”`,
    place.cell ?? (place.line === undefined ? '' : `第${place.line}行`),
  ]
  return parts.filter((part) => part !== '').join(' ')
}

/** 国家秘密标志 in the name or the text of a file; the rule is the law area's. */
export function bearsMark(name: string, report: ReadReport): boolean {
  return bearsSecrecyMark(name) || report.lines.some(({ text }) => bearsSecrecyMark(text))
}

/** Same organ as printed, however the spaces fall. */
export function sameOrgan(left: string | null, right: string | null): boolean {
  return left !== null && right !== null && left.replace(/\s/g, '') === right.replace(/\s/g, '')
}
