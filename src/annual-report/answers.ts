/** What actions answer, as the contract's shapes. */
import type { DistrictRollup } from './actions/roll-up-district.ts'
import type { ReportList } from './actions/list-reports.ts'
import type { Board } from './actions/show-board.ts'
import type { ReportPicture } from './charts.ts'
import { nameCell, sayCell } from './checks/naming.ts'
import type { CellPath, FormDefinition } from './model.ts'
import type { ComparedCell, Comparison } from './compare.ts'
import { printCell } from './render/cell-text.ts'

export function reportList(list: ReportList) {
  return { ...list, years: [...list.years] }
}

export function picture({ title, headlines, charts, sentences }: ReportPicture) {
  return {
    title,
    headlines: headlines.map((each) => ({ ...each })),
    charts: charts.map((chart) => ({ key: chart.key, title: chart.title })),
    sentences: [...sentences],
  }
}

export function board(value: Board) {
  return { ...value, deadlines: [...value.deadlines], organs: [...value.organs] }
}

export function rollup({ rollup: value, filedCount, recomputed, own }: DistrictRollup) {
  return {
    year: value.year,
    form: value.form.id,
    cells: [...value.cells],
    recomputed: [...recomputed],
    filedCount,
    missing: value.missing.map(({ code, name }) => ({ code, name })),
    otherForm: value.otherForm.map(({ code, name }) => ({ code, name })),
    blanks: value.blanks.length,
    organFindings: value.organFindings.map(({ code, name, findings }) => ({
      code,
      name,
      errors: findings.filter(({ severity }) => severity === 'error').length,
      warnings: findings.filter(({ severity }) => severity === 'warning').length,
      messages: findings.map(({ message }) => message),
    })),
    differences: value.differences.map(({ code, name, cells }) => ({
      code,
      name,
      cells: cells.map(
        ({ path, filed, recomputed: now }) =>
          `${sayCell(value.form, path)}：报送${printCell(filed) || '空白'}，按记录${printCell(now)}`,
      ),
    })),
    own: own === null ? null : own.map(({ severity, message }) => ({ severity, message })),
  }
}

export function comparison(value: Comparison) {
  return {
    form: value.form.id,
    labels: [...value.labels],
    proactiveOmitted: value.proactiveOmitted,
    cells: value.cells.map((cell) => ({
      path: cell.path,
      name: shortName(value.form, cell.path),
      values: cell.values.map(printCell),
      differs: cell.differs,
      change: changeText(cell),
    })),
  }
}

/** The last report's difference from the first: +3, −1.5. */
export function changeText(cell: ComparedCell): string {
  const change = cell.changes.at(-1)
  if (change === undefined || change === 0 || change === '0') return ''
  const text = String(change)
  return text.startsWith('-') ? `−${text.slice(1)}` : `+${text}`
}

/** 表三 （一）予以公开 · 自然人: for lists, where the long form would bury the figures. */
export function shortName(form: FormDefinition, path: CellPath): string {
  const { table, row, column } = nameCell(form, path)
  return `${table} ${row} · ${column}`
}
