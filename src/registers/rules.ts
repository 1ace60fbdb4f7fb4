/** What may be entered in a register, and how a row of a spreadsheet becomes an entry. */
import { addDays, type LocalDate, localDate, parseLocalDate, yearOf } from '../law/local-date.ts'
import {
  FIELD_LABELS,
  REGISTERS,
  type Entry,
  type EntryField,
  type EntryKind,
  type ImportFault,
} from './model.ts'
import type { RegisterRow } from './model.ts'

export interface Fault {
  readonly field: EntryField
  readonly message: string
}

const FIRST_DAY = localDate('1949-10-01')
const MAX_FEN = 9_007_199_254_740_991n

/** Everything wrong with an entry as of a day; empty when it may be kept. */
export function faultsOfEntry(entry: Entry, today: LocalDate): readonly Fault[] {
  const labels = FIELD_LABELS[entry.kind]
  const faults: Fault[] = []
  const fault = (field: EntryField, message: string): void => void faults.push({ field, message })
  if (!REGISTERS[entry.row].kinds.includes(entry.kind))
    fault('kind', `“${REGISTERS[entry.row].label}”台账不登记这类内容`)
  if (entry.name.trim() === '') fault('name', `请填写${labels.name ?? '名称'}`)
  for (const [field, date] of datesOf(entry)) {
    const label = labels[field] ?? '日期'
    if (date > today) fault(field, `${label}晚于今天（${today}），请核对年份`)
    if (date < FIRST_DAY) fault(field, `${label}早于 1949 年，请核对年份`)
    if (date < entry.happenedOn)
      fault(field, `${label}早于${labels.happenedOn ?? '登记日期'}（${entry.happenedOn}）`)
  }
  if (!Number.isInteger(entry.count) || entry.count < 1 || entry.count > 1_000_000)
    fault('count', '件数应为 1 至 1000000 的整数；没有发生的不用登记，年报按零计')
  if (entry.kind !== 'decision' && entry.count !== 1) fault('count', '这类内容逐项登记，件数只能为 1')
  const wantsAmount = entry.kind === 'feeReceipt' || entry.kind === 'purchase'
  if (wantsAmount && entry.fen === null) fault('yuan', '请填写金额，单位为元，最多两位小数')
  if (!wantsAmount && entry.fen !== null) fault('yuan', '这类内容没有金额')
  if (entry.fen !== null && (entry.fen < 0n || entry.fen > MAX_FEN))
    fault('yuan', '金额不能为负，也不能超过 90 万亿元')
  return faults
}

function datesOf(entry: Entry): readonly (readonly [EntryField, LocalDate])[] {
  return [
    ['happenedOn', entry.happenedOn],
    ...(entry.publishedOn === null ? [] : [['publishedOn', entry.publishedOn] as const]),
    ...(entry.endedOn === null ? [] : [['endedOn', entry.endedOn] as const]),
  ]
}

/** The years whose figures an entry touches; a closed one refuses it. */
export function yearsOfEntry(entry: Entry): readonly number[] {
  return [...new Set(datesOf(entry).map(([, date]) => yearOf(date)))]
}

/** The years a correction touches: those of the entry before and after, where a date, number or place changed. */
export function yearsOfCorrection(before: Entry, after: Entry): readonly number[] {
  const counts = (entry: Entry): string =>
    [entry.row, entry.kind, entry.happenedOn, entry.publishedOn, entry.endedOn, entry.count, entry.fen].join(
      '|',
    )
  if (counts(before) === counts(after) && before.unitId === after.unitId) return []
  const changed = new Set<number>()
  if (
    before.count !== after.count ||
    before.fen !== after.fen ||
    before.kind !== after.kind ||
    before.unitId !== after.unitId
  ) {
    changed.add(yearOf(before.happenedOn))
    changed.add(yearOf(after.happenedOn))
  }
  for (const field of ['happenedOn', 'publishedOn', 'endedOn'] as const) {
    const [was, is] = [before[field], after[field]]
    if (was === is) continue
    if (was !== null) changed.add(yearOf(was))
    if (is !== null) changed.add(yearOf(is))
  }
  return [...changed]
}

const YUAN = /^(?:￥|¥)?\s*(\d{1,3}(?:,\d{3})+|\d+)(?:\.(\d{1,2}))?\s*元?$/

/** 元 with at most two decimals as 分, exactly; undefined for anything else. */
export function fenFromYuan(text: string): bigint | undefined {
  const match = YUAN.exec(text.trim())
  if (!match) return undefined
  return BigInt(`${(match[1] ?? '').replaceAll(',', '')}${(match[2] ?? '').padEnd(2, '0')}`)
}

/** 分 as 元 with two decimals: 18871050 → 188710.50. */
export function yuanFromFen(fen: bigint): string {
  const digits = fen.toString().padStart(3, '0')
  return `${digits.slice(0, -2)}.${digits.slice(-2)}`
}

/** Day 2 of a spreadsheet is 1900-01-01 and so on, but for the day it wrongly adds to that February. */
const EXCEL_EPOCH = addDays(localDate('1900-01-01'), -2)

/** A date as people type it (2026-3-5, 2026.3.5, 2026/3/5, 20260305, 2026年3月5日) or as a spreadsheet stores it. */
export function readDay(text: string): LocalDate | undefined {
  const plain = text.trim()
  if (/^\d{5}$/.test(plain)) return addDays(EXCEL_EPOCH, Number(plain))
  const parts =
    /^(\d{4})\s*[-./年]\s*(\d{1,2})\s*[-./月]\s*(\d{1,2})\s*日?$/.exec(plain) ??
    /^(\d{4})(\d{2})(\d{2})$/.exec(plain)
  if (!parts) return undefined
  const [, year = '', month = '', day = ''] = parts
  return parseLocalDate(`${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`)
}

/** 2026-03, 2026年3月 or 202603: a month's number is dated on its last day. */
export function readMonthEnd(text: string): LocalDate | undefined {
  const parts = /^(\d{4})\s*[-./年]?\s*(\d{1,2})\s*月?$/.exec(text.trim())
  if (!parts) return undefined
  const [year, month] = [Number(parts[1]), Number(parts[2])]
  if (month < 1 || month > 12) return undefined
  const next = month === 12 ? `${year + 1}-01-01` : `${year}-${String(month + 1).padStart(2, '0')}-01`
  const first = parseLocalDate(next)
  return first === undefined ? undefined : addDays(first, -1)
}

export interface Named {
  readonly id: string
  readonly name: string
}

export interface SheetContext {
  readonly row: RegisterRow
  readonly kind: EntryKind
  readonly today: LocalDate
  readonly units: readonly Named[]
  readonly items: readonly Named[]
  /** For a liaison with one unit: rows without a unit belong to it. */
  readonly defaultUnitId: string | null
}

export interface SheetReading {
  readonly entries: readonly { readonly line: number; readonly entry: Entry }[]
  readonly faults: readonly ImportFault[]
}

/** Columns of the import sheet of a kind, in the order of the template. */
export function sheetColumns(
  kind: EntryKind,
): readonly { readonly field: EntryField; readonly label: string }[] {
  return Object.entries(FIELD_LABELS[kind]).map(([field, label]) => ({ field: field as EntryField, label })) // its keys are EntryFields
}

/** Reads a sheet, its first row being the header; every faulty cell is listed, nothing is guessed. */
export function readEntrySheet(rows: readonly (readonly string[])[], context: SheetContext): SheetReading {
  const columns = sheetColumns(context.kind)
  const header = (rows[0] ?? []).map((cell) => cell.replace(/\s|\*/g, ''))
  const at = new Map(columns.map(({ field, label }) => [field, header.indexOf(label.replace(/\s/g, ''))]))
  const required: readonly EntryField[] = ['name', 'happenedOn']
  const missing = columns.filter(({ field }) => required.includes(field) && (at.get(field) ?? -1) < 0)
  if (missing.length > 0) {
    const names = missing.map(({ label }) => `“${label}”`).join('、')
    return { entries: [], faults: [{ line: 1, column: '', message: `表头缺少${names}列，请使用下载的模板` }] }
  }
  const entries: { line: number; entry: Entry }[] = []
  const faults: ImportFault[] = []
  rows.slice(1).forEach((cells, index) => {
    const line = index + 2
    const cell = (field: EntryField): string => (cells[at.get(field) ?? -1] ?? '').trim()
    if (columns.every(({ field }) => cell(field) === '')) return
    const read = readRow(cell, context)
    if (read.entry !== undefined) entries.push({ line, entry: read.entry })
    for (const { field, message } of read.faults)
      faults.push({ line, column: FIELD_LABELS[context.kind][field] ?? '', message })
  })
  if (entries.length === 0 && faults.length === 0)
    faults.push({ line: 1, column: '', message: '表中没有数据行' })
  return { entries, faults }
}

function readRow(
  cell: (field: EntryField) => string,
  context: SheetContext,
): { readonly entry?: Entry; readonly faults: readonly Fault[] } {
  const faults: Fault[] = []
  const day = (field: EntryField): LocalDate | null => {
    const text = cell(field)
    if (text === '') return null
    const read = readDay(text)
    if (read === undefined) faults.push({ field, message: `“${text}”不是日期，应如 2026-03-05` })
    return read ?? null
  }
  const named = (field: EntryField, known: readonly Named[], what: string): string | null => {
    const text = cell(field)
    if (text === '') return null
    const found = known.find(({ name }) => name === text)
    if (found === undefined)
      faults.push({ field, message: `没有名为“${text}”的${what}，请与系统中的名称一致` })
    return found?.id ?? null
  }
  const happenedOn = day('happenedOn')
  if (happenedOn === null && cell('happenedOn') === '')
    faults.push({ field: 'happenedOn', message: '日期没有填写' })
  const amount = cell('yuan')
  const fen = amount === '' ? null : (fenFromYuan(amount) ?? null)
  if (amount !== '' && fen === null)
    faults.push({ field: 'yuan', message: `“${amount}”不是金额，应为元、最多两位小数` })
  const entry: Entry = {
    row: context.row,
    kind: context.kind,
    name: cell('name'),
    number: cell('number'),
    itemId: named('itemId', context.items, '事项'),
    happenedOn: happenedOn ?? context.today,
    publishedOn: day('publishedOn'),
    endedOn: day('endedOn'),
    count: cell('count') === '' ? 1 : Number(cell('count')),
    fen,
    unitId: named('unitId', context.units, '科室或社区') ?? context.defaultUnitId,
  }
  const before = new Set(faults.map(({ field }) => field))
  faults.push(...faultsOfEntry(entry, context.today).filter(({ field }) => !before.has(field)))
  return faults.length === 0 ? { entry, faults } : { faults }
}
