/** The first sheet of an .xlsx as rows of text, dates as YYYY-MM-DD: enough for an old register, nothing more. */
import { strFromU8, unzipSync } from 'fflate'
import { SaxesParser } from 'saxes'
import { fromEpochDay } from '../law/local-date.ts'

const MOST_BYTES = 60_000_000
const MOST_ROWS = 20_000
const EXCEL_EPOCH = 25_569

/** Undefined where the bytes are no workbook. Rows and cells count from 0. */
export function readSheet(bytes: Uint8Array): readonly (readonly string[])[] | undefined {
  try {
    const parts = unzipSync(bytes, {
      filter: ({ name, originalSize }) =>
        originalSize < MOST_BYTES && /^xl\/(worksheets\/sheet1|sharedStrings|styles)\.xml$/.test(name),
    })
    const sheet = parts['xl/worksheets/sheet1.xml']
    if (sheet === undefined) return undefined
    const strings = parts['xl/sharedStrings.xml']
    const styles = parts['xl/styles.xml']
    return rowsOf(
      strFromU8(sheet),
      strings === undefined ? [] : stringsOf(strFromU8(strings)),
      styles === undefined ? [] : dateStylesOf(strFromU8(styles)),
    )
  } catch {
    return undefined
  }
}

/** One text an <si>, its runs joined; phonetic guides (rPh) are left out. */
function stringsOf(xml: string): readonly string[] {
  const texts: string[] = []
  let current: string | undefined
  let inText = false
  let phonetic = 0
  walk(xml, {
    open(name) {
      if (name === 'si') current = ''
      if (name === 'rPh') phonetic += 1
      inText = name === 't' && phonetic === 0
    },
    text(text) {
      if (inText && current !== undefined) current += text
    },
    close(name) {
      if (name === 't') inText = false
      if (name === 'rPh') phonetic -= 1
      if (name === 'si') texts.push(current ?? '')
    },
  })
  return texts
}

const BUILT_IN_DATES: ReadonlySet<number> = new Set([
  14, 15, 16, 17, 22, 27, 28, 29, 30, 31, 36, 50, 51, 52, 53, 54, 57, 58,
])

/** Which cell styles show a number as a day. */
function dateStylesOf(xml: string): readonly boolean[] {
  const custom = new Set<number>()
  const styles: boolean[] = []
  let inCellFormats = false
  walk(xml, {
    open(name, attributes) {
      if (
        name === 'numFmt' &&
        /[ymd]/i.test((attributes['formatCode'] ?? '').replace(/"[^"]*"|\[[^\]]*\]/g, ''))
      )
        custom.add(Number(attributes['numFmtId']))
      if (name === 'cellXfs') inCellFormats = true
      if (name === 'xf' && inCellFormats) {
        const id = Number(attributes['numFmtId'] ?? 0)
        styles.push(BUILT_IN_DATES.has(id) || custom.has(id))
      }
    },
    text: () => undefined,
    close(name) {
      if (name === 'cellXfs') inCellFormats = false
    },
  })
  return styles
}

function rowsOf(
  xml: string,
  strings: readonly string[],
  dateStyles: readonly boolean[],
): readonly (readonly string[])[] {
  const rows: string[][] = []
  let row: string[] = []
  let cell: { column: number; type: string; isDate: boolean; text: string } | undefined
  let inValue = false
  walk(xml, {
    open(name, attributes) {
      if (name === 'row') row = []
      if (name === 'c')
        cell = {
          column: columnOf(attributes['r'] ?? '', row.length),
          type: attributes['t'] ?? 'n',
          isDate: dateStyles[Number(attributes['s'] ?? -1)] ?? false,
          text: '',
        }
      inValue = name === 'v' || name === 't'
    },
    text(text) {
      if (inValue && cell !== undefined) cell.text += text
    },
    close(name) {
      if (name === 'v' || name === 't') inValue = false
      if (name === 'c' && cell !== undefined) {
        while (row.length < cell.column) row.push('')
        row[cell.column] = valueOf(cell, strings)
        cell = undefined
      }
      if (name === 'row' && rows.length < MOST_ROWS) rows.push(row)
    },
  })
  return rows
}

function valueOf(cell: { type: string; isDate: boolean; text: string }, strings: readonly string[]): string {
  if (cell.type === 's') return (strings[Number(cell.text)] ?? '').trim()
  if (cell.type !== 'n' || !cell.isDate || cell.text === '') return cell.text.trim()
  return fromEpochDay(Math.floor(Number(cell.text)) - EXCEL_EPOCH)
}

/** B7 → 1. */
function columnOf(reference: string, otherwise: number): number {
  const letters = /^[A-Z]+/.exec(reference)?.[0]
  if (letters === undefined) return otherwise
  return [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1
}

interface Handlers {
  open(name: string, attributes: Readonly<Record<string, string>>): void
  text(text: string): void
  close(name: string): void
}

/** Local names; a prefix is of no interest here. */
function walk(xml: string, handlers: Handlers): void {
  const parser = new SaxesParser()
  const local = (name: string): string => name.slice(name.indexOf(':') + 1)
  parser.on('opentag', (tag) => handlers.open(local(tag.name), tag.attributes))
  parser.on('text', (text) => handlers.text(text))
  parser.on('closetag', (tag) => handlers.close(local(tag.name)))
  parser.write(xml).close()
}
