/** Gathers what the tables yield: cells with places, unread cells, notes on labels and cell texts. */
import type { CellPath, CellValue } from '../model.ts'
import type { CellText, LabelNote, Notice, Place, Unread } from '../reading.ts'
import type { Slot } from './columns.ts'
import type { ValueItem } from './items.ts'
import type { SourceLine } from './source.ts'
import { readValue, type NumberKind } from './values.ts'

export interface Collected {
  readonly cells: Map<CellPath, CellValue>
  readonly places: Map<CellPath, Place>
  readonly unread: Map<CellPath, Unread>
  readonly labelNotes: LabelNote[]
  readonly cellTexts: CellText[]
  readonly notices: Notice[]
  /** Rows that print more cells than the form has columns. */
  readonly excess: { readonly table: string; readonly row: string; readonly item: ValueItem | undefined }[]
  readonly lines: readonly SourceLine[]
}

export function newCollection(lines: readonly SourceLine[]): Collected {
  return {
    cells: new Map(),
    places: new Map(),
    unread: new Map(),
    labelNotes: [],
    cellTexts: [],
    notices: [],
    excess: [],
    lines,
  }
}

/** The place of an item: that of its line, with the cell where the line is a table row. */
export function placeOf(into: Collected, item: Pick<ValueItem, 'line' | 'cell'> | undefined): Place {
  const line = item ? into.lines[item.line] : undefined
  if (!line) return {}
  const { cell, ...rest } = line.place
  if (item?.cell === undefined || cell === undefined) return line.place
  return {
    ...rest,
    cell: rest.sheet === undefined ? `${cell} 列${item.cell}` : `${letters(item.cell)}${cell}`,
  }
}

/** One notice a table for its rows with too many cells. */
export function excessNotices(into: Collected): readonly Notice[] {
  return [...new Set(into.excess.map((entry) => entry.table))].map((table) => {
    const rows = into.excess.filter((entry) => entry.table === table)
    const names = rows.slice(0, 3).map((entry) => `“${entry.row}”`)
    const which =
      table === '表四' ? '' : `${names.join('、')}${rows.length > 3 ? `等${rows.length}行` : '行'}`
    return {
      code: 'table.excessCells',
      message: `${table}${which}的格数多于列数，请核对原表`,
      place: placeOf(into, rows[0]?.item),
    }
  })
}

/** Column letters of a spreadsheet: 28 → AB. */
function letters(column: number): string {
  let rest = column
  let text = ''
  while (rest > 0) {
    text = String.fromCharCode(65 + ((rest - 1) % 26)) + text
    rest = Math.floor((rest - 1) / 26)
  }
  return text
}

/** Enters one slot under its path; the first reading of a path stays. */
export function enter(
  into: Collected,
  path: CellPath,
  slot: Slot,
  kind: NumberKind,
  fallback: Pick<ValueItem, 'line'> | undefined,
  headerUnit?: '元' | '万元',
): void {
  if (slot.kind === 'absent' || into.cells.has(path) || into.unread.has(path)) return
  const place = placeOf(into, slot.item ?? fallback)
  if (slot.kind === 'blank') setCell(into, path, { kind: 'blank', printed: slot.printed }, place)
  else if (slot.kind === 'unread') into.unread.set(path, { path, reason: slot.reason, place })
  else enterText(into, path, slot.text, kind, place, headerUnit)
}

function enterText(
  into: Collected,
  path: CellPath,
  printed: string,
  kind: NumberKind,
  place: Place,
  headerUnit?: '元' | '万元',
): void {
  const read = readValue(printed, kind, headerUnit)
  if (read.ok) setCell(into, path, read.value, place)
  else into.unread.set(path, { path, reason: read.reason, place })
  if (read.text) into.cellTexts.push({ path, printed: printed.trim(), place, ...read.text })
}

function setCell(into: Collected, path: CellPath, value: CellValue, place: Place): void {
  into.cells.set(path, value)
  into.places.set(path, place)
}
