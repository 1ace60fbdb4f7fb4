/**
 * The figures of the law, as values by effective date with their article. The timeline takes every number of days from
 * here; periods.ts adds those around an application. The second half are settings: what the law leaves open, with the
 * default this system takes.
 */
import { article, FEE_MEASURES, type Article } from './articles.ts'
import { localDate, toEpochDay, type EpochDay, type LocalDate } from './local-date.ts'

/** 条例 (2019 修订) is in force from here; earlier applications fall under the old text and are not computed. */
export const REGULATION_IN_FORCE = localDate('2019-05-15')
/** 信息处理费 exists from here (国办函〔2020〕109号). */
export const FEES_IN_FORCE = localDate('2021-01-01')
/** 复议前置 for 条例 14、15、16 (复议法 2023 修订, 23.1.4). */
export const REVIEW_FIRST_IN_FORCE = localDate('2024-01-01')

export interface Parameter {
  readonly value: number
  readonly from: LocalDate
  readonly article: Article
}

export type ParameterName =
  | 'correctionNoticeWorkdays'
  | 'replyWorkdays'
  | 'extensionMaxWorkdays'
  | 'thirdPartyWorkdays'
  | 'organWorkdays'
  | 'paymentWorkdays'
  | 'reviewDays'
  | 'suitMonths'

/** Versions in order of effect; the last whose `from` is not later than the day counts. */
export const PARAMETERS: Readonly<Record<ParameterName, readonly Parameter[]>> = {
  correctionNoticeWorkdays: [{ value: 7, from: REGULATION_IN_FORCE, article: article('条例', 30) }],
  replyWorkdays: [{ value: 20, from: REGULATION_IN_FORCE, article: article('条例', 33) }],
  extensionMaxWorkdays: [{ value: 20, from: REGULATION_IN_FORCE, article: article('条例', 33) }],
  thirdPartyWorkdays: [{ value: 15, from: REGULATION_IN_FORCE, article: article('条例', 32) }],
  organWorkdays: [{ value: 15, from: REGULATION_IN_FORCE, article: article('条例', 34) }],
  paymentWorkdays: [{ value: 20, from: FEES_IN_FORCE, article: FEE_MEASURES }],
  reviewDays: [{ value: 60, from: REGULATION_IN_FORCE, article: article('复议法', 20) }],
  suitMonths: [{ value: 6, from: REGULATION_IN_FORCE, article: article('行诉法', 46) }],
}

/** The value in force on a day; undefined before the first version. */
export function parameterOn(name: ParameterName, day: LocalDate): Parameter | undefined {
  return PARAMETERS[name].findLast((version) => version.from <= day)
}

const VERSIONS = new Map<ParameterName, readonly { readonly from: EpochDay; readonly value: number }[]>(
  (Object.keys(PARAMETERS) as ParameterName[]).map((name) => [
    name, // the keys of PARAMETERS are its names
    PARAMETERS[name].map(({ from, value }) => ({ from: toEpochDay(from), value })),
  ]),
)

/** The figure in force on the day a period begins; before the first version, the first. */
export function figureOn(name: ParameterName, day: EpochDay): number {
  const versions = VERSIONS.get(name) ?? []
  let figure = versions[0]?.value ?? 0
  for (const { from, value } of versions) if (from <= day) figure = value
  return figure
}

/** What the law leaves open. Each default is the convention of contracts.md. */
export interface LawSettings {
  /** Whether the day a consultation is sent still counts for the reply. */
  readonly sendingDayCounts: boolean
  /** Counting resumes on the working day after the pause ended, or on the day it ended itself. */
  readonly resumes: 'dayAfter' | 'sameDay'
  /** F13: after payment the period starts anew, or goes on where the notice stopped it. */
  readonly afterPayment: 'restart' | 'resume'
  /** The day on which a reply given for download is delivered. */
  readonly downloadDelivered: DownloadDelivered
}

export type DownloadDelivered = 'firstDownload' | 'opened'

export const DEFAULT_SETTINGS: LawSettings = {
  sendingDayCounts: true,
  resumes: 'dayAfter',
  afterPayment: 'restart',
  downloadDelivered: 'firstDownload',
}

/** What the applicant is told of it. */
export const DOWNLOAD_TOLD: Readonly<Record<DownloadDelivered, string>> = {
  firstDownload: '首次下载答复书之日为送达之日',
  opened: '开放下载之日为送达之日',
}

/** What each setting decides and where it comes from, for the settings page and the manual. */
export const SETTING_NOTES: Readonly<Record<keyof LawSettings, { label: string; basis: string }>> = {
  sendingDayCounts: {
    label: '发出征求意见书当日是否计入答复期限',
    basis: '条例33条第3款只规定征求意见所需时间不计算在内，未规定起止当日，按惯例发出当日计入。',
  },
  resumes: {
    label: '征求意见结束后何时恢复计算',
    basis: '条例33条第3款未作规定，按期间开始之日不计入的原则（民法典201条），自次一工作日恢复。',
  },
  afterPayment: {
    label: '缴费后答复期限如何计算',
    basis: '国办函〔2020〕109号，自申请人完成缴费次日起重新计算。',
  },
  downloadDelivered: {
    label: '网上下载的答复以何日为送达之日',
    basis:
      '条例40条只规定提供形式，235号只列直接、委托、邮寄三种送达方式，均未规定网上提供的送达日期 [推]。默认自申请人首次下载之日，复议、起诉期限自其知道之日起算；也可以参照电子送达到达之日（民事诉讼法90条），以开放下载之日为准。',
  },
}
