/**
 * Which row of 表三 a run of values belongs to: by the label it is printed with, and where labels and values came apart,
 * by the order of the form — only where as many runs as rows stand between two certain rows.
 */
import type { Chunk } from './chunks.ts'
import type { TextItem } from './items.ts'
import { exactLabels, isSure, matchRow, type LabelMatch, type TableId } from './labels.ts'

export interface RowLabel {
  readonly match: LabelMatch
  readonly printed: string
  readonly text: TextItem
  /** How many printed pieces (lines, cells) it is put together from. */
  readonly pieces: number
  /** 3: printed in the same row or the only label before the values · 2: put together or misprinted · 1: labels came apart. */
  readonly weight: 1 | 2 | 3
}

/** The row label nearest before the values of a chunk. */
export function rowLabelOf(chunk: Chunk, table: TableId): RowLabel | undefined {
  const texts = chunk.texts
  const last = texts.at(-1)
  if (!last) return undefined
  const found = nearestLabel(texts, table)
  if (!found) return undefined
  const sameRow = last.row !== 0 && chunk.values[0]?.row === last.row
  const apart = isApart(chunk, table) && !sameRow
  const sure = isSure(found.match.label, found.printed)
  const weight = apart || !sure ? 1 : found.match.exact ? 3 : 2
  return { ...found, text: last, weight }
}

/** Values on a row of their own, or several labels before one run: label and values may not belong together. */
function isApart(chunk: Chunk, table: TableId): boolean {
  if (chunk.style === 'glued') return false
  return table === 'requests' && (chunk.style !== 'cells' || namedRows(chunk.texts, table) > 1)
}

type Nearest = Pick<RowLabel, 'match' | 'printed' | 'pieces'>

function nearestLabel(texts: readonly TextItem[], table: TableId): Nearest | undefined {
  let best: Nearest | undefined
  let joined = ''
  for (let index = texts.length - 1; index >= 0 && index >= texts.length - 6; index -= 1) {
    joined = `${texts[index]?.text ?? ''}${joined}`
    const found = { match: matchRow(joined, table), printed: joined, pieces: texts.length - index }
    const { match } = found
    if (match?.exact) return { ...found, match }
    if (match && (!best || match.score > best.match.score + 0.05)) best = { ...found, match }
  }
  return best
}

function namedRows(texts: readonly TextItem[], table: TableId): number {
  const keys = texts.flatMap((item) =>
    exactLabels(item.text).flatMap((label) =>
      label.kind === 'row' && label.table === table && isSure(label, item.text) ? [label.key] : [],
    ),
  )
  return new Set(keys).size
}

export interface Placed {
  readonly chunk: Chunk
  readonly label?: RowLabel
}

/**
 * Puts chunks to rows. `rows` is the order of the form; a chunk is full if it has all its cells. The answer maps a row
 * key to its chunk; `left` counts full chunks that found no row.
 */
export function placeRows(
  chunks: readonly Chunk[],
  rows: readonly string[],
  isFull: (chunk: Chunk) => boolean,
): { readonly placed: ReadonlyMap<string, Placed>; readonly left: number } {
  const candidates = chunks.filter((chunk) => chunk.values.length > 0)
  const labels = candidates.map((chunk, index) => {
    const label = rowLabelOf(chunk, 'requests')
    const next = candidates[index + 1]
    const stray = !isFull(chunk) && next !== undefined && next.texts.length === 0 && isFull(next)
    return label && stray ? { ...label, weight: 1 as const } : label
  })
  const anchors = chain(labels, rows)
  const placed = new Map<string, Placed>()
  let left = 0
  const marks = [-1, ...anchors, candidates.length]
  marks.forEach((from, index) => {
    const to = marks[index + 1]
    if (to === undefined) return
    const span = gap(candidates, labels, rows, from, to, isFull)
    left += span.left
    for (const [row, entry] of span.placed) if (!placed.has(row)) placed.set(row, entry)
  })
  for (const at of anchors) {
    const [chunk, label] = [candidates[at], labels[at]]
    if (chunk && label) placed.set(label.match.label.key, { chunk, label })
  }
  return { placed, left }
}

/** Indexes of the certain chunks: the heaviest run of labels in the order of the form. */
function chain(labels: readonly (RowLabel | undefined)[], rows: readonly string[]): readonly number[] {
  const best: { weight: number; previous: number }[] = []
  const orders = labels.map((label) => (label && label.weight > 1 ? rows.indexOf(label.match.label.key) : -1))
  orders.forEach((order, at) => {
    const own = labels[at]?.weight ?? 0
    let chosen = { weight: order < 0 ? -1 : own, previous: -1 }
    orders.slice(0, order < 0 ? 0 : at).forEach((earlier, before) => {
      const weight = (best[before]?.weight ?? -1) + own
      if (earlier >= 0 && earlier < order && weight > chosen.weight) chosen = { weight, previous: before }
    })
    best.push(chosen)
  })
  let at = best.reduce((top, entry, index) => (entry.weight > (best[top]?.weight ?? -1) ? index : top), -1)
  const indexes: number[] = []
  while (at >= 0) {
    indexes.unshift(at)
    at = best[at]?.previous ?? -1
  }
  return indexes
}

/** Full chunks between two certain ones fill the rows between them if there are exactly as many. */
function gap(
  candidates: readonly Chunk[],
  labels: readonly (RowLabel | undefined)[],
  rows: readonly string[],
  from: number,
  to: number,
  isFull: (chunk: Chunk) => boolean,
): { readonly placed: readonly (readonly [string, Placed])[]; readonly left: number } {
  const open = rows.slice(orderAt(labels, rows, from, -1) + 1, orderAt(labels, rows, to, rows.length))
  const inside = candidates.flatMap((chunk, index) =>
    index > from && index < to ? [{ chunk, label: labels[index] }] : [],
  )
  const full = inside.filter(({ chunk }) => isFull(chunk))
  if (full.length === open.length) {
    return { placed: full.map(({ chunk }, index) => [open[index] ?? '', { chunk }] as const), left: 0 }
  }
  const named = inside.filter(({ chunk, label }) => isNamed(chunk, label, open))
  const inOrder = named.every(
    ({ label }, index) => index === 0 || orderOf(named[index - 1]?.label, open) < orderOf(label, open),
  )
  const alone = full.every(({ chunk, label }) => isNamed(chunk, label, open))
  if (!inOrder || !alone) return { placed: [], left: full.length }
  return {
    placed: named.flatMap(({ chunk, label }) =>
      label ? [[label.match.label.key, { chunk, label }] as const] : [],
    ),
    left: 0,
  }
}

/** A label that came apart from its values still names them where every cell has its own line. */
function isNamed(chunk: Chunk, label: RowLabel | undefined, rows: readonly string[]): boolean {
  if (!label || !rows.includes(label.match.label.key)) return false
  return label.weight > 1 || chunk.style === 'cells'
}

function orderOf(label: RowLabel | undefined, rows: readonly string[]): number {
  return label ? rows.indexOf(label.match.label.key) : -1
}

function orderAt(
  labels: readonly (RowLabel | undefined)[],
  rows: readonly string[],
  at: number,
  beyond: number,
): number {
  const label = labels[at]
  return label ? rows.indexOf(label.match.label.key) : beyond
}
