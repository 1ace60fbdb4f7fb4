/** 办理统计: its periods, bands and steps, and for every number the filters of the list that shows what it counts. */
import { addDays, composeDate, daysInMonth, type LocalDate } from '../../law/local-date.ts'
import { article, FEE_MEASURES, type Article } from '../../law/articles.ts'
import type { ActKind } from '../model.ts'

export const PERIODS = [
  'year',
  'h1',
  'h2',
  'q1',
  'q2',
  'q3',
  'q4',
  'm1',
  'm2',
  'm3',
  'm4',
  'm5',
  'm6',
  'm7',
  'm8',
  'm9',
  'm10',
  'm11',
  'm12',
] as const
export type PeriodName = (typeof PERIODS)[number]

const QUARTERS = ['一', '二', '三', '四'] as const

export function periodLabel(period: PeriodName): string {
  if (period === 'year') return '全年'
  if (period === 'h1') return '上半年'
  if (period === 'h2') return '下半年'
  const number = Number(period.slice(1))
  return period.startsWith('q') ? `第${QUARTERS[number - 1] ?? ''}季度` : `${number}月`
}

export interface Span {
  readonly from: LocalDate
  /** Not past `today`, as the annual report counts what is known. */
  readonly to: LocalDate
}

/** First and last month of a period. */
function monthsOf(period: PeriodName): readonly [number, number] {
  if (period === 'year') return [1, 12]
  const number = Number(period.slice(1))
  if (period.startsWith('h')) return [number * 6 - 5, number * 6]
  return period.startsWith('q') ? [number * 3 - 2, number * 3] : [number, number]
}

export function spanOf(year: number, period: PeriodName, today: LocalDate): Span {
  const [first, last] = monthsOf(period)
  const to = composeDate(year, last, daysInMonth(year, last))
  return { from: composeDate(year, first, 1), to: today < to ? today : to }
}

/** The months of a period that have begun. */
export function monthsWithin(year: number, period: PeriodName, today: LocalDate): readonly Span[] {
  const [first, last] = monthsOf(period)
  return Array.from({ length: last - first + 1 }, (_, index) => {
    const month = first + index
    const end = composeDate(year, month, daysInMonth(year, month))
    return { from: composeDate(year, month, 1), to: today < end ? today : end }
  }).filter(({ from }) => from <= today)
}

/** Working days used until delivery: 20 by 条例 33, 40 with an extension. `none`: not counted yet. */
export const DAY_BANDS = ['upTo5', 'upTo10', 'upTo15', 'upTo20', 'upTo40', 'over40', 'none'] as const
export type DayBand = (typeof DAY_BANDS)[number]
export const DAY_BAND_DEFINITIONS: Readonly<
  Record<Exclude<DayBand, 'none'>, { name: string; from: number; to: number | null }>
> = {
  upTo5: { name: '5日以内', from: 0, to: 5 },
  upTo10: { name: '6—10日', from: 6, to: 10 },
  upTo15: { name: '11—15日', from: 11, to: 15 },
  upTo20: { name: '16—20日', from: 16, to: 20 },
  upTo40: { name: '21—40日', from: 21, to: 40 },
  over40: { name: '超过40日', from: 41, to: null },
}

export function dayBandName(band: DayBand): string {
  return band === 'none' ? '尚未推算' : DAY_BAND_DEFINITIONS[band].name
}

/** Steps counted of their own, each by the acts that are on record for it. */
export const STEPS = ['correction', 'extension', 'opinion', 'feeNotice', 'feePaid', 'proactive'] as const
export type StepName = (typeof STEPS)[number]
export const STEP_DEFINITIONS: Readonly<
  Record<StepName, { name: string; kinds: readonly ActKind[]; article: Article }>
> = {
  correction: { name: '告知补正', kinds: ['askCorrection'], article: article('条例', 30) },
  extension: { name: '延长答复期限', kinds: ['extend'], article: article('条例', 33) },
  opinion: {
    name: '征求第三方或者其他机关意见',
    kinds: ['consultThirdParty', 'consultOrgan'],
    article: article('条例', 32),
  },
  feeNotice: { name: '收费通知送达', kinds: ['feeNotice'], article: FEE_MEASURES },
  feePaid: { name: '缴费', kinds: ['feePaid'], article: FEE_MEASURES },
  proactive: { name: '转主动公开', kinds: ['turnProactive'], article: article('条例', 44, 1) },
}

/** Filters of the work-list, as its address has them. */
export type Filters = Readonly<Record<string, string>>

export interface Scope {
  /** Null: all organs the person sees. */
  readonly organ: number | null
  readonly span: Span
}

function behind(scope: Scope, filters: Filters): Filters {
  return {
    view: 'all',
    ...(scope.organ === null ? {} : { organ: String(scope.organ) }),
    counted: 'yes',
    ...filters,
    sort: '-received',
  }
}

export const FLOWS = [
  'received',
  'carriedIn',
  'decided',
  'carriedOut',
  'delivered',
  'inTime',
  'late',
] as const
export type FlowKey = (typeof FLOWS)[number]

/** The cases behind each figure; `more` narrows them to a channel, a unit, a row. */
export const BEHIND: Readonly<Record<FlowKey, (scope: Scope, more?: Filters) => Filters>> = {
  received: (scope, more) =>
    behind(scope, { receivedFrom: scope.span.from, receivedTo: scope.span.to, ...more }),
  carriedIn: (scope, more) => behind(scope, { pendingOn: addDays(scope.span.from, -1), ...more }),
  decided: (scope, more) =>
    behind(scope, { decidedFrom: scope.span.from, decidedTo: scope.span.to, ...more }),
  carriedOut: (scope, more) => behind(scope, { pendingOn: scope.span.to, ...more }),
  delivered: (scope, more) => behindDelivered(scope, more),
  inTime: (scope, more) => behindDelivered(scope, { timely: 'yes', ...more }),
  late: (scope, more) => behindDelivered(scope, { timely: 'no', ...more }),
}

function behindDelivered(scope: Scope, more: Filters = {}): Filters {
  return behind(scope, { deliveredFrom: scope.span.from, deliveredTo: scope.span.to, ...more })
}

/** Fees are counted by the day of the notice or the payment, as section 六 of the annual report does. */
export function behindFees(scope: Scope, step: 'feeNotice' | 'feePaid'): Filters {
  const { counted: _, ...filters } = behind(scope, {
    step,
    stepFrom: scope.span.from,
    stepTo: scope.span.to,
  })
  return filters
}

/** The applications of the applicant of a case, received in a span. */
export function behindApplicant(caseId: string, { from, to }: { from: string; to: string }): Filters {
  return {
    view: 'all',
    counted: 'yes',
    sameAs: caseId,
    receivedFrom: from,
    receivedTo: to,
    sort: '-received',
  }
}
