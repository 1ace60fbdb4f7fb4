/** The record of a case in words: what a clerk, a reviewer and a court read of each act. */
import type { Article } from '../law/articles.ts'
import { OUTCOME_DEFINITIONS } from '../law/outcomes.ts'
import {
  CHANNEL_DEFINITIONS,
  DELIVERY_NAMES,
  OPINION_NAMES,
  PERSONAL_FIELD_NAMES,
  SECRECY_NAMES,
  type CaseAct,
} from './model.ts'
import { inWords } from './case-work.ts'
import { cite } from './letters/shape.ts'

export interface Line {
  readonly label: string
  readonly value: string
}

const METHODS = { perItem: '按件计收', perPage: '按量计收' } as const

/** Labelled values of an act; ids are left to the links beside them. */
export function linesOf(act: CaseAct): readonly Line[] {
  return pairsOf(act)
    .filter(([, value]) => value !== undefined && value !== '')
    .map(([label, value]) => ({ label, value: String(value) }))
}

type Pair = readonly [string, string | number | undefined]

function day(value: string | undefined): string | undefined {
  return value === undefined ? undefined : inWords(value)
}

function basis(article: Article): string {
  return cite([article])
}

function pairsOf(act: CaseAct): readonly Pair[] {
  switch (act.kind) {
    case 'submit':
      return [
        ['渠道', CHANNEL_DEFINITIONS[act.data.channel].name],
        ['受理', act.data.unverified === true ? '超过频次限制，待核实' : undefined],
      ]
    case 'register':
      return [['收到依据', basis(act.data.basis)]]
    case 'confirm':
      return [
        ['收到依据', basis(act.data.basis)],
        ['确认方式', act.data.how],
      ]
    case 'assign':
      return [['说明', act.data.note]]
    case 'splitInto':
      return [['拆分为', `${act.data.children.length}件`]]
    case 'askCorrection':
      return [
        ['补正事项', act.data.matters.join('；')],
        ['补正期限', day(act.data.until)],
        ['指导和释明', act.data.guidance],
      ]
    case 'correctionReceived':
    case 'reasonsReceived':
    case 'withdraw':
      return [['方式', act.data.how]]
    case 'consultThirdParty':
    case 'consultOrgan':
      return [
        ['征求对象', act.data.party],
        ['对方收到', day(act.data.delivered)],
      ]
    case 'opinionLetterDelivered':
      return [['对方收到', day(act.data.on)]]
    case 'thirdPartyReplied':
    case 'organReplied':
      return [
        ['意见', OPINION_NAMES[act.data.opinion]],
        ['理由', act.data.reason],
      ]
    case 'proposeExtension':
    case 'extend':
      return [
        ['延长', `${act.data.workingDays}个工作日`],
        ['理由', act.data.reason],
      ]
    case 'askReasons':
      return [
        ['数量、频次', act.data.volume],
        ['说明期限', day(act.data.until)],
      ]
    case 'agreeDate':
      return [
        ['延迟至', day(act.data.until)],
        ['原因', act.data.why],
      ]
    case 'sendFeeNotice':
      return [
        ['计收方式', METHODS[act.data.method]],
        [act.data.method === 'perItem' ? '当月第几件' : '页数', act.data.quantity],
        ['数额', `${act.data.amount}元`],
      ]
    case 'feeNotice':
      return [
        ['计收方式', METHODS[act.data.method]],
        ['数额', `${act.data.amount}元`],
      ]
    case 'feePaid':
      return [
        ['数额', `${act.data.amount}元`],
        ['票据号', act.data.receipt],
      ]
    case 'search':
      return [
        ['检索范围', act.data.scope],
        ['方法、关键词', act.data.keywords],
        ['结果', act.data.result],
        ['检索人', act.data.searcher],
      ]
    case 'askSecrecy':
      return [['说明', act.data.note]]
    case 'reviewSecrecy':
      return [
        ['结论', SECRECY_NAMES[act.data.result]],
        ['意见', act.data.opinion],
        ['报请', act.data.referredTo],
      ]
    case 'draft':
      return [
        ['答复类型', OUTCOME_DEFINITIONS[act.data.outcome].name],
        ['版本', `第${act.data.version}稿`],
      ]
    case 'review':
      return [['意见', act.data.comment]]
    case 'sign':
      return [
        ['答复类型', OUTCOME_DEFINITIONS[act.data.outcome].name],
        ['文号', act.data.number],
      ]
    case 'deliver':
      return [
        ['方式', DELIVERY_NAMES[act.data.method]],
        ['交邮日', day(act.data.mailed)],
        ['邮件号', act.data.mailNumber],
        ['签收日', day(act.data.signed)],
        ['签收人与申请人关系', act.data.relation],
        ['改用其他方式的理由', act.data.otherWay],
      ]
    case 'recordSignature':
      return [
        ['签收日', day(act.data.signed)],
        ['签收人与申请人关系', act.data.relation],
      ]
    case 'notifyThirdParty':
      return [
        ['公开内容', act.data.content],
        ['理由', act.data.reason],
      ]
    case 'archive':
      return [['卷号', act.data.volume]]
    case 'note':
      return [['内容', act.data.text]]
    case 'urge':
      return [
        ['催办机关和人员', act.data.from],
        ['内容', act.data.text],
      ]
    case 'returnDraft':
    case 'sendBack':
    case 'rejectExtension':
    case 'mailReturned':
    case 'revokeImport':
      return [['理由', act.data.reason]]
    case 'askAssistance':
      return [
        ['协办单位', act.data.party],
        ['事项', act.data.matter],
        ['回复期限', day(act.data.until)],
      ]
    case 'handOver':
      return [
        ['移交', act.data.to],
        ['理由', act.data.reason],
      ]
    case 'link':
      return [['说明', act.data.why]]
    case 'restrict':
      return [
        ['限制', act.data.restricted ? '只限办理和审批人员查看' : '取消限制'],
        ['理由', act.data.reason],
      ]
    case 'offerDownload':
      return [
        ['下载期限', day(act.data.until)],
        ['改用网上下载的理由', act.data.otherWay],
      ]
    case 'amendApplicant':
      return [
        ['更正的项目', act.data.fields.map((field) => PERSONAL_FIELD_NAMES[field]).join('、')],
        ['理由', act.data.reason],
      ]
    case 'turnProactive':
      return [
        ['处理', act.data.item === undefined ? '经审核暂不纳入主动公开' : '已转主动公开，拟稿待审'],
        ['索引号', act.data.indexNumber],
        ['理由', act.data.reason],
      ]
    case 'undo':
      return [
        [act.data.newOn === undefined ? '撤销登记' : '更正日期', `第${act.data.target}项`],
        ['更正为', day(act.data.newOn)],
        ['理由', act.data.reason],
      ]
    case 'accept':
    case 'verify':
    case 'mergeInto':
    case 'splitFrom':
      return []
    case 'emailReply':
      return [
        ['改用电子邮件的理由', act.data.otherWay],
        ['核实未收到的情况', act.data.checked],
      ]
  }
}

/** The letter an act sent, if it sent one. */
export function letterOf(act: CaseAct): string | null {
  return 'letter' in act.data && typeof act.data.letter === 'string' && act.data.letter !== ''
    ? act.data.letter
    : null
}
