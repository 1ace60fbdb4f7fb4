/**
 * What can happen to an application, as far as it moves a statutory date. Dates are text as recorded: whether the day
 * exists is decided by the fold, which refuses an act with a date that does not.
 */
import type { EpochDay } from './local-date.ts'
import type { Outcome } from './outcomes.ts'

/** 条例 31: what counts as the day of receipt depends on the channel. */
export type ReceiveAct =
  | { readonly act: 'receive'; readonly on: string }
  | { readonly act: 'receive'; readonly channel: 'inPerson'; readonly submitted: string }
  | { readonly act: 'receive'; readonly channel: 'mailSigned'; readonly signed: string }
  | {
      readonly act: 'receive'
      readonly channel: 'ordinaryMail' | 'online' | 'fax'
      readonly confirmed: string
    }

export type ConsultAct = {
  readonly act: 'consultThirdParty' | 'consultOrgan'
  readonly sent: string
  /** When the consulted party received the letter; unknown until the receipt comes back. */
  readonly delivered?: string | null | undefined
}

export type DatedKind =
  | 'askCorrection'
  | 'correctionReceived'
  | 'thirdPartyReplied'
  | 'organReplied'
  | 'feePaid'
  | 'askReasons'
  | 'reasonsReceived'
  | 'withdraw'

export type Act =
  | ReceiveAct
  | ConsultAct
  | { readonly act: DatedKind; readonly on: string }
  | { readonly act: 'extend'; readonly on: string; readonly workingDays: number }
  | { readonly act: 'feeNotice'; readonly delivered: string }
  | { readonly act: 'agreeDate'; readonly on: string; readonly until: string }
  | { readonly act: 'decide'; readonly on: string; readonly outcome?: Outcome | null | undefined }
  | {
      readonly act: 'deliver'
      readonly mailed?: string | null | undefined
      readonly signed?: string | null | undefined
    }

export type ActKind = Act['act']

/** An act whose days exist, in the form the handlers work on. `on` is the day the act took place. */
export type DatedAct =
  | { readonly act: 'receive' | DatedKind; readonly on: EpochDay }
  | {
      readonly act: 'consultThirdParty' | 'consultOrgan'
      readonly on: EpochDay
      readonly delivered: EpochDay | null
    }
  | { readonly act: 'extend'; readonly on: EpochDay; readonly workingDays: number }
  | { readonly act: 'feeNotice'; readonly on: EpochDay }
  | { readonly act: 'agreeDate'; readonly on: EpochDay; readonly until: EpochDay }
  | { readonly act: 'decide'; readonly on: EpochDay; readonly outcome: Outcome | null }
  | {
      readonly act: 'deliver'
      readonly on: EpochDay
      readonly mailed: EpochDay | null
      readonly signed: EpochDay | null
    }

/** The act of a given kind, for handlers. */
export type DatedActOf<K extends ActKind> = Extract<DatedAct, { readonly act: K }> & { readonly act: K }

/** 条例 31: the day of receipt by channel. */
export function receiptDay(act: ReceiveAct): string {
  if ('on' in act) return act.on
  switch (act.channel) {
    case 'inPerson':
      return act.submitted
    case 'mailSigned':
      return act.signed
    case 'ordinaryMail':
    case 'online':
    case 'fax':
      return act.confirmed
  }
}

/** How screens and messages name an act. */
export const ACT_NAMES: Readonly<Record<ActKind, string>> = {
  receive: '收到申请',
  askCorrection: '补正告知',
  correctionReceived: '收到补正',
  consultThirdParty: '征求第三方意见',
  thirdPartyReplied: '第三方提出意见',
  consultOrgan: '征求其他机关意见',
  organReplied: '其他机关提出意见',
  extend: '延长答复期限',
  feeNotice: '收费通知送达',
  feePaid: '缴费',
  askReasons: '要求说明理由',
  reasonsReceived: '收到理由说明',
  agreeDate: '确定延迟答复期限',
  decide: '作出答复决定',
  deliver: '送达',
  withdraw: '撤回申请',
}
