/** 办事指南: a matter's guide in the elements the inspection asks for (国办秘函〔2019〕19号), and what was handled. */
import type { LocalDate } from '../law/local-date.ts'

export const GUIDE_CATEGORIES = [
  '社会保障',
  '计生服务',
  '扶贫救助',
  '就业服务',
  '组织关系转接',
  '民政事务',
  '残疾人服务',
  '退役军人服务',
  '住房保障',
  '综合服务',
] as const
export type GuideCategory = (typeof GUIDE_CATEGORIES)[number]

/** Row of 表二 a matter counts in. */
export const MATTER_ROWS = ['otherServices', 'licensing'] as const
export type MatterRow = (typeof MATTER_ROWS)[number]
export const MATTER_LABELS: Readonly<Record<MatterRow, string>> = {
  otherServices: '其他对外管理服务事项',
  licensing: '行政许可',
}

export interface GuideMaterial {
  readonly name: string
  /** 原件 1 份, 复印件 2 份, 现场填写 … */
  readonly form: string
  readonly note: string
}

export interface GuideStep {
  readonly name: string
  readonly detail: string
}

/** What a version of a guide says; empty text is a missing element. */
export interface GuideContent {
  readonly basis: string
  readonly audience: string
  readonly conditions: string
  readonly materials: readonly GuideMaterial[]
  readonly steps: readonly GuideStep[]
  readonly legalLimit: string
  readonly promisedLimit: string
  readonly fee: string
  readonly result: string
  readonly place: string
  readonly hours: string
  readonly contact: string
  readonly complaint: string
}

export const EMPTY_GUIDE: GuideContent = {
  basis: '',
  audience: '',
  conditions: '',
  materials: [],
  steps: [],
  legalLimit: '',
  promisedLimit: '',
  fee: '',
  result: '',
  place: '',
  hours: '',
  contact: '',
  complaint: '',
}

export interface GuideElement {
  readonly key: keyof GuideContent
  readonly label: string
  /** A guide without it is 服务不实用. */
  readonly required: boolean
  readonly hint?: string
}

/** In the order the page shows them. */
export const GUIDE_ELEMENTS: readonly GuideElement[] = [
  { key: 'basis', label: '设定依据', required: true, hint: '法律、法规、规章或者文件的名称、文号和条款' },
  { key: 'audience', label: '服务对象', required: false },
  { key: 'conditions', label: '申请条件', required: true },
  { key: 'materials', label: '办理材料', required: true, hint: '没有要求的，写“无需提交材料”' },
  { key: 'steps', label: '办理流程', required: true },
  { key: 'legalLimit', label: '法定办结时限', required: false },
  { key: 'promisedLimit', label: '承诺办结时限', required: true },
  { key: 'fee', label: '收费标准', required: true, hint: '不收费的写“不收费”' },
  { key: 'result', label: '办理结果', required: false },
  { key: 'place', label: '办理地点', required: true },
  { key: 'hours', label: '办理时间', required: true },
  { key: 'contact', label: '联系方式', required: true, hint: '公开的办公电话，不写个人手机号' },
  { key: 'complaint', label: '监督投诉渠道', required: false },
]

export const HANDLED_CHANNELS = ['counter', 'online', 'phone', 'home', 'community'] as const
export type HandledChannel = (typeof HANDLED_CHANNELS)[number]
export const CHANNEL_LABELS: Readonly<Record<HandledChannel, string>> = {
  counter: '窗口',
  online: '网上',
  phone: '电话',
  home: '上门',
  community: '社区代办',
}

export const HANDLED_RESULTS = ['done', 'refused', 'forwarded'] as const
export type HandledResult = (typeof HANDLED_RESULTS)[number]
export const RESULT_LABELS: Readonly<Record<HandledResult, string>> = {
  done: '办结',
  refused: '不符合条件',
  forwarded: '转办',
}

export interface Handled {
  readonly guideId: string
  readonly handledOn: LocalDate
  readonly count: number
  readonly channel: HandledChannel
  readonly unitId: string | null
  readonly result: HandledResult
  readonly note: string
}

export const GUIDE_ACT_LABELS = {
  created: '新建',
  revised: '修改',
  published: '发布',
  returned: '退回修改',
  withdrawn: '撤下',
  ended: '取消事项',
  resumed: '恢复事项',
} as const
export type GuideActKind = keyof typeof GUIDE_ACT_LABELS
