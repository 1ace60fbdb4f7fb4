import { FORMS, formForYear } from '../forms/index.ts'
import type { CellPath, CellValue, Cells, FormDefinition, RequestRow } from '../model.ts'
import { REMEDY_COLUMNS, requestPath } from '../model.ts'
import type {
  CellText,
  Finding,
  LabelNote,
  Place,
  ReadReport,
  ReadSection,
  Severity,
  Statement,
} from '../reading.ts'

/** What the checks look at: a report read from a file, or the computed one of a form with its drafted sections. */
export interface Subject {
  readonly form: FormDefinition
  readonly cells: Cells
  /** Printed but undecided cells: a check that needs one of them is skipped. */
  readonly unread: ReadonlySet<CellPath>
  readonly places: ReadonlyMap<CellPath, Place>
  readonly organ: string | null
  readonly year: number | null
  /** A 2021 report that prints （六）其他处理 as one row. */
  readonly otherCombined: boolean
  /** The report of the year before, as filed. */
  readonly previous?: { readonly form: FormDefinition; readonly cells: Cells; readonly year: number | null }
  readonly text: TextFacts
}

/** Facts of the text. `tables` and `cut` are there only for a report read from a file. */
export interface TextFacts {
  readonly title?: string | null
  readonly sections?: readonly ReadSection[]
  readonly statements?: readonly Statement[]
  readonly labelNotes?: readonly LabelNote[]
  readonly cellTexts?: readonly CellText[]
  readonly tables?: ReadReport['tables']
  readonly cut?: boolean
  /** All lines of the text; tables as tab-separated rows. */
  readonly lines?: ReadReport['lines']
}

/** One rule of checks.md: pure, over one report. */
export interface Check {
  readonly rule: string
  /** The severity it usually has; a sum with blanks in it is only a warning. */
  readonly severity: Severity
  readonly run: (subject: Subject) => readonly Finding[]
  readonly examples: readonly CheckExample[]
}

/** An example of a check, run as its test: what is given on top of a clean report of zeros, what is found. */
export interface CheckExample {
  readonly title: string
  readonly given?: ExampleGiven
  /** Findings of this check in order; every key named must be equal. None: the check is silent. */
  readonly expect: readonly Partial<Finding>[]
}

/** number: a count (an amount in a column of 万元) · text: a blank printed so · null: no such cell in the source. */
export type ExampleCells = Readonly<Record<CellPath, number | string | null>>

export interface ExampleGiven {
  readonly form?: '2019' | '2021'
  readonly cells?: ExampleCells
  readonly unread?: readonly CellPath[]
  readonly organ?: string
  readonly year?: number
  readonly otherCombined?: boolean
  readonly previous?: {
    readonly form?: '2019' | '2021'
    readonly cells?: ExampleCells
    readonly year?: number
  }
  readonly text?: TextFacts
}

/** The form of a report that was read: by its headings, else by its year, else the one in force. */
export function formOf(report: Pick<ReadReport, 'format' | 'year'>): FormDefinition {
  if (report.format !== null) return FORMS[report.format]
  return report.year === null ? FORMS['2021'] : formForYear(report.year)
}

/** Rows of 表三 as this report prints them: one （六） row in a 2021 report that combines it. */
export function requestRowsOf(subject: Subject): readonly RequestRow[] {
  const rows = subject.form.requestRows.map((row) => row.key)
  if (!subject.otherCombined || rows.includes('other')) return rows
  return rows.flatMap((row) => (row === 'other.noCorrection' ? ['other'] : isOtherRow(row) ? [] : [row]))
}

function isOtherRow(row: RequestRow): boolean {
  return row === 'other.noPayment' || row === 'other.else'
}

/** The result rows that （七）总计 adds up. */
export function resultRowsOf(subject: Subject): readonly RequestRow[] {
  const outside: ReadonlySet<RequestRow> = new Set(
    subject.form.requestRows.filter((row) => !row.inResults).map((row) => row.key),
  )
  return requestRowsOf(subject).filter((row) => !outside.has(row) && row !== 'totalProcessed')
}

/** Every cell this report should have, in print order. */
export function pathsOf(subject: Subject): readonly CellPath[] {
  return [
    ...subject.form.proactive.flatMap((block) =>
      block.rows.flatMap((row) => block.columns.map((column) => `proactive.${row.key}.${column.key}`)),
    ),
    ...requestRowsOf(subject).flatMap((row) =>
      subject.form.requestColumns.map((column) => requestPath(row, column.key)),
    ),
    ...subject.form.remedyBlocks.flatMap((block) => REMEDY_COLUMNS.map((column) => `${block.key}.${column}`)),
  ]
}

/** The printed count of a cell; undefined where it is blank, unread, absent or an amount. */
export function countAt(cells: Cells, path: CellPath): number | undefined {
  const value = cells.get(path)
  return value?.kind === 'count' ? value.value : undefined
}

/** As `countAt`, a printed blank taken as 0; undefined where the cell is absent or unread. */
export function countOrZero(cells: Cells, path: CellPath): number | undefined {
  const value = cells.get(path)
  if (value === undefined || value.kind === 'amount') return undefined
  return value.kind === 'blank' ? 0 : value.value
}

export function isBlank(value: CellValue | undefined): boolean {
  return value?.kind === 'blank'
}

/** A finding at a cell, with the cell's place where the source has one. */
export function findingAt(
  subject: Subject,
  path: CellPath,
  finding: Omit<Finding, 'path' | 'place'>,
): Finding {
  const place = subject.places.get(path)
  return { ...finding, path, ...(place === undefined ? {} : { place }) }
}
