/** The values of a row, put into its columns. Only what is certain: by count, by kept blanks, by position, by a sum that leaves one way. */
import type { Chunk } from './chunks.ts'
import { squeeze } from './fold.ts'
import type { ValueItem } from './items.ts'
import { splitDigits, type RowSum } from './split.ts'
import type { NumberKind } from './values.ts'

export interface RowSpec {
  readonly kinds: readonly NumberKind[]
  readonly sums: readonly RowSum[]
}

export type Slot =
  | { readonly kind: 'value'; readonly text: string; readonly item: ValueItem }
  | { readonly kind: 'blank'; readonly printed: string; readonly item?: ValueItem }
  | { readonly kind: 'unread'; readonly reason: string; readonly item?: ValueItem }
  | { readonly kind: 'absent' }

/** What the other rows of the same table show. */
export interface TableHabits {
  /** Centre of each column, from rows with all their cells. */
  readonly centres?: readonly number[]
  /** Lines from one cell to the next where each cell has a line of its own. */
  readonly stride?: number
  /** Every cell is closed by a bar on a line of its own. */
  readonly barPerCell?: boolean
  /** Bars on lines of their own behind every full row; known only where none stands between their cells. */
  readonly closingBars?: number
  /** Rows lost their blank cells: a short row's values have no known column. */
  readonly dropsBlanks: boolean
  /** Rows that lost their blanks end with their total: all that are not zero add up so, and one of them shows it. */
  readonly totalLast: boolean
  /** Digits run together in rows that may have blank cells: no split is certain. */
  readonly gluedBlanks?: boolean
}

export interface Assigned {
  readonly slots: readonly Slot[]
  readonly excess: boolean
}

export function assignColumns(chunk: Chunk, spec: RowSpec, habits: TableHabits): Assigned {
  const n = spec.kinds.length
  const values = chunk.values
  if (chunk.style === 'glued') return { slots: splitSlots(chunk, spec, habits), excess: false }
  if (values.length === n)
    return { slots: (endsWhole(values, spec) ? uncut(values) : values).map(slotOf), excess: false }
  if (values.length > n)
    return { slots: tooMany(chunk, n, habits), excess: values.filter((value) => !value.blank).length > n }
  return { slots: tooFew(chunk, spec, habits), excess: false }
}

/** The last cell of the source is the total of its row and adds up: no digit of it is missing. */
function endsWhole(values: readonly ValueItem[], spec: RowSpec): boolean {
  const sum = spec.sums.at(-1)
  if (sum === undefined || sum.total !== values.length - 1) return false
  return totalIsLast(values.slice(sum.from))
}

function uncut(values: readonly ValueItem[]): readonly ValueItem[] {
  return values.map((value) => (value.cut ? { ...value, cut: false } : value))
}

function slotOf(item: ValueItem): Slot {
  if (item.blank) return { kind: 'blank', printed: item.text.trim(), item }
  if (item.cut && squeeze(item.text) !== '0')
    return { kind: 'unread', reason: '源文件在此处截断，数字可能不全', item }
  return { kind: 'value', text: item.text, item }
}

function splitSlots(chunk: Chunk, spec: RowSpec, habits: TableHabits): readonly Slot[] {
  const item = chunk.values[0]
  const text = chunk.values.map((value) => value.text).join(' ')
  const split = splitDigits(text, spec.kinds, spec.sums)
  const cells = habits.gluedBlanks || chunk.atEnd ? split.cells.map(() => undefined) : split.cells
  return cells.map((cell): Slot => {
    if (cell === undefined || !item)
      return { kind: 'unread', reason: '数字连写，无法唯一拆分', ...(item ? { item } : {}) }
    return { kind: 'value', text: cell, item: { ...item, text: cell } }
  })
}

/** More cells than columns: certain only where every cell prints the same, blanks pad the row, or a stray follows it. */
function tooMany(chunk: Chunk, n: number, habits: TableHabits): readonly Slot[] {
  const full = chunk.values.filter((value) => !value.blank)
  const texts = new Set(full.map((value) => squeeze(value.text)))
  if (texts.size === 1 && full.length >= n) return full.slice(0, n).map(slotOf)
  if (full.length === n) return full.map(slotOf)
  const placed = habits.centres ? byCentre(chunk.values, habits.centres) : undefined
  if (placed) return placed
  const padded = withoutPadding(chunk, n)
  if (padded) return padded.map(slotOf)
  const stray = chunk.style === 'cells' && !chunk.beforeLabel && chunk.values.length === n + 1
  if (stray) return chunk.values.slice(0, n).map(slotOf)
  return unread(n, '本行的格数多于列数，无法对应', chunk)
}

/** Blank cells of a merged area before or behind the row's own cells; undefined where both sides may be padding. */
function withoutPadding(chunk: Chunk, n: number): readonly ValueItem[] | undefined {
  if (chunk.style !== 'grid' && chunk.style !== 'marked') return undefined
  const { values } = chunk
  const behind = values.slice(n).every((value) => value.blank)
  const before = values.slice(0, -n).every((value) => value.blank)
  if (behind && before && values.some((value) => !value.blank)) return undefined
  if (behind) return values.slice(0, n)
  return before ? values.slice(-n) : undefined
}

function tooFew(chunk: Chunk, spec: RowSpec, habits: TableHabits): readonly Slot[] {
  const n = spec.kinds.length
  if (chunk.style === 'marked') return fromLeft(chunk, n, chunk.atEnd ? 'absent' : 'blank')
  if (habits.centres && (chunk.style === 'grid' || chunk.style === 'spaces')) {
    const placed = byCentre(chunk.values, habits.centres)
    if (placed) return chunk.atEnd ? withoutTail(placed) : placed
  }
  if (chunk.style === 'grid') return fromLeft(chunk, n, chunk.atEnd ? 'absent' : 'blank')
  const printed =
    chunk.style === 'cells'
      ? (byLines(chunk, n, habits) ?? byBars(chunk, n, habits) ?? byLoneBars(chunk, n, habits))
      : undefined
  if (printed) return printed
  if (chunk.atEnd && !habits.dropsBlanks) return fromLeft(chunk, n, 'absent')
  return bySums(chunk, spec, habits)
}

function fromLeft(chunk: Chunk, n: number, rest: 'absent' | 'blank'): readonly Slot[] {
  const slots: Slot[] = chunk.values.map(slotOf)
  while (slots.length < n) slots.push(rest === 'blank' ? { kind: 'blank', printed: '' } : { kind: 'absent' })
  return slots
}

function withoutTail(slots: readonly Slot[]): readonly Slot[] {
  const last = slots.findLastIndex((slot) => slot.kind === 'value')
  return slots.map((slot, index) => (index > last ? { kind: 'absent' } : slot))
}

export function unread(n: number, reason: string, chunk: Chunk): readonly Slot[] {
  const item = chunk.values[0]
  return Array.from({ length: n }, () => ({ kind: 'unread', reason, ...(item ? { item } : {}) }) as const)
}

/** Each value to the nearest column; undefined where two fall into one or a value spans several. */
function byCentre(values: readonly ValueItem[], centres: readonly number[]): readonly Slot[] | undefined {
  const slots: (Slot | undefined)[] = centres.map(() => undefined)
  for (const item of values) {
    const covered = centres.filter((centre) => item.from < centre && centre < item.to).length
    if (covered > 1 && !item.blank) return undefined
    const column = nearest(centres, (item.from + item.to) / 2)
    if (column === undefined) {
      if (item.blank) continue
      return undefined
    }
    const taken = slots[column]
    if (taken && item.blank) continue
    if (taken && taken.kind !== 'blank') return undefined
    slots[column] = slotOf(item)
  }
  return slots.map((slot) => slot ?? { kind: 'blank', printed: '' })
}

/** The nearest column, if it is clearly the nearest. */
function nearest(centres: readonly number[], at: number): number | undefined {
  const byDistance = centres.map((centre, index) => ({ index, distance: Math.abs(centre - at) }))
  byDistance.sort((left, right) => left.distance - right.distance)
  const [first, second] = byDistance
  if (!first) return undefined
  return second && first.distance > second.distance * 0.6 ? undefined : first.index
}

/** One cell a line: the lines between the label and the next one leave room for exactly the row's cells. */
function byLines(chunk: Chunk, n: number, habits: TableHabits): readonly Slot[] | undefined {
  const label = chunk.texts.at(-1)?.line
  const { stride } = habits
  if (label === undefined || stride === undefined || chunk.bars.length > 0) return undefined
  const room = (chunk.nextLine - label) / stride - 1
  if (room !== n && !(chunk.atEnd && room <= n)) return undefined
  const slots: Slot[] = Array.from({ length: n }, (_, index) =>
    index < room ? { kind: 'blank', printed: '' } : { kind: 'absent' },
  )
  for (const item of chunk.values) {
    const cell = (item.line - label) / stride - 1
    if (!Number.isInteger(cell) || cell < 0 || cell >= n) return undefined
    slots[cell] = slotOf(item)
  }
  return chunk.atEnd ? withoutTail(slots) : slots
}

/** A bar on a line of its own behind every cell: the bars number the cells. */
function byBars(chunk: Chunk, n: number, habits: TableHabits): readonly Slot[] | undefined {
  const label = chunk.texts.at(-1)?.line ?? -1
  const bars = chunk.bars.filter((bar) => bar.line > label)
  if (!habits.barPerCell || bars.length !== n + 1 || bars.some((bar) => bar.count !== 1)) return undefined
  const slots: Slot[] = Array.from({ length: n }, () => ({ kind: 'blank', printed: '' }) as const)
  for (const item of chunk.values) {
    const cell = bars.filter((bar) => bar.line < item.line).length - 1
    if (cell < 0 || cell >= n || slots[cell]?.kind === 'value') return undefined
    slots[cell] = slotOf(item)
  }
  return slots
}

/**
 * A blank cell left a bar on a line of its own: bars and values up to the last value are the row's cells, or together
 * with the bars behind it, less those that close every full row.
 */
function byLoneBars(chunk: Chunk, n: number, habits: TableHabits): readonly Slot[] | undefined {
  if (habits.closingBars === undefined) return undefined
  const label = chunk.texts.at(-1)?.line ?? -1
  const own = new Set(chunk.values.map((value) => value.line))
  const bars = chunk.bars.filter((bar) => bar.line > label && !own.has(bar.line))
  const lastLine = chunk.values.at(-1)?.line ?? -1
  const blanks = bars.flatMap((bar) => Array.from({ length: bar.count }, () => bar.line))
  const before = blanks.filter((line) => line < lastLine)
  const all = bars.some((bar) => bar.count > 1) ? [] : blanks.slice(0, blanks.length - habits.closingBars)
  const used = [before, all].find((lines) => lines.length > 0 && lines.length + chunk.values.length === n)
  if (!used) return undefined
  const cells = [
    ...used.map((line) => ({ line, slot: { kind: 'blank', printed: '' } as const })),
    ...chunk.values.map((item) => ({ line: item.line, slot: slotOf(item) })),
  ]
  return cells.sort((left, right) => left.line - right.line).map(({ slot }) => slot)
}

/**
 * Blanks dropped: the total is certain where a printed sum holds with the last value as total, or where the table's
 * rows of this length show it; the columns of the others stay unknown.
 */
function bySums(chunk: Chunk, spec: RowSpec, habits: TableHabits): readonly Slot[] {
  const n = spec.kinds.length
  const reason = '空格已并掉，无法确定数字属于哪一列'
  const values = chunk.values
  const last = values.at(-1)
  const sum = spec.sums[0]
  if (spec.sums.length !== 1 || !sum || !last || values.some((value) => value.blank))
    return unread(n, reason, chunk)
  if (!habits.totalLast || values.length < 2) return unread(n, reason, chunk)
  return unread(n, reason, chunk).map((slot, index) => (index === sum.total ? slotOf(last) : slot))
}

/** Whether a short row of plain numbers adds up to its last value. */
export function totalIsLast(values: readonly ValueItem[]): boolean {
  const numbers = values.map((value) => Number(squeeze(value.text)))
  const last = numbers.at(-1)
  if (
    numbers.length < 2 ||
    last === undefined ||
    last === 0 ||
    numbers.some((value) => !Number.isInteger(value))
  )
    return false
  return numbers.slice(0, -1).reduce((sum, value) => sum + value, 0) === last
}
