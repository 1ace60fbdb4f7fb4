/**
 * What a text of a table is: the label of a row, of a column, of a group, a clause heading. Compared after folding,
 * without enumerator and bracketed notes; misprints by common subsequence, only against labels of the same table.
 */
import { FORM_2019 } from '../forms/form-2019.ts'
import { FORM_2021 } from '../forms/form-2021.ts'
import type { FormId, RequestRow } from '../model.ts'
import { remember, squeeze } from './fold.ts'

export type TableId = 'proactive' | 'requests' | 'remedies'

export interface Label {
  readonly kind: 'row' | 'column' | 'group' | 'clause' | 'header'
  readonly table: TableId
  /** Row key, column key or block key. */
  readonly key: string
  /** The form's own wording. */
  readonly official: string
  /** Folded wordings without enumerator and notes. */
  readonly cores: readonly string[]
  /** 1 of `1.属于国家秘密`, where the label has one. */
  readonly number?: number
}

export interface LabelMatch {
  readonly label: Label
  readonly exact: boolean
  readonly score: number
}

const CORES = new Map<string, string>()

/** The label without enumerator, notes in brackets, quotes and other signs: `2.重复申请` → `重复申请`. */
export function core(text: string): string {
  return remember(CORES, text, coreAnew)
}

function coreAnew(text: string): string {
  return squeeze(text)
    .replace(/^[#*>•·\s]+/, '')
    .replace(/^\(?[一二三四五六七八九十]{1,2}[)、.:,]+/, '')
    .replace(/^\(?\d{1,2}[)、.:,]+(?=\D)/, '')
    .replace(/\([^()]*\)/g, '')
    .replace(/[(（][^()]*$/, '')
    .replace(/[^\p{Script=Han}]/gu, '')
}

/** The digit before a label: 2 of `2.重复申请`. */
function leadingNumber(text: string): number | undefined {
  const found = /^[(（]?(\d{1,2})[)）、.．:]/.exec(squeeze(text))
  return found?.[1] === undefined ? undefined : Number(found[1])
}

const SHORT: Readonly<Record<string, readonly string[]>> = {
  received: ['本年新收政府信息公开申请数量', '本年新收政府信息公开申请', '本年新收'],
  carriedIn: ['上年结转政府信息公开申请数量', '上年结转政府信息公开数量', '上年结转'],
  carriedOut: ['结转下年度继续办理', '结转下年度'],
  normativeDocuments: ['规范性文件', '行政规范性文件'],
  'other.noCorrection': [
    '逾期不补正',
    '申请人无正当理由逾期不补正行政机关不再处理其政府信息公开申请',
    '申请人无正当理由逾期不补正',
  ],
  'other.noPayment': [
    '逾期不缴费',
    '申请人逾期未按收费通知要求缴纳费用行政机关不再处理其政府信息公开申请',
    '申请人逾期未按收费通知要求缴纳费用',
  ],
}

function rowLabels(): readonly Label[] {
  const proactive = [FORM_2019, FORM_2021].flatMap((form) =>
    form.proactive.flatMap((block) => block.rows.map((row) => entry('row', 'proactive', row.key, row.label))),
  )
  const requests = [
    ...FORM_2021.requestRows,
    ...FORM_2019.requestRows.filter((row) => row.key === 'other'),
  ].map((row) => entry('row', 'requests', row.key, row.label, leadingNumber(row.label)))
  return [...proactive.filter((label, index) => isFirst(proactive, label, index)), ...requests]
}

function isFirst(all: readonly Label[], label: Label, index: number): boolean {
  return all.findIndex((other) => other.key === label.key) === index
}

function entry(kind: Label['kind'], table: TableId, key: string, official: string, number?: number): Label {
  const cores = [...new Set([core(official), ...(SHORT[key] ?? [])])]
  return { kind, table, key, official, cores, ...(number ? { number } : {}) }
}

function columnLabels(): readonly Label[] {
  const proactive = [FORM_2019, FORM_2021].flatMap((form) =>
    form.proactive.flatMap((block) =>
      block.columns.map((column) => entry('column', 'proactive', column.key, column.label)),
    ),
  )
  const requests = FORM_2021.requestColumns.map((column) =>
    entry('column', 'requests', column.key, column.label),
  )
  const remedies = FORM_2021.remedyColumns.map((column) =>
    entry('column', 'remedies', column.key, column.label),
  )
  return [...proactive, ...requests, ...remedies]
}

const STRUCTURE: readonly Label[] = [
  entry('header', 'proactive', 'content', '信息内容'),
  entry('header', 'requests', 'applicants', '申请人情况'),
  entry('header', 'requests', 'organisations', '法人或其他组织'),
  entry('header', 'requests', 'note', '本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和'),
  entry('group', 'requests', 'results', '三、本年度办理结果'),
  entry('group', 'requests', 'denied', '（三）不予公开'),
  entry('group', 'requests', 'unable', '（四）无法提供'),
  entry('group', 'requests', 'notProcessed', '（五）不予处理'),
  entry('header', 'remedies', 'review', '行政复议'),
  entry('header', 'remedies', 'litigation', '行政诉讼'),
  entry('header', 'remedies', 'litigation.direct', '未经复议直接起诉'),
  entry('header', 'remedies', 'litigation.afterReview', '复议后起诉'),
]

/** Headings of clauses: 第二十条第（一）项. */
const CLAUSE = /^(?:中华人民共和国政府信息公开条例)?第?二十条第?\(?([一五六八九])\)?项?$/

const ROWS = rowLabels()
const COLUMNS = columnLabels()
export const LABELS: readonly Label[] = [...ROWS, ...COLUMNS, ...STRUCTURE]

const EXACT: ReadonlyMap<string, readonly Label[]> = indexByCore()

function indexByCore(): ReadonlyMap<string, readonly Label[]> {
  const index = new Map<string, Label[]>()
  for (const label of LABELS) {
    for (const wording of label.cores) {
      const known = index.get(wording)
      if (known) known.push(label)
      else index.set(wording, [label])
    }
  }
  return index
}

/** Labels whose wording is exactly this text's; several where tables share one (总计, 其他, 行政复议). */
export function exactLabels(text: string): readonly Label[] {
  return EXACT.get(core(text)) ?? []
}

export function clauseOf(text: string): string | undefined {
  const plain = squeeze(text)
    .replace(/^[#*\s《]+/, '')
    .replace(/[》:]/g, '')
  return CLAUSE.exec(plain)?.[1]
}

/** Request rows that bear a name too common to be known by it alone. */
const COMMON: ReadonlySet<string> = new Set<RequestRow>(['totalProcessed', 'other.else'])

/** Whether the label text carries its own enumerator ((七)总计, 3.其他), without which its name says nothing. */
export function isSure(label: Label, text: string): boolean {
  if (!COMMON.has(label.key)) return true
  const plain = squeeze(text)
  return label.key === 'totalProcessed' ? plain.includes('七') : /^[(（]?3/.test(plain)
}

const MATCHES: Readonly<Record<TableId | 'any', Map<string, LabelMatch | null>>> = {
  proactive: new Map(),
  requests: new Map(),
  remedies: new Map(),
  any: new Map(),
}

/** The row a text names, exactly or misprinted; undefined where none, or no single one, fits. */
export function matchRow(text: string, table?: TableId): LabelMatch | undefined {
  return remember(MATCHES[table ?? 'any'], text, (key) => matchAnew(key, table)) ?? undefined
}

function matchAnew(text: string, table: TableId | undefined): LabelMatch | null {
  const wording = core(text)
  if (wording.length < 2 || wording.length > 60) return null
  const exact = (EXACT.get(wording) ?? []).find(
    (label) => label.kind === 'row' && (!table || label.table === table),
  )
  if (exact) return { label: exact, exact: true, score: 1 }
  if (EXACT.has(wording)) return null
  return (
    bestFuzzy(
      wording,
      leadingNumber(text),
      ROWS.filter((label) => !table || label.table === table),
    ) ?? null
  )
}

/** Whether a text is any label at all (row, column, group, header, clause), exactly. */
export function isKnownText(text: string): boolean {
  return EXACT.has(core(text)) || clauseOf(text) !== undefined
}

const ENOUGH = 0.66
const MARGIN = 0.12

function bestFuzzy(
  wording: string,
  number: number | undefined,
  labels: readonly Label[],
): LabelMatch | undefined {
  let best: LabelMatch | undefined
  let second = 0
  for (const label of labels) {
    const agrees = number !== undefined && number === label.number
    const score = Math.max(...label.cores.map((known) => likeness(wording, known))) + (agrees ? 0.06 : 0)
    if (!best || score > best.score) {
      second = best?.score ?? 0
      best = { label, exact: false, score }
    } else if (score > second) second = score
  }
  if (!best || best.score < ENOUGH || best.score - second < MARGIN) return undefined
  return best
}

/** Dice coefficient of the longest common subsequence; the beginning of a long label (broken over lines) counts too. */
function likeness(wording: string, known: string): number {
  if (known.length < 4) return wording === known ? 1 : 0
  if (!sharesSign(wording, known)) return 0
  const common = commonLength(wording, known)
  const dice = (2 * common) / (wording.length + known.length)
  const begins = wording.length >= 5 && wording.length >= known.length * 0.25 && known.startsWith(wording)
  return begins ? Math.max(dice, 0.8) : dice
}

/** Cheap test before the costly one: a third of the shorter text's signs stand in the other. */
function sharesSign(left: string, right: string): boolean {
  const [short, long] = left.length < right.length ? [left, right] : [right, left]
  let shared = 0
  for (const sign of short) if (long.includes(sign)) shared += 1
  return shared * 3 >= short.length
}

function commonLength(left: string, right: string): number {
  let previous = new Uint8Array(right.length + 1)
  for (const sign of left) {
    const row = new Uint8Array(right.length + 1)
    for (let index = 0; index < right.length; index += 1) {
      row[index + 1] =
        right[index] === sign
          ? (previous[index] ?? 0) + 1
          : Math.max(previous[index + 1] ?? 0, row[index] ?? 0)
    }
    previous = row
  }
  return previous[right.length] ?? 0
}

/** Printed columns of 表二 that tell the two forms apart, by stable words of their headings. */
const FORM_SIGNS: readonly (readonly [RegExp, FormId])[] = [
  [/制发|废止件|^本年发件|现行有效|本年处理.{2}数量|收费金额/, '2021'],
  [/新制作|新公开|对外公开总|上一年项目|上年项目|本年增|采购项目|采购总金额|^处理决定数量/, '2019'],
]

/** Which form a heading of 表二 belongs to. */
export function formSign(text: string): FormId | undefined {
  const plain = squeeze(text)
  if (plain.length > 60) return undefined
  return FORM_SIGNS.find(([pattern]) => pattern.test(plain))?.[1]
}
