/** A report as a file: PDF, Word, Excel, HTML, JSON; and the charts of its picture of the year. */
import { MEDIA_TYPES, renderDocument, renderXlsx } from '../../platform/documents/index.ts'
import type { Drawing, ReportPicture } from '../charts.ts'
import { reportPicture } from '../charts.ts'
import { FORMS } from '../forms/index.ts'
import { reportDocument, reportTitle } from '../render/document.ts'
import { reportXlsxRows } from '../render/sheets.ts'
import { contentOf, publicJson, type Snapshot } from '../render/snapshot.ts'
import { drawChart } from '../picture.ts'

export const REPORT_FORMATS = ['pdf', 'docx', 'xlsx', 'html', 'json'] as const
export type ReportFormat = (typeof REPORT_FORMATS)[number]

export interface RenderedReport {
  readonly name: string
  readonly type: string
  readonly bytes: Uint8Array
}

export interface Publication {
  readonly publishedOn: string | null
  readonly hash: string
}

export async function renderReport(
  snapshot: Snapshot,
  format: ReportFormat,
  publication: Publication,
): Promise<RenderedReport> {
  const name = `${reportTitle(snapshot.organ.name, snapshot.year)}.${format}`
  return { name, type: typeOf(format), bytes: await bytesOf(snapshot, format, publication) }
}

function typeOf(format: ReportFormat): string {
  return format === 'json' ? 'application/json; charset=utf-8' : MEDIA_TYPES[format]
}

async function bytesOf(
  snapshot: Snapshot,
  format: ReportFormat,
  publication: Publication,
): Promise<Uint8Array> {
  const form = FORMS[snapshot.form]
  const content = contentOf(snapshot, publication.publishedOn ?? snapshot.filedOn)
  switch (format) {
    case 'pdf':
    case 'docx':
      return renderDocument(reportDocument(form, content), format)
    case 'html':
      return wholePage(await renderDocument(reportDocument(form, content), 'html'), snapshot)
    case 'xlsx':
      return renderXlsx(reportXlsxRows(form, snapshot.cells))
    case 'json':
      return new TextEncoder().encode(`${JSON.stringify(publicJson(snapshot, publication), null, 2)}\n`)
  }
}

/** A page of its own, to keep or to hand to another portal: no script, no outside address. */
function wholePage(article: Uint8Array, snapshot: Snapshot): Uint8Array {
  const title = reportTitle(snapshot.organ.name, snapshot.year)
  const style =
    'body{max-width:60rem;margin:2rem auto;padding:0 1rem;font-family:serif;line-height:1.8}' +
    'table{border-collapse:collapse;width:100%}th,td{border:1px solid #333;padding:.3rem;text-align:center}' +
    '.doc-title{text-align:center}.doc-indent{text-indent:2em}.doc-signature{text-align:right}.doc-left{text-align:left}'
  const head = `<!doctype html>\n<html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${title}</title><style>${style}</style></head><body>\n`
  return new TextEncoder().encode(`${head}${new TextDecoder().decode(article)}</body></html>\n`)
}

/** The picture of the year; `history`: earlier reports of the organ, oldest or newest first. */
export function pictureOf(snapshot: Snapshot, history: readonly Snapshot[]): ReportPicture {
  return reportPicture(
    FORMS[snapshot.form],
    snapshot.organ.name,
    { year: snapshot.year, cells: snapshot.cells },
    history.map(({ year, cells }) => ({ year, cells })),
  )
}

export async function renderChart(chart: Drawing): Promise<{ readonly svg: string; readonly alt: string }> {
  return { svg: await drawChart(chart), alt: altOf(chart) }
}

/** The chart in words: a reader who does not see it learns the same figures. */
export function altOf(chart: Drawing): string {
  const series = chart.series.map(({ name, points }) => {
    const said = points.map(({ label, value }) => `${label}${value}${chart.unit}`).join('，')
    return chart.series.length === 1 ? said : `${name}：${said}`
  })
  return `${chart.title}。${series.join('；')}。`
}
