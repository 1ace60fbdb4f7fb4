/**
 * Text of a PDF in reading order: the columns of a table come one after the other, each as a block of lines, and the
 * labels stand elsewhere. Seven blocks of one length are so many rows; taken only where all rows of the form come out,
 * the rows add up, and the printed balance of the columns holds.
 */
import { REQUEST_COLUMNS } from '../model.ts'
import type { Chunk } from './chunks.ts'
import { squeeze } from './fold.ts'
import type { ValueItem } from './items.ts'
import { rowLabelOf } from './rows.ts'

const WIDTH = REQUEST_COLUMNS.length

/** One chunk per row of the form, or undefined where the blocks do not come out as exactly these rows. */
export function rowsFromBlocks(
  chunks: readonly Chunk[],
  rows: readonly string[],
): ReadonlyMap<string, Chunk> | undefined {
  const filled = chunks.filter((chunk) => chunk.values.length > 0)
  if (filled.some((chunk) => chunk.style !== 'cells' || chunk.values.some((value) => value.blank)))
    return undefined
  const matrix = matrixOf(filled.flatMap(blocksOf))
  if (!matrix || matrix.length !== rows.length) return undefined
  if (!addsUp(matrix, rows) || !agreesWithLabels(filled, matrix, rows)) return undefined
  const first = filled[0]
  if (!first) return undefined
  return new Map(
    rows.map((row, index) => [
      row,
      { ...first, texts: [], bars: [], values: matrix[index] ?? [], atEnd: false },
    ]),
  )
}

/** Values on lines next to each other are a block. */
function blocksOf(chunk: Chunk): readonly (readonly ValueItem[])[] {
  const blocks: ValueItem[][] = []
  for (const value of chunk.values) {
    const last = blocks.at(-1)
    if (last && last.at(-1)?.line === value.line - 1) last.push(value)
    else blocks.push([value])
  }
  return blocks
}

function matrixOf(blocks: readonly (readonly ValueItem[])[]): readonly (readonly ValueItem[])[] | undefined {
  const rows: ValueItem[][] = []
  for (let at = 0; at < blocks.length; at += WIDTH) {
    const group = blocks.slice(at, at + WIDTH)
    const height = group[0]?.length ?? 0
    if (group.length !== WIDTH || group.some((block) => block.length !== height)) return undefined
    for (let row = 0; row < height; row += 1) rows.push(group.flatMap((block) => block.slice(row, row + 1)))
  }
  return rows
}

function numbers(row: readonly ValueItem[] | undefined): readonly number[] {
  return (row ?? []).map((value) => Number(squeeze(value.text)))
}

function addsUp(matrix: readonly (readonly ValueItem[])[], rows: readonly string[]): boolean {
  const filled = matrix.map(numbers).filter((row) => row.some((value) => value !== 0))
  const sums = filled.filter((row) => row.slice(0, -1).reduce((sum, value) => sum + value, 0) === row.at(-1))
  if (filled.length - sums.length > 1) return false
  const row = (key: string) => numbers(matrix[rows.indexOf(key)])
  const [received, carriedIn, processed, carriedOut] = [
    'received',
    'carriedIn',
    'totalProcessed',
    'carriedOut',
  ].map(row)
  const balanced = REQUEST_COLUMNS.filter(
    (_, column) =>
      (received?.[column] ?? 0) + (carriedIn?.[column] ?? 0) ===
      (processed?.[column] ?? 0) + (carriedOut?.[column] ?? 0),
  )
  return balanced.length >= WIDTH - 2
}

/** Rows that stand whole behind their own label come out as that label's rows. */
function agreesWithLabels(
  chunks: readonly Chunk[],
  matrix: readonly (readonly ValueItem[])[],
  rows: readonly string[],
): boolean {
  return chunks.every((chunk) => {
    const label =
      chunk.values.length === WIDTH && blocksOf(chunk).length === WIDTH
        ? rowLabelOf(chunk, 'requests')
        : undefined
    if (!label || label.weight < 3) return true
    const at = matrix.findIndex((row) => row[0] === chunk.values[0])
    return rows[at] === label.match.label.key
  })
}
