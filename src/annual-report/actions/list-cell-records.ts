import type { Organ } from '../../organs/model.ts'
import { APPLICANT_NAMES } from '../../applications/model.ts'
import { localDate } from '../../law/local-date.ts'
import type { DeskContext } from '../../platform/http/desk-api.ts'
import { ok, refuse, type Result } from '../../platform/result.ts'
import { requestRowName, sayCell } from '../checks/naming.ts'
import { type Contribution, contributionsOf, leafPathsOf, periodOf } from '../compute.ts'
import { FORMS } from '../forms/index.ts'
import { cellPaths, type CellPath, type FormDefinition, wanFromFen } from '../model.ts'
import { describeRecords, registerRecordsOf, remedyRecordsOf } from '../records-of-areas.ts'
import { applicationsBehind, type ApplicationBehind } from '../sources.ts'
import type { Db } from '../store.ts'
import { findNewest, organFor } from './acting.ts'

export interface CellRecord {
  readonly id: string
  readonly source: string
  readonly label: string
  readonly detail: string
  readonly on: string
  readonly count: string
  readonly to: string | null
}

export interface CellRecords {
  readonly name: string
  readonly total: number
  readonly rows: readonly CellRecord[]
}

interface Asked {
  readonly organId: number
  readonly year: number
  readonly path: CellPath
  readonly page: number
  readonly size: number
}

/** The records behind one cell, as the report stands (its filing day once filed). */
export async function listCellRecords(context: DeskContext, asked: Asked): Promise<Result<CellRecords>> {
  const found = organFor(context, asked.organId)
  if (!found.ok) return found
  return context.services.database.read(context.tenancy, async (db) => {
    const newest = await findNewest(db, asked.organId, asked.year)
    if (newest === undefined) return refuse('notFound', `${asked.year}年度报告还没有开始编制`)
    const form = FORMS[newest.view.form]
    if (!cellPaths(form).includes(asked.path)) {
      return refuse('invalid', `本年度的格式没有“${asked.path}”这一格`, { field: 'path' })
    }
    const asOf = newest.view.filedOn ?? context.today
    return ok(await recordsBehind(db, found.value, form, asked, asOf))
  })
}

/** Also the command line's way to a cell's records. */
export async function recordsBehind(
  db: Db,
  organ: Pick<Organ, 'organId'>,
  form: FormDefinition,
  asked: Omit<Asked, 'organId'>,
  asOf: string,
): Promise<CellRecords> {
  const period = periodOf(asked.year, localDate(asOf))
  const leaves = leafPathsOf(form, asked.path)
  const page = { limit: asked.size, offset: (asked.page - 1) * asked.size }
  const name = sayCell(form, asked.path)
  if (asked.path.startsWith('requests.')) {
    const { total, rows } = await applicationsBehind(db, organ.organId, leaves, period, page)
    return { name, total, rows: rows.map((row) => ofApplication(form, row)) }
  }
  const small = {
    applications: [],
    remedies: await remedyRecordsOf(db, organ.organId, asked.year),
    registers: await registerRecordsOf(db, organ.organId, asked.year),
  }
  const wanted = new Set(leaves)
  const parts = contributionsOf(small, period).filter(({ path }) => wanted.has(path))
  const shown = parts.slice(page.offset, page.offset + page.limit)
  return { name, total: parts.length, rows: await describe(db, organ.organId, shown) }
}

function ofApplication(form: FormDefinition, row: ApplicationBehind): CellRecord {
  const result =
    row.row === null
      ? '尚未办结'
      : `${requestRowName(form, resultRow(form, row.row))}，${row.decidedOn ?? ''}`
  return {
    id: row.id,
    source: '依申请公开',
    label: row.number,
    detail: `${APPLICANT_NAMES[row.column]}；${result}`,
    on: row.receivedOn,
    count: '1',
    to: `/applications/${row.id}`,
  }
}

function resultRow(form: FormDefinition, row: string): string {
  return form.requestRows.some(({ key }) => key === row) ? row : 'other'
}

async function describe(
  db: Db,
  organId: number,
  parts: readonly Contribution[],
): Promise<readonly CellRecord[]> {
  const idsOf = (source: Contribution['source']): readonly string[] => [
    ...new Set(parts.filter((part) => part.source === source).map(({ id }) => id)),
  ]
  const ids = { register: idsOf('register'), remedy: idsOf('remedy') }
  const lines = await describeRecords(db, organId, ids)
  const byId = new Map(lines.map((line) => [line.id, line]))
  return parts.map((part) => {
    const line = byId.get(part.id)
    return {
      id: part.id,
      source: part.source === 'remedy' ? '复议诉讼登记' : '主动公开登记',
      label: line?.title ?? part.id,
      detail: line?.detail ?? '',
      on: line?.on ?? '',
      count: part.fen === undefined ? signed(part.count) : `${wanFromFen(part.fen)}万元`,
      to: line?.to ?? null,
    }
  })
}

function signed(count: number): string {
  return count < 0 ? `−${-count}` : String(count)
}
