/** Every other period of the law around an application, as one table and one function. */
import { article, COURT_INTERPRETATION, FEE_MEASURES, type Article } from './articles.ts'
import {
  addMonths,
  composeDate,
  parseEpochDay,
  toEpochDay,
  type EpochDay,
  type LocalDate,
} from './local-date.ts'
import type { LedgerRow } from './ledger.ts'
import { PARAMETERS, type ParameterName } from './parameters.ts'
import {
  countedDate,
  dateText,
  isWorkday,
  nthWorkdayAfter,
  nthWorkdayBefore,
  reasonOfDay,
  rollToWorkday,
  type CountedDate,
  type WorkCalendar,
} from './work-calendar.ts'

export type PeriodUnit = 'workday' | 'day' | 'month'

export interface PeriodDefinition {
  readonly name: string
  /** What the period runs from; that day itself is not counted (民法典 201). */
  readonly starts: string
  readonly length: number
  readonly unit: PeriodUnit
  /** A last day on a rest day rolls on (民法典 203); a least period (“不少于”) does not. */
  readonly rolls: boolean
  readonly articles: readonly Article[]
  /** Internal reminders, in working days before the last day. */
  readonly remind: readonly number[]
}

function workdays(
  name: string,
  starts: string,
  length: number,
  articles: readonly Article[],
): PeriodDefinition {
  return { name, starts, length, unit: 'workday', rolls: false, articles, remind: remindersFor(length) }
}
function days(name: string, starts: string, length: number, articles: readonly Article[]): PeriodDefinition {
  return { name, starts, length, unit: 'day', rolls: true, articles, remind: remindersFor(length) }
}
function months(
  name: string,
  starts: string,
  length: number,
  articles: readonly Article[],
): PeriodDefinition {
  return { name, starts, length, unit: 'month', rolls: true, articles, remind: [10, 3] }
}
/** Short periods remind the day before; longer ones also a week before. */
function remindersFor(length: number): readonly number[] {
  return length <= 3 ? [1] : length <= 10 ? [2, 1] : [5, 2]
}

/** The figure of the latest version; the timeline itself takes the one of the day. */
function latest(name: ParameterName): number {
  return PARAMETERS[name].at(-1)?.value ?? 0
}

const review = (number: number, paragraph?: number): Article => article('复议法', number, paragraph)
const suit = (number: number, paragraph?: number): Article => article('行诉法', number, paragraph)
const petition = (number: number): Article => article('信访条例', number)
const WORKDAYS_OF_REVIEW = article('复议法', 88)

export const PERIODS = {
  correctionNotice: workdays('补正告知', '收到申请之日', latest('correctionNoticeWorkdays'), [
    article('条例', 30),
  ]),
  reply: workdays('答复', '收到申请之日', latest('replyWorkdays'), [article('条例', 33)]),
  replyExtended: workdays(
    '延长至最长期限后的答复',
    '收到申请之日',
    latest('replyWorkdays') + latest('extensionMaxWorkdays'),
    [article('条例', 33)],
  ),
  thirdPartyOpinion: workdays('第三方提出意见', '第三方收到征求意见书之日', latest('thirdPartyWorkdays'), [
    article('条例', 32),
  ]),
  organOpinion: workdays('其他机关提出意见', '被征求机关收到之日', latest('organWorkdays'), [
    article('条例', 34),
  ]),
  payment: workdays('缴纳信息处理费', '收到收费通知之日', latest('paymentWorkdays'), [FEE_MEASURES]),
  publish: workdays('主动公开', '信息形成或者变更之日', 20, [article('条例', 26)]),
  withdrawPenalty: workdays('撤回行政处罚决定信息并说明理由', '决定被变更、撤销、确认违法或者无效之日', 3, [
    article('处罚法', 48),
    article('处罚法', 85),
  ]),
  reviewApply: days('申请行政复议', '知道或者应当知道之日', latest('reviewDays'), [
    review(20),
    WORKDAYS_OF_REVIEW,
  ]),
  reviewAccept: workdays('复议机关审查受理', '收到复议申请之日', 5, [review(30), WORKDAYS_OF_REVIEW]),
  reviewAskCorrection: workdays('复议补正通知', '收到复议申请之日', 5, [review(31), WORKDAYS_OF_REVIEW]),
  reviewCorrection: workdays('复议申请人补正', '收到补正通知之日', 10, [review(31), WORKDAYS_OF_REVIEW]),
  reviewForward: workdays('发送复议申请书副本（普通程序）', '受理之日', 7, [review(48), WORKDAYS_OF_REVIEW]),
  reviewAnswer: workdays('提出复议答复（普通程序）', '收到复议申请书副本之日', 10, [
    review(48),
    WORKDAYS_OF_REVIEW,
  ]),
  reviewForwardSimplified: workdays('发送复议申请书副本（简易程序）', '受理之日', 3, [
    review(54),
    WORKDAYS_OF_REVIEW,
  ]),
  reviewAnswerSimplified: workdays('提出复议答复（简易程序）', '收到复议申请书副本之日', 5, [
    review(54),
    WORKDAYS_OF_REVIEW,
  ]),
  reviewDecision: days('作出复议决定（普通程序）', '受理之日', 60, [review(62), WORKDAYS_OF_REVIEW]),
  reviewDecisionExtended: days('延长30日后的复议决定', '受理之日', 90, [review(62), WORKDAYS_OF_REVIEW]),
  reviewDecisionSimplified: days('作出复议决定（简易程序）', '受理之日', 30, [
    review(62),
    WORKDAYS_OF_REVIEW,
  ]),
  suit: months('直接提起行政诉讼', '知道或者应当知道之日', latest('suitMonths'), [suit(46)]),
  suitAfterReview: days('复议后提起行政诉讼', '收到复议决定书之日或者复议期满之日', 15, [
    suit(45),
    review(34),
  ]),
  suitForInaction: months('对逾期不答复提起行政诉讼', '答复期限届满之日', 6, [
    suit(47),
    article('行诉解释', 66),
  ]),
  suitAnswer: days('被告提出答辩状和证据', '收到起诉状副本之日', 15, [suit(67)]),
  suitTrial: months('一审审理（普通程序）', '立案之日', 6, [suit(81)]),
  suitTrialSimplified: days('一审审理（简易程序）', '立案之日', 45, [suit(83)]),
  suitAppealJudgment: days('对判决上诉', '判决书送达之日', 15, [suit(85)]),
  suitAppealRuling: days('对裁定上诉', '裁定书送达之日', 10, [suit(85)]),
  suitSecondInstance: months('二审审理', '收到上诉状之日', 3, [suit(88)]),
  performJudgment: workdays('按判决公开', '判决生效之日', 20, [COURT_INTERPRETATION]),
  petitionForward: days('信访部门转送', '收到信访事项之日', 15, [petition(22)]),
  petitionTell: days('告知是否受理', '收到信访事项之日', 15, [petition(23)]),
  petitionObject: workdays('对转送提出异议', '收到转送之日', 5, [petition(23)]),
  petitionSettle: days('申诉求决类信访事项办结', '受理之日', 60, [petition(34)]),
  petitionSettleExtended: days('延长30日后的信访办结', '受理之日', 90, [petition(34)]),
  petitionAskReview: days('请求复查', '收到书面答复之日', 30, [petition(35)]),
  petitionReview: days('复查办结', '收到复查请求之日', 30, [petition(35)]),
  petitionAskRecheck: days('请求复核', '收到复查意见之日', 30, [petition(36)]),
  petitionRecheck: days('复核办结', '收到复核请求之日', 30, [petition(36)]),
  publicComment: {
    ...days('向社会公开征求意见（一般不少于）', '公布草案之日', 30, [article('决策条例', 15)]),
    rolls: false,
  },
  // 713号 25–28; which of them names the seven days was not read in the official text.
  legalityReview: workdays('合法性审查（一般不少于）', '送审之日', 7, [article('决策条例', 26)]),
} as const satisfies Readonly<Record<string, PeriodDefinition>>

export type PeriodKind = keyof typeof PERIODS

export interface Period {
  readonly kind: PeriodKind
  readonly start: LocalDate
  /** The last day, an estimate by type where it was counted over unpublished days. */
  readonly last: CountedDate
  readonly articles: readonly Article[]
  /** Day by day; null for periods in months. */
  readonly ledger: readonly LedgerRow[] | null
  /** Internal dates, earliest first, all after the start. */
  readonly reminders: readonly LocalDate[]
}

/** The period of a kind from its start. */
export function periodFrom(kind: PeriodKind, start: LocalDate, calendar: WorkCalendar): Period {
  const definition: PeriodDefinition = PERIODS[kind]
  const from = toEpochDay(start)
  const unrolled = lastDay(definition, start, from, calendar)
  const last = definition.rolls ? rollToWorkday(calendar, unrolled) : unrolled
  return {
    kind,
    start,
    last:
      definition.unit === 'workday' || definition.rolls
        ? countedDate(calendar, last)
        : certain(calendar, last),
    articles: definition.articles,
    ledger: definition.unit === 'month' ? null : ledger(definition, from, unrolled, last, calendar),
    reminders: reminderDays(calendar, last, definition.remind)
      .filter((day) => day > from)
      .map((day) => dateText(calendar, day)),
  }
}

/** A calendar period that does not roll looks at no working day: its last day is certain. */
function certain(calendar: WorkCalendar, day: EpochDay): CountedDate {
  return { provisional: false, date: dateText(calendar, day) }
}

function lastDay(
  { unit, length }: PeriodDefinition,
  start: LocalDate,
  from: EpochDay,
  calendar: WorkCalendar,
): EpochDay {
  switch (unit) {
    case 'workday':
      return nthWorkdayAfter(calendar, from, length)
    case 'day':
      return from + length
    case 'month':
      return parseEpochDay(addMonths(start, length)) ?? from
  }
}

function ledger(
  { unit }: PeriodDefinition,
  from: EpochDay,
  unrolled: EpochDay,
  last: EpochDay,
  calendar: WorkCalendar,
): readonly LedgerRow[] {
  const rows: LedgerRow[] = []
  let n = 0
  for (let day = from + 1; day <= last; day += 1) {
    const date = dateText(calendar, day)
    const rests = !isWorkday(calendar, day)
    const counts = unit === 'workday' ? !rests : day <= unrolled
    if (counts) rows.push({ date, kind: 'counted', n: (n += 1), ...madeUp(calendar, day, unit) })
    else if (rests) rows.push({ date, kind: 'rest', why: reasonOfDay(calendar, day) ?? '' })
    else rows.push({ date, kind: 'counted', n, why: '期满日为休息日，顺延至本日' })
  }
  return rows
}

function madeUp(calendar: WorkCalendar, day: EpochDay, unit: PeriodUnit): { readonly why?: string } {
  const why = unit === 'workday' ? reasonOfDay(calendar, day) : null
  return why === null ? {} : { why }
}

/** The working days `before` counts back from the last day, earliest first. */
export function reminderDays(
  calendar: WorkCalendar,
  last: EpochDay,
  before: readonly number[],
): readonly EpochDay[] {
  return before.map((count) => nthWorkdayBefore(calendar, last, count)).sort((a, b) => a - b)
}

export type ReportingLevel = 'department' | 'government'

/** 条例 49: departments by 31 January, the government's report by 31 March — calendar dates, which do not roll. */
export function annualReportDue(
  reportYear: number,
  level: ReportingLevel,
): { readonly due: LocalDate; readonly articles: readonly Article[] } {
  return {
    due: level === 'department' ? composeDate(reportYear + 1, 1, 31) : composeDate(reportYear + 1, 3, 31),
    articles: [article('条例', 49)],
  }
}
