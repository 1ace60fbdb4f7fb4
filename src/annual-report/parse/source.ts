/** What a file reader hands to the parser: lines, with cells where the file itself has them. */
import type { Notice, Place } from '../reading.ts'

/** One cell or run of text; `from`/`to` are grid columns (tables), points (PDF) or display columns (text). */
export interface SourceCell {
  readonly text: string
  readonly from: number
  readonly to: number
}

export interface SourceLine {
  readonly text: string
  readonly place: Place
  /** row: a table row with all its cells, blank ones too · placed: runs of text by position (PDF) · text: a plain line. */
  readonly kind: 'row' | 'placed' | 'text'
  /** Cells of a `row`, runs of a `placed` line. */
  readonly cells?: readonly SourceCell[]
}

export interface SourceDocument {
  readonly lines: readonly SourceLine[]
  readonly notices: readonly Notice[]
  /** `<title>` of a page, document title: names the report where the text does not. */
  readonly pageTitle?: string
  /** A file that is by nature whole (docx, xlsx, pdf): its end is no cut. */
  readonly whole: boolean
}

/** Plain text as source lines. */
export function linesOfText(text: string): readonly SourceLine[] {
  return text
    .split(/\r\n|\n|\r/)
    .map((line, index) => ({ text: line, place: { line: index + 1 }, kind: 'text' }))
}
