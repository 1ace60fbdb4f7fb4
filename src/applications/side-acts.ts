/** What an office does with a case besides the law's table: in the same shape, so that buttons read both alike. */
import { article, DELIVERY_LETTER, FEE_MEASURES, type Article } from '../law/articles.ts'
import { CASE_ACT_DEFINITIONS } from '../law/case-acts.ts'
import { STAGES } from '../law/case-stages.ts'
import type { Role } from '../people/model.ts'
import type { ActKind, CaseStage, SideActKind } from './model.ts'
import { isTableAct } from './rules.ts'

export interface SideActDefinition {
  readonly label: string
  readonly name: string
  readonly article: Article
  readonly at: readonly CaseStage[]
  readonly by: readonly Role[]
}

const OPEN: readonly CaseStage[] = [
  'registered',
  'handling',
  'awaitingCorrection',
  'awaitingReasons',
  'consulting',
  'awaitingPayment',
]
const WORKING: readonly CaseStage[] = [...OPEN, 'inReview', 'awaitingSignature']
const ANY: readonly CaseStage[] = [...STAGES, 'merged']
const REGISTER = article('条例', 45)

export const SIDE_ACT_DEFINITIONS: Readonly<Record<SideActKind, SideActDefinition>> = {
  verify: {
    label: '核实通过',
    name: '核实',
    article: article('条例', 29),
    at: ['submitted'],
    by: ['clerk', 'head'],
  },
  accept: { label: '接办', name: '接办', article: REGISTER, at: OPEN, by: ['clerk', 'liaison', 'head'] },
  sendBack: {
    label: '退回分办',
    name: '退回分办',
    article: REGISTER,
    at: OPEN,
    by: ['clerk', 'liaison', 'head'],
  },
  opinionLetterDelivered: {
    label: '登记征求意见书送达',
    name: '征求意见书送达',
    article: article('条例', 32),
    at: [...WORKING],
    by: ['clerk', 'liaison', 'head'],
  },
  rejectExtension: {
    label: '不同意延期',
    name: '不同意延期',
    article: article('条例', 33),
    at: WORKING,
    by: ['head'],
  },
  sendFeeNotice: {
    label: '发出收费通知',
    name: '发出收费通知',
    article: FEE_MEASURES,
    at: ['registered', 'handling', 'consulting'],
    by: ['clerk', 'head'],
  },
  askAssistance: {
    label: '商请协办',
    name: '商请协助办理',
    article: REGISTER,
    at: OPEN,
    by: ['clerk', 'liaison', 'head'],
  },
  handOver: {
    label: '移交信访',
    name: '移交信访等渠道',
    article: article('条例', 39, 1),
    at: [...WORKING, 'decided', 'delivered'],
    by: ['clerk', 'head'],
  },
  mergeInto: {
    label: '并入另一件',
    name: '合并',
    article: REGISTER,
    at: ['submitted', 'registered', 'handling'],
    by: ['clerk', 'head'],
  },
  splitFrom: { label: '拆分所得', name: '由拆分登记', article: FEE_MEASURES, at: [], by: ['clerk', 'head'] },
  urge: {
    label: '催办',
    name: '催办',
    article: REGISTER,
    at: [...WORKING, 'submitted', 'decided'],
    by: ['clerk', 'head', 'supervisor', 'signer'],
  },
  link: {
    label: '关联',
    name: '关联另一件',
    article: REGISTER,
    at: ANY,
    by: ['clerk', 'head', 'liaison', 'reviewer'],
  },
  restrict: {
    label: '限制查看',
    name: '限制查看',
    article: REGISTER,
    at: ANY,
    by: ['clerk', 'head', 'secrecy'],
  },
  askSecrecy: {
    label: '提请保密审查',
    name: '提请保密审查',
    article: article('条例', 17),
    at: WORKING,
    by: ['clerk', 'liaison', 'reviewer', 'head', 'signer'],
  },
  emailReply: {
    label: '以电子邮件发送',
    name: '发送电子邮件',
    article: article('条例', 40),
    at: ['decided'],
    by: ['clerk', 'head'],
  },
  offerDownload: {
    label: '开放网上下载',
    name: '开放网上下载',
    article: article('条例', 40),
    at: ['decided', 'delivered'],
    by: ['clerk', 'head'],
  },
  mailReturned: {
    label: '登记退件',
    name: '邮件退回',
    article: DELIVERY_LETTER,
    at: ['delivered', 'archived'],
    by: ['clerk', 'head'],
  },
  turnProactive: {
    label: '转主动公开',
    name: '转主动公开',
    article: article('条例', 44, 1),
    at: ['decided', 'delivered', 'archived'],
    by: ['clerk', 'head'],
  },
  amendApplicant: {
    label: '更正申请人信息',
    name: '更正申请人信息',
    article: article('条例', 29, 2, 1),
    at: [...WORKING, 'submitted', 'decided', 'delivered'],
    by: ['clerk', 'head'],
  },
  // never by itself: a whole import is taken back (revoke-import.ts)
  revokeImport: { label: '撤销导入', name: '撤销导入', article: REGISTER, at: [], by: ['clerk', 'head'] },
  undo: { label: '更正登记', name: '更正登记', article: REGISTER, at: ANY, by: ['clerk', 'head'] },
}

/** Label, register name and article of any act. */
export function definitionOf(kind: ActKind): { label: string; name: string; article: Article } {
  return isTableAct(kind) ? CASE_ACT_DEFINITIONS[kind] : SIDE_ACT_DEFINITIONS[kind]
}
