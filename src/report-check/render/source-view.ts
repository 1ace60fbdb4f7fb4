/** The source text beside the rebuilt tables: which line, and which piece of it, holds a cell. */
import type { CellPath, CellValue, FormDefinition } from '../../annual-report/model.ts'
import { cellPaths } from '../../annual-report/model.ts'
import type { Place } from '../../annual-report/reading.ts'

export interface SourceFacts {
  readonly cells: ReadonlyMap<CellPath, CellValue>
  readonly places: ReadonlyMap<CellPath, Place>
  readonly unread: readonly { readonly path: CellPath; readonly place: Place }[]
  readonly lines: readonly { readonly text: string }[]
}

export interface SourceSpot {
  /** Counted from 1. */
  readonly line: number
  /** Where in the line the cell's own text stands; absent: the whole line. */
  readonly from?: number
  readonly to?: number
}

/** Where each cell of the form, read or unread, stands in the lines. Cells without a line are left out. */
export function sourceSpots(form: FormDefinition, facts: SourceFacts): ReadonlyMap<CellPath, SourceSpot> {
  const unread = new Map(facts.unread.map(({ path, place }) => [path, place]))
  const byLine = new Map<number, CellPath[]>()
  for (const path of cellPaths(form)) {
    const line = (facts.places.get(path) ?? unread.get(path))?.line
    if (line === undefined) continue
    const paths = byLine.get(line)
    if (paths === undefined) byLine.set(line, [path])
    else paths.push(path)
  }
  const spots = new Map<CellPath, SourceSpot>()
  for (const [line, paths] of byLine) {
    const pieces = piecesOf(facts.lines[line - 1]?.text ?? '')
    paths.forEach((path, index) => {
      const piece = pieces.at(index - paths.length)
      const holds =
        pieces.length >= paths.length && piece !== undefined && shows(piece.text, facts.cells.get(path))
      spots.set(path, holds ? { line, from: piece.from, to: piece.to } : { line })
    })
  }
  return spots
}

/** A tab as a line between cells: a tab's own width leaves some cells stuck together. Offsets are of the text before. */
export function showTabs(text: string): string {
  return text.replaceAll('\t', ' │ ')
}

interface Piece {
  readonly text: string
  readonly from: number
  readonly to: number
}

/** Table cells of a laid-out line: apart by tabs, bars or wide spaces. */
function piecesOf(line: string): readonly Piece[] {
  const pieces: Piece[] = []
  let from = 0
  for (const gap of line.matchAll(/\t|\||｜| {2,}/g)) {
    pieces.push({ text: line.slice(from, gap.index), from, to: gap.index })
    from = gap.index + gap[0].length
  }
  pieces.push({ text: line.slice(from), from, to: line.length })
  // bars end a row: what stands after the last one is no cell
  return /[|｜]\s*$/.test(line) ? pieces.slice(0, -1) : pieces
}

/** Whether the piece prints this value: a wrong guess would point a reader at another cell. */
function shows(text: string, value: CellValue | undefined): boolean {
  if (value === undefined) return false
  const digits = text.normalize('NFKC').replace(/[\s,+]/g, '')
  if (value.kind === 'blank') return digits === '' || /^[-/—–]+$/.test(digits)
  if (value.kind === 'amount') return digits.startsWith(value.wan)
  return digits !== '' && Number(digits) === value.value
}
