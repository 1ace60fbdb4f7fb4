/** The annual report as a document (条例 50) in the national layout, for PDF/A, Word and HTML. */
import type { LocalDate } from '../../law/local-date.ts'
import { formatChinese } from '../../law/local-date.ts'
import type { Block, Cell, DocumentTree } from '../../platform/documents/tree.ts'
import { sayCell } from '../checks/naming.ts'
import type { CorrectedCell } from '../compute.ts'
import type { Cells, FormDefinition, SectionDefinition } from '../model.ts'
import { printCell } from './cell-text.ts'
import type { LayoutCell, TableLayout } from './layout.ts'
import { tableLayouts } from './layout.ts'
import { paragraphsOf } from './section-text.ts'

export interface ReportContent {
  readonly organ: string
  readonly year: number
  readonly cells: Cells
  /** Plain text of the sections with prose, by number (一, 五, 六); a line a paragraph, （一）… short lines are headings. */
  readonly sections: Readonly<Partial<Record<SectionDefinition['number'], string>>>
  /** What stands before section 一: who made the report, its period, where to ask. */
  readonly preface?: string
  /** Corrected cells, said under their table. */
  readonly corrections?: readonly CorrectedCell[]
  /** Printed under the title of a version that corrects a published one. */
  readonly versionNote?: string
  readonly issuedOn?: LocalDate
}

const ORDINALS = ['', '一', '二', '三', '四', '五', '六'] as const
const TABLE_OF_SECTION = { 2: 'proactive', 3: 'requests', 4: 'remedies' } as const

export function reportTitle(organ: string, year: number): string {
  return `${organ}${year}年政府信息公开工作年度报告`
}

export function reportDocument(form: FormDefinition, content: ReportContent): DocumentTree {
  const title = reportTitle(content.organ, content.year)
  const layouts = new Map(tableLayouts(form).map((layout) => [layout.key, layout]))
  return {
    title,
    author: content.organ,
    page: { size: 'A4', orientation: 'portrait', margins: 'official', pageNumbers: true },
    blocks: [
      { kind: 'title', text: title },
      ...(content.versionNote === undefined ? [] : [note(content.versionNote)]),
      ...prose(content.preface ?? ''),
      ...form.sections.flatMap((section) => [
        {
          kind: 'heading',
          level: 1,
          text: `${ORDINALS[section.number]}、${section.title}`,
        } satisfies Block,
        ...sectionBlocks(form, content, section.number, layouts),
      ]),
      ...(content.issuedOn === undefined
        ? []
        : [
            {
              kind: 'signature',
              organ: content.organ,
              date: formatChinese(content.issuedOn),
            } satisfies Block,
          ]),
    ],
  }
}

function sectionBlocks(
  form: FormDefinition,
  content: ReportContent,
  number: SectionDefinition['number'],
  layouts: ReadonlyMap<TableLayout['key'], TableLayout>,
): readonly Block[] {
  const text = prose(content.sections[number] ?? '')
  if (number !== 2 && number !== 3 && number !== 4) return text
  const layout = layouts.get(TABLE_OF_SECTION[number])
  if (layout === undefined) return text
  return [...text, tableBlock(layout, content.cells), ...correctionNotes(form, content, layout)]
}

function prose(text: string): readonly Block[] {
  return paragraphsOf(text).map((paragraph) =>
    paragraph.kind === 'heading'
      ? { kind: 'heading', level: 2, text: paragraph.text }
      : { kind: 'paragraph', runs: [{ text: paragraph.text }], indent: true },
  )
}

/** The table of a layout with the values of the cells. */
export function tableBlock(layout: TableLayout, cells: Cells): Block {
  return {
    kind: 'table',
    widths: layout.widths,
    headerRows: layout.headerRows,
    fontSize: fontSizeOf(layout, cells),
    rows: layout.rows.map((row) => row.map((cell) => treeCell(cell, cells))),
  }
}

/**
 * pt. The columns of 表三 and 表四 are narrow: a number that does not fit would be broken over two lines, so the type
 * gets smaller as the longest number gets longer. 表三 takes five digits at 9 pt, 表四 three at 8 pt.
 */
function fontSizeOf(layout: TableLayout, cells: Cells): number {
  if (layout.key === 'proactive') return 9
  const lengths = layout.rows.flatMap((row) =>
    row.map((cell) => {
      if (cell.kind !== 'value') return 0
      const isWide = layout.key === 'requests' && cell.path.endsWith('.total')
      return printCell(cells.get(cell.path)).length - (isWide ? 1 : 0)
    }),
  )
  const [size, fits] = layout.key === 'requests' ? [9, 5] : [8, 3]
  return Math.max(5, size - Math.max(0, Math.max(...lengths) - fits))
}

function treeCell(cell: LayoutCell, cells: Cells): Cell {
  const spans = {
    ...(cell.rowSpan > 1 ? { rowSpan: cell.rowSpan } : {}),
    ...(cell.colSpan > 1 ? { colSpan: cell.colSpan } : {}),
  }
  if (cell.kind === 'value') return { text: printCell(cells.get(cell.path)), align: 'center', ...spans }
  const isLabel = cell.scope === 'row' || cell.scope === 'rowgroup'
  return {
    text: cell.text,
    header: true,
    align: isLabel && !cell.vertical ? 'left' : 'center',
    ...(cell.vertical ? { vertical: true } : {}),
    ...spans,
  }
}

function correctionNotes(
  form: FormDefinition,
  content: ReportContent,
  layout: TableLayout,
): readonly Block[] {
  const paths = new Set(
    layout.rows.flatMap((row) => row.flatMap((cell) => (cell.kind === 'value' ? [cell.path] : []))),
  )
  return (content.corrections ?? [])
    .filter(({ path }) => paths.has(path))
    .map((each) =>
      note(
        `注：${sayCell(form, each.path)}由系统计算的${printCell(each.computed)}更正为${printCell(each.value)}，理由：${each.reason}`,
      ),
    )
}

function note(text: string): Block {
  return { kind: 'note', text }
}
