/**
 * Digits run together: all ways to cut a printed string into the cells of a row. A cell counts as read only where every
 * way agrees on it; sums choose between ways, they never change a digit.
 */
import { remember } from './fold.ts'
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

const CAP = 400
/** Steps of the search after which a row is given up as undecided. */
const BUDGET = 20_000
const PATTERNS: Readonly<Record<NumberKind, RegExp>> = {
  count: /^(?:0|[1-9]\d*)$/,
  signed: /^(?:0|[+-]?[1-9]\d*)$/,
  amount: /^(?:0|[1-9]\d*)(?:\.\d+)?(?:万元|元|万)?$/,
}

const KNOWN = new Map<string, SplitResult>()

/** Cuts `text` into one cell per column; spaces in it are cuts for certain. */
export function splitDigits(
  text: string,
  kinds: readonly NumberKind[],
  sums: readonly RowSum[],
): SplitResult {
  const bound = sums.map((sum) => `${sum.from}-${sum.total}`).join()
  return remember(KNOWN, `${text}|${kinds.join()}|${bound}`, () => splitAnew(text, kinds, sums))
}

function splitAnew(text: string, kinds: readonly NumberKind[], sums: readonly RowSum[]): SplitResult {
  const pieces = text
    .trim()
    .split(/\s+/)
    .filter((piece) => piece !== '')
  const free = ways(pieces, kinds, [])
  if (free.length === 1 || sums.length === 0) return agree(free, kinds.length)
  return agree(ways(pieces, kinds, sums), kinds.length)
}

function agree(found: readonly (readonly string[])[], columns: number): SplitResult {
  const cells = Array.from({ length: columns }, (_, index) => {
    const first = found[0]?.[index]
    const same = found.length < CAP && found.every((way) => way[index] === first)
    return same ? first : undefined
  })
  return { cells, ways: found.length }
}

/** All ways; CAP of them (the last ones empty) where they are too many to look at. */
function ways(
  pieces: readonly string[],
  kinds: readonly NumberKind[],
  sums: readonly RowSum[],
): readonly (readonly string[])[] {
  const search: Search = { kinds, sums, found: [], steps: 0 }
  cut(pieces, 0, 0, [], search)
  if (search.steps >= BUDGET) while (search.found.length < CAP) search.found.push([])
  return search.found
}

interface Search {
  readonly kinds: readonly NumberKind[]
  readonly sums: readonly RowSum[]
  readonly found: string[][]
  steps: number
}

function cut(
  pieces: readonly string[],
  piece: number,
  offset: number,
  cells: string[],
  search: Search,
): void {
  search.steps += 1
  if (search.found.length >= CAP || search.steps >= BUDGET) return
  const text = pieces[piece]
  if (text === undefined) {
    if (cells.length === search.kinds.length) search.found.push([...cells])
    return
  }
  if (offset === text.length) return cut(pieces, piece + 1, 0, cells, search)
  const kind = search.kinds[cells.length]
  if (kind === undefined || !canFit(pieces, piece, offset, search.kinds.length - cells.length)) return
  const sum = search.sums.find((entry) => entry.total === cells.length)
  const total = sum ? String(cells.slice(sum.from).reduce((rest, cell) => rest + Number(cell), 0)) : undefined
  const ends = total === undefined ? range(offset + 1, text.length) : [offset + total.length]
  for (const end of ends) {
    const cell = text.slice(offset, end)
    if (total === undefined ? !PATTERNS[kind].test(cell) : cell !== total) continue
    cells.push(cell)
    cut(pieces, piece, end, cells, search)
    cells.pop()
  }
}

function range(from: number, to: number): readonly number[] {
  return Array.from({ length: to - from + 1 }, (_, index) => from + index)
}

/** Every remaining piece is one cell at least, and every character at most one. */
function canFit(pieces: readonly string[], piece: number, offset: number, room: number): boolean {
  let characters = (pieces[piece]?.length ?? 0) - offset
  for (let index = piece + 1; index < pieces.length; index += 1) characters += pieces[index]?.length ?? 0
  return pieces.length - piece <= room && characters >= room
}
