/**
 * The report as data for an accessible page: tables with header ids, scopes and `headers` on every value, so that a
 * screen reader reads 申请人情况 法人或其他组织 商业企业 三、本年度办理结果 （三）不予公开 1.属于国家秘密 before the number.
 */
import type { CorrectedCell } from '../compute.ts'
import type { CellPath, Cells, FormDefinition, SectionDefinition } from '../model.ts'
import { printCell } from './cell-text.ts'
import { reportTitle } from './document.ts'
import type { ReportContent } from './document.ts'
import type { HeaderScope, LayoutCell, TableLayout } from './layout.ts'
import { tableLayouts } from './layout.ts'
import type { SectionParagraph } from './section-text.ts'
import { paragraphsOf } from './section-text.ts'

export interface HtmlHeaderCell {
  readonly kind: 'th'
  readonly id: string
  readonly scope: HeaderScope
  readonly text: string
  readonly rowSpan: number
  readonly colSpan: number
}

export interface HtmlValueCell {
  readonly kind: 'td'
  /** Value of the `headers` attribute. */
  readonly headers: string
  readonly text: string
  readonly path: CellPath
  readonly rowSpan: number
  readonly colSpan: number
  /** The correction of this cell, if it was corrected by hand. */
  readonly correction?: CorrectedCell
}

export type HtmlCell = HtmlHeaderCell | HtmlValueCell

export interface HtmlTable {
  readonly key: TableLayout['key']
  readonly caption: string
  readonly head: readonly (readonly HtmlCell[])[]
  readonly body: readonly (readonly HtmlCell[])[]
}

export interface HtmlSection {
  readonly number: SectionDefinition['number']
  /** 一、总体情况 */
  readonly heading: string
  readonly paragraphs: readonly SectionParagraph[]
  readonly table?: HtmlTable
}

export interface ReportHtmlModel {
  readonly title: string
  readonly preface: readonly SectionParagraph[]
  readonly versionNote?: string
  readonly sections: readonly HtmlSection[]
}

const ORDINALS = ['', '一', '二', '三', '四', '五', '六'] as const

/** `idPrefix` keeps ids apart where a page shows two reports. */
export function reportHtmlModel(
  form: FormDefinition,
  content: ReportContent,
  idPrefix = '',
): ReportHtmlModel {
  const [proactive, requests, remedies] = tableLayouts(form).map((layout) =>
    htmlTable(layout, content.cells, content.corrections ?? [], idPrefix),
  )
  const tables: Partial<Record<SectionDefinition['number'], HtmlTable | undefined>> = {
    2: proactive,
    3: requests,
    4: remedies,
  }
  return {
    title: reportTitle(content.organ, content.year),
    preface: paragraphsOf(content.preface ?? ''),
    ...(content.versionNote === undefined ? {} : { versionNote: content.versionNote }),
    sections: form.sections.map(({ number, title }) => {
      const table = tables[number]
      return {
        number,
        heading: `${ORDINALS[number]}、${title}`,
        paragraphs: paragraphsOf(content.sections[number] ?? ''),
        ...(table === undefined ? {} : { table }),
      }
    }),
  }
}

function htmlTable(
  layout: TableLayout,
  cells: Cells,
  corrections: readonly CorrectedCell[],
  idPrefix: string,
): HtmlTable {
  const corrected = new Map(corrections.map((each) => [each.path, each]))
  const rows = layout.rows.map((row) => row.map((cell) => htmlCell(cell, cells, corrected, idPrefix)))
  return {
    key: layout.key,
    caption: layout.caption,
    head: rows.slice(0, layout.headerRows),
    body: rows.slice(layout.headerRows),
  }
}

function htmlCell(
  cell: LayoutCell,
  cells: Cells,
  corrected: ReadonlyMap<CellPath, CorrectedCell>,
  idPrefix: string,
): HtmlCell {
  const { rowSpan, colSpan } = cell
  const idOf = (id: string): string => `${idPrefix}${id}`.replaceAll('.', '-')
  if (cell.kind === 'header') {
    return { kind: 'th', id: idOf(cell.id), scope: cell.scope, text: cell.text, rowSpan, colSpan }
  }
  const correction = corrected.get(cell.path)
  return {
    kind: 'td',
    headers: cell.headers.map(idOf).join(' '),
    text: printCell(cells.get(cell.path)),
    path: cell.path,
    rowSpan,
    colSpan,
    ...(correction === undefined ? {} : { correction }),
  }
}
