import { parseLocalDate } from '../../law/local-date.ts'
import type { Block, Cell, DocumentTree, Pictures, Run, SealPicture } from './tree.ts'

/**
 * What every renderer does to a tree first: characters that print as nothing or turn the reading direction are
 * taken out, a paragraph of several lines becomes several paragraphs, names of attachments lose a mark at their end,
 * tables are proved to be rectangles.
 * Throws RangeError for a table whose cells do not fill its grid: that is a fault of the code that built it.
 */
export function prepare(tree: DocumentTree): DocumentTree {
  const cleaned = cleanStrings(tree)
  const date = cleaned.date ?? signatureDate(cleaned)
  return {
    ...cleaned,
    ...(date === undefined ? {} : { date }),
    blocks: cleaned.blocks.flatMap(prepareBlock),
  }
}

function signatureDate(tree: DocumentTree): string | undefined {
  const signature = tree.blocks.findLast((block) => block.kind === 'signature')
  const found = /^(\d{4})年(\d{1,2})月(\d{1,2})日$/.exec(signature?.date ?? '')
  if (found === null) return undefined
  const [, year = '', month = '', day = ''] = found
  return parseLocalDate(`${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`)
}

function cleanStrings(tree: DocumentTree): DocumentTree {
  const replace = (_key: string, value: unknown): unknown =>
    typeof value === 'string' ? cleanText(value) : value
  return JSON.parse(JSON.stringify(tree, replace)) as DocumentTree // same shape: only strings were replaced
}

// Controls apart from line feed, zero-width and bidirectional marks, soft hyphens, variation selectors, BOM.
const INVISIBLE = /(?!\n)[\p{Cc}\p{Cf}\p{Variation_Selector}]/gu

/** Spaces of other widths, pasted from a page: a font may lack them, and nobody could find what a refusal names. */
const ODD_SPACES = /[\u1680\u2000-\u200A\u202F\u205F]/g

export function cleanText(value: string): string {
  return value
    .replace(/\r\n?|\u2028|\u2029|\u0085/g, '\n')
    .replace(/\t/g, '\u3000')
    .replace(ODD_SPACES, ' ')
    .replace(INVISIBLE, '')
    .toWellFormed()
}

function prepareBlock(block: Block): readonly Block[] {
  switch (block.kind) {
    case 'paragraph':
      return splitLines(block.runs).map((runs) => ({ ...block, runs }))
    case 'table':
      return [{ ...block, headerRows: wholeHeaderRows(block.rows, block.widths.length, block.headerRows) }]
    case 'attachmentNote':
      // GB/T 9704 7.3.4: no punctuation behind the name of an attachment
      return [{ ...block, items: block.items.map((item) => item.trim().replace(/[。；，、;,]+$/, '')) }]
    default:
      return [block]
  }
}

/** Runs cut at line feeds; empty lines are dropped unless nothing else is there. */
export function splitLines(runs: readonly Run[]): readonly (readonly Run[])[] {
  const lines: Run[][] = [[]]
  for (const run of runs) {
    run.text.split('\n').forEach((part, index) => {
      if (index > 0) lines.push([])
      if (part !== '') lines.at(-1)?.push({ ...run, text: part })
    })
  }
  const filled = lines.filter((line) => line.length > 0)
  return filled.length > 0 ? filled : [[]]
}

/** A header row whose cell spans downwards takes the rows it spans into the header. */
function wholeHeaderRows(rows: readonly (readonly Cell[])[], columns: number, headerRows: number): number {
  placeCells(rows, columns)
  let count = Math.min(headerRows, rows.length)
  for (let row = 0; row < count; row++) {
    for (const cell of rows[row] ?? []) count = Math.max(count, row + (cell.rowSpan ?? 1))
  }
  return count
}

export interface PlacedCell {
  readonly cell: Cell
  readonly row: number
  readonly column: number
}

/** Where each cell starts; throws RangeError where the cells do not tile the grid exactly. */
export function placeCells(rows: readonly (readonly Cell[])[], columns: number): readonly PlacedCell[] {
  const taken = rows.map(() => Array.from({ length: columns }, () => false))
  const placed: PlacedCell[] = []
  rows.forEach((cells, row) => {
    for (const cell of cells) {
      const column = taken[row]?.indexOf(false) ?? -1
      if (column < 0) throw new RangeError(`table row ${row + 1}: more cells than ${columns} columns`)
      occupy(taken, cell, row, column)
      placed.push({ cell, row, column })
    }
  })
  const hole = taken.findIndex((line) => line.includes(false))
  if (hole >= 0) throw new RangeError(`table row ${hole + 1}: cells do not fill ${columns} columns`)
  return placed
}

function occupy(taken: boolean[][], cell: Cell, row: number, column: number): void {
  for (let r = row; r < row + (cell.rowSpan ?? 1); r++) {
    for (let c = column; c < column + (cell.colSpan ?? 1); c++) {
      const line = taken[r]
      if (line?.[c] !== false)
        throw new RangeError(`table row ${row + 1}, column ${column + 1}: span out of the grid`)
      line[c] = true
    }
  }
}

/** Every printed text of a tree, for checks that look at characters. */
export function textsOf(tree: DocumentTree): readonly string[] {
  return [tree.title, ...tree.blocks.flatMap(textsOfBlock)]
}

function textsOfBlock(block: Block): readonly string[] {
  switch (block.kind) {
    case 'organHeader':
    case 'title':
    case 'docNumber':
    case 'heading':
    case 'note':
      return [block.text]
    case 'paragraph':
      return block.runs.map((run) => run.text)
    case 'fields':
      return block.rows.flatMap((row) => [row.label, row.value])
    case 'list':
      return block.items.flatMap((item) => item.map((run) => run.text))
    case 'table':
      return [block.caption ?? '', ...block.rows.flatMap((row) => row.map((cell) => cell.text))]
    case 'signature':
      return [block.organ, block.date]
    case 'attachmentNote':
      return block.items
    case 'image':
      return [svgText(block.svg)]
    case 'qr':
      return [block.caption, ...(block.stamp ?? []).flatMap(({ label, value }) => [label, value])]
    case 'pageBreak':
    case 'rule':
      return []
  }
}

function svgText(svg: string): string {
  return svg
    .replace(/<style[\s\S]*?<\/style>/g, '')
    .replace(/<[^<>]*>/g, '')
    .replace(/&#(\d+);/g, (_all, code: string) => String.fromCodePoint(Number(code)))
    .replace(/&#x([0-9a-f]+);/gi, (_all, code: string) => String.fromCodePoint(Number.parseInt(code, 16)))
    .replace(/&(?:lt|gt|amp|quot|apos);/g, '')
}

/** A long address or telephone number cannot be broken well: justified, its neighbours would be torn apart and not be found by a search. */
export function hasLongWord(runs: readonly Run[]): boolean {
  return runs.some((run) => /[!-~]{12,}/.test(run.text))
}

/** What closes a letter stands on one page with the last line of its text: GB/T 9704 knows no page of a signature only. */
export function isClosing(block: Block | undefined): boolean {
  return block?.kind === 'attachmentNote' || block?.kind === 'signature' || block?.kind === 'qr'
}

/** Name and date in the seal, in millimetres from the seal's top: GB/T 9704 puts them a little below its middle. */
export function placeSeal(
  seal: Pick<SealPicture, 'heightMm'>,
  textMm: number,
): { readonly sealTop: number; readonly textTop: number; readonly height: number } {
  const middle = seal.heightMm * BELOW_MIDDLE
  const textTop = Math.max(0, middle - textMm / 2)
  const sealTop = Math.max(0, textMm / 2 - middle)
  return { sealTop, textTop, height: Math.max(sealTop + seal.heightMm, textTop + textMm) }
}
const BELOW_MIDDLE = 0.58

/** A seal that is named and not there is a fault: the document would be another one. */
export function pictureOf(pictures: Pictures, hash: string): Uint8Array {
  const found = pictures.get(hash)
  if (found === undefined) throw new Error(`the picture ${hash} was not handed to the renderer`)
  return found
}
