/**
 * The annual report as data (条例 50). A form (the national layout of a year) is a data file in forms/; everything
 * else (computing, checking, rendering, reading) walks the form and never names a row of its own.
 */

export type FormId = '2019' | '2021'

/** The seven columns of 表三, in print order; `total` is 总计. */
export const APPLICANT_COLUMNS = [
  'naturalPerson',
  'business',
  'research',
  'socialOrg',
  'legalService',
  'otherOrg',
] as const
export type ApplicantColumn = (typeof APPLICANT_COLUMNS)[number]
export const REQUEST_COLUMNS = [...APPLICANT_COLUMNS, 'total'] as const
export type RequestColumn = (typeof REQUEST_COLUMNS)[number]

/** Result rows of 表三 (contracts.md, "Outcome → report row"). `other` is the single (六) row. */
export const RESULT_ROWS = [
  'granted',
  'partial',
  'denied.stateSecret',
  'denied.lawForbids',
  'denied.threeSecurities',
  'denied.thirdParty',
  'denied.internal',
  'denied.process',
  'denied.enforcementFile',
  'denied.adminQuery',
  'unable.notHeld',
  'unable.needsCreation',
  'unable.unclear',
  'notProcessed.complaint',
  'notProcessed.repeat',
  'notProcessed.publication',
  'notProcessed.excessive',
  'notProcessed.confirm',
  'other.noCorrection',
  'other.noPayment',
  'other.else',
] as const
export type ResultRow = (typeof RESULT_ROWS)[number]

export type RequestRow = 'received' | 'carriedIn' | ResultRow | 'other' | 'totalProcessed' | 'carriedOut'

/** The five columns of each block of 表四. */
export const REMEDY_COLUMNS = ['upheld', 'corrected', 'other', 'pending', 'total'] as const
export type RemedyColumn = (typeof REMEDY_COLUMNS)[number]
export const REMEDY_BLOCKS = ['review', 'litigation.direct', 'litigation.afterReview'] as const
export type RemedyBlock = (typeof REMEDY_BLOCKS)[number]

/**
 * table.row.column, written with dots: `proactive.licensing.decisions`, `requests.denied.stateSecret.total`,
 * `review.upheld`, `litigation.direct.pending`. The column is what follows the last dot.
 */
export type CellPath = string & { readonly cellPath?: never }

/** An exact decimal in 万元 as canonical text: no exponent, no leading `+`, no trailing zeros (`18.871`, `0`). */
export type Wan = string

/** What a cell holds. A blank is not a zero: it keeps what was printed (``, `/`, `-`, `—`). */
export type CellValue =
  | { readonly kind: 'count'; readonly value: number }
  | { readonly kind: 'amount'; readonly wan: Wan }
  | { readonly kind: 'blank'; readonly printed: string }

export type Cells = ReadonlyMap<CellPath, CellValue>

export interface ColumnDefinition {
  readonly key: string
  readonly label: string
  readonly unit: '件' | '项' | '万元' | '个'
  /** 本年增/减 carries a sign. */
  readonly signed?: boolean
}

export interface ProactiveRowDefinition {
  readonly key: string
  readonly label: string
}

/** One block of 表二, headed by a clause of 条例 20. */
export interface ProactiveBlock {
  readonly clause: string
  readonly article: string
  readonly columns: readonly ColumnDefinition[]
  readonly rows: readonly ProactiveRowDefinition[]
}

/** A row of 表三 with its place in the nested labels: 三、本年度办理结果 › （三）不予公开 › 1.属于国家秘密. */
export interface RequestRowDefinition {
  readonly key: RequestRow
  readonly label: string
  /** Other wordings met in print, all of them the same row. */
  readonly shortLabels?: readonly string[]
  /** The 大类 label this row stands under, if any: `（三）不予公开`. */
  readonly group?: string
  /** Whether the row stands inside 三、本年度办理结果. */
  readonly inResults: boolean
  readonly article?: string
}

export interface SectionDefinition {
  readonly number: 1 | 2 | 3 | 4 | 5 | 6
  readonly title: string
}

export interface FormDefinition {
  readonly id: FormId
  readonly name: string
  readonly notice: string
  /** First and last report year the form was made for; undefined = still in force. */
  readonly years: { readonly from: number; readonly to?: number }
  readonly sections: readonly SectionDefinition[]
  readonly proactive: readonly ProactiveBlock[]
  readonly requestColumns: readonly { readonly key: RequestColumn; readonly label: string }[]
  readonly requestRows: readonly RequestRowDefinition[]
  readonly remedyBlocks: readonly { readonly key: RemedyBlock; readonly labels: readonly string[] }[]
  readonly remedyColumns: readonly { readonly key: RemedyColumn; readonly label: string }[]
  /** The printed relation of 表三. */
  readonly requestsNote: string
}

export interface NestedCells {
  proactive?: Record<string, Record<string, CellValue>>
  requests?: Record<string, Record<string, CellValue>>
  review?: Record<string, CellValue>
  litigation?: { direct?: Record<string, CellValue>; afterReview?: Record<string, CellValue> }
}

export function proactivePath(row: string, column: string): CellPath {
  return `proactive.${row}.${column}`
}
export function requestPath(row: RequestRow, column: RequestColumn): CellPath {
  return `requests.${row}.${column}`
}
export function remedyPath(block: RemedyBlock, column: RemedyColumn): CellPath {
  return `${block}.${column}`
}

/** Splits a path into table, row and column; the row of a remedy block is its block. */
export function splitPath(path: CellPath): { table: string; row: string; column: string } {
  const last = path.lastIndexOf('.')
  const head = path.slice(0, last)
  const column = path.slice(last + 1)
  const first = head.indexOf('.')
  if (first < 0) return { table: head, row: head, column }
  return { table: head.slice(0, first), row: head.slice(first + 1), column }
}

/** Every cell of a form in print order. */
export function cellPaths(form: FormDefinition): readonly CellPath[] {
  return [
    ...form.proactive.flatMap((block) =>
      block.rows.flatMap((row) => block.columns.map((column) => proactivePath(row.key, column.key))),
    ),
    ...form.requestRows.flatMap((row) =>
      form.requestColumns.map((column) => requestPath(row.key, column.key)),
    ),
    ...form.remedyBlocks.flatMap((block) =>
      form.remedyColumns.map((column) => remedyPath(block.key, column.key)),
    ),
  ]
}

/** The nested shape of contracts.md (`cells`), in the order the cells come. */
export function nestCells(cells: Cells): NestedCells {
  const nested: NestedCells = {}
  for (const [path, value] of cells) {
    const { table, row, column } = splitPath(path)
    if (table === 'review') (nested.review ??= {})[column] = value
    else if (table === 'litigation') {
      const litigation = (nested.litigation ??= {})
      if (row === 'direct') (litigation.direct ??= {})[column] = value
      else (litigation.afterReview ??= {})[column] = value
    } else {
      const rows = table === 'proactive' ? (nested.proactive ??= {}) : (nested.requests ??= {})
      ;(rows[row] ??= {})[column] = value
    }
  }
  return nested
}

export function count(value: number): CellValue {
  return { kind: 'count', value }
}
export function blank(printed = ''): CellValue {
  return { kind: 'blank', printed }
}

const DECIMAL = /^[+-]?\d+(?:\.\d+)?$/

/** Canonical decimal text of an amount in 万元; undefined where the text is no plain decimal. */
export function parseWan(printed: string): Wan | undefined {
  const plain = printed.replaceAll(',', '')
  if (!DECIMAL.test(plain)) return undefined
  return canonicalDecimal(plain)
}

/** An amount printed in 元 as 万元, exactly: 251000 → 25.1. */
export function wanFromYuan(yuan: string): Wan | undefined {
  const plain = yuan.replaceAll(',', '')
  if (!DECIMAL.test(plain)) return undefined
  const negative = plain.startsWith('-')
  const [whole = '0', fraction = ''] = plain.replace(/^[+-]/, '').split('.')
  const padded = whole.padStart(5, '0')
  return canonicalDecimal(`${negative ? '-' : ''}${padded.slice(0, -4)}.${padded.slice(-4)}${fraction}`)
}

/** 分 (integer) as 万元. */
export function wanFromFen(fen: bigint): Wan {
  const negative = fen < 0n
  const digits = (negative ? -fen : fen).toString().padStart(7, '0')
  return canonicalDecimal(`${negative ? '-' : ''}${digits.slice(0, -6)}.${digits.slice(-6)}`)
}

function canonicalDecimal(plain: string): string {
  const negative = plain.startsWith('-')
  const [whole = '0', fraction = ''] = plain.replace(/^[+-]/, '').split('.')
  const trimmedWhole = whole.replace(/^0+(?=\d)/, '')
  const trimmedFraction = fraction.replace(/0+$/, '')
  const body = trimmedFraction === '' ? trimmedWhole : `${trimmedWhole}.${trimmedFraction}`
  return negative && body !== '0' ? `-${body}` : body
}
