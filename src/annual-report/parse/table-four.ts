/** 表四 行政复议、行政诉讼: fifteen cells in one row, or three small tables of five. */
import { REMEDY_BLOCKS, REMEDY_COLUMNS, remedyPath, type RemedyBlock } from '../model.ts'
import type { Chunk } from './chunks.ts'
import { enter, type Collected } from './collect.ts'
import { assignColumns, type RowSpec, type Slot } from './columns.ts'
import { squeeze } from './fold.ts'
import type { ValueItem } from './items.ts'
import { habitsOf, type DocumentHabits } from './habits.ts'

const BLOCK = REMEDY_COLUMNS.length
const WIDTH = BLOCK * REMEDY_BLOCKS.length
const SPEC: RowSpec = {
  kinds: Array.from({ length: WIDTH }, () => 'count' as const),
  sums: REMEDY_BLOCKS.map((_, index) => ({ from: index * BLOCK, total: index * BLOCK + BLOCK - 1 })),
}
const BLOCK_SPEC: RowSpec = { kinds: SPEC.kinds.slice(0, BLOCK), sums: [{ from: 0, total: BLOCK - 1 }] }

export interface FourResult {
  readonly found: boolean
  readonly complete: boolean
}

export function readTableFour(into: Collected, all: readonly Chunk[], document: DocumentHabits): FourResult {
  const chunks = all.filter((chunk) => chunk.table === 'remedies')
  const named = chunks.some((chunk) =>
    chunk.texts.some((item) => /结果维持|尚未审结|未经复议/.test(squeeze(item.text))),
  )
  const filled = chunks.filter((chunk) => chunk.values.some((value) => !value.blank))
  const whole = filled.find((chunk) => chunk.style === 'glued' || chunk.values.length >= WIDTH)
  if (whole) {
    const { slots, excess } = assignColumns(whole, SPEC, habitsOf([], WIDTH, document))
    if (excess) noteExcess(into, whole)
    REMEDY_BLOCKS.forEach((block, index) =>
      enterBlock(into, block, slots.slice(index * BLOCK, (index + 1) * BLOCK), whole),
    )
    return { found: true, complete: true }
  }
  const blocks = blockChunks(filled)
  for (const [block, chunk] of blocks)
    enterBlock(into, block, assignColumns(chunk, BLOCK_SPEC, habitsOf([], BLOCK, document)).slots, chunk)
  const apart = totalsApart(filled)
  if (apart)
    REMEDY_BLOCKS.forEach((block, index) =>
      enterBlock(into, block, apart.slice(index * BLOCK, (index + 1) * BLOCK), filled[0] ?? chunks[0]),
    )
  if (apart) return { found: true, complete: true }
  if (blocks.size > 0) return { found: true, complete: blocks.size === REMEDY_BLOCKS.length }
  const short = filled.findLast((chunk) => chunk.values.length > 0)
  if (short) enterShort(into, short, document, fifteenCentres(chunks))
  else if (named) enterEmpty(into, chunks)
  return { found: named || short !== undefined, complete: false }
}

function noteExcess(into: Collected, chunk: Chunk): void {
  into.excess.push({ table: '表四', row: '', item: chunk.values[0] })
}

function enterBlock(
  into: Collected,
  block: RemedyBlock,
  slots: readonly Slot[],
  chunk: Chunk | undefined,
): void {
  REMEDY_COLUMNS.forEach((column, index) => {
    enter(into, remedyPath(block, column), slots[index] ?? { kind: 'absent' }, 'count', chunk?.values[0])
  })
}

/**
 * A run of cells from which one, two or all totals stand apart under their own 总计: every way to put them back is
 * looked at, and a cell is read where all ways agree.
 */
function totalsApart(chunks: readonly Chunk[]): readonly Slot[] | undefined {
  const [main, ...singles] = chunks
  const missing = WIDTH - (main?.values.length ?? 0)
  const apart = singles.filter(
    (chunk) => chunk.values.length === 1 && squeeze(chunk.texts.at(-1)?.text ?? '').endsWith('总计'),
  )
  if (!main || missing < 1 || missing > REMEDY_BLOCKS.length || apart.length !== missing) return undefined
  const totals = SPEC.sums.map((sum) => sum.total)
  const ways = choices(totals, missing).map((places) => putBack(main, apart, places))
  return Array.from({ length: WIDTH }, (_, index): Slot => {
    const item = ways[0]?.[index]
    const same =
      item !== undefined && ways.every((way) => squeeze(way[index]?.text ?? '') === squeeze(item.text))
    if (!same)
      return {
        kind: 'unread',
        reason: '总计与本行其他数字脱离，无法确定属于哪一列',
        ...(item ? { item } : {}),
      }
    return item.blank ? { kind: 'blank', printed: item.text, item } : { kind: 'value', text: item.text, item }
  })
}

function putBack(
  main: Chunk,
  apart: readonly Chunk[],
  places: readonly number[],
): readonly (ValueItem | undefined)[] {
  const row: (ValueItem | undefined)[] = [...main.values]
  places.forEach((place, index) => row.splice(place, 0, apart[index]?.values[0]))
  return row
}

/** All ways to choose `count` of the places, in order. */
function choices(places: readonly number[], count: number): readonly (readonly number[])[] {
  if (count === 0) return [[]]
  return places.flatMap((place, index) =>
    choices(places.slice(index + 1), count - 1).map((rest) => [place, ...rest]),
  )
}

function enterShort(
  into: Collected,
  chunk: Chunk,
  document: DocumentHabits,
  headings: readonly number[] | undefined,
): void {
  const { slots } = assignColumns(chunk, SPEC, habitsOf([], WIDTH, document, headings))
  REMEDY_BLOCKS.forEach((block, index) =>
    enterBlock(into, block, slots.slice(index * BLOCK, (index + 1) * BLOCK), chunk),
  )
}

/** The fifteen column headings by position; undefined where the page does not show exactly these. */
function fifteenCentres(chunks: readonly Chunk[]): readonly number[] | undefined {
  const centres = chunks
    .flatMap((chunk) => chunk.texts)
    .filter(
      (item) =>
        item.from !== undefined && /维持$|纠正$|^其他(?:结果)?$|审结$|^总计$/.test(squeeze(item.text)),
    )
    .map((item) => ((item.from ?? 0) + (item.to ?? 0)) / 2)
    .sort((left, right) => left - right)
  return centres.length === WIDTH ? centres : undefined
}

/** Headings printed, no number behind them, something else following: the row is blank. */
function enterEmpty(into: Collected, chunks: readonly Chunk[]): void {
  const blanks = chunks.find((chunk) => chunk.values.length >= WIDTH)
  const last = chunks.at(-1)
  if (!blanks && (last === undefined || last.atEnd)) return
  const line = (blanks ?? last)?.texts.at(-1)?.line ?? 0
  for (const block of REMEDY_BLOCKS) {
    for (const column of REMEDY_COLUMNS) {
      enter(into, remedyPath(block, column), { kind: 'blank', printed: '' }, 'count', { line })
    }
  }
}

/** Three small tables, each under the name of its block. */
function blockChunks(chunks: readonly Chunk[]): ReadonlyMap<RemedyBlock, Chunk> {
  const fives = chunks.filter((chunk) => chunk.values.length === BLOCK)
  const found = new Map<RemedyBlock, Chunk>()
  for (const chunk of fives) {
    const block = blockOf(chunk.texts.map((item) => squeeze(item.text)).join(''))
    if (block && !found.has(block)) found.set(block, chunk)
  }
  return found
}

function blockOf(heading: string): RemedyBlock | undefined {
  if ((heading.match(/维持/g) ?? []).length !== 1) return undefined
  if (/未经复议/.test(heading)) return /复议后/.test(heading) ? undefined : 'litigation.direct'
  if (/复议后/.test(heading)) return 'litigation.afterReview'
  return /行政复议/.test(heading) && !/行政诉讼/.test(heading) ? 'review' : undefined
}
