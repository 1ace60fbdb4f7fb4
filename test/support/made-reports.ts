/**
 * Made-up clean reports and the many shapes in which such reports are found: for tests of the reader. Every shape is
 * written from what published reports look like (tabs, bars, one cell a line, spans …), none from a given report.
 */
import { FORMS } from '../../src/annual-report/forms/index.ts'
import {
  APPLICANT_COLUMNS,
  cellPaths,
  proactivePath,
  REMEDY_BLOCKS,
  REMEDY_COLUMNS,
  REQUEST_COLUMNS,
  remedyPath,
  requestPath,
  type FormDefinition,
  type FormId,
  type RequestRow,
} from '../../src/annual-report/model.ts'

/** Small deterministic generator (mulberry32). */
export function randomFrom(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}

export interface MadeReport {
  readonly form: FormDefinition
  readonly organ: string
  readonly year: number
  /** Printed text per cell, in form order. */
  readonly cells: ReadonlyMap<string, string>
}

/** A report that adds up everywhere. `busy` organs have many cases, others mostly zeros. */
export function makeReport(random: () => number, formId: FormId, busy: boolean): MadeReport {
  const form = FORMS[formId]
  const small = () => (random() < (busy ? 0.35 : 0.85) ? 0 : 1 + Math.floor(random() * (busy ? 300 : 6)))
  const cells = new Map<string, string>()
  for (const block of form.proactive) {
    for (const row of block.rows) {
      for (const column of block.columns) {
        cells.set(
          proactivePath(row.key, column.key),
          proactiveText(random, column.unit, column.signed === true, small),
        )
      }
    }
  }
  addRequests(form, cells, small)
  for (const block of REMEDY_BLOCKS) {
    const values = REMEDY_COLUMNS.slice(0, 4).map(() => small())
    values.forEach((value, index) =>
      cells.set(remedyPath(block, REMEDY_COLUMNS[index] ?? 'other'), String(value)),
    )
    cells.set(remedyPath(block, 'total'), String(values.reduce((sum, value) => sum + value, 0)))
  }
  const ordered = new Map(cellPaths(form).map((path) => [path as string, cells.get(path) ?? '0']))
  const year = formId === '2019' ? 2019 + Math.floor(random() * 2) : 2021 + Math.floor(random() * 5)
  return {
    form,
    organ: `清河县${['白塔镇人民政府', '水务局', '东关街道办事处'][Math.floor(random() * 3)]}`,
    year,
    cells: ordered,
  }
}

function proactiveText(random: () => number, unit: string, signed: boolean, small: () => number): string {
  const value = small()
  if (unit === '万元') return value === 0 ? '0' : `${value}.${1 + Math.floor(random() * 9)}`
  if (signed && value > 0 && random() < 0.4) return `-${value}`
  return String(value)
}

function addRequests(form: FormDefinition, cells: Map<string, string>, small: () => number): void {
  const results = form.requestRows
    .map((row) => row.key)
    .filter((key) => !['received', 'carriedIn', 'totalProcessed', 'carriedOut'].includes(key))
  const put = (row: RequestRow, values: readonly number[]) => {
    values.forEach((value, index) =>
      cells.set(requestPath(row, REQUEST_COLUMNS[index] ?? 'total'), String(value)),
    )
    cells.set(requestPath(row, 'total'), String(values.reduce((sum, value) => sum + value, 0)))
  }
  const processed = APPLICANT_COLUMNS.map(() => 0)
  for (const key of results) {
    const values = APPLICANT_COLUMNS.map(() => small())
    values.forEach((value, index) => (processed[index] = (processed[index] ?? 0) + value))
    put(key, values)
  }
  const out = APPLICANT_COLUMNS.map(() => small())
  const carried = processed.map((value, index) => Math.min(value + (out[index] ?? 0), small()))
  put('carriedIn', carried)
  put('carriedOut', out)
  put('totalProcessed', processed)
  put(
    'received',
    processed.map((value, index) => value + (out[index] ?? 0) - (carried[index] ?? 0)),
  )
}

/** A table as rows of cells; a cell of a merged area stands once, `rows`/`columns` say how far it reaches. */
interface TableCell {
  readonly text: string
  readonly columns?: number
  readonly rows?: number
}
type TableRow = readonly TableCell[]

function tableTwo(report: MadeReport): readonly TableRow[] {
  const width = Math.max(...report.form.proactive.map((block) => block.columns.length)) + 1
  return report.form.proactive.flatMap((block): readonly TableRow[] => [
    [{ text: block.clause, columns: width }],
    spread([{ text: '信息内容' }, ...block.columns.map((column) => ({ text: column.label }))], width),
    ...block.rows.map((row) =>
      spread(
        [
          { text: row.label },
          ...block.columns.map((column) => ({ text: printed(report, proactivePath(row.key, column.key)) })),
        ],
        width,
      ),
    ),
  ])
}

function spread(cells: readonly TableCell[], width: number): TableRow {
  const missing = width - cells.length
  return cells.map((cell, index) =>
    index === cells.length - 1 && missing > 0 ? { ...cell, columns: missing + 1 } : cell,
  )
}

function printed(report: MadeReport, path: string): string {
  return report.cells.get(path) ?? ''
}

function tableThree(report: MadeReport): readonly TableRow[] {
  const rows = report.form.requestRows
  const inResults = rows.filter((row) => row.inResults).length
  const head: TableRow[] = [
    [
      { text: `（${report.form.requestsNote}）`, columns: 3, rows: 3 },
      { text: '申请人情况', columns: 7 },
    ],
    [
      { text: '自然人', rows: 2 },
      { text: '法人或其他组织', columns: 5 },
      { text: '总计', rows: 2 },
    ],
    report.form.requestColumns.slice(1, 6).map((column) => ({ text: column.label })),
  ]
  let openedResults = false
  let group: string | undefined
  const body = rows.map((row): TableRow => {
    const cells: TableCell[] = []
    if (row.inResults && !openedResults) {
      cells.push({ text: '三、本年度办理结果', rows: inResults })
      openedResults = true
    }
    if (row.group !== undefined && row.group !== group) {
      cells.push({ text: row.group, rows: rows.filter((other) => other.group === row.group).length })
    }
    group = row.group
    cells.push({ text: row.label, columns: row.inResults ? (row.group === undefined ? 2 : 1) : 3 })
    return [
      ...cells,
      ...REQUEST_COLUMNS.map((column) => ({ text: printed(report, requestPath(row.key, column)) })),
    ]
  })
  return [...head, ...body]
}

function tableFour(report: MadeReport): readonly TableRow[] {
  const names = REMEDY_COLUMNS.map((_, index) => report.form.remedyColumns[index]?.label ?? '')
  return [
    [
      { text: '行政复议', columns: 5 },
      { text: '行政诉讼', columns: 10 },
    ],
    [
      ...names.map((text) => ({ text, rows: 2 })),
      { text: '未经复议直接起诉', columns: 5 },
      { text: '复议后起诉', columns: 5 },
    ],
    [...names, ...names].map((text) => ({ text })),
    REMEDY_BLOCKS.flatMap((block) =>
      REMEDY_COLUMNS.map((column) => ({ text: printed(report, remedyPath(block, column)) })),
    ),
  ]
}

/** One way to print a table as lines of text. */
export type Layout = (rows: readonly TableRow[], random: () => number) => readonly string[]

const texts = (row: TableRow) => row.map((cell) => cell.text)
const width = (rows: readonly TableRow[]) =>
  Math.max(...rows.map((row) => row.reduce((sum, cell) => sum + (cell.columns ?? 1), 0)))

/** Layouts that keep blank cells. */
export const KEEPING_LAYOUTS: Readonly<Record<string, Layout>> = {
  tabs: (rows) => rows.map((row) => texts(row).join('\t')),
  markdown: (rows) =>
    rows.flatMap((row, index) => [
      `| ${texts(row).join(' | ')} |`,
      ...(index === 0 ? [`|${'---|'.repeat(row.length)}`] : []),
    ]),
  cellPerLine: (rows) => rows.flatMap((row) => texts(row).flatMap((text) => [text === '' ? ' ' : text, ''])),
  cellPerLineTight: (rows) => rows.flatMap((row) => texts(row)),
  barsWithBlanks: (rows) => rows.map((row) => `${texts(row).join(' | ')} |`),
  loneBarBlank: (rows) =>
    rows.flatMap((row) => [...texts(row).map((text) => (text === '' ? '|' : `${text} |`)), '|']),
  barAfterCell: (rows) =>
    rows.flatMap((row) => texts(row).flatMap((text) => (text === '' ? ['|'] : [text, '|']))),
}

/** Layouts in which blank cells leave no trace, or none that is certain. */
export const LOSING_LAYOUTS: Readonly<Record<string, Layout>> = {
  pipes: (rows) => {
    const columns = width(rows)
    return rows.map((row) => {
      const full = texts(row).filter((text) => text !== '')
      return `${full.join(' | ')} | ${'|'.repeat(Math.max(0, columns - full.length))}`.trimEnd()
    })
  },
  cellWithBar: (rows) => {
    const columns = width(rows)
    return rows.flatMap((row) => {
      const full = texts(row).filter((text) => text !== '')
      return [...full.map((text) => `${text} |`), '|'.repeat(Math.max(1, columns - full.length))]
    })
  },
  openingBar: (rows) =>
    rows.flatMap((row) => ['|', ...texts(row).flatMap((text) => (text === '' ? [] : [`${text} |`]))]),
  spaces: (rows) =>
    rows.map((row) =>
      texts(row)
        .filter((text) => text !== '')
        .join(' '),
    ),
  wideSpaces: (rows) =>
    rows.map((row) =>
      texts(row)
        .filter((text) => text !== '')
        .join('     '),
    ),
  cellsDropped: (rows) =>
    rows.flatMap((row) =>
      texts(row)
        .filter((text) => text !== '')
        .flatMap((text) => [text, '']),
    ),
  brokenCells: (rows, random) =>
    rows.flatMap((row) =>
      texts(row)
        .filter((text) => text !== '')
        .flatMap((text) => {
          if (/^[\d.+-]/.test(text) || text.length < 4 || random() < 0.6) return [text, '']
          const middle = Math.floor(text.length / 2)
          return [text.slice(0, middle), text.slice(middle), '']
        }),
    ),
  glued: (rows) => [rows.map((row) => texts(row).join('')).join('')],
  gluedSpaces: (rows, random) => [
    rows
      .map((row) =>
        texts(row)
          .map((text) => (random() < 0.3 ? `${text} ` : text))
          .join(''),
      )
      .join(''),
  ],
}

/** The whole text of a report with prose around the tables; in glued layouts everything runs on in one line. */
export function textOf(report: MadeReport, layout: Layout, random: () => number): string {
  const { form, organ, year } = report
  const [one, two, three, four, five, six] = form.sections.map(
    (section, index) => `${'一二三四五六'[index]}、${section.title}`,
  )
  const prose = [
    `${organ}${year}年政府信息公开工作年度报告`,
    `发布日期：${year + 1}-01-20 来源：本站`,
    `本报告所列数据的统计期限自${year}年1月1日起至${year}年12月31日止。`,
  ]
  const lines = [
    ...prose,
    one ?? '',
    `${year}年，${organ}主动公开政府信息217条，其中规章0件，行政许可12件，行政处罚3件。`,
    two ?? '',
    ...layout(tableTwo(report), random),
    three ?? '',
    ...layout(tableThree(report), random),
    four ?? '',
    ...layout(tableFour(report), random),
    five ?? '',
    '一是解读形式不够丰富，二是队伍建设有待加强。下一步将加强培训。',
    six ?? '',
    '无其他需要报告的事项。',
  ]
  return lines.join('\n')
}

/** The report as a web page with merged cells. */
export function htmlOf(report: MadeReport): string {
  const table = (rows: readonly TableRow[]) =>
    `<table>${rows.map((row) => `<tr>${row.map(htmlCell).join('')}</tr>`).join('\n')}</table>`
  const [one, two, three, four, five, six] = report.form.sections.map(
    (section, index) => `<p>${'一二三四五六'[index]}、${section.title}</p>`,
  )
  return `<html><head><title>公开</title></head><body><h1>${report.organ}${report.year}年政府信息公开工作年度报告</h1>${one}<p>${report.year}年工作正常。</p>${two}${table(tableTwo(report))}${three}${table(tableThree(report))}${four}${table(tableFour(report))}${five}<p>问题与改进都已说明清楚。</p>${six}<p>无</p></body></html>`
}

function htmlCell(cell: TableCell): string {
  const spans = `${cell.columns ? ` colspan="${cell.columns}"` : ''}${cell.rows ? ` rowspan="${cell.rows}"` : ''}`
  return `<td${spans}><p><span>${cell.text === '' ? '&nbsp;' : cell.text}</span></p></td>`
}
