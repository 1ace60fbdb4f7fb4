import { yearOf } from '../../law/local-date.ts'
import { hasRole } from '../../people/model.ts'
import type { DeskContext } from '../../platform/http/desk-api.ts'
import { ok, type Result } from '../../platform/result.ts'
import { formForYear } from '../forms/index.ts'
import type { FormId } from '../model.ts'
import type { ReportState } from '../rules.ts'
import { listLatest, type ReportRow } from '../store.ts'
import { organFor } from './acting.ts'
import { dueDatesOf } from './due-dates.ts'
import { FIRST_YEAR } from './start-report.ts'

export interface YearLine {
  readonly year: number
  readonly version: number | null
  readonly form: FormId
  readonly source: 'records' | 'imported'
  readonly state: ReportState | null
  readonly dueOn: string
  readonly dueBasis: string
  readonly filedOn: string | null
  readonly publishedOn: string | null
  readonly late: boolean
  readonly returned: boolean
}

export interface ReportList {
  readonly organ: { readonly organId: number; readonly code: string; readonly name: string }
  readonly years: readonly YearLine[]
  readonly mayStart: boolean
}

/** Every year an organ has to report on, newest first, whether begun or not. */
export async function listReports(
  context: DeskContext,
  organId: number = context.actor.organId,
): Promise<Result<ReportList>> {
  const found = organFor(context, organId)
  if (!found.ok) return found
  const organ = found.value
  const { services, tenancy, today, actor } = context
  const rows = await services.database.read(tenancy, (db) => listLatest(db, organId))
  const byYear = new Map(rows.map((row) => [row.year, row]))
  const first = Math.min(FIRST_YEAR, ...byYear.keys())
  const years: YearLine[] = []
  for (let year = yearOf(today); year >= first; year -= 1) {
    const due = (await dueDatesOf(services, tenancy, year))(organ)
    years.push(lineOf(year, byYear.get(year), due, today))
  }
  return ok({
    organ: { organId, code: organ.code, name: organ.name },
    years,
    mayStart: actor.organId === organId && hasRole(actor, 'clerk', 'head'),
  })
}

function lineOf(
  year: number,
  row: ReportRow | undefined,
  due: { readonly dueOn: string; readonly basis: string },
  today: string,
): YearLine {
  return {
    year,
    version: row?.version ?? null,
    form: row?.form ?? formForYear(year).id,
    source: row?.source ?? 'records',
    state: row?.state ?? null,
    dueOn: due.dueOn,
    dueBasis: due.basis,
    filedOn: row?.filedOn ?? null,
    publishedOn: row?.publishedOn ?? null,
    late: isLate(row, due.dueOn, today),
    returned: row?.returned ?? false,
  }
}

/** Filed after the day, or not filed and the day is over. A corrected version is not late: the first was in time. */
export function isLate(
  row: Pick<ReportRow, 'filedOn' | 'version'> | undefined,
  dueOn: string,
  today: string,
): boolean {
  if (row !== undefined && row.version > 1) return false
  return (row?.filedOn ?? today) > dueOn
}
