import writeExcelFile, { type Cell, type Sheet as LibrarySheet } from 'write-excel-file/node'
import type { Readable } from 'node:stream'
import { toEpochDay, type LocalDate } from '../../law/local-date.ts'
import { repack } from './archive.ts'
import { cleanText } from './prepare.ts'

/** One typed cell. Text stays text whatever it looks like (`=1+1`, 18-digit numbers, leading zeros). */
export type SheetCell =
  | { readonly text: string; readonly bold?: boolean }
  | { readonly integer: number }
  /** Decimals printed, 0–6; the value keeps what a double holds. */
  | { readonly decimal: number; readonly places: number }
  | { readonly date: LocalDate }
  | null

export interface Sheet {
  readonly name: string
  /** Column widths in characters. */
  readonly widths: readonly number[]
  /** Shown bold and kept in view. */
  readonly header: readonly string[]
  readonly rows: readonly (readonly SheetCell[])[]
}

const EPOCH_SERIAL = 25569 // Excel's number for 1970-01-01
const LONGEST_TEXT = 32_767

/** Sheets → XLSX; the same sheets give the same bytes. Throws RangeError where a text is longer than a cell holds. */
export async function renderXlsx(sheets: readonly Sheet[]): Promise<Uint8Array> {
  const input: LibrarySheet<Readable>[] = sheets.map((sheet) => ({
    sheet: sheetName(sheet.name),
    columns: sheet.widths.map((width) => ({ width })),
    stickyRowsCount: 1,
    data: [
      sheet.header.map((text) => cellOf({ text, bold: true })),
      ...sheet.rows.map((row) => row.map(cellOf)),
    ],
  }))
  const bytes = await writeExcelFile(input).toBuffer()
  return repack(bytes, () => undefined)
}

function cellOf(cell: SheetCell): Cell {
  if (cell === null) return null
  if ('integer' in cell) return { type: Number, value: cell.integer, format: '0' }
  if ('decimal' in cell) return { type: Number, value: cell.decimal, format: decimalFormat(cell.places) }
  if ('date' in cell)
    return { type: Number, value: toEpochDay(cell.date) + EPOCH_SERIAL, format: 'yyyy-mm-dd' }
  const value = cleanText(cell.text)
  if (value.length > LONGEST_TEXT)
    throw new RangeError(`cell text of ${value.length} characters, at most ${LONGEST_TEXT}`)
  if (value === '') return null
  return { type: String, value, wrap: true, ...(cell.bold === true ? { fontWeight: 'bold' as const } : {}) }
}

function decimalFormat(places: number): string {
  return places === 0 ? '0' : `0.${'0'.repeat(places)}`
}

/** Excel takes 31 characters at most, and none of []:*?/\ */
function sheetName(name: string): string {
  return cleanText(name)
    .replace(/[[\]:*?/\\\n]/g, '－')
    .slice(0, 31)
}
