import {
  AlignmentType,
  BorderStyle,
  LineRuleType,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextDirection,
  VerticalAlignTable,
  WidthType,
} from 'docx'
import { FAMILY, textRuns, textWidth, type Points } from './docx-look.ts'
import { placeCells } from './prepare.ts'
import type { Block, Cell, PageSetup } from './tree.ts'

type Of<K extends Block['kind']> = Extract<Block, { kind: K }>

const NONE = { style: BorderStyle.NONE, size: 0, color: 'auto' } as const
const NO_BORDERS = { top: NONE, bottom: NONE, left: NONE, right: NONE }
const THIN = { style: BorderStyle.SINGLE, size: 4, color: '000000' } as const
const THIN_BORDERS = {
  top: THIN,
  bottom: THIN,
  left: THIN,
  right: THIN,
  insideHorizontal: THIN,
  insideVertical: THIN,
}

/** Label and value side by side, without lines. */
export function fieldsTable(block: Of<'fields'>, page: PageSetup, points: Points): Table {
  const labels = Math.min(Math.max(...block.rows.map((row) => [...row.label].length), 1), 10) + 1
  const left = Math.min(labels * points.body * 20 + 120, textWidth(page) / 2)
  const widths = [left, textWidth(page) - left].map(Math.round)
  const spacing = { line: points.line * 20, lineRule: LineRuleType.EXACT }
  const cell = (text: string, column: number): TableCell =>
    new TableCell({
      width: { size: widths[column] ?? 0, type: WidthType.DXA },
      borders: NO_BORDERS,
      margins: { left: 0, right: 0, top: 0, bottom: 0 },
      children: [new Paragraph({ spacing, children: textRuns(text) })],
    })
  return new Table({
    columnWidths: widths,
    layout: TableLayoutType.FIXED,
    width: { size: textWidth(page), type: WidthType.DXA },
    rows: block.rows.map(
      (row) => new TableRow({ children: [cell(`${row.label}：`, 0), cell(row.value, 1)] }),
    ),
  })
}

export function gridTable(block: Of<'table'>, page: PageSetup): readonly (Paragraph | Table)[] {
  const total = block.widths.reduce((sum, width) => sum + width, 0)
  const widths = block.widths.map((width) => Math.round((width / total) * textWidth(page)))
  const size = (block.fontSize ?? 10.5) * 2
  const placed = placeCells(block.rows, widths.length)
  const rows = block.rows.map((_row, index) => {
    const keepNext = block.together === true && index < block.rows.length - 1
    const cells = placed.filter((at) => at.row === index)
    return new TableRow({
      tableHeader: index < block.headerRows,
      cantSplit: true,
      children: cells.map((at) =>
        gridCell(at.cell, spanWidth(widths, at.column, at.cell.colSpan ?? 1), { size, keepNext }),
      ),
    })
  })
  const table = new Table({
    columnWidths: widths,
    layout: TableLayoutType.FIXED,
    width: { size: widths.reduce((sum, width) => sum + width, 0), type: WidthType.DXA },
    borders: THIN_BORDERS,
    rows,
  })
  // Text of exact height touches the frame below it; two tables in a row would run together.
  const above = block.caption === undefined ? gap({ keepNext: true }) : caption(block.caption, size)
  return [above, table, gap({ keepNext: false })]
}

function gap({ keepNext }: { readonly keepNext: boolean }): Paragraph {
  return new Paragraph({ keepNext, spacing: { line: 120, lineRule: LineRuleType.EXACT } })
}

function caption(text: string, size: number): Paragraph {
  return new Paragraph({
    alignment: AlignmentType.CENTER,
    keepNext: true,
    spacing: { before: 120, after: 60 },
    children: textRuns(text, { size: Math.max(size, 24), bold: true, font: FAMILY.strong }),
  })
}

function spanWidth(widths: readonly number[], column: number, span: number): number {
  return widths.slice(column, column + span).reduce((sum, width) => sum + width, 0)
}

const ALIGN = { left: AlignmentType.LEFT, center: AlignmentType.CENTER, right: AlignmentType.RIGHT } as const

/** Larger print gets more air; `size` in half points, the answer in twentieths of a point. */
function paddingOf(size: number): number {
  return size > 22 ? size * 3 : 40
}

/** Line pitch of the PDF: the fonts of the reader's machine differ in height, and forms are made to fit their page. */
const PITCH = 1.35

function gridCell(
  cell: Cell,
  width: number,
  { size, keepNext }: { readonly size: number; readonly keepNext: boolean },
): TableCell {
  const centred = cell.header === true || cell.vertical === true
  const look = cell.header === true ? { size, bold: true, font: FAMILY.strong } : { size }
  return new TableCell({
    width: { size: width, type: WidthType.DXA },
    rowSpan: cell.rowSpan ?? 1,
    columnSpan: cell.colSpan ?? 1,
    verticalAlign: VerticalAlignTable.CENTER,
    margins: { left: 70, right: 70, top: paddingOf(size), bottom: paddingOf(size) },
    ...(cell.vertical === true ? { textDirection: TextDirection.TOP_TO_BOTTOM_RIGHT_TO_LEFT } : {}),
    children: [
      new Paragraph({
        alignment: ALIGN[cell.align ?? (centred ? 'center' : 'left')],
        keepNext,
        spacing: { line: Math.round(size * 10 * PITCH), lineRule: LineRuleType.EXACT },
        children: textRuns(cell.text, look),
      }),
    ],
  })
}
