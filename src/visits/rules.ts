/** Clocks and permitted acts of 来访, and what may be asked and answered in public. */
import { periodFrom, type PeriodKind } from '../law/periods.ts'
import type { LocalDate } from '../law/local-date.ts'
import { bearsSecrecyMark } from '../law/secrecy-mark.ts'
import { addWorkdays, type WorkCalendar } from '../law/work-calendar.ts'
import {
  VISIT_ACTS,
  VISIT_STAGE_LABELS,
  type ConsultKind,
  type VisitAct,
  type VisitActKind,
} from './model.ts'
import type { VisitDueKind, VisitFacts, VisitKind, VisitStage, Visitor } from './model.ts'

export interface VisitState {
  readonly stage: VisitStage
  readonly acceptedOn: LocalDate | null
  readonly extended: boolean
  readonly objected: boolean
  readonly closedOn: LocalDate | null
  readonly lastOn: LocalDate
}

const CLOSING: ReadonlySet<VisitActKind> = new Set<VisitActKind>([
  'answeredOnSpot',
  'notAccepted',
  'transferred',
  'toApplication',
  'answered',
  'closed',
])

/** What no undoing takes back: the registration stays, a correction is corrected again. */
const LASTING: ReadonlySet<VisitActKind> = new Set<VisitActKind>(['registered', 'corrected'])

/** The acts that still hold: each 撤销 takes back the last one before it. */
export function actsInForce<A extends Pick<VisitAct, 'kind'>>(acts: readonly A[]): readonly A[] {
  const held: A[] = []
  for (const act of acts) {
    if (LASTING.has(act.kind)) continue
    if (act.kind === 'undone') held.pop()
    else held.push(act)
  }
  return held
}

/** Folds the acts after the registration. */
export function replayVisit(receivedOn: LocalDate, acts: readonly VisitAct[]): VisitState {
  let state: VisitState = {
    stage: 'received',
    acceptedOn: null,
    extended: false,
    objected: false,
    closedOn: null,
    lastOn: receivedOn,
  }
  for (const act of actsInForce(acts)) {
    state = { ...state, lastOn: act.on }
    if (act.kind === 'accepted') state = { ...state, stage: 'accepted', acceptedOn: act.on }
    else if (act.kind === 'extended') state = { ...state, extended: true }
    else if (act.kind === 'objected') state = { ...state, objected: true }
    else if (act.kind === 'voided') state = { ...state, stage: 'voided', closedOn: null }
    else if (CLOSING.has(act.kind)) state = { ...state, stage: 'closed', closedOn: act.on }
  }
  return state
}

export interface VisitDue {
  readonly kind: VisitDueKind
  readonly on: LocalDate
  readonly provisional: boolean
  readonly articles: readonly string[]
}

/** What runs: five working days to object to a forwarded matter, fifteen days to tell, sixty to settle, ninety extended. */
export function dueOfVisit(
  facts: Pick<VisitFacts, 'source' | 'receivedOn'>,
  state: VisitState,
  today: LocalDate,
  calendar: WorkCalendar,
): VisitDue | null {
  const from = (kind: VisitDueKind, period: PeriodKind, start: LocalDate): VisitDue => {
    const { last, articles } = periodFrom(period, start, calendar)
    // A provisional date is a date all the same, told apart by the flag beside it.
    return { kind, on: String(last.date) as LocalDate, provisional: last.provisional, articles }
  }
  if (state.stage === 'closed' || state.stage === 'voided') return null
  if (state.stage === 'accepted' && state.acceptedOn !== null) {
    return from('settle', state.extended ? 'petitionSettleExtended' : 'petitionSettle', state.acceptedOn)
  }
  const object = from('object', 'petitionObject', facts.receivedOn)
  if (facts.source === 'forwarded' && !state.objected && object.on >= today) return object
  return from('tell', 'petitionTell', facts.receivedOn)
}

export function refusalOfVisitStage(
  stage: VisitStage,
  kind: VisitActKind,
  facts: { readonly source: string; readonly extended: boolean; readonly undoable: boolean },
): string | undefined {
  const { label, stages } = VISIT_ACTS[kind]
  const allowed: readonly VisitStage[] = stages
  if (!allowed.includes(stage)) return `现在是“${VISIT_STAGE_LABELS[stage]}”，不能登记“${label}”`
  if (kind === 'objected' && facts.source !== 'forwarded') return '只有信访部门转送的事项可以提出异议'
  if (kind === 'extended' && facts.extended) return '办理期限已经延长过一次'
  if (kind === 'undone' && !facts.undoable)
    return '登记以后还没有办理情况，没有可以撤销的；登记有误请更正或者作废'
  return undefined
}

/** Why the facts cannot be corrected so, given what has been registered since. */
export function faultOfCorrection(
  facts: VisitFacts,
  acts: readonly VisitAct[],
): { readonly field: string; readonly message: string } | undefined {
  const held = actsInForce(acts)
  const first = held[0]
  if (first !== undefined && facts.receivedOn > first.on)
    return {
      field: 'receivedOn',
      message: `日期晚于“${VISIT_ACTS[first.kind].label}”（${first.on}），请核对`,
    }
  if (facts.source !== 'forwarded' && held.some(({ kind }) => kind === 'objected'))
    return {
      field: 'source',
      message: '已经登记对转送提出异议，来源只能是信访部门转送；登记有误请先撤销那一步',
    }
  return undefined
}

export interface VisitFault {
  readonly field: string
  readonly message: string
  readonly article?: string
}

export function faultOfVisit(facts: VisitFacts, visitor: Visitor, today: LocalDate): VisitFault | undefined {
  if (facts.receivedOn > today) return { field: 'receivedOn', message: '来访日期晚于今天，请核对' }
  if (visitor.name.trim() === '')
    return { field: 'name', message: '请填写来访人姓名（单位填写名称）', article: '信访条例19' }
  if (facts.matter.trim() === '')
    return { field: 'matter', message: '请填写来访事由、请求和理由', article: '信访条例19' }
  const text = classifiedIn(facts.matter)
  if (text !== undefined) return { field: 'matter', message: text }
  const id = visitor.idNumber.trim()
  if (id !== '' && !isIdNumber(id))
    return {
      field: 'idNumber',
      message: '身份证号码不对：应为 18 位并通过校验；外国人等证件号码请写在备注里',
    }
  return undefined
}

/** 多人走访应当推选代表，不超过五人 (信访工作条例 20): said, not refused. */
export function warningOfVisit(facts: Pick<VisitFacts, 'people' | 'source'>): string | undefined {
  return facts.source === 'visit' && facts.people > 5
    ? '多人采用走访形式提出共同信访事项的，应当推选代表，代表人数不得超过5人'
    : undefined
}

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]

/** GB 11643: seventeen digits and a check sign. */
export function isIdNumber(text: string): boolean {
  if (!/^\d{17}[\dXx]$/.test(text)) return false
  const sum = WEIGHTS.reduce((total, weight, index) => total + weight * Number(text[index]), 0)
  return '10X98765432'[sum % 11] === text[17]?.toUpperCase()
}

export function maskName(name: string): string {
  const plain = name.trim()
  if (plain.length <= 4)
    return `${plain.slice(0, 1)}${'某'.repeat(Math.max(1, Math.min(2, plain.length - 1)))}`
  return `${plain.slice(0, 2)}＊＊${plain.slice(-2)}`
}

/** 410***********1234, 139****5678. */
export function maskNumber(text: string): string {
  if (text.length < 8) return text === '' ? '' : '＊＊＊＊'
  return `${text.slice(0, 3)}${'*'.repeat(text.length - 7)}${text.slice(-4)}`
}

export function isRestricted(kind: VisitKind): boolean {
  return kind === 'accusation'
}

export function classifiedIn(text: string): string | undefined {
  return bearsSecrecyMark(text)
    ? '内容带有密级标志，本系统不得存储涉密内容，没有保存。请通过机要渠道处理'
    : undefined
}

const PRIVATE_NUMBER = /(?<!\d)1[3-9]\d{9}(?!\d)|(?<!\d)\d{17}[\dXx](?!\d)/

/** What may not be published in a question or answer. */
export function faultOfPublicText(text: string): string | undefined {
  return (
    classifiedIn(text) ??
    (PRIVATE_NUMBER.test(text) ? '含有手机号码或者身份证号码，不能公开。请删去个人信息' : undefined)
  )
}

/** Internal day to answer by: site errors within three working days, others within ten; no law sets one. */
export function consultDue(kind: ConsultKind, receivedOn: LocalDate, calendar: WorkCalendar): LocalDate {
  return String(addWorkdays(calendar, receivedOn, kind === 'siteError' ? 3 : 10).date) as LocalDate // provisional or not, it is a day
}

export interface ConsultInput {
  readonly kind: ConsultKind
  readonly topic: string
  readonly question: string
  readonly contact: string
}

export function faultOfConsult(
  input: ConsultInput,
): { readonly field: string; readonly message: string } | undefined {
  if (input.topic.trim().length < 2) return { field: 'topic', message: '请用一句话写明主题，至少 2 个字' }
  if (input.topic.length > 60) return { field: 'topic', message: '主题不超过 60 个字，详细内容请写在下面' }
  if (input.question.trim().length < 5)
    return { field: 'question', message: '请写明要咨询的内容，至少 5 个字' }
  if (input.question.length > 2000)
    return { field: 'question', message: `内容不超过 2000 个字，现在有 ${input.question.length} 个字` }
  if (input.contact.length > 100) return { field: 'contact', message: '联系方式不超过 100 个字' }
  const classified = classifiedIn(`${input.topic}\n${input.question}`)
  return classified === undefined ? undefined : { field: 'question', message: classified }
}
