/**
 * The three tables as rows of a spreadsheet in the national layout: a merged cell's text stands in its first cell, the
 * others are empty. The shape is that of platform/documents (`Sheet`).
 */
import type { CellValue, Cells, FormDefinition } from '../model.ts'
import type { TableLayout } from './layout.ts'
import { tableLayouts } from './layout.ts'

export type ReportSheetCell =
  | { readonly text: string; readonly bold?: boolean }
  | { readonly integer: number }
  | { readonly decimal: number; readonly places: number }
  | null

export interface ReportSheet {
  readonly name: string
  readonly widths: readonly number[]
  readonly header: readonly string[]
  readonly rows: readonly (readonly ReportSheetCell[])[]
}

const ORDINALS = { proactive: '二', requests: '三', remedies: '四' } as const
const NAMES = { proactive: '主动公开', requests: '依申请公开', remedies: '复议诉讼' } as const

/** One sheet a table, headed by the section's title. */
export function reportXlsxRows(form: FormDefinition, cells: Cells): readonly ReportSheet[] {
  return tableLayouts(form).map((layout) => ({
    name: NAMES[layout.key],
    widths: layout.widths.map((width) => Math.round(width * 6)),
    header: [`${ORDINALS[layout.key]}、${layout.caption}`],
    rows: sheetRows(layout, cells),
  }))
}

function sheetRows(layout: TableLayout, cells: Cells): readonly (readonly ReportSheetCell[])[] {
  const grid: ReportSheetCell[][] = layout.rows.map(() => layout.widths.map(() => null))
  const taken = layout.rows.map(() => layout.widths.map(() => false))
  layout.rows.forEach((row, top) => {
    for (const cell of row) {
      const left = taken[top]?.indexOf(false) ?? -1
      for (let y = top; y < top + cell.rowSpan; y++) taken[y]?.fill(true, left, left + cell.colSpan)
      const target = grid[top]
      if (target === undefined || left < 0) continue
      target[left] =
        cell.kind === 'header' ? { text: cell.text, bold: true } : sheetValue(cells.get(cell.path))
    }
  })
  return grid
}

function sheetValue(value: CellValue | undefined): ReportSheetCell {
  if (value === undefined) return null
  switch (value.kind) {
    case 'count':
      return { integer: value.value }
    case 'amount':
      return { decimal: Number(value.wan), places: value.wan.split('.')[1]?.length ?? 0 }
    case 'blank':
      return value.printed === '' ? null : { text: value.printed }
  }
}
