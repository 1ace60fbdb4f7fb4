import { renderChart } from '../../annual-report/actions/render-report.ts'
import { MEDIA_TYPES, renderDocument, renderXlsx } from '../../platform/documents/index.ts'
import type { DeskContext } from '../../platform/http/desk-api.ts'
import { ok, type Result } from '../../platform/result.ts'
import type { LetterFile } from '../public-shapes.ts'
import type { CHART_KEYS, StatisticsQuery } from '../render/statistics-contract.ts'
import { chartOf, statisticsTree, tablesOf, titleOf } from '../render/statistics-tables.ts'
import { countStatistics } from './count-statistics.ts'

type Reading = Pick<DeskContext, 'services' | 'actor' | 'tenancy' | 'today'>

/** The page's numbers as a file; who may not count may not print. */
export async function printStatistics(
  context: Reading,
  query: StatisticsQuery,
  format: 'pdf' | 'docx' | 'xlsx',
): Promise<Result<LetterFile>> {
  const counted = await countStatistics(context, query)
  if (!counted.ok) return counted
  const statistics = counted.value
  const file = { name: `${titleOf(statistics)}.${format}`, type: MEDIA_TYPES[format] }
  if (format !== 'xlsx') {
    const bytes = await renderDocument(statisticsTree(statistics, context.today), format)
    return ok({ ...file, bytes })
  }
  const sheets = tablesOf(statistics).map(({ title, widths, header, rows }) => ({
    name: title.replace(/（.*$/, ''),
    widths,
    header,
    rows: rows.map((row) =>
      row.map((cell) => (typeof cell === 'number' ? { integer: cell } : { text: cell })),
    ),
  }))
  return ok({ ...file, bytes: await renderXlsx(sheets) })
}

export async function drawStatistics(
  context: Reading,
  query: StatisticsQuery,
  key: (typeof CHART_KEYS)[number],
): Promise<Result<{ readonly svg: string; readonly alt: string }>> {
  const counted = await countStatistics(context, query)
  return counted.ok ? ok(await renderChart(chartOf(key, counted.value))) : counted
}
