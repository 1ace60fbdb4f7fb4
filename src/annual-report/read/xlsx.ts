/** Spreadsheets: every row with its cells, merged cells as spans; numbers as the sheet shows them, without float dust. */
import { SaxesParser } from 'saxes'
import { squeeze } from '../parse/fold.ts'
import { headingOf } from '../parse/prose.ts'
import type { SourceCell, SourceDocument, SourceLine } from '../parse/source.ts'
import { Unreadable } from './unreadable.ts'
import { unzip, type Entries } from './zip.ts'

interface Sheet {
  readonly name: string
  readonly path: string
}
interface SheetCells {
  readonly rows: ReadonlyMap<number, ReadonlyMap<number, string>>
  readonly merges: readonly Merge[]
}
interface Merge {
  readonly top: number
  readonly left: number
  readonly bottom: number
  readonly right: number
}

const MAX_ROWS = 5000
const MAX_COLUMNS = 200

/** Reads all sheets of a workbook, in order. Throws Unreadable for a broken one. */
export function readXlsx(bytes: Uint8Array): SourceDocument {
  const entries = unzip(bytes, (name) =>
    /^xl\/(?:workbook|sharedStrings|_rels\/|worksheets\/sheet)/.test(name),
  )
  const strings = sharedStrings(textOf(entries, 'xl/sharedStrings.xml') ?? '')
  const lines: SourceLine[] = []
  for (const sheet of sheetsOf(entries)) {
    const xml = textOf(entries, sheet.path)
    if (xml !== undefined) addSheet(lines, sheet.name, sheetCells(xml, strings))
  }
  if (lines.length === 0) throw new Unreadable('工作簿里没有内容')
  return { lines, notices: [], whole: true }
}

function textOf(entries: Entries, name: string): string | undefined {
  const bytes = entries.get(name)
  return bytes ? new TextDecoder().decode(bytes) : undefined
}

interface Tag {
  readonly name: string
  readonly attributes: Readonly<Record<string, string>>
}

function parseXml(
  xml: string,
  on: { open?: (tag: Tag) => void; text?: (text: string) => void; close?: (name: string) => void },
): void {
  const parser = new SaxesParser()
  parser.on('opentag', (tag) =>
    on.open?.({ name: local(tag.name), attributes: tag.attributes as Record<string, string> }),
  ) // no xmlns option: attributes are strings
  parser.on('text', (text) => on.text?.(text))
  parser.on('closetag', (tag) => on.close?.(local(tag.name)))
  parser.on('error', () => {
    throw new Unreadable('工作簿已损坏，无法读取')
  })
  parser.write(xml).close()
}

function local(name: string): string {
  return name.slice(name.indexOf(':') + 1)
}

function sharedStrings(xml: string): readonly string[] {
  const found: string[] = []
  if (xml === '') return found
  let text = ''
  let inText = false
  let phonetic = false
  parseXml(xml, {
    open: ({ name }) => {
      if (name === 'si') text = ''
      if (name === 'rPh') phonetic = true
      inText = name === 't' && !phonetic
    },
    text: (part) => {
      if (inText) text += part
    },
    close: (name) => {
      if (name === 'si') found.push(text)
      if (name === 'rPh') phonetic = false
      if (name === 't') inText = false
    },
  })
  return found
}

function sheetsOf(entries: Entries): readonly Sheet[] {
  const targets = new Map<string, string>()
  parseXml(textOf(entries, 'xl/_rels/workbook.xml.rels') ?? '<r/>', {
    open: ({ name, attributes }) => {
      if (name === 'Relationship')
        targets.set(attributes['Id'] ?? '', (attributes['Target'] ?? '').replace(/^\/?(?:xl\/)?/, 'xl/'))
    },
  })
  const sheets: Sheet[] = []
  parseXml(textOf(entries, 'xl/workbook.xml') ?? '<w/>', {
    open: ({ name, attributes }) => {
      const path = targets.get(attributes['r:id'] ?? '')
      if (name === 'sheet' && path && attributes['state'] !== 'veryHidden')
        sheets.push({ name: attributes['name'] ?? '', path })
    },
  })
  return sheets
}

function sheetCells(xml: string, strings: readonly string[]): SheetCells {
  const rows = new Map<number, Map<number, string>>()
  const merges: Merge[] = []
  let at: { row: number; column: number } | undefined
  let type = ''
  let value = ''
  let take = false
  parseXml(xml, {
    open: ({ name, attributes }) => {
      if (name === 'c') {
        at = address(attributes['r'] ?? '')
        type = attributes['t'] ?? ''
        value = ''
      } else if (name === 'mergeCell') merges.push(...merge(attributes['ref'] ?? ''))
      take = name === 'v' || name === 't'
    },
    text: (part) => {
      if (take) value += part
    },
    close: (name) => {
      take = false
      if (name !== 'c' || !at || at.row > MAX_ROWS || at.column > MAX_COLUMNS) return
      const row = rows.get(at.row) ?? new Map<number, string>()
      row.set(at.column, shown(value, type, strings))
      rows.set(at.row, row)
    },
  })
  return { rows, merges }
}

function shown(value: string, type: string, strings: readonly string[]): string {
  if (type === 's') return strings[Number(value)] ?? ''
  if (type !== '' && type !== 'n') return value
  const number = Number(value)
  return value.trim() === '' || !Number.isFinite(number) ? value : plainNumber(number, value)
}

/** The shortest decimal that is the stored double (18.871, not 18.870999999999999). */
function plainNumber(number: number, value: string): string {
  const text = String(number)
  return text.includes('e') ? value : text
}

function address(reference: string): { row: number; column: number } | undefined {
  const [, letters, row] = /^([A-Z]+)(\d+)$/.exec(reference) ?? []
  if (!letters || !row) return undefined
  return {
    row: Number(row),
    column: [...letters].reduce((sum, sign) => sum * 26 + sign.charCodeAt(0) - 64, 0),
  }
}

function merge(reference: string): readonly Merge[] {
  const [first, last] = reference.split(':').map(address)
  if (!first || !last) return []
  return [{ top: first.row, left: first.column, bottom: last.row, right: last.column }]
}

function addSheet(lines: SourceLine[], sheet: string, { rows, merges }: SheetCells): void {
  const width = Math.max(0, ...[...rows.values()].map((row) => Math.max(0, ...filledColumns(row))))
  for (const number of [...rows.keys()].sort((left, right) => left - right)) {
    const row = rows.get(number)
    if (!row || filledColumns(row).length === 0) continue
    const cells = rowCells(row, number, Math.max(width, mergedWidth(merges, number)), merges)
    const text = cells.map((cell) => cell.text).join('\t')
    const place = { line: lines.length + 1, sheet, cell: String(number) }
    const alone = standsAlone(cells)
    lines.push(
      alone === undefined
        ? { text, place, kind: 'row', cells }
        : { text: alone, place: { ...place, cell: `A${number}` }, kind: 'text' },
    )
  }
}

function filledColumns(row: ReadonlyMap<number, string>): readonly number[] {
  return [...row].flatMap(([column, text]) => (text.trim() === '' ? [] : [column]))
}

function mergedWidth(merges: readonly Merge[], row: number): number {
  return Math.max(
    0,
    ...merges.filter((entry) => entry.top <= row && row <= entry.bottom).map((entry) => entry.right),
  )
}

/** The cells of a row, those covered by a merge from the left or above left out. */
function rowCells(
  row: ReadonlyMap<number, string>,
  number: number,
  width: number,
  merges: readonly Merge[],
): readonly SourceCell[] {
  const here = merges.filter((entry) => entry.top <= number && number <= entry.bottom)
  const cells: SourceCell[] = []
  for (let column = 1; column <= width; column += 1) {
    const inside = here.find((entry) => entry.left <= column && column <= entry.right)
    if (inside && (inside.top !== number || inside.left !== column)) continue
    const to = inside ? inside.right : column
    cells.push({ text: (row.get(column) ?? '').trim(), from: column - 1, to })
  }
  return cells
}

/** A paragraph or heading that fills its row alone. */
function standsAlone(cells: readonly SourceCell[]): string | undefined {
  const filled = cells.filter((cell) => cell.text !== '')
  const [only] = filled
  if (!only || filled.length > 1) return undefined
  const wide = cells.length === 1 || headingOf(only.text) !== undefined || squeeze(only.text).length > 40
  return wide ? only.text : undefined
}
