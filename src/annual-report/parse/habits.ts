/** What the full rows of a table show about its short ones. */
import type { Chunk } from './chunks.ts'
import { totalIsLast, type TableHabits } from './columns.ts'

/** Reads the habits of a table from its chunks; `n` is its number of columns. */
export function habitsOf(chunks: readonly Chunk[], n: number, all: readonly Chunk[]): TableHabits {
  const centres = columnCentres(chunks, n)
  const stride = cellStride(all)
  return {
    ...(centres ? { centres } : {}),
    ...(stride === undefined ? {} : { stride }),
    barPerCell: chunks.some((chunk) => isBarred(chunk, n)),
    dropsBlanks: all.some(lostBlanks),
    totalLast: new Set(
      chunks
        .filter((chunk) => chunk.values.length < n && totalIsLast(chunk.values))
        .map((chunk) => chunk.values.length),
    ),
  }
}

function columnCentres(chunks: readonly Chunk[], n: number): readonly number[] | undefined {
  const full = chunks.filter(
    (chunk) =>
      chunk.values.length === n && (chunk.style === 'grid' || chunk.style === 'spaces') && onOneLine(chunk),
  )
  if (full.length === 0) return undefined
  return Array.from({ length: n }, (_, column) => {
    const middles = full.flatMap((chunk) => {
      const value = chunk.values[column]
      return value ? [(value.from + value.to) / 2] : []
    })
    middles.sort((left, right) => left - right)
    return middles[Math.floor(middles.length / 2)] ?? 0
  })
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
