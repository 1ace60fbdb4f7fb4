/** 表三 收到和处理政府信息公开申请情况: 23 or 25 rows of seven columns. */
import { FORM_2021 } from '../forms/form-2021.ts'
import { REQUEST_COLUMNS, requestPath, type FormId, type RequestRow } from '../model.ts'
import { rowsFromBlocks } from './blocks.ts'
import type { Chunk } from './chunks.ts'
import { enter, type Collected } from './collect.ts'
import { assignColumns, unread, type Assigned, type RowSpec, type TableHabits } from './columns.ts'
import { squeeze } from './fold.ts'
import { habitsOf, headingCentres, type DocumentHabits } from './habits.ts'
import { exactLabels, isSure } from './labels.ts'
import { placeRows, type Placed } from './rows.ts'
import { noteLabel, rowsWithoutValues } from './table-two.ts'

const COUNT = 7
const APART = '标签与数字脱离，无法确定属于哪一行'
const SPEC: RowSpec = {
  kinds: REQUEST_COLUMNS.map(() => 'count' as const),
  sums: [{ from: 0, total: COUNT - 1 }],
}

/** Beginnings of the column headings, which are often broken over two lines. */
const HEADINGS = [
  /^自然人?$/,
  /^商业/,
  /^科研/,
  /^社会(?:公益)?(?:组织)?$/,
  /^法律(?:服务)?(?:机构)?$/,
  /^其他$/,
  /^总计?$/,
]

export interface ThreeResult {
  readonly found: boolean
  readonly complete: boolean
  readonly otherCombined: boolean
}

export function readTableThree(
  into: Collected,
  all: readonly Chunk[],
  form: FormId,
  document: DocumentHabits,
): ThreeResult {
  const chunks = all.filter((chunk) => chunk.table === 'requests')
  const combined = isCombined(chunks, form)
  const rows = rowOrder(combined)
  const headings = headingCentres(
    chunks.flatMap((chunk) => chunk.texts),
    HEADINGS,
  )
  const habits = habitsOf(chunks, COUNT, document, headings)
  const isFull = (chunk: Chunk) =>
    chunk.style === 'glued' || chunk.values.length >= COUNT || isPlaced(chunk, habits)
  const byLabel = placeRows(chunks, rows, isFull)
  const loose = looseValues(chunks, byLabel.placed)
  const blocks = loose > 1 && byLabel.placed.size < rows.length ? rowsFromBlocks(chunks, rows) : undefined
  const placed: ReadonlyMap<string, Placed> = blocks
    ? new Map([...blocks].map(([row, chunk]) => [row, { chunk }] as const))
    : byLabel.placed
  const left = blocks ? 0 : byLabel.left
  const apart = !blocks && (left > 0 || loose > 1)
  const total = chunks.reduce((sum, chunk) => sum + chunk.values.length, 0)
  const detached = !blocks && loose > total / 2
  for (const row of rows) {
    const entry = placed.get(row)
    if (entry)
      readRow(into, row, entry, detached ? allApart(entry.chunk) : assignColumns(entry.chunk, SPEC, habits))
  }
  const blank = rowsWithoutValues(chunks, new Set(placed.keys()), 'requests').filter(
    ({ label, printed }) =>
      isSure(label, printed) &&
      rows.includes(rowKey(label.key)) &&
      !(form === '2021' && label.key === 'other'),
  )
  for (const { label, line } of blank) emptyRow(into, rowKey(label.key), line, apart)
  if (left > 0) noteLeft(into, left)
  return {
    found: placed.size + blank.length > 0,
    complete: rows.every((row) => placed.has(row) || blank.some(({ label }) => label.key === row)),
    otherCombined: combined && form === '2021' && placed.has('other'),
  }
}

/** Most numbers stand at no row: those next to a label may not be its own. */
function allApart(chunk: Chunk): Assigned {
  return { slots: unread(COUNT, APART, chunk), excess: false }
}

/** A row of a page with blank cells, whose columns are known by position. */
function isPlaced(chunk: Chunk, habits: TableHabits): boolean {
  return chunk.style === 'spaces' && habits.centres !== undefined && chunk.values.length > 1
}

/** Printed numbers of the table that stand at no row, or with those of several rows. */
function looseValues(chunks: readonly Chunk[], placed: ReadonlyMap<string, Placed>): number {
  const taken = new Set([...placed.values()].map(({ chunk }) => chunk))
  const values = chunks.flatMap((chunk) =>
    taken.has(chunk) && chunk.values.length < 2 * COUNT ? [] : chunk.values,
  )
  return values.filter((value) => !value.blank).length
}

function rowKey(key: string): RequestRow {
  return key as RequestRow // labels of the requests table carry request row keys only (labels.ts builds them so)
}

function noteLeft(into: Collected, left: number): void {
  into.notices.push({
    code: 'table.excessCells',
    message: `表三有${left}行数字与标签脱离，无法确定属于哪一行`,
  })
}

/** Rows in print order; （六）其他处理 as one row or as three. */
function rowOrder(combined: boolean): readonly RequestRow[] {
  const keys = FORM_2021.requestRows.map((row) => row.key)
  if (!combined) return keys
  return keys.flatMap((key): readonly RequestRow[] => {
    if (key === 'other.noCorrection') return ['other']
    return key === 'other.noPayment' || key === 'other.else' ? [] : [key]
  })
}

/** Whether （六） is printed as one row: none of its three items is named, in whole or in part. */
function isCombined(chunks: readonly Chunk[], form: FormId): boolean {
  const texts = chunks.flatMap((chunk) => chunk.texts)
  const joined = squeeze(texts.map((item) => item.text).join(''))
  if (/逾期不(?:补正|缴费)|逾期未按|不再处理其政府信息/.test(joined)) return false
  if (form === '2019') return true
  return texts.some((item) => exactLabels(item.text).some((label) => label.key === 'other'))
}

function readRow(into: Collected, row: RequestRow, entry: Placed, assigned: Assigned): void {
  const { chunk, label } = entry
  REQUEST_COLUMNS.forEach((column, index) => {
    enter(
      into,
      requestPath(row, column),
      assigned.slots[index] ?? { kind: 'absent' },
      'count',
      chunk.values[0],
    )
  })
  if (label) noteLabel(into, `requests.${row}`, label, chunk)
  if (assigned.excess)
    into.excess.push({ table: '表三', row: label?.match.label.official ?? row, item: chunk.values[0] })
}

/** A row printed without values: blank; unread where values stand elsewhere without a label. */
function emptyRow(into: Collected, row: RequestRow, line: number, apart: boolean): void {
  for (const column of REQUEST_COLUMNS) {
    const slot = apart
      ? ({ kind: 'unread', reason: APART } as const)
      : ({ kind: 'blank', printed: '' } as const)
    enter(into, requestPath(row, column), slot, 'count', { line })
  }
}
