import type { DeskContext, FileAnswer } from '../../platform/http/desk-api.ts'
import { ok, refuse, type Result } from '../../platform/result.ts'
import type { ReportPicture } from '../charts.ts'
import { decodeSnapshot, type Snapshot } from '../render/snapshot.ts'
import type { ReportView } from '../rules.ts'
import { type Db, findFiled } from '../store.ts'
import { findNewest, organFor } from './acting.ts'
import { tenancyOver } from './figures.ts'
import { stateOf } from './live-report.ts'
import { pictureOf, type ReportFormat, renderChart, renderReport } from './render-report.ts'
import { FIRST_YEAR } from './start-report.ts'

interface Target {
  readonly organId: number
  readonly year: number
}

/** The report as it stands, as a file; a draft is named so. */
export async function downloadReport(
  context: DeskContext,
  target: Target,
  format: ReportFormat,
): Promise<Result<FileAnswer>> {
  const read = await readReport(context, target, false)
  if (!read.ok) return read
  const { snapshot, view } = read.value
  const file = await renderReport(snapshot, format, {
    publishedOn: view.publishedOn,
    hash: view.filedHash ?? '',
  })
  const name = view.filedHash === null ? `【未报送】${file.name}` : file.name
  return ok({ file: { ...file, name } })
}

export async function describePicture(context: DeskContext, target: Target): Promise<Result<ReportPicture>> {
  const read = await readReport(context, target, true)
  return read.ok ? ok(pictureOf(read.value.snapshot, read.value.history)) : read
}

export async function showChart(
  context: DeskContext,
  target: Target,
  key: string,
): Promise<Result<FileAnswer>> {
  const picture = await describePicture(context, target)
  if (!picture.ok) return picture
  const chart = picture.value.charts.find((each) => each.key === key)
  if (chart === undefined) return refuse('notFound', '没有这幅图')
  const { svg } = await renderChart(chart)
  const bytes = new TextEncoder().encode(svg)
  return ok({ file: { name: `${key}.svg`, type: 'image/svg+xml', bytes, inline: true } })
}

async function readReport(
  context: DeskContext,
  target: Target,
  withHistory: boolean,
): Promise<Result<{ snapshot: Snapshot; view: ReportView; history: readonly Snapshot[] }>> {
  const found = organFor(context, target.organId)
  if (!found.ok) return found
  const { services, tenancy, today } = context
  return services.database.read(tenancyOver(services, tenancy, found.value), async (db) => {
    const newest = await findNewest(db, target.organId, target.year)
    if (newest === undefined) return refuse('notFound', `${target.year}年度报告还没有开始编制`)
    const { view, row } = newest
    const state = await stateOf(services, db, found.value, row, view, today)
    const { preface = '', overview = '', problems = '', others = '' } = view.texts
    const snapshot = state.snapshot ?? {
      organ: { code: found.value.code, name: found.value.name },
      year: row.year,
      form: view.form,
      version: row.version,
      asOf: state.asOf,
      filedOn: today,
      cells: state.cells,
      corrections: state.corrections,
      texts: { preface, overview, problems, others },
      notes: [...view.notes],
      publicNote: view.publicNote,
    }
    const history = withHistory ? await earlierReports(db, target.organId, row.year) : []
    return ok({ snapshot, view, history })
  })
}

/** Filed reports of the years before, oldest first. */
async function earlierReports(db: Db, organId: number, year: number): Promise<readonly Snapshot[]> {
  const found: Snapshot[] = []
  for (let each = FIRST_YEAR; each < year; each += 1) {
    const content = await findFiled(db, organId, each)
    if (content !== undefined) found.push(decodeSnapshot(content))
  }
  return found
}
