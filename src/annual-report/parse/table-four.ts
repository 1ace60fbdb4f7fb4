/** 表四 行政复议、行政诉讼: fifteen cells in one row, or three small tables of five. */
import { REMEDY_BLOCKS, REMEDY_COLUMNS, remedyPath, type RemedyBlock } from '../model.ts'
import type { Chunk } from './chunks.ts'
import { enter, placeOf, type Collected } from './collect.ts'
import { assignColumns, type RowSpec, type Slot } from './columns.ts'
import { squeeze } from './fold.ts'
import { habitsOf } from './habits.ts'

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

export function readTableFour(into: Collected, all: readonly Chunk[]): FourResult {
  const chunks = all.filter((chunk) => chunk.table === 'remedies')
  const named = chunks.some((chunk) =>
    chunk.texts.some((item) => /结果维持|尚未审结|未经复议/.test(squeeze(item.text))),
  )
  const filled = chunks.filter((chunk) => chunk.values.some((value) => !value.blank))
  const whole = filled.find((chunk) => chunk.style === 'glued' || chunk.values.length >= WIDTH)
  if (whole) {
    const { slots, excess } = assignColumns(whole, SPEC, habitsOf([], WIDTH, all))
    if (excess) noteExcess(into, whole)
    REMEDY_BLOCKS.forEach((block, index) =>
      enterBlock(into, block, slots.slice(index * BLOCK, (index + 1) * BLOCK), whole),
    )
    return { found: true, complete: true }
  }
  const blocks = blockChunks(filled)
  for (const [block, chunk] of blocks)
    enterBlock(into, block, assignColumns(chunk, BLOCK_SPEC, habitsOf([], BLOCK, all)).slots, chunk)
  if (blocks.size > 0) return { found: true, complete: blocks.size === REMEDY_BLOCKS.length }
  const short = filled.findLast((chunk) => chunk.values.length > BLOCK)
  if (short) enterShort(into, short, all)
  else if (named) enterEmpty(into, chunks)
  return { found: named || short !== undefined, complete: false }
}

function noteExcess(into: Collected, chunk: Chunk): void {
  const place = placeOf(into, chunk.values[0])
  into.notices.push({
    code: 'table.excessCells',
    message: `表四的格数多于列数（应为15格，印有${chunk.values.length}格）`,
    place,
  })
}

function enterBlock(into: Collected, block: RemedyBlock, slots: readonly Slot[], chunk: Chunk): void {
  REMEDY_COLUMNS.forEach((column, index) => {
    enter(into, remedyPath(block, column), slots[index] ?? { kind: 'absent' }, 'count', chunk.values[0])
  })
}

function enterShort(into: Collected, chunk: Chunk, all: readonly Chunk[]): void {
  const { slots } = assignColumns(chunk, SPEC, habitsOf([], WIDTH, all))
  REMEDY_BLOCKS.forEach((block, index) =>
    enterBlock(into, block, slots.slice(index * BLOCK, (index + 1) * BLOCK), chunk),
  )
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
    const block = blockOf(chunk.texts.map((item) => squeeze(item.text)).join(' '))
    if (block && !found.has(block)) found.set(block, chunk)
  }
  return found
}

function blockOf(heading: string): RemedyBlock | undefined {
  if (/未经复议/.test(heading)) return /复议后/.test(heading) ? undefined : 'litigation.direct'
  if (/复议后/.test(heading)) return 'litigation.afterReview'
  return /行政复议/.test(heading) && !/行政诉讼/.test(heading) ? 'review' : undefined
}
