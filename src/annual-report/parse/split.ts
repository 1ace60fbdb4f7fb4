/**
 * Digits run together: all ways to cut a printed string into the cells of a row. A cell counts as read only where every
 * way agrees on it; sums choose between ways, they never change a digit.
 */
import type { NumberKind } from './values.ts'

export interface SplitResult {
  /** One text per column; undefined where the ways disagree. */
  readonly cells: readonly (string | undefined)[]
  /** How many ways there are (capped). */
  readonly ways: number
}

/** A printed relation inside the row: the cell at `total` is the sum of the cells before it from `from`. */
export interface RowSum {
  readonly from: number
  readonly total: number
}

const CAP = 4000
const PATTERNS: Readonly<Record<NumberKind, RegExp>> = {
  count: /^(?:0|[1-9]\d*)$/,
  signed: /^(?:0|[+-]?[1-9]\d*)$/,
  amount: /^(?:0|[1-9]\d*)(?:\.\d+)?(?:万元|元|万)?$/,
}

/** Cuts `text` into one cell per column; spaces in it are cuts for certain. */
export function splitDigits(
  text: string,
  kinds: readonly NumberKind[],
  sums: readonly RowSum[],
): SplitResult {
  const pieces = text
    .trim()
    .split(/\s+/)
    .filter((piece) => piece !== '')
  const free = ways(pieces, kinds, [])
  if (free.length === 1 || sums.length === 0) return agree(free, kinds.length)
  const bound = free.length < CAP ? free.filter((way) => holds(way, sums)) : ways(pieces, kinds, sums)
  return agree(bound, kinds.length)
}

function agree(found: readonly (readonly string[])[], columns: number): SplitResult {
  const cells = Array.from({ length: columns }, (_, index) => {
    const first = found[0]?.[index]
    const same = found.length < CAP && found.every((way) => way[index] === first)
    return same ? first : undefined
  })
  return { cells, ways: found.length }
}

function holds(way: readonly string[], sums: readonly RowSum[]): boolean {
  return sums.every((sum) => sumHolds(way, sum))
}

function sumHolds(way: readonly string[], sum: RowSum): boolean {
  let total = 0
  for (let index = sum.from; index < sum.total; index += 1) total += Number(way[index])
  return total === Number(way[sum.total])
}

function ways(
  pieces: readonly string[],
  kinds: readonly NumberKind[],
  sums: readonly RowSum[],
): readonly (readonly string[])[] {
  const found: string[][] = []
  cut(
    pieces.map((piece) => piece),
    0,
    0,
    [],
    { kinds, sums, found },
  )
  return found
}

interface Search {
  readonly kinds: readonly NumberKind[]
  readonly sums: readonly RowSum[]
  readonly found: string[][]
}

function cut(
  pieces: readonly string[],
  piece: number,
  offset: number,
  cells: string[],
  search: Search,
): void {
  if (search.found.length >= CAP) return
  const text = pieces[piece]
  if (text === undefined) {
    if (cells.length === search.kinds.length) search.found.push([...cells])
    return
  }
  if (offset === text.length) return cut(pieces, piece + 1, 0, cells, search)
  const kind = search.kinds[cells.length]
  if (kind === undefined || !canFit(pieces, piece, offset, search.kinds.length - cells.length)) return
  for (let end = offset + 1; end <= text.length; end += 1) {
    const cell = text.slice(offset, end)
    if (!PATTERNS[kind].test(cell)) continue
    cells.push(cell)
    const broken = search.sums.some((sum) => sum.total === cells.length - 1 && !sumHolds(cells, sum))
    if (!broken) cut(pieces, piece, end, cells, search)
    cells.pop()
  }
}

/** Every remaining piece is one cell at least, and every character at most one. */
function canFit(pieces: readonly string[], piece: number, offset: number, room: number): boolean {
  let characters = (pieces[piece]?.length ?? 0) - offset
  for (let index = piece + 1; index < pieces.length; index += 1) characters += pieces[index]?.length ?? 0
  return pieces.length - piece <= room && characters >= room
}
