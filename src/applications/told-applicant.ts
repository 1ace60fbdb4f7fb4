/** What the applicant reads of his own case on the portal: where it stands, what he is to do by when, what was done. Pure. */
import { formatChinese, parseLocalDate, type LocalDate } from '../law/local-date.ts'
import type { ActKind, CaseAct, CaseActOf, DeliveryMethod } from './model.ts'
import { stageText, waitUntil, type CaseView } from './rules.ts'

export interface Told {
  /** The reply is on the status page, to be taken. */
  readonly canDownload: boolean
}

export function toldStage(view: CaseView, today: LocalDate, { canDownload }: Told): string {
  const last = lastDayToAct(view)
  switch (view.stage) {
    case 'awaitingCorrection':
      if (last === null) break
      return last < today
        ? `补正期限已于${formatChinese(last)}届满。仍要补正的，请尽快提交并说明未按期补正的理由。`
        : `请按补正告知书补正申请内容，期限至${formatChinese(last)}。`
    case 'awaitingReasons':
      if (last === null) break
      return last < today
        ? `说明理由的期限已于${formatChinese(last)}届满。仍要说明的，请尽快提交。`
        : `请按说明理由告知书说明申请理由，期限至${formatChinese(last)}。`
    case 'awaitingPayment':
      if (last === null) break
      return last < today
        ? `缴费期限已于${formatChinese(last)}届满。逾期未缴纳的，视为放弃申请。`
        : `请按收费通知书缴纳信息处理费，期限至${formatChinese(last)}。`
    case 'decided':
      if (view.returnedOn !== null)
        return '寄给您的答复被退回。请与公开工作机构联系，核对收件地址，或者改用其他方式领取。'
      if (canDownload) return '答复已经作出，请在“文书”中下载。'
      break
    case 'delivered':
      if (isOnItsWay(view)) return '答复已经交邮寄出，请注意查收。'
      break
    default:
  }
  return stageText(view.stage, waitUntil(view), today)
}

/** By post, and nobody has signed for it yet: in time for the office, not yet in the applicant's hands. */
export function isOnItsWay({ stage, live, signedOn }: CaseView): boolean {
  return stage === 'delivered' && signedOn === null && lastOf(live, 'deliver')?.data.method === 'post'
}

/** The last day of what the applicant himself is asked for. */
export function lastDayToAct(view: CaseView): LocalDate | null {
  const until = view.stage === 'awaitingReasons' ? lastOf(view.live, 'askReasons')?.data.until : untilOf(view)
  return parseLocalDate(until ?? '') ?? null
}

function untilOf(view: CaseView): string | undefined {
  return view.stage === 'consulting' ? undefined : (waitUntil(view) ?? undefined)
}

function lastOf<K extends ActKind>(live: readonly CaseAct[], kind: K): CaseActOf<K> | undefined {
  return live.findLast((act) => act.kind === kind) as CaseActOf<K> | undefined // the kind was compared just before
}

/** In the applicant's words; how the office divides its work is not among it. */
const TOLD_ACTS: Partial<Readonly<Record<ActKind, string>>> = {
  submit: '提交申请',
  register: '收到申请并登记',
  confirm: '双方确认，收到申请',
  splitInto: '拆分为多件办理',
  splitFrom: '由拆分登记',
  mergeInto: '并入另一件办理',
  askCorrection: '告知补正',
  correctionReceived: '收到补正',
  consultThirdParty: '征求第三方意见',
  thirdPartyReplied: '收到第三方意见',
  consultOrgan: '征求其他机关意见',
  organReplied: '收到其他机关意见',
  extend: '延长答复期限',
  askReasons: '要求说明理由',
  reasonsReceived: '收到理由说明',
  agreeDate: '确定延迟答复的期限',
  sendFeeNotice: '发出收费通知书',
  feeNotice: '收费通知书送达',
  feePaid: '收到缴费',
  sign: '作出答复',
  deliver: '答复送达',
  recordSignature: '签收答复',
  mailReturned: '邮寄的答复被退回',
  withdraw: '撤回申请',
}

const DELIVERED: Readonly<Record<DeliveryMethod, string>> = {
  inPerson: '答复当面送达',
  entrusted: '委托其他行政机关送达答复',
  post: '答复交邮寄出',
  email: '以电子邮件发送答复',
  download: '网上下载答复',
}

/** What an act is called on the status page; undefined where the applicant is not told of it. */
export function toldAct(act: CaseAct): string | undefined {
  if (act.kind !== 'deliver') return TOLD_ACTS[act.kind]
  const { method, mailNumber } = act.data
  return `${DELIVERED[method]}${mailNumber === undefined ? '' : `（邮件号${mailNumber}）`}`
}
