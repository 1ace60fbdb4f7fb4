/**
 * The figures of the one-page picture of the year (图解) as plain data: what is drawn, not how. Every number is one of
 * the report's cells or a sum of printed ones; a chart whose numbers are all zero is left out and said in words.
 */
import { approximate } from './decimal.ts'
import type { CellPath, Cells, FormDefinition, RequestRow } from './model.ts'
import { APPLICANT_COLUMNS, proactivePath, remedyPath, requestPath } from './model.ts'
import { printCell } from './render/cell-text.ts'

export interface ChartPoint {
  readonly label: string
  readonly value: number
}

export interface ChartSeries {
  readonly name: string
  readonly points: readonly ChartPoint[]
}

export interface Chart {
  readonly key: 'results' | 'applicants' | 'remedies' | 'proactive' | 'years'
  readonly kind: 'pie' | 'bar' | 'stackedBar' | 'line'
  readonly title: string
  readonly unit: '件'
  readonly series: readonly ChartSeries[]
}

/** What is drawn, whichever page it stands on. */
export type Drawing = Omit<Chart, 'key'>

export interface Headline {
  readonly label: string
  /** As printed: a count, or 万元. */
  readonly value: string
  readonly unit: string
}

export interface ReportPicture {
  readonly title: string
  readonly headlines: readonly Headline[]
  readonly charts: readonly Chart[]
  /** What has no chart because nothing happened: 全年没有收到政府信息公开申请。 */
  readonly sentences: readonly string[]
}

export interface YearCells {
  readonly year: number
  readonly cells: Cells
}

/** `history`: earlier reports of the organ, any form; those of 表三 only are drawn over the years. */
export function reportPicture(
  form: FormDefinition,
  organ: string,
  report: YearCells,
  history: readonly YearCells[] = [],
): ReportPicture {
  const { cells } = report
  const all = [resultsChart(form, cells), applicantsChart(form, cells), remediesChart(form, cells)]
  const charts = [...all, proactiveChart(form, cells), yearsChart([...history, report])]
  return {
    title: `一图读懂${organ}${report.year}年政府信息公开工作年度报告`,
    headlines: headlines(form, cells),
    charts: charts.filter((chart) =>
      chart.series.some(({ points }) => points.some(({ value }) => value !== 0)),
    ),
    sentences: silentYear(cells),
  }
}

/** The 大类 of 表三, in order: 予以公开, 部分公开, 不予公开, 无法提供, 不予处理, 其他处理. */
function resultsChart(form: FormDefinition, cells: Cells): Chart {
  const groups = new Map<string, number>()
  for (const row of form.requestRows) {
    if (!row.inResults || row.key === 'totalProcessed') continue
    const label = plainLabel(row.group ?? row.shortLabels?.[0] ?? row.label)
    groups.set(label, (groups.get(label) ?? 0) + numberAt(cells, requestPath(row.key, 'total')))
  }
  const points = [...groups].map(([label, value]) => ({ label, value }))
  return {
    key: 'results',
    kind: 'pie',
    title: '申请办理结果',
    unit: '件',
    series: [{ name: '件数', points: points.filter(({ value }) => value !== 0) }],
  }
}

function applicantsChart(form: FormDefinition, cells: Cells): Chart {
  const points = APPLICANT_COLUMNS.map((column) => ({
    label: form.requestColumns.find(({ key }) => key === column)?.label ?? column,
    value: numberAt(cells, requestPath('received', column)),
  }))
  return {
    key: 'applicants',
    kind: 'bar',
    title: '新收申请的申请人',
    unit: '件',
    series: [{ name: '新收', points }],
  }
}

function remediesChart(form: FormDefinition, cells: Cells): Chart {
  const columns = form.remedyColumns.filter(({ key }) => key !== 'total')
  return {
    key: 'remedies',
    kind: 'stackedBar',
    title: '行政复议与行政诉讼',
    unit: '件',
    series: columns.map((column) => ({
      name: column.label,
      points: form.remedyBlocks.map((block) => ({
        label: block.labels.at(-1) ?? block.key,
        value: numberAt(cells, remedyPath(block.key, column.key)),
      })),
    })),
  }
}

function proactiveChart(form: FormDefinition, cells: Cells): Chart {
  const rows = form.proactive
    .filter((block) => block.columns.some(({ key }) => key === 'decisions'))
    .flatMap((block) => block.rows)
  const points = rows.map((row) => ({
    label: row.label,
    value: numberAt(cells, proactivePath(row.key, 'decisions')),
  }))
  return {
    key: 'proactive',
    kind: 'bar',
    title: '处理决定数量',
    unit: '件',
    series: [{ name: '处理决定', points }],
  }
}

/** Received and processed over the years, oldest first; one year alone is no line. */
function yearsChart(years: readonly YearCells[]): Chart {
  const ordered = [...years].sort((a, b) => a.year - b.year)
  const seriesOf = (name: string, row: RequestRow): ChartSeries => ({
    name,
    points: ordered.flatMap(({ year, cells }) => {
      const value = approximate(cells.get(requestPath(row, 'total')))
      return value === undefined ? [] : [{ label: `${year}年`, value }]
    }),
  })
  return {
    key: 'years',
    kind: 'line',
    title: '历年申请',
    unit: '件',
    series: ordered.length < 2 ? [] : [seriesOf('新收', 'received'), seriesOf('办结', 'totalProcessed')],
  }
}

function headlines(form: FormDefinition, cells: Cells): readonly Headline[] {
  const at = (label: string, path: CellPath, unit = '件'): readonly Headline[] => {
    const value = cells.get(path)
    return value === undefined || value.kind === 'blank' ? [] : [{ label, value: printCell(value), unit }]
  }
  const documents = form.id === '2019' ? 'total' : 'inForce'
  return [
    ...at('新收申请', requestPath('received', 'total')),
    ...at('办结申请', requestPath('totalProcessed', 'total')),
    ...at('予以公开', requestPath('granted', 'total')),
    ...at('行政复议', remedyPath('review', 'total')),
    ...at('现行有效规范性文件', proactivePath('normativeDocuments', documents)),
    ...(form.id === '2021' ? at('行政事业性收费', proactivePath('fees', 'amountWan'), '万元') : []),
  ]
}

function silentYear(cells: Cells): readonly string[] {
  const isZero = (...paths: readonly CellPath[]): boolean =>
    paths.every((path) => approximate(cells.get(path)) === 0)
  return [
    ...(isZero(requestPath('received', 'total'), requestPath('carriedIn', 'total'))
      ? ['全年没有收到政府信息公开申请。']
      : []),
    ...(isZero(
      remedyPath('review', 'total'),
      remedyPath('litigation.direct', 'total'),
      remedyPath('litigation.afterReview', 'total'),
    )
      ? ['全年没有因政府信息公开被申请行政复议、提起行政诉讼。']
      : []),
  ]
}

/** （三）不予公开 → 不予公开 */
function plainLabel(label: string): string {
  return label.replace(/^（.）/, '')
}

function numberAt(cells: Cells, path: CellPath): number {
  return approximate(cells.get(path)) ?? 0
}
