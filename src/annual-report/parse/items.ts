/** Lines as a stream of items: texts, values, row ends. Here every layout of a source becomes one and the same stream. */
import { displayWidth, fold, squeeze } from './fold.ts'
import { cutGlued, isGlued } from './glued.ts'
import { clauseOf, core, exactLabels, isSure, matchRow } from './labels.ts'
import type { SourceCell, SourceLine } from './source.ts'
import { isBlankText, isNumberText, isWordValue } from './values.ts'

/**
 * How the cells of a row were told apart. grid: by the file (html, docx, xlsx) · marked: tabs or Markdown, blanks kept ·
 * pipes: bars, blanks perhaps dropped · spaces: by position · cells: one cell a line · glued: not at all.
 */
export type RowStyle = 'grid' | 'marked' | 'pipes' | 'spaces' | 'cells' | 'glued'

export interface TextItem {
  readonly kind: 'text'
  readonly text: string
  readonly line: number
  /** Items of one printed row share a number; cells on lines of their own have 0. */
  readonly row: number
  /** A sentence, never a label. */
  readonly prose: boolean
  /** Position on the page, where the source has one. */
  readonly from?: number
  readonly to?: number
}

export interface ValueItem {
  readonly kind: 'value'
  readonly text: string
  readonly blank: boolean
  readonly line: number
  readonly row: number
  readonly from: number
  readonly to: number
  /** Its grid column, from 1. */
  readonly cell?: number
  /** The source breaks off in or right behind this text. */
  readonly cut?: boolean
}

export interface BarItem {
  readonly kind: 'bar'
  readonly count: number
  readonly line: number
}

interface RowEnd {
  readonly kind: 'rowEnd'
  readonly style: RowStyle
  readonly row: number
}

export type Item = TextItem | ValueItem | BarItem | RowEnd

const PAGE_NUMBER = /^[-—–―]\s*\d{1,3}\s*[-—–―]$|^第\s*\d+\s*页/
const RULE = /^[|\s:+-]*-{3,}[|\s:+-]*$/

/** The whole document as items, in print order. */
export function itemsOf(lines: readonly SourceLine[]): readonly Item[] {
  const items: Item[] = []
  const barred = lines.filter((line) => line.kind === 'text' && hasSeveralCells(line.text))
  const keepsBlanks = barred.some((line) => hasInnerBlank(line.text))
  const markdown = barred.filter((line) => line.text.trim().startsWith('|')).length * 2 > barred.length
  let row = 0
  lines.forEach((line, index) => {
    if (line.text.trim() === '' && line.kind === 'text') return
    row += 1
    items.push(
      ...lineItems(line, { line: index, row, last: index === lines.length - 1, keepsBlanks, markdown }),
    )
  })
  return items
}

interface At {
  readonly line: number
  readonly row: number
  readonly last: boolean
  /** Positions are those of a page, not of characters in a line. */
  readonly placed?: boolean
  /** Rows with bars keep their blank cells somewhere in this source, so they do everywhere. */
  readonly keepsBlanks: boolean
  /** Rows with bars begin with one; else a bar at the beginning closes a blank cell. */
  readonly markdown: boolean
}

/** A bar with something before and behind it. */
function hasSeveralCells(printed: string): boolean {
  return printed.includes('|') && printed.split('|').filter((cell) => cell.trim() !== '').length > 1
}

/** A blank cell between two numbers of a row with bars. */
function hasInnerBlank(printed: string): boolean {
  return printed.includes('|') && /\d\s*\|(?:\s*\|)+\s*\d/.test(printed)
}

function lineItems(line: SourceLine, at: At): readonly Item[] {
  if (line.kind === 'row') return rowItems(line.cells ?? [], 'grid', { ...at, placed: true })
  const plain = fold(line.text)
  if (PAGE_NUMBER.test(plain.trim()) || RULE.test(plain)) return []
  if (line.kind === 'placed') return spacedItems(placedPieces(line.cells ?? []), { ...at, placed: true })
  if (plain.includes('|')) return pipeItems(plain, at)
  if (plain.trim().includes('\t') || /\S\t/.test(plain)) return tabItems(plain, at)
  if (isGlued(line.text)) return gluedItems(line.text, at)
  return spacedItems(textPieces(line.text), at)
}

function text(piece: string, at: At, row = at.row): TextItem {
  return { kind: 'text', text: piece, line: at.line, row, prose: isProse(piece) }
}

/** Sentences and long passages are prose; a label keeps its length after its bracketed notes are gone. */
function isProse(piece: string): boolean {
  if (piece.length < 12) return false
  if (/[。；]/.test(piece.replace(/[(（][^()（）]*[)）]/g, ''))) return true
  return piece.length > 40 && core(piece).length > 40
}

function cellKind(plain: string): 'blank' | 'number' | 'text' {
  if (isBlankText(plain)) return 'blank'
  return isNumberText(plain) ? 'number' : 'text'
}

/** A printed row of cells, blanks included: its texts, then the values behind its label. */
function rowItems(cells: readonly SourceCell[], style: RowStyle, at: At): readonly Item[] {
  const plain = cells.map((cell) => squeeze(cell.text))
  const kinds = plain.map(cellKind)
  const start = valueStart(plain, kinds)
  const items: Item[] = []
  cells.forEach((cell, index) => {
    if (index < start) {
      if (kinds[index] === 'text') items.push(placedText(cell, at, at.row))
      else if (kinds[index] === 'number') items.push(value(cell, at, false))
    } else items.push(value(cell, at, kinds[index] === 'blank'))
  })
  items.push({ kind: 'rowEnd', style, row: at.row })
  return items
}

function value(cell: SourceCell, at: At, isBlank: boolean): ValueItem {
  return {
    kind: 'value',
    text: cell.text,
    blank: isBlank,
    line: at.line,
    row: at.row,
    from: cell.from,
    to: cell.to,
    cell: Math.round(cell.from) + 1,
  }
}

/** Index of the first value cell: behind the row label, else behind the last text; past the end for heading rows. */
function valueStart(plain: readonly string[], kinds: readonly string[]): number {
  const texts = plain.flatMap((_, index) => (kinds[index] === 'text' ? [index] : []))
  const lastText = texts.at(-1)
  if (lastText === undefined) return kinds.includes('number') || markedBlank(plain) ? 0 : plain.length
  const label = texts.findLast((index) => isRowLabel(plain[index] ?? ''))
  if (label !== undefined && texts.every((index) => index <= label || !isHeading(plain[index] ?? ''))) {
    return label + 1
  }
  const hasNumber = kinds.slice(lastText + 1).includes('number')
  return hasNumber ? lastText + 1 : plain.length
}

function isRowLabel(plain: string): boolean {
  const match = matchRow(plain)
  return match !== undefined && isSure(match.label, plain)
}

function markedBlank(plain: readonly string[]): boolean {
  return plain.some((cell) => cell !== '')
}

function isHeading(plain: string): boolean {
  return (
    exactLabels(plain).length > 0 || clauseOf(plain) !== undefined || /^(?:数据\d|项目|类别)$/.test(plain)
  )
}

function pipeItems(plain: string, at: At): readonly Item[] {
  const trimmed = plain.trim()
  if (/^[|\s]*$/.test(trimmed))
    return [{ kind: 'bar', count: trimmed.replace(/\s/g, '').length, line: at.line }]
  const markdown = trimmed.startsWith('|') && (at.markdown || !at.keepsBlanks)
  const parts = trimmed.split('|')
  if (markdown) parts.shift()
  const lastFull = parts.findLastIndex((part) => part.trim() !== '')
  const printed = parts.slice(0, lastFull + 1)
  const residue = parts.length - 1 - lastFull
  const cut = at.last && residue === 0 && !plain.endsWith(' ')
  if (markdown) return markdownItems(parts, at, cut)
  if (printed.length === 1)
    return [...oneCell(printed[0] ?? '', at, cut), { kind: 'bar', count: residue, line: at.line }]
  const marked = at.keepsBlanks || printed.some((part, index) => index > 0 && part.trim() === '')
  return markCut(rowItems(gridCells(printed), marked ? 'marked' : 'pipes', at), cut)
}

function markdownItems(parts: string[], at: At, cut: boolean): readonly Item[] {
  if (parts.at(-1)?.trim() === '') parts.pop()
  if (parts.length === 1) return oneCell(parts[0] ?? '', at, cut)
  return markCut(rowItems(gridCells(parts), 'marked', at), cut)
}

function gridCells(parts: readonly string[]): readonly SourceCell[] {
  return parts.map((part, index) => ({ text: part.trim(), from: index, to: index + 1 }))
}

function tabItems(plain: string, at: At): readonly Item[] {
  const parts = plain.replace(/\s+$/, (tail) => tail.replace(/[^\t]/g, '')).split('\t')
  return markCut(rowItems(gridCells(parts), 'marked', at), at.last && !/\s$/.test(plain))
}

function markCut(items: readonly Item[], cut: boolean): readonly Item[] {
  if (!cut) return items
  const last = items.findLastIndex((item) => item.kind === 'value')
  return items.map((item, index) => (index === last && item.kind === 'value' ? { ...item, cut: true } : item))
}

/** A cell on a line of its own. */
function oneCell(printed: string, at: At, cut: boolean): readonly Item[] {
  const plain = squeeze(printed)
  const kind = cellKind(plain)
  if (kind === 'text' && !isWordValue(plain)) return [text(printed.trim(), at, 0)]
  return [
    {
      kind: 'value',
      text: printed.trim(),
      blank: kind === 'blank',
      line: at.line,
      row: 0,
      from: 0,
      to: 0,
      ...(cut ? { cut: true } : {}),
    },
  ]
}

function gluedItems(line: string, at: At): readonly Item[] {
  return cutGlued(line).flatMap((part): readonly Item[] => {
    if (part.kind !== 'digits')
      return [
        {
          kind: 'text',
          text: part.text,
          line: at.line,
          row: 0,
          prose: part.kind === 'prose',
        },
      ]
    const digits: ValueItem = {
      kind: 'value',
      text: part.text,
      blank: false,
      line: at.line,
      row: at.row,
      from: 0,
      to: 0,
    }
    return [digits, { kind: 'rowEnd', style: 'glued', row: at.row }]
  })
}

/** Pieces of a line by wide gaps, each with its display columns. */
function textPieces(line: string): readonly SourceCell[] {
  const pieces: SourceCell[] = []
  for (const found of line.matchAll(/\S+(?:[ \u00a0\u3000]\S+)*/g)) {
    const from = displayWidth(line.slice(0, found.index))
    pieces.push({ text: found[0], from, to: from + displayWidth(found[0]) })
  }
  return pieces
}

function placedPieces(cells: readonly SourceCell[]): readonly SourceCell[] {
  return cells.filter((cell) => cell.text.trim() !== '')
}

/** A line whose cells are told apart by spaces or position: values at its end belong to the text before them. */
function spacedItems(pieces: readonly SourceCell[], at: At): readonly Item[] {
  const words = pieces.flatMap(wordsOf)
  const start =
    words.findLastIndex((word) => cellKind(squeeze(word.text)) !== 'number' && !isMark(word.text)) + 1
  const values = words.slice(start)
  const before = joinPieces(pieces, words, start)
  const single = values.length === 1
  if (values.length === 0 || (single && before.length > 0 && !matchRow(before.at(-1)?.text ?? '')))
    return textOnly(pieces, at)
  const cut = at.last
  const row = values.length === 1 && before.length === 0 ? 0 : at.row
  const items: Item[] = before.map((piece) => placedText(piece, at, row))
  items.push(...values.map((word): ValueItem => ({ ...value(word, at, isMark(word.text)), row })))
  if (row !== 0) items.push({ kind: 'rowEnd', style: 'spaces', row })
  return markCut(items, cut)
}

function placedText(piece: SourceCell, at: At, row: number): TextItem {
  const item = text(piece.text, at, row)
  return at.placed ? { ...item, from: piece.from, to: piece.to } : item
}

function isMark(word: string): boolean {
  return isBlankText(squeeze(word))
}

function textOnly(pieces: readonly SourceCell[], at: At): readonly Item[] {
  const [only] = pieces
  if (pieces.length === 1 && only) {
    return oneCell(only.text, at, false).map((item) =>
      item.kind === 'text' && at.placed ? { ...item, from: only.from, to: only.to } : item,
    )
  }
  return pieces.map((piece) => placedText(piece, at, at.row))
}

function wordsOf(piece: SourceCell): readonly SourceCell[] {
  const width = Math.max(1, piece.text.length)
  return [...piece.text.matchAll(/\S+/g)].map((found) => ({
    text: found[0],
    from: piece.from + ((piece.to - piece.from) * found.index) / width,
    to: piece.from + ((piece.to - piece.from) * (found.index + found[0].length)) / width,
  }))
}

/** The texts before the values, cut where the line has wide gaps. */
function joinPieces(
  pieces: readonly SourceCell[],
  words: readonly SourceCell[],
  start: number,
): readonly SourceCell[] {
  const taken = words.slice(0, start)
  return pieces.flatMap((piece) => {
    const inside = taken.filter((word) => word.from >= piece.from && word.to <= piece.to + 0.001)
    const joined = inside.map((word) => word.text).join(' ')
    return joined === '' ? [] : [{ text: joined, from: piece.from, to: inside.at(-1)?.to ?? piece.to }]
  })
}
