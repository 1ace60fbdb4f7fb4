/** Refusals of the timeline: an act the law does not allow at that point is not applied, and says why. */
import { ACT_NAMES, type ActKind } from './acts.ts'
import { article, DELIVERY_LETTER, FEE_MEASURES, type Article } from './articles.ts'
import { formatChinese, fromEpochDay, type EpochDay } from './local-date.ts'

export type TimelineRefusalCode =
  | 'law.notCovered'
  | 'date.notReal'
  | 'date.outOfRange'
  | 'date.order'
  | 'act.outOfOrder'
  | 'receipt.missing'
  | 'receipt.second'
  | 'correction.second'
  | 'correction.notAsked'
  | 'correction.alreadyReceived'
  | 'consultation.none'
  | 'consultation.beforeReceipt'
  | 'extension.second'
  | 'extension.length'
  | 'extension.late'
  | 'extension.dateAgreed'
  | 'fee.second'
  | 'fee.late'
  | 'fee.noNotice'
  | 'fee.alreadyPaid'
  | 'fee.overdue'
  | 'reasons.notAsked'
  | 'agreedDate.notLater'
  | 'agreedDate.late'
  | 'decision.made'
  | 'delivery.noDate'
  | 'delivery.done'
  | 'case.closed'
  | 'case.withdrawn'

/** What a handler answers instead of a state. */
export interface Refused {
  readonly refused: true
  readonly code: TimelineRefusalCode
  readonly article: Article
  readonly message: string
}

/** As listed in the result; `index` counts the acts as given, from 0. */
export interface TimelineRefusal {
  readonly index: number
  readonly act: ActKind
  readonly code: TimelineRefusalCode
  readonly article: Article
  readonly message: string
}

export function refused(code: TimelineRefusalCode, cited: Article, message: string): Refused {
  return { refused: true, code, article: cited, message }
}

/** The article each act rests on; cited where the refusal is about order and not about a rule of its own. */
export const ACT_ARTICLES: Readonly<Record<ActKind, Article>> = {
  receive: article('条例', 31),
  askCorrection: article('条例', 30),
  correctionReceived: article('条例', 30),
  consultThirdParty: article('条例', 32),
  thirdPartyReplied: article('条例', 32),
  consultOrgan: article('条例', 34),
  organReplied: article('条例', 34),
  extend: article('条例', 33),
  feeNotice: FEE_MEASURES,
  feePaid: FEE_MEASURES,
  askReasons: article('条例', 35),
  reasonsReceived: article('条例', 35),
  agreeDate: article('条例', 35),
  decide: article('条例', 36),
  deliver: DELIVERY_LETTER,
  withdraw: article('条例', 36),
}

export function inWords(day: EpochDay): string {
  return formatChinese(fromEpochDay(day))
}

export function outOfOrder(act: ActKind, on: EpochDay, last: EpochDay): Refused {
  return refused(
    'act.outOfOrder',
    ACT_ARTICLES[act],
    `“${ACT_NAMES[act]}”的日期${inWords(on)}早于前一事项的日期${inWords(last)}，请按发生先后登记。`,
  )
}
