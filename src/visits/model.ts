/** 来访登记 and 公众咨询: their words, stages and acts. */
import type { LocalDate } from '../law/local-date.ts'

export const VISIT_SOURCES = ['visit', 'letter', 'phone', 'online', 'forwarded', 'application'] as const
export type VisitSource = (typeof VISIT_SOURCES)[number]
export const SOURCE_LABELS: Readonly<Record<VisitSource, string>> = {
  visit: '来访',
  letter: '来信',
  phone: '来电',
  online: '网上',
  forwarded: '信访部门转送',
  application: '依申请公开转来',
}

export const VISIT_KINDS = ['consult', 'suggestion', 'complaint', 'accusation', 'other'] as const
export type VisitKind = (typeof VISIT_KINDS)[number]
export const VISIT_KIND_LABELS: Readonly<Record<VisitKind, string>> = {
  consult: '咨询',
  suggestion: '建议意见',
  complaint: '申诉求决',
  accusation: '检举控告',
  other: '其他',
}

export const VISIT_STAGES = ['received', 'accepted', 'closed', 'voided'] as const
export type VisitStage = (typeof VISIT_STAGES)[number]
export const VISIT_STAGE_LABELS: Readonly<Record<VisitStage, string>> = {
  received: '待告知',
  accepted: '办理中',
  closed: '已办结',
  voided: '已作废',
}

/** Of a person: kept sealed as one datum. */
export interface Visitor {
  readonly name: string
  readonly gender: string
  readonly age: string
  readonly idNumber: string
  readonly address: string
  readonly phone: string
}

export const VISITOR_LABELS: Readonly<Record<keyof Visitor, string>> = {
  name: '姓名、单位名称',
  gender: '性别',
  age: '年龄',
  idNumber: '身份证号码',
  address: '住址、单位',
  phone: '联系方式',
}

export interface VisitFacts {
  readonly source: VisitSource
  readonly kind: VisitKind
  readonly receivedOn: LocalDate
  readonly place: string
  readonly people: number
  /** 诉求, 事实与理由; without the person's data. */
  readonly matter: string
  readonly unitId: string | null
  /** 接待人及职务. */
  readonly receiver: string
  readonly applicationNumber: string
}

export const FACT_LABELS: Readonly<Record<keyof VisitFacts, string>> = {
  source: '来源',
  kind: '类别',
  receivedOn: '日期',
  place: '地点',
  people: '人数',
  matter: '事由',
  unitId: '承办',
  receiver: '接待人',
  applicationNumber: '申请编号',
}

const NOT_VOIDED = ['received', 'accepted', 'closed'] as const

export const VISIT_ACTS = {
  registered: { label: '登记', stages: [] },
  answeredOnSpot: { label: '当场答复（书面告知）', stages: ['received'] },
  accepted: { label: '告知受理', stages: ['received'] },
  notAccepted: { label: '告知不予受理', stages: ['received'] },
  objected: { label: '对转送提出异议', stages: ['received'] },
  transferred: { label: '转送有权处理的机关', stages: ['received', 'accepted'] },
  toApplication: { label: '转为政府信息公开申请', stages: ['received', 'accepted'] },
  extended: { label: '延长办理期限', stages: ['accepted'] },
  answered: { label: '书面答复', stages: ['accepted'] },
  closed: { label: '办结', stages: ['accepted', 'received'] },
  reviewed: { label: '收到复查、复核结果', stages: ['closed'] },
  corrected: { label: '更正登记', stages: NOT_VOIDED },
  undone: { label: '撤销上一步', stages: VISIT_STAGES },
  voided: { label: '作废', stages: NOT_VOIDED },
} as const satisfies Readonly<Record<string, { label: string; stages: readonly VisitStage[] }>>
export type VisitActKind = keyof typeof VISIT_ACTS

export interface VisitAct {
  readonly kind: VisitActKind
  readonly on: LocalDate
  readonly note: string
}

export type VisitDueKind = 'tell' | 'object' | 'settle'
export const VISIT_DUE_LABELS: Readonly<Record<VisitDueKind, string>> = {
  tell: '告知是否受理',
  object: '对转送提出异议',
  settle: '办结',
}

export const CONSULT_KINDS = ['question', 'suggestion', 'siteError'] as const
export type ConsultKind = (typeof CONSULT_KINDS)[number]
export const CONSULT_KIND_LABELS: Readonly<Record<ConsultKind, string>> = {
  question: '咨询',
  suggestion: '建议',
  siteError: '网站找错',
}

export const CONSULT_STAGES = ['waiting', 'drafted', 'answered', 'closed'] as const
export type ConsultStage = (typeof CONSULT_STAGES)[number]
export const CONSULT_STAGE_LABELS: Readonly<Record<ConsultStage, string>> = {
  waiting: '待答复',
  drafted: '待审核',
  answered: '已答复',
  closed: '已关闭',
}

export const CONSULT_ACT_LABELS = {
  received: '收到',
  released: '移出待甄别',
  assigned: '转科室',
  drafted: '拟答',
  returned: '退回',
  answered: '审核答复',
  published: '公开答复',
  withdrawn: '撤下公开的答复',
  closed: '关闭',
  amended: '更正主题、类别',
  corrected: '更正答复',
} as const
export type ConsultActKind = keyof typeof CONSULT_ACT_LABELS

export const CONSULT_FIELD_LABELS = {
  kind: '类别',
  topic: '主题',
  answer: '答复',
  publicQuestion: '可以公开的问题',
} as const
