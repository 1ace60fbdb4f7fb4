/**
 * What one record adds to which cells. Every function is total over its records and knows no form: the cells of both
 * forms are named, assembling drops those a form does not print.
 */
import type { LocalDate } from '../../law/local-date.ts'
import type { CellPath } from '../model.ts'
import { proactivePath, remedyPath, requestPath } from '../model.ts'
import type { RequestRow } from '../model.ts'
import { remedyBlock, reviewColumn, suitColumn } from '../remedy-columns.ts'
import type { ApplicationRecord, Period, RegisterRecord, RemedyRecord, ReportRecords } from './records.ts'
import { beforeYear, happened, within } from './records.ts'

export type RecordSource = 'application' | 'remedy' | 'register'

/** One record's part of one cell that is no sum of others. `fen` where the cell is an amount (`count` is then 0). */
export interface Contribution {
  readonly path: CellPath
  readonly source: RecordSource
  readonly id: string
  readonly count: number
  readonly fen?: bigint
}

export function contributionsOf(records: ReportRecords, period: Period): readonly Contribution[] {
  const all: Contribution[] = []
  for (const record of records.applications) all.push(...applicationContributions(record, period))
  for (const record of records.remedies) all.push(...remedyContributions(record, period))
  for (const record of records.registers) all.push(...registerContributions(record, period))
  return all
}

function applicationContributions(record: ApplicationRecord, period: Period): readonly Contribution[] {
  const { receivedOn, decided, applicantColumn, id } = record
  inOrder(id, receivedOn, decided?.on)
  const rows: RequestRow[] = []
  if (within(period, receivedOn)) rows.push('received')
  if (beforeYear(period, receivedOn) && !beforeYear(period, decided?.on)) rows.push('carriedIn')
  if (decided !== undefined && within(period, decided.on)) rows.push(decided.row)
  if (happened(period, receivedOn) && !happened(period, decided?.on)) rows.push('carriedOut')
  return rows.map((row) => ({ path: requestPath(row, applicantColumn), source: 'application', id, count: 1 }))
}

/** Closed in the year: by its result; filed and not closed by the end: 尚未审结; so a case may stand in two years. */
function remedyContributions(record: RemedyRecord, period: Period): readonly Contribution[] {
  const { id, filedOn, closed } = record
  inOrder(id, filedOn, closed?.on)
  if (record.role !== 'respondent' || !happened(period, filedOn)) return []
  const block = remedyBlock(record)
  const add = (column: 'upheld' | 'corrected' | 'other' | 'pending'): readonly Contribution[] => [
    { path: remedyPath(block, column), source: 'remedy', id, count: 1 },
  ]
  if (!happened(period, closed?.on)) return add('pending')
  return within(period, closed?.on) ? add(closedColumn(record)) : []
}

function closedColumn(record: RemedyRecord): 'upheld' | 'corrected' | 'other' {
  if (record.columnOverride !== undefined) return record.columnOverride
  if (record.kind === 'review')
    return record.closed === undefined ? 'other' : reviewColumn(record.closed.outcome)
  return record.closed === undefined ? 'other' : suitColumn(record.closed.outcome)
}

function registerContributions(record: RegisterRecord, period: Period): readonly Contribution[] {
  switch (record.kind) {
    case 'document':
      return documentContributions(record, period)
    case 'item':
      return itemContributions(record, period)
    case 'handled':
      return within(period, record.on) ? [part(record.id, record.row, 'decisions', record.count)] : []
    case 'feeReceipt':
      return within(period, record.on) ? [amount(record.id, 'fees', record.fen)] : []
    case 'purchase':
      return within(period, record.on)
        ? [part(record.id, 'procurement', 'items', 1), amount(record.id, 'procurement', record.fen)]
        : []
  }
}

function documentContributions(
  record: Extract<RegisterRecord, { kind: 'document' }>,
  period: Period,
): readonly Contribution[] {
  const { id, row, madeOn, publishedOn, repealedOn } = record
  inOrder(id, madeOn, repealedOn)
  inOrder(id, madeOn, publishedOn)
  const inForce = !happened(period, repealedOn)
  const columns = [
    ...(within(period, madeOn) ? ['made', 'issued'] : []),
    ...(within(period, publishedOn) ? ['published'] : []),
    ...(within(period, repealedOn) ? ['repealed'] : []),
    ...(happened(period, publishedOn) && inForce ? ['total'] : []),
    ...(happened(period, madeOn) && inForce ? ['inForce'] : []),
  ]
  return columns.map((column) => part(id, row, column, 1))
}

function itemContributions(
  record: Extract<RegisterRecord, { kind: 'item' }>,
  period: Period,
): readonly Contribution[] {
  const { id, row, from, to } = record
  inOrder(id, from, to)
  const existed = beforeYear(period, from) && !beforeYear(period, to)
  const change = (within(period, from) ? 1 : 0) - (within(period, to) ? 1 : 0)
  return [
    ...(existed ? [part(id, row, 'previousItems', 1)] : []),
    ...(change === 0 ? [] : [part(id, row, 'change', change)]),
  ]
}

function part(id: string, row: string, column: string, count: number): Contribution {
  return { path: proactivePath(row, column), source: 'register', id, count }
}

function amount(id: string, row: 'fees' | 'procurement', fen: bigint): Contribution {
  return { path: proactivePath(row, 'amountWan'), source: 'register', id, count: 0, fen }
}

/** The store refuses such dates; a record that has them all the same would break the printed relations. */
function inOrder(id: string, first: LocalDate, then: LocalDate | undefined): void {
  if (then !== undefined && then < first) {
    throw new RangeError(`record ${id}: ${then} lies before ${first}`)
  }
}
