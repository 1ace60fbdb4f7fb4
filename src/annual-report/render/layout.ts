/**
 * The three tables of a form as grids with merged cells, in the national layout. One layout serves PDF, Word, HTML and
 * Excel: every header has an id, every value names the headers that read it out (HTML `headers`), and the spans
 * cover the grid exactly.
 */
import type {
  CellPath,
  ColumnDefinition,
  FormDefinition,
  ProactiveBlock,
  RequestRowDefinition,
} from '../model.ts'
import { proactivePath, remedyPath, requestPath } from '../model.ts'

export type HeaderScope = 'col' | 'colgroup' | 'row' | 'rowgroup'

interface Spanned {
  readonly rowSpan: number
  readonly colSpan: number
}

export interface HeaderCell extends Spanned {
  readonly kind: 'header'
  readonly id: string
  readonly text: string
  readonly scope: HeaderScope
  /** Set one character a line: a narrow column of labels. */
  readonly vertical: boolean
}

export interface ValueCell extends Spanned {
  readonly kind: 'value'
  readonly path: CellPath
  /** Ids of the headers of this cell, from the widest to the nearest, columns before rows. */
  readonly headers: readonly string[]
}

export type LayoutCell = HeaderCell | ValueCell

export interface TableLayout {
  readonly key: 'proactive' | 'requests' | 'remedies'
  readonly caption: string
  /** Relative widths, one a column of the grid. */
  readonly widths: readonly number[]
  /** First rows that are column headers and are repeated on a new page; 表二 has its headers block by block. */
  readonly headerRows: number
  readonly rows: readonly (readonly LayoutCell[])[]
}

export function tableLayouts(form: FormDefinition): readonly TableLayout[] {
  return [proactiveLayout(form), requestsLayout(form), remediesLayout(form)]
}

function header(
  id: string,
  text: string,
  scope: HeaderScope,
  more: Partial<Spanned & { vertical: boolean }> = {},
): HeaderCell {
  return { kind: 'header', id, text, scope, rowSpan: 1, colSpan: 1, vertical: false, ...more }
}

function value(path: CellPath, headers: readonly string[], colSpan = 1): ValueCell {
  return { kind: 'value', path, headers, rowSpan: 1, colSpan }
}

/** 表二: each block of 条例20 with its clause, its headers and its rows; a block with fewer columns widens the last. */
function proactiveLayout(form: FormDefinition): TableLayout {
  const columns = Math.max(...form.proactive.map((block) => block.columns.length))
  return {
    key: 'proactive',
    caption: sectionTitle(form, 2),
    widths: [3, ...Array.from({ length: columns }, () => 2)],
    headerRows: 0,
    rows: form.proactive.flatMap((block, index) => proactiveBlock(block, `proactive-${index + 1}`, columns)),
  }
}

function proactiveBlock(
  block: ProactiveBlock,
  id: string,
  columns: number,
): readonly (readonly LayoutCell[])[] {
  const spanOf = (index: number): number =>
    index === block.columns.length - 1 ? columns - block.columns.length + 1 : 1
  const columnId = (column: ColumnDefinition): string => `${id}-${column.key}`
  return [
    [header(id, block.clause, 'colgroup', { colSpan: columns + 1 })],
    [
      header(`${id}-content`, '信息内容', 'col'),
      ...block.columns.map((column, index) =>
        header(columnId(column), labelWithUnit(column), 'col', { colSpan: spanOf(index) }),
      ),
    ],
    ...block.rows.map((row) => [
      header(`${id}-${row.key}`, row.label, 'row'),
      ...block.columns.map((column, index) =>
        value(proactivePath(row.key, column.key), [id, columnId(column), `${id}-${row.key}`], spanOf(index)),
      ),
    ]),
  ]
}

/** The form of 2019 names no unit for 采购总金额; without one a reader cannot tell 元 from 万元. */
function labelWithUnit({ label, unit }: ColumnDefinition): string {
  return unit !== '万元' || label.includes('万元') ? label : `${label}（单位：万元）`
}

/** 表三: three label columns (项, 大类, 小类) and the seven columns of 申请人情况. */
function requestsLayout(form: FormDefinition): TableLayout {
  const results = form.requestRows.filter((row) => row.inResults)
  return {
    key: 'requests',
    caption: sectionTitle(form, 3),
    widths: [1, 1.8, 4.8, ...form.requestColumns.map(({ key }) => (key === 'total' ? 1.8 : 1.5))],
    headerRows: 3,
    rows: [
      ...requestHead(form),
      ...form.requestRows.map((row, index) => [
        ...requestLabels(form.requestRows, index, results),
        ...form.requestColumns.map((column) =>
          value(requestPath(row.key, column.key), [...columnHeaders(column.key), ...rowHeaders(row)]),
        ),
      ]),
    ],
  }
}

const ORGANISATIONS: ReadonlySet<string> = new Set([
  'business',
  'research',
  'socialOrg',
  'legalService',
  'otherOrg',
])

function requestHead(form: FormDefinition): readonly (readonly LayoutCell[])[] {
  const organisations = form.requestColumns.filter(({ key }) => ORGANISATIONS.has(key))
  const columnId = (key: string): string => `requests-${key}`
  const outer = form.requestColumns.flatMap(({ key, label }) => {
    if (!ORGANISATIONS.has(key)) return [header(columnId(key), label, 'col', { rowSpan: 2 })]
    if (key !== organisations[0]?.key) return []
    return [header('requests-organisations', '法人或其他组织', 'colgroup', { colSpan: organisations.length })]
  })
  return [
    [
      header('requests-note', `（${form.requestsNote}）`, 'col', { rowSpan: 3, colSpan: 3 }),
      header('requests-applicants', '申请人情况', 'colgroup', { colSpan: form.requestColumns.length }),
    ],
    outer,
    organisations.map(({ key, label }) => header(columnId(key), label, 'col')),
  ]
}

/** The labels that begin a row: those of a block or a 大类 only in its first row. */
function requestLabels(
  rows: readonly RequestRowDefinition[],
  index: number,
  results: readonly RequestRowDefinition[],
): readonly HeaderCell[] {
  const row = rows[index]
  if (row === undefined) return []
  const id = `requests-row-${row.key}`
  if (!row.inResults) return [header(id, row.label, 'row', { colSpan: 3 })]
  const block =
    row.key === results[0]?.key
      ? [
          header('requests-results', '三、本年度办理结果', 'rowgroup', {
            rowSpan: results.length,
            vertical: true,
          }),
        ]
      : []
  if (row.group === undefined) return [...block, header(id, row.label, 'row', { colSpan: 2 })]
  const inGroup = rows.filter((candidate) => candidate.group === row.group)
  const group =
    row.key === inGroup[0]?.key
      ? [header(groupId(row.group), row.group, 'rowgroup', { rowSpan: inGroup.length })]
      : []
  return [...block, ...group, header(id, row.label, 'row')]
}

function groupId(group: string): string {
  return `requests-group-${'一二三四五六七'.indexOf(group.charAt(1)) + 1}`
}

function columnHeaders(key: string): readonly string[] {
  return [
    'requests-applicants',
    ...(ORGANISATIONS.has(key) ? ['requests-organisations'] : []),
    `requests-${key}`,
  ]
}

function rowHeaders(row: RequestRowDefinition): readonly string[] {
  return [
    ...(row.inResults ? ['requests-results'] : []),
    ...(row.group === undefined ? [] : [groupId(row.group)]),
    `requests-row-${row.key}`,
  ]
}

/** 表四: 行政复议 with its five columns below it, 行政诉讼 with two blocks of five; one row of values. */
function remediesLayout(form: FormDefinition): TableLayout {
  const { remedyBlocks, remedyColumns } = form
  const tops = [...new Set(remedyBlocks.map(({ labels }) => labels[0] ?? ''))]
  const blockId = (key: string): string => `remedies-${key.replaceAll('.', '-')}`
  const topId = (text: string): string => `remedies-top-${tops.indexOf(text) + 1}`
  const blocksUnder = (text: string) => remedyBlocks.filter(({ labels }) => labels[0] === text)
  const columnsOf = (key: string, rowSpan: number): readonly HeaderCell[] =>
    remedyColumns.map((column) => header(`${blockId(key)}-${column.key}`, column.label, 'col', { rowSpan }))
  return {
    key: 'remedies',
    caption: sectionTitle(form, 4),
    widths: remedyBlocks.flatMap(() => remedyColumns.map(() => 1)),
    headerRows: 3,
    rows: [
      tops.map((text) =>
        header(topId(text), text, 'colgroup', { colSpan: blocksUnder(text).length * remedyColumns.length }),
      ),
      remedyBlocks.flatMap(({ key, labels }) =>
        labels[1] === undefined
          ? columnsOf(key, 2)
          : [header(blockId(key), labels[1], 'colgroup', { colSpan: remedyColumns.length })],
      ),
      remedyBlocks.flatMap(({ key, labels }) => (labels[1] === undefined ? [] : columnsOf(key, 1))),
      remedyBlocks.flatMap(({ key, labels }) =>
        remedyColumns.map((column) =>
          value(remedyPath(key, column.key), [
            topId(labels[0] ?? ''),
            ...(labels[1] === undefined ? [] : [blockId(key)]),
            `${blockId(key)}-${column.key}`,
          ]),
        ),
      ),
    ],
  }
}

function sectionTitle(form: FormDefinition, number: 2 | 3 | 4): string {
  return form.sections.find((section) => section.number === number)?.title ?? ''
}
