/** What the full rows of a table show about its short ones. */
import type { Chunk } from './chunks.ts'
import { REQUEST_COLUMNS } from '../model.ts'
import { totalIsLast, type TableHabits } from './columns.ts'
import { exactLabels, isSure } from './labels.ts'
import { splitDigits } from './split.ts'

/** Reads the habits of a table from its chunks; `n` is its number of columns. */
export function habitsOf(chunks: readonly Chunk[], n: number, all: readonly Chunk[]): TableHabits {
  const centres = columnCentres(chunks, n)
  const stride = cellStride(all)
  return {
    ...(centres ? { centres } : {}),
    ...(stride === undefined ? {} : { stride }),
    barPerCell: chunks.some((chunk) => isBarred(chunk, n)),
    dropsBlanks: all.some(lostBlanks),
    totalLast: endWithTotal(chunks, n),
    gluedBlanks: all.some(showsGluedBlank) || all.filter(cannotBeSplit).length > 1,
  }
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
  const aligned = full[0]?.style === 'grid' || (full.length > 1 && spread < gap * 0.7)
  return aligned ? centres : undefined
}

function middle(chunk: Chunk, column: number): number {
  const value = chunk.values[column]
  return value ? (value.from + value.to) / 2 : 0
}

function onOneLine(chunk: Chunk): boolean {
  return chunk.values.every((value) => value.line === chunk.values[0]?.line)
}

/** The usual distance between cells that stand on lines of their own. */
function cellStride(chunks: readonly Chunk[]): number | undefined {
  const counts = new Map<number, number>()
  for (const chunk of chunks) {
    if (chunk.style !== 'cells') continue
    chunk.values.forEach((value, index) => {
      const next = chunk.values[index + 1]
      if (next) counts.set(next.line - value.line, (counts.get(next.line - value.line) ?? 0) + 1)
    })
  }
  const [best] = [...counts].sort((left, right) => right[1] - left[1])
  return best && best[0] > 0 ? best[0] : undefined
}

function isBarred(chunk: Chunk, n: number): boolean {
  if (chunk.style !== 'cells' || chunk.values.length !== n) return false
  return chunk.bars.length === n + 1 && chunk.bars.every((bar) => bar.count === 1)
}

/** A row whose bars outnumber its cells: the extractor closed it with bars where blank cells were. */
function lostBlanks(chunk: Chunk): boolean {
  if (chunk.table !== 'requests' || chunk.values.length === 0 || chunk.values.length >= 7 || chunk.atEnd)
    return false
  return chunk.style === 'pipes' || chunk.bars.some((bar) => bar.count > 1)
}
