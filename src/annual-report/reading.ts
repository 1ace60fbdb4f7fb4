/**
 * What the report reader found in one published report: cells with their places, what could not be read, and the
 * facts of the text. The checks and the desk work on this shape; nothing here knows the file type.
 */
import type { CellPath, Cells, FormId } from './model.ts'

/** Where something stands in its source. Everything is counted from 1; only what the source has is given. */
export interface Place {
  /** Line of the text; for html, docx and pdf a line of the text laid out (`ReadReport.lines`). */
  readonly line?: number
  readonly page?: number
  readonly sheet?: string
  /** `B12` in a spreadsheet; `表2 行3 列4` in a laid-out table. */
  readonly cell?: string
}

/** A cell that is printed but cannot be decided: absent from `cells`, said once here. */
export interface Unread {
  readonly path: CellPath
  /** A sentence a reviewer understands: `数字连写，无法唯一拆分`. */
  readonly reason: string
  readonly place: Place
}

export interface ReadSection {
  /** Which of the six sections it is, by its title (else by its number). */
  readonly number: 1 | 2 | 3 | 4 | 5 | 6
  /** Number as printed (一 = 1); null where none is printed. */
  readonly printedNumber: number | null
  /** The form's title and the one printed (without number and punctuation). */
  readonly title: string
  readonly printedTitle: string
  /** Prose of the section without its heading and without its tables. */
  readonly text: string
  readonly place: Place
  /** The source ends inside this section or right after it (a cut page): its text may go on. */
  readonly cut: boolean
}

/** A row or header printed otherwise than the form has it (misprint, short form, old or new wording). */
export interface LabelNote {
  /** The row or column: `requests.unable.notHeld`, `proactive.licensing`, `requests.*.business`. */
  readonly path: string
  readonly printed: string
  readonly takenFor: string
  readonly place: Place
}

/** A number of the prose, bound to its own clause. */
export interface Statement {
  readonly kind: StatementKind
  readonly value: number
  /** The clause the number was read from, as printed. */
  readonly quote: string
  readonly place: Place
  /** Section of the report the clause stands in; null before the first heading. */
  readonly section: ReadSection['number'] | null
}

/**
 * received 本年新收 · carriedIn 上年结转 · handled 收到并办理合计（新收＋结转） · carriedOut 结转下年度 · processed 办结（总计） ·
 * granted 予以公开 · partial 部分公开 · review 行政复议件数 · reviewCorrected 复议纠正 · litigation 行政诉讼件数 ·
 * fee 收取信息处理费（元） · feeNotices 收费通知件数.
 */
export type StatementKind =
  | 'received'
  | 'carriedIn'
  | 'handled'
  | 'carriedOut'
  | 'processed'
  | 'granted'
  | 'partial'
  | 'review'
  | 'litigation'
  | 'fee'
  | 'feeNotices'

/** A number cell that prints more than its number: `22（其中修订16件）`, `251000元`, `增1423`, `无`. */
export interface CellText {
  readonly path: CellPath
  readonly printed: string
  readonly place: Place
  /** note: number with a bracketed note · unit: number with its unit · worded: signed in words · words: no number. */
  readonly kind: 'note' | 'unit' | 'worded' | 'words'
  /** Unit printed with an amount; `assumed` where none is printed. */
  readonly unit?: '元' | '万元' | 'assumed'
}

type NoticeCode =
  | 'report.two'
  | 'file.trackedChanges'
  | 'file.scan'
  | 'file.cut'
  | 'table.excessCells'
  | 'table.strayNumber'

/** Something about the file or a table as a whole that a reviewer must know. */
export interface Notice {
  readonly code: NoticeCode
  readonly message: string
  readonly place?: Place
}

export interface ReadTable {
  /** At least one row or header of the table was recognised. */
  readonly found: boolean
  /** All rows of the form were found (a cut page has none of the later ones). */
  readonly complete: boolean
  readonly place?: Place
}

interface ReadLine {
  readonly text: string
  readonly place: Place
}

export interface ReadReport {
  readonly organ: string | null
  readonly year: number | null
  readonly format: FormId | null
  /** The title line as printed, joined if it is broken over lines. */
  readonly title: string | null
  readonly cells: Cells
  /** A place for every cell in `cells`. */
  readonly places: ReadonlyMap<CellPath, Place>
  readonly unread: readonly Unread[]
  readonly tables: Readonly<Record<'proactive' | 'requests' | 'remedies', ReadTable>>
  /** Headings found, in print order; a section that is not found is not listed. */
  readonly sections: readonly ReadSection[]
  readonly statements: readonly Statement[]
  readonly labelNotes: readonly LabelNote[]
  readonly cellTexts: readonly CellText[]
  /** A 2021 report that prints （六）其他处理 as one row (its cells are `requests.other.*`). */
  readonly otherCombined: boolean
  /** The source breaks off before section 六 (excerpts, opening pages): what is missing may be past the end. */
  readonly cut: boolean
  readonly notices: readonly Notice[]
  /** The whole text as laid out, tables as tab-separated rows. */
  readonly lines: readonly ReadLine[]
}

export type Severity = 'error' | 'warning' | 'info'

/** What a check found (checks.md). */
export interface Finding {
  /** Rule id of checks.md: `requests.resultSum`. */
  readonly rule: string
  readonly severity: Severity
  /** table.key.column where the finding is about a cell. */
  readonly path?: CellPath
  readonly expected?: number | string
  readonly actual?: number | string | null
  /** One Chinese sentence: what stands where, what it should be. */
  readonly message: string
  readonly article?: string
  readonly place?: Place
}
