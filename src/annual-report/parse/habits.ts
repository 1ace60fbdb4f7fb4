/** What the full rows of a table show about its short ones. */
import type { Chunk } from './chunks.ts'
import { REQUEST_COLUMNS } from '../model.ts'
import { totalIsLast, type TableHabits } from './columns.ts'
import { squeeze } from './fold.ts'
import type { TextItem } from './items.ts'
import { exactLabels, isSure } from './labels.ts'
import { splitDigits } from './split.ts'

/** What holds for every table of a source. */
export type DocumentHabits = Omit<TableHabits, 'centres' | 'totalLast'>

/** Read once a document. */
export function documentHabits(all: readonly Chunk[]): DocumentHabits {
  const stride = cellStride(all)
  const closing = closingBars(all)
  return {
    ...(stride === undefined ? {} : { stride }),
    ...(closing === undefined ? {} : { closingBars: closing }),
    barPerCell: all.some(isBarred),
    dropsBlanks: all.some(lostBlanks),
    gluedBlanks: all.some(showsGluedBlank) || all.filter(cannotBeSplit).length > 1,
  }
}

/**
 * The habits of a table: `chunks` are rows with `n` columns; `headings` are the centres of the printed column headings,
 * used where no full row shows the columns.
 */
export function habitsOf(
  chunks: readonly Chunk[],
  n: number,
  document: DocumentHabits,
  headings?: readonly number[],
): TableHabits {
  const { closingBars: closing, ...rest } = document
  const centres = columnCentres(chunks, n) ?? headings
  return {
    ...rest,
    ...(closing === undefined || n > REQUEST_COLUMNS.length ? {} : { closingBars: closing }),
    ...(centres ? { centres } : {}),
    totalLast: endWithTotal(chunks, n),
  }
}

/**
 * Centres of column headings by position: for each pattern the last heading that matches it. Undefined unless all are
 * found, from left to right.
 */
export function headingCentres(
  texts: readonly TextItem[],
  patterns: readonly RegExp[],
): readonly number[] | undefined {
  const centres = patterns.map((pattern) => {
    const found = texts.findLast((item) => item.from !== undefined && pattern.test(squeeze(item.text)))
    return found ? ((found.from ?? 0) + (found.to ?? 0)) / 2 : undefined
  })
  const known = centres.filter((centre) => centre !== undefined)
  const rising = known.every((centre, index) => index === 0 || centre > (known[index - 1] ?? centre))
  return known.length === patterns.length && rising ? known : undefined
}

/** Lone bars behind full rows, all alike, where no full row has one between its cells. */
function closingBars(chunks: readonly Chunk[]): number | undefined {
  const full = chunks.filter(
    ({ style, values, atEnd, texts, table }) =>
      style === 'cells' &&
      !atEnd &&
      texts.length > 0 &&
      values.length === (table === 'requests' ? REQUEST_COLUMNS.length : 3),
  )
  const counts = new Set<number>()
  for (const { texts, values, bars } of full) {
    const label = texts.at(-1)?.line ?? -1
    const last = values.at(-1)?.line ?? -1
    const own = new Set(values.map((value) => value.line))
    if (bars.some((bar) => bar.line > label && bar.line < last && !own.has(bar.line))) return undefined
    counts.add(bars.filter((bar) => bar.line > last).reduce((sum, bar) => sum + bar.count, 0))
  }
  const [only] = counts
  return counts.size === 1 ? only : undefined
}

/** Short rows, not counting those of zeros only, all add up to their last value; at least one is there to show it. */
function endWithTotal(chunks: readonly Chunk[], n: number): boolean {
  const short = chunks.filter(
    ({ values, atEnd }) =>
      values.length > 0 &&
      values.length < n &&
      !atEnd &&
      values.some((value) => !/^0?$/.test(value.text.trim())),
  )
  return short.length > 0 && short.every(({ values }) => totalIsLast(values))
}

/** A glued row with fewer digits than columns, or a row label with no digits at all behind it: blanks left no trace. */
function showsGluedBlank(chunk: Chunk): boolean {
  if (chunk.style !== 'glued') return false
  const digits = chunk.values.reduce((sum, value) => sum + value.text.replace(/\s/g, '').length, 0)
  if (chunk.table === 'requests' && digits < REQUEST_COLUMNS.length) return true
  const named = new Set(
    chunk.texts.flatMap((item) =>
      exactLabels(item.text)
        .filter((label) => label.kind === 'row' && isSure(label, item.text))
        .map((label) => label.key),
    ),
  )
  named.delete('other')
  return named.size > 1
}

/** A glued row of 表三 that no split makes add up. */
function cannotBeSplit(chunk: Chunk): boolean {
  if (chunk.style !== 'glued' || chunk.table !== 'requests') return false
  const text = chunk.values.map((value) => value.text).join(' ')
  const kinds = REQUEST_COLUMNS.map(() => 'count' as const)
  return splitDigits(text, kinds, [{ from: 0, total: kinds.length - 1 }]).ways === 0
}

/** The centre of each column, where the full rows agree on it: rows merely divided by spaces do not. */
function columnCentres(chunks: readonly Chunk[], n: number): readonly number[] | undefined {
  const full = chunks.filter(
    (chunk) =>
      chunk.values.length === n && (chunk.style === 'grid' || chunk.style === 'spaces') && onOneLine(chunk),
  )
  if (full.length === 0) return undefined
  const middles = Array.from({ length: n }, (_, column) =>
    full.map((chunk) => middle(chunk, column)).sort((a, b) => a - b),
  )
  const centres = middles.map((list) => list[Math.floor(list.length / 2)] ?? 0)
  const gap = Math.min(...centres.slice(1).map((centre, index) => centre - (centres[index] ?? 0)))
  const spread = Math.max(...middles.map((list) => (list.at(-1) ?? 0) - (list[0] ?? 0)))
  const labels = new Set(full.map((chunk) => chunk.texts.at(-1)?.text.length))
  const aligned = full[0]?.style === 'grid' || (labels.size > 2 && spread < gap * 0.7)
  return aligned ? centres : undefined
}

function middle(chunk: Chunk, column: number): number {
  const value = chunk.values[column]
  return value ? (value.from + value.to) / 2 : 0
}

function onOneLine(chunk: Chunk): boolean {
  return chunk.values.every((value) => value.line === chunk.values[0]?.line)
}

/** The distance from one cell to the next where each has its own line: the smallest, if it is common and divides the rest. */
function cellStride(chunks: readonly Chunk[]): number | undefined {
  const distances = chunks.flatMap((chunk) => {
    if (chunk.style !== 'cells' || chunk.table === undefined || chunk.values.length === 0) return []
    const lines = [
      ...chunk.texts.slice(-1).map((text) => text.line),
      ...chunk.values.map((value) => value.line),
    ]
    return lines.slice(1).map((line, index) => line - (lines[index] ?? line))
  })
  const smallest = Math.min(...distances)
  const common = distances.filter((distance) => distance === smallest).length >= distances.length * 0.2
  const even = distances.filter((distance) => distance % smallest === 0).length >= distances.length * 0.95
  return distances.length > 0 && smallest > 0 && common && even ? smallest : undefined
}

/** A full row whose label and cells are each closed by a bar on a line of its own. */
function isBarred(chunk: Chunk): boolean {
  const label = chunk.texts.at(-1)?.line ?? -1
  const full = chunk.table === 'requests' ? REQUEST_COLUMNS.length : 3
  if (chunk.style !== 'cells' || chunk.values.length !== full) return false
  const own = new Set(chunk.values.map((value) => value.line))
  const bars = chunk.bars.filter((bar) => bar.line > label)
  return bars.length === full + 1 && bars.every((bar) => bar.count === 1 && !own.has(bar.line))
}

/** A row whose bars outnumber its cells: the extractor closed it with bars where blank cells were. */
function lostBlanks(chunk: Chunk): boolean {
  if (chunk.table !== 'requests' || chunk.values.length === 0 || chunk.values.length >= 7 || chunk.atEnd)
    return false
  return chunk.style === 'pipes' || chunk.bars.some((bar) => bar.count > 1)
}
