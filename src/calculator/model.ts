/** The words of the public calculator: what can be typed, and the shape of what comes back. */
import { article, DELIVERY_LETTER, FEE_MEASURES, type Article } from '../law/articles.ts'
import type { LocalDate } from '../law/local-date.ts'
import type { LedgerRow } from '../law/ledger.ts'
import { PERIODS, type PeriodKind, type PeriodUnit } from '../law/periods.ts'

/** What was typed, by the names of the fields below. */
export type CalculatorValues = Readonly<Record<string, string | undefined>>

export interface CalculatorField {
  readonly name: string
  readonly label: string
  readonly kind: 'date' | 'number' | 'outcome'
}

/** The acts that may be added to an application, in the order they usually happen. */
export interface CalculatorGroup {
  readonly title: string
  readonly note: string
  readonly article: Article
  readonly fields: readonly CalculatorField[]
}

function day(name: string, label: string): CalculatorField {
  return { name, label, kind: 'date' }
}

export const CASE_GROUPS: readonly CalculatorGroup[] = [
  {
    title: '补正',
    note: '收到补正之日起重新计算答复期限。',
    article: article('条例', 30),
    fields: [day('askedOn', '告知补正之日'), day('correctedOn', '收到补正之日')],
  },
  {
    title: '征求第三方意见',
    note: '征求意见所需时间不计入；第三方收到征求意见书之日起15个工作日内提出意见。',
    article: article('条例', 32),
    fields: [
      day('thirdSent', '发出征求意见书之日'),
      day('thirdDelivered', '第三方收到之日'),
      day('thirdReplied', '第三方提出意见之日'),
    ],
  },
  {
    title: '征求其他机关意见',
    note: '征求意见所需时间不计入；被征求机关逾期未提出意见的，视为同意公开。',
    article: article('条例', 34),
    fields: [
      day('organSent', '发出征求意见函之日'),
      day('organDelivered', '该机关收到之日'),
      day('organReplied', '该机关提出意见之日'),
    ],
  },
  {
    title: '延长答复期限',
    note: '须在期限届满前经公开工作机构负责人同意并告知申请人，最长20个工作日。',
    article: article('条例', 33),
    fields: [
      day('extendedOn', '批准并告知之日'),
      { name: 'extendedDays', label: '延长的工作日数', kind: 'number' },
    ],
  },
  {
    title: '信息处理费',
    note: '收到收费通知次日起20个工作日内缴费，逾期未缴视为放弃；缴费次日起重新计算答复期限。',
    article: FEE_MEASURES,
    fields: [day('feeDelivered', '申请人收到收费通知之日'), day('feePaid', '缴费之日')],
  },
  {
    title: '数量、频次明显超过合理范围',
    note: '可以要求说明理由；理由合理但无法按期答复的，可以确定延迟答复的合理期限并告知。',
    article: article('条例', 35),
    fields: [
      day('reasonsAsked', '要求说明理由之日'),
      day('reasonsReceived', '收到理由说明之日'),
      day('agreedOn', '确定并告知延迟期限之日'),
      day('agreedUntil', '延迟答复至'),
    ],
  },
  {
    title: '答复和送达',
    note: '直接送达以签收当日、邮寄以交邮当日为答复之日；复议和诉讼的期限自签收起计算。',
    article: DELIVERY_LETTER,
    fields: [
      day('decidedOn', '作出答复之日'),
      { name: 'outcome', label: '答复类型', kind: 'outcome' },
      day('mailed', '交邮之日'),
      day('signed', '申请人签收之日'),
    ],
  },
]

export const CASE_FIELDS: readonly CalculatorField[] = CASE_GROUPS.flatMap(({ fields }) => fields)

/** Every name the page reads from its address; anything else is passed over. */
export const VALUE_NAMES: readonly string[] = [
  'date',
  'channel',
  'kind',
  'from',
  ...CASE_FIELDS.map(({ name }) => name),
]

/** Everything else the law gives a period for, as the page lists it. */
export const PERIOD_GROUPS = [
  '依申请公开',
  '主动公开',
  '行政复议',
  '行政诉讼',
  '信访',
  '重大行政决策',
] as const
export type PeriodGroup = (typeof PERIOD_GROUPS)[number]

/** Total: a new period does not compile until it stands in a group. */
export const GROUP_OF_PERIOD: Readonly<Record<PeriodKind, PeriodGroup>> = {
  correctionNotice: '依申请公开',
  reply: '依申请公开',
  replyExtended: '依申请公开',
  thirdPartyOpinion: '依申请公开',
  organOpinion: '依申请公开',
  payment: '依申请公开',
  publish: '主动公开',
  withdrawPenalty: '主动公开',
  reviewApply: '行政复议',
  reviewAccept: '行政复议',
  reviewAskCorrection: '行政复议',
  reviewCorrection: '行政复议',
  reviewForward: '行政复议',
  reviewAnswer: '行政复议',
  reviewForwardSimplified: '行政复议',
  reviewAnswerSimplified: '行政复议',
  reviewDecision: '行政复议',
  reviewDecisionExtended: '行政复议',
  reviewDecisionSimplified: '行政复议',
  suit: '行政诉讼',
  suitAfterReview: '行政诉讼',
  suitForInaction: '行政诉讼',
  suitAnswer: '行政诉讼',
  suitTrial: '行政诉讼',
  suitTrialSimplified: '行政诉讼',
  suitAppealJudgment: '行政诉讼',
  suitAppealRuling: '行政诉讼',
  suitSecondInstance: '行政诉讼',
  performJudgment: '行政诉讼',
  petitionForward: '信访',
  petitionTell: '信访',
  petitionObject: '信访',
  petitionSettle: '信访',
  petitionSettleExtended: '信访',
  petitionAskReview: '信访',
  petitionReview: '信访',
  petitionAskRecheck: '信访',
  petitionRecheck: '信访',
  publicComment: '重大行政决策',
  legalityReview: '重大行政决策',
}

export const UNIT_NAMES: Readonly<Record<PeriodUnit, string>> = {
  workday: '个工作日',
  day: '日',
  month: '个月',
}

export function isPeriodKind(text: string): text is PeriodKind {
  return Object.hasOwn(PERIODS, text)
}

export function periodsOf(group: PeriodGroup): readonly PeriodKind[] {
  return (Object.keys(PERIODS) as PeriodKind[]) // the keys of PERIODS are its kinds
    .filter((kind) => GROUP_OF_PERIOD[kind] === group)
}

/** What is wrong with a field, and what to do. */
export interface FieldProblem {
  readonly field: string
  readonly message: string
  readonly article?: string
}

/** A date that may rest on days whose arrangement is not published yet. */
export interface ExplainedDate {
  readonly date: LocalDate
  readonly provisional: boolean
}

/** The running period of the reply, day by day. */
export interface ExplainedReply {
  readonly due: LocalDate | null
  readonly provisional: boolean
  readonly met: boolean | null
  readonly days: number
  readonly assumes: 'silence' | null
  readonly waitingFor: string | null
  readonly articles: readonly string[]
  readonly start: { readonly label: string; readonly date: LocalDate } | null
  readonly ledger: readonly LedgerRow[]
}

/** Another date of the same application; `kind` and `start` lead to its own day-by-day account. */
export interface ExplainedRow {
  readonly name: string
  readonly kind: PeriodKind
  readonly start: LocalDate | null
  readonly due: ExplainedDate | null
  readonly note: string
  readonly articles: readonly string[]
}

export interface CaseExplanation {
  readonly received: {
    readonly date: LocalDate
    readonly channel: string
    readonly dayName: string
    readonly article: string
    readonly needsConfirmation: boolean
  }
  readonly reply: ExplainedReply | null
  readonly rows: readonly ExplainedRow[]
  /** Acts the law does not allow at that point; they were left out of the count. */
  readonly refusals: readonly FieldProblem[]
}

export interface PeriodExplanation {
  readonly kind: PeriodKind
  readonly name: string
  readonly starts: string
  readonly length: number
  readonly unit: PeriodUnit
  readonly start: LocalDate
  readonly last: ExplainedDate
  readonly articles: readonly string[]
  /** Null for periods in months. */
  readonly ledger: readonly LedgerRow[] | null
  readonly note: string
}

export type Explained<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly problems: readonly FieldProblem[] }
