/** An old register, line by line, as past cases; every fault with its line and column. */
import { APPLICANT_COLUMNS, type ApplicantColumn } from '../annual-report/model.ts'
import { formatChinese, parseLocalDate } from '../law/local-date.ts'
import { isOutcome, OUTCOME_DEFINITIONS, OUTCOMES, type Outcome } from '../law/outcomes.ts'
import { REGULATION_IN_FORCE } from '../law/parameters.ts'
import { bearsMark } from './classified.ts'
import { APPLICANT_NAMES, CHANNEL_DEFINITIONS, CHANNELS, type Channel, type NewAct } from './model.ts'
import { OPTIONAL_HEADS, paperOf, stepsOf, type OptionalHead, type SheetLine } from './old-register-steps.ts'
import { NUMBER_UNKNOWN, type PastCase } from './past-case.ts'

/** The heads a sheet must bear, in any order; the starred ones must be filled. */
export const REGISTER_COLUMNS = [
  '申请人*',
  '申请人类型*',
  '证件号码',
  '联系电话',
  '申请内容*',
  '渠道*',
  '提交日期*',
  '收到日期*',
  '答复类型',
  '答复日期',
  '文号',
  '送达日期',
] as const
type Head =
  | 'applicant'
  | 'kind'
  | 'idNumber'
  | 'phone'
  | 'content'
  | 'channel'
  | 'submitted'
  | 'received'
  | 'outcome'
  | 'decided'
  | 'docNumber'
  | 'delivered'
  | OptionalHead
const HEADS: readonly Head[] = [
  'applicant',
  'kind',
  'idNumber',
  'phone',
  'content',
  'channel',
  'submitted',
  'received',
  'outcome',
  'decided',
  'docNumber',
  'delivered',
]
const OPTIONAL = Object.keys(OPTIONAL_HEADS) as readonly OptionalHead[] // keys of that record

export interface RegisterError {
  /** As the sheet counts, from 1. */
  readonly row: number
  readonly column: string
  readonly message: string
}

export interface OldRegister {
  readonly cases: readonly PastCase[]
  /** The line of the sheet behind each case, as the sheet counts. */
  readonly lines: readonly number[]
  readonly errors: readonly RegisterError[]
}

export function readOldRegister(
  rows: readonly (readonly string[])[],
  personId: string,
  fileHash: string,
  today: string,
): OldRegister {
  const [head = []] = rows
  const plain = (text: string): string => text.replace(/[*＊\s]/g, '')
  const placeOf = (label: string): number => head.findIndex((text) => plain(text) === plain(label))
  const places = REGISTER_COLUMNS.map(placeOf)
  const extra = OPTIONAL.map((name) => [name, placeOf(OPTIONAL_HEADS[name])] as const)
  const missing = REGISTER_COLUMNS.filter((_, index) => places[index] === -1)
  if (missing.length > 0)
    return {
      cases: [],
      lines: [],
      errors: [{ row: 1, column: missing.join('、'), message: '表头缺少这些列，请使用登记簿导入模板' }],
    }
  const cases: PastCase[] = []
  const lines: number[] = []
  const errors: RegisterError[] = []
  for (const [index, row] of rows.entries()) {
    if (index === 0 || row.every((text) => text === '')) continue
    const cells = Object.fromEntries(
      [...HEADS.map((name, at) => [name, places[at] ?? -1] as const), ...extra].map(([name, at]) => [
        name,
        (row[at] ?? '').trim(),
      ]),
    )
    const line = new Line(cells, index + 1, today)
    const past = line.toCase(personId, intakeKeyOf(fileHash, index))
    errors.push(...line.errors)
    if (past === undefined) continue
    cases.push(past)
    lines.push(index + 1)
  }
  return { cases, lines, errors }
}

/** A sheet taken twice gives the same keys; by them the cases of an import are found again. `index` counts lines from 0. */
export function intakeKeyOf(fileHash: string, index: number): string {
  return `import|${fileHash}|${index}`
}

/** One line of the sheet; collects what is wrong with it. */
class Line implements SheetLine {
  readonly errors: RegisterError[] = []
  readonly #cells: Readonly<Record<string, string>>
  readonly #row: number
  readonly #today: string

  constructor(cells: Readonly<Record<string, string>>, row: number, today: string) {
    this.#cells = cells
    this.#row = row
    this.#today = today
  }

  toCase(personId: string, intakeKey: string): PastCase | undefined {
    const name = this.#text('applicant', '申请人', 100)
    const column = this.#kind()
    const content = this.#text('content', '申请内容', 5000)
    const channel = this.#channel()
    const submittedOn = this.day('submitted', '提交日期')
    const receivedOn = this.day('received', '收到日期', submittedOn)
    if (parseLocalDate(receivedOn) !== undefined && receivedOn < REGULATION_IN_FORCE)
      this.fail(
        '收到日期',
        `“${receivedOn}”早于${formatChinese(REGULATION_IN_FORCE)}，适用修订前的条例，不能导入；请把这一行移到另一张表中保存`,
      )
    const steps = stepsOf(this, receivedOn)
    const decision = this.#decision(receivedOn)
    if (this.errors.length > 0 || column === undefined || channel === undefined) return undefined
    const { basis, needsConfirmation } = CHANNEL_DEFINITIONS[channel]
    const by = personId
    const received: NewAct = needsConfirmation
      ? { kind: 'confirm', on: receivedOn, by, data: { channel, basis, how: '旧登记簿记载' } }
      : { kind: 'register', on: receivedOn, by, data: { channel, basis } }
    const acts: NewAct[] = [
      { kind: 'submit', on: submittedOn, by, data: { channel } },
      received,
      ...steps
        .map((step): NewAct => ({ ...step, by }))
        .toSorted((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0)),
      ...decisionActs(decision, by),
    ]
    return {
      applicant: { column, name, ...this.#identity(column) },
      channel,
      content,
      submittedOn,
      acts,
      paper: paperOf(this),
      intakeKey,
    }
  }

  cell(key: Head): string {
    return this.#cells[key] ?? ''
  }

  fail(column: string, message: string): void {
    this.errors.push({ row: this.#row, column, message })
  }

  #text(key: Head, label: string, most: number): string {
    const text = this.cell(key)
    if (text === '') this.fail(label, '不能为空')
    else if (text.length > most) this.fail(label, `超过${most}字`)
    else if (bearsMark(text)) this.fail(label, '疑似载有国家秘密标志，不得录入本系统')
    return text
  }

  #kind(): ApplicantColumn | undefined {
    const text = this.cell('kind')
    const found = APPLICANT_COLUMNS.find((column) => APPLICANT_NAMES[column] === text)
    if (found === undefined)
      this.fail('申请人类型', `${notOneOf(text)}：${Object.values(APPLICANT_NAMES).join('、')}`)
    return found
  }

  #channel(): Channel | undefined {
    const text = this.cell('channel')
    const found = CHANNELS.find(
      (channel) => CHANNEL_DEFINITIONS[channel].name === text || SHORT[channel] === text,
    )
    if (found === undefined) this.fail('渠道', `${notOneOf(text)}：${Object.values(SHORT).join('、')}`)
    return found
  }

  day(key: Head, label: string, notBefore?: string): string {
    const text = this.cell(key).replace(
      /^(\d{4})[-年/.](\d{1,2})[-月/.](\d{1,2})日?$/,
      (_, y: string, m: string, d: string) => `${y}-${m.padStart(2, '0')}-${d.padStart(2, '0')}`,
    )
    if (text === '') this.fail(label, '不能为空')
    else if (parseLocalDate(text) === undefined)
      this.fail(label, `${quoted(text)}应改为存在的日期，如 2020-03-05`)
    else if (text > this.#today) this.fail(label, `${quoted(text)}晚于今天，请核对`)
    else if (notBefore !== undefined && parseLocalDate(notBefore) !== undefined && text < notBefore)
      this.fail(label, `${quoted(text)}早于前一步的${notBefore}，请核对`)
    return text
  }

  #decision(receivedOn: string): Decision | undefined {
    const text = this.cell('outcome')
    if (text === '') {
      if (this.cell('decided') !== '' || this.cell('delivered') !== '')
        this.fail('答复类型', '有答复日期、送达日期的，应填写答复类型')
      return undefined
    }
    const outcome = OUTCOMES.find((code) => code === text || OUTCOME_DEFINITIONS[code].name === text)
    if (outcome === undefined || !isOutcome(outcome))
      this.fail(
        '答复类型',
        `${notOneOf(text)}代码或者全称，如 A1、“${OUTCOME_DEFINITIONS.A1.name}”；全部代码见导入模板`,
      )
    const decidedOn = this.day('decided', '答复日期', receivedOn)
    const deliveredOn =
      this.cell('delivered') === '' ? undefined : this.day('delivered', '送达日期', decidedOn)
    if (outcome === undefined) return undefined
    return { outcome, decidedOn, deliveredOn, number: this.cell('docNumber') }
  }

  #identity(column: ApplicantColumn): { idNumber?: string; creditCode?: string; phone?: string } {
    const number = this.cell('idNumber')
    const phone = this.cell('phone')
    const identity =
      number === '' ? {} : column === 'naturalPerson' ? { idNumber: number } : { creditCode: number }
    return phone === '' ? identity : { ...identity, phone }
  }
}

const SHORT: Readonly<Record<Channel, string>> = {
  counter: '当面',
  oral: '口头',
  mailSigned: '邮寄',
  ordinaryMail: '平信',
  fax: '传真',
  online: '网上',
}

/** What stands in the cell, so that it is found; personal data is never among these columns. */
function quoted(text: string): string {
  return `“${text.slice(0, 30)}”`
}

function notOneOf(text: string): string {
  return text === '' ? '不能为空，应为' : `${quoted(text)}不是登记簿的写法，应为`
}

interface Decision {
  readonly outcome: Outcome
  readonly decidedOn: string
  readonly deliveredOn: string | undefined
  readonly number: string
}

function decisionActs(decision: Decision | undefined, by: string): readonly NewAct[] {
  if (decision === undefined) return []
  const { outcome, decidedOn, deliveredOn, number } = decision
  const sign: NewAct = {
    kind: 'sign',
    on: decidedOn,
    by,
    data: { outcome, number: number === '' ? NUMBER_UNKNOWN : number },
  }
  if (deliveredOn === undefined) return [sign]
  return [sign, { kind: 'deliver', on: deliveredOn, by, data: { method: 'inPerson', signed: deliveredOn } }]
}
