/** Items gathered into chunks: the texts before a run of values, and the run. A chunk is, in most sources, one row. */
import { squeeze } from './fold.ts'
import type { BarItem, Item, RowStyle, TextItem, ValueItem } from './items.ts'
import { clauseOf, exactLabels, isSure, matchRow, type TableId } from './labels.ts'

export interface Chunk {
  /** Table the chunk stands in, by the last heading or label before it; undefined in prose. */
  readonly table: TableId | undefined
  readonly texts: readonly TextItem[]
  readonly values: readonly ValueItem[]
  readonly bars: readonly BarItem[]
  readonly style: RowStyle
  /** Line of the text that follows the values; the number of lines at the end of the source. */
  readonly nextLine: number
  /** Nothing but the end of the source follows. */
  readonly atEnd: boolean
  /** A label or heading of a table follows the values directly, not prose. */
  readonly beforeLabel: boolean
}

interface Open {
  texts: TextItem[]
  values: ValueItem[]
  bars: BarItem[]
  style: RowStyle
  closed: boolean
  table: TableId | undefined
}

/** How many values a row of the table has at most, for rows broken over lines. */
const ROOM: Readonly<Record<TableId, number>> = { proactive: 3, requests: 7, remedies: 15 }

export function chunksOf(items: readonly Item[], lineCount: number): readonly Chunk[] {
  const chunks: Chunk[] = []
  let table: TableId | undefined
  let open = fresh()
  const finish = (nextLine: number, atEnd: boolean, beforeLabel: boolean) => {
    if (open.values.length > 0 || open.texts.length > 0) chunks.push(seal(open, nextLine, atEnd, beforeLabel))
    open = fresh()
  }
  items.forEach((item, index) => {
    if (item.kind === 'text') {
      const entered = tableOf(item.text, table)
      if (open.values.length > 0) finish(item.line, false, isLabelText(item))
      if (item.prose || isSectionHeading(item.text)) {
        finish(item.line, false, false)
        table = entered
        return
      }
      table = entered
      open.texts.push(item)
      open.table = table
    } else if (item.kind === 'value') {
      if (open.values.length > 0 && startsAnew(open, item, items, index)) finish(item.line, false, false)
      if (open.values.length === 0) {
        open.table = table
        open.style = item.row === 0 ? 'cells' : 'spaces'
      }
      open.values.push(item)
    } else if (item.kind === 'bar') open.bars.push(item)
    else if (open.values.some((value) => value.row === item.row)) {
      open.style = open.style === 'cells' ? 'cells' : item.style
      open.closed = true
    }
  })
  finish(lineCount, true, false)
  return chunks
}

function fresh(): Open {
  return { texts: [], values: [], bars: [], style: 'cells', closed: false, table: undefined }
}

function seal(open: Open, nextLine: number, atEnd: boolean, beforeLabel: boolean): Chunk {
  const { texts, values, bars, style, table } = open
  return { table, texts, values, bars, style, nextLine, atEnd, beforeLabel }
}

/** Whether a value begins a new row instead of going on with the open one. */
function startsAnew(open: Open, item: ValueItem, items: readonly Item[], index: number): boolean {
  const last = open.values.at(-1)
  if (last?.row === item.row) return false
  if (item.row === 0) return open.closed
  const room = open.table ? ROOM[open.table] : 0
  const ahead = countRow(items, index, item.row)
  const first = !open.closed || open.values[0]?.line === last?.line
  return !(first && open.texts.length > 0 && open.values.length + ahead <= room)
}

function countRow(items: readonly Item[], index: number, row: number): number {
  let found = 0
  for (let at = index; at < items.length; at += 1) {
    const item = items[at]
    if (item?.kind === 'value' && item.row === row) found += 1
    else break
  }
  return found
}

function isLabelText(item: TextItem): boolean {
  return (
    exactLabels(item.text).length > 0 ||
    clauseOf(item.text) !== undefined ||
    matchRow(item.text) !== undefined
  )
}

const SECTION =
  /^[#*]*\(?[一二三四五六七八九十]{1,2}[)、.,]?(?:政府信息公开工作|主要|存在的?|其他需要|总体|概述|主动公开政府|收到和处理|收到并处理|政府信息公开行政|因政府信息公开)/

/** A numbered heading of one of the six sections (never a row label, which begins otherwise). */
function isSectionHeading(text: string): boolean {
  const plain = squeeze(text)
  return plain.length <= 45 && SECTION.test(plain)
}

/** The table a text leads into; the current one where it says nothing. */
function tableOf(text: string, current: TableId | undefined): TableId | undefined {
  if (clauseOf(text) !== undefined) return 'proactive'
  const plain = squeeze(text)
  if (plain.length <= 45) {
    if (/收到(?:和|并|、)?处理.{0,10}申请.{0,3}情况/.test(plain)) return 'requests'
    if (/行政法?复议.{0,4}行政诉讼|行政法?复议和?.{0,4}诉讼情况/.test(plain)) return 'remedies'
    if (/主动公开.{0,4}信息情况/.test(plain)) return 'proactive'
    if (isSectionHeading(text)) return undefined
  }
  const labels = exactLabels(text)
  const tables = new Set(labels.map((label) => label.table))
  if (tables.size === 1 && labels.every((label) => isSure(label, text))) return [...tables][0]
  return current
}
