/** Information items (政府信息) and what is done with them, in the words of the 条例. */
import type { LocalDate } from '../law/local-date.ts'

/** 法定主动公开内容: the fifteen items of 条例 20 and the further ones of 条例 21; codes are kept as data. */
export const CLAUSES = {
  '条例20.1.1': { name: '法规、规章和规范性文件', full: '行政法规、规章和规范性文件' },
  '条例20.1.2': {
    name: '机关职能、机构设置',
    full: '机关职能、机构设置、办公地址、办公时间、联系方式、负责人姓名',
  },
  '条例20.1.3': { name: '规划和相关政策', full: '国民经济和社会发展规划、专项规划、区域规划及相关政策' },
  '条例20.1.4': { name: '统计信息', full: '国民经济和社会发展统计信息' },
  '条例20.1.5': {
    name: '行政许可和对外管理服务事项',
    full: '办理行政许可和其他对外管理服务事项的依据、条件、程序以及办理结果',
  },
  '条例20.1.6': {
    name: '行政处罚、行政强制',
    full: '实施行政处罚、行政强制的依据、条件、程序以及具有一定社会影响的行政处罚决定',
  },
  '条例20.1.7': { name: '财政预算、决算', full: '财政预算、决算信息' },
  '条例20.1.8': { name: '行政事业性收费', full: '行政事业性收费项目及其依据、标准' },
  '条例20.1.9': { name: '政府集中采购', full: '政府集中采购项目的目录、标准及实施情况' },
  '条例20.1.10': { name: '重大建设项目', full: '重大建设项目的批准和实施情况' },
  '条例20.1.11': {
    name: '扶贫、教育、医疗、社会保障、就业',
    full: '扶贫、教育、医疗、社会保障、促进就业等方面的政策、措施及其实施情况',
  },
  '条例20.1.12': {
    name: '突发公共事件应对',
    full: '突发公共事件的应急预案、预警信息及应对情况',
  },
  '条例20.1.13': {
    name: '监督检查情况',
    full: '环境保护、公共卫生、安全生产、食品药品、产品质量的监督检查情况',
  },
  '条例20.1.14': {
    name: '公务员招考',
    full: '公务员招考的职位、名额、报考条件等事项以及录用结果',
  },
  '条例20.1.15': {
    name: '其他应当主动公开的信息',
    full: '法律、法规、规章和国家有关规定规定应当主动公开的其他政府信息',
  },
  条例21: {
    name: '基层主动公开事项',
    full: '市政建设、公共服务、公益事业、征收补偿、治安管理、社会救助等方面的政府信息',
  },
} as const
export type Clause = keyof typeof CLAUSES
export const CLAUSE_CODES = Object.keys(CLAUSES) as [Clause, ...Clause[]] // the keys of the constant above

/** 文件种类; `rule` are the documents of 政府信息公开制度. */
export const KINDS = {
  regulation: '规章',
  normative: '行政规范性文件',
  document: '其他文件',
  interpretation: '政策解读',
  notice: '通知公告',
  news: '工作动态',
  finance: '财政信息',
  plan: '规划计划',
  statistics: '统计信息',
  organization: '机构职能',
  personnel: '人事信息',
  licensing: '行政许可和服务',
  penalty: '行政处罚和强制',
  project: '建设项目与采购',
  emergency: '应急管理',
  meeting: '会议与决策',
  rule: '政府信息公开制度',
} as const
export type Kind = keyof typeof KINDS
export const KIND_CODES = Object.keys(KINDS) as [Kind, ...Kind[]] // the keys of the constant above

/** 主题分类, by the usual subjects of government documents. */
export const TOPICS = [
  '综合政务',
  '国民经济管理、国有资产监管',
  '财政、金融、审计',
  '国土资源、能源',
  '农业、林业、水利',
  '工业、交通',
  '商贸、海关、旅游',
  '市场监管、安全生产监管',
  '城乡建设、环境保护',
  '科技、教育',
  '文化、广电、新闻出版',
  '卫生、体育',
  '人口与计划生育、妇女儿童工作',
  '劳动、人事、监察',
  '公安、安全、司法',
  '民政、扶贫、救灾',
  '民族、宗教',
  '其他',
] as const
export type Topic = (typeof TOPICS)[number]

/** 公开属性, settled when a document is made (源头认定). */
export const ATTRIBUTES = {
  proactive: { name: '主动公开', mark: '（此件公开发布）' },
  onRequest: { name: '依申请公开', mark: '（此件依申请公开）' },
  withheld: { name: '不予公开', mark: '（此件不公开）' },
} as const
export type Attribute = keyof typeof ATTRIBUTES

export const VALIDITIES = { valid: '有效', amended: '已修改', expired: '失效', repealed: '废止' } as const
export type Validity = keyof typeof VALIDITIES

export type BodyFormat = 'text' | 'html'

export interface Attachment {
  /** SHA-256 of the bytes in the file store. */
  readonly hash: string
  readonly name: string
  readonly mediaType: string
  readonly size: number
}

/** What is written of an item; frozen as a version when it is submitted. */
export interface ItemContent {
  readonly title: string
  readonly indexNumber: string
  readonly docNumber: string
  readonly issuer: string
  readonly clause: Clause
  readonly topic: Topic
  /** 组配分类: a column of the organ's own catalogue. */
  readonly category: string
  readonly kind: Kind
  readonly keywords: readonly string[]
  readonly source: string
  /** 成文日期: the day the information was formed or last changed (条例 26 runs from it). */
  readonly formedOn: LocalDate
  readonly effectiveOn: LocalDate | null
  readonly expiresOn: LocalDate | null
  readonly attribute: Attribute
  /** Why it is not published of its own motion; required unless `attribute` is `proactive`. */
  readonly attributeReason: string
  readonly attributeBasis: string
  readonly validity: Validity
  /** 内容概述 (条例 12). */
  readonly summary: string
  readonly body: { readonly format: BodyFormat; readonly source: string }
  readonly attachments: readonly Attachment[]
  /** The item this one interprets (解读材料与文件同步发布). */
  readonly interprets: string | null
}

/** Where an item stands in its handling. Whether it is public is another axis: see `Standing`. */
export const STAGES = {
  draft: '拟稿',
  review: '待审核',
  secrecy: '待保密审查',
  referred: '报请确定中',
  cleared: '待签发公开',
  published: '已公开',
  settled: '认定完毕（不主动公开）',
  refused: '审查不予公开',
  withdrawn: '已撤回',
  discarded: '已作废',
} as const
export type Stage = keyof typeof STAGES
export const STAGE_CODES = Object.keys(STAGES) as [Stage, ...Stage[]] // the keys of the constant above

/** What the public sees: nothing yet, a version, or a tombstone. */
export type Standing = 'never' | 'public' | 'withdrawn'

export const WITHDRAWAL_GROUNDS = {
  error: '内容有误',
  secrecy: '含有不应公开的内容',
  privacy: '涉及个人隐私或者商业秘密',
  penaltyAnnulled: '行政处罚决定被变更、撤销、确认违法或者无效',
  duplicate: '重复发布',
  other: '其他原因',
} as const
export type WithdrawalGround = keyof typeof WITHDRAWAL_GROUNDS

/** What each act carries besides its date and person. */
export interface ActData {
  drafted: Record<never, never>
  submitted: {
    readonly version: number
    readonly editors: readonly string[]
    readonly attribute: Attribute
    /** 1, or 3 where the organ had 三审三校 when it was submitted. */
    readonly reviews: number
  }
  recalled: Record<never, never>
  returned: { readonly reason: string }
  reviewed: { readonly version: number; readonly round: number; readonly opinion: string }
  secrecyReviewed: {
    readonly version: number
    readonly result: 'public' | 'notPublic' | 'refer'
    readonly opinion: string
    /** Where it is referred: 有关主管部门或者保密行政管理部门 (条例 17). */
    readonly referredTo?: string
  }
  secrecyDetermined: {
    readonly result: 'public' | 'notPublic'
    readonly by: string
    readonly documentNumber: string
    readonly opinion: string
  }
  published: {
    readonly version: number
    readonly how: 'first' | 'correction' | 'update'
    readonly due: LocalDate | null
  }
  withdrawn: {
    readonly ground: WithdrawalGround
    /** Shown to the public on the tombstone. */
    readonly reason: string
    readonly keepTitle: boolean
    readonly eventOn?: LocalDate
  }
  validityMarked: {
    readonly validity: Validity
    readonly since: LocalDate
    readonly note: string
  }
  revised: { readonly how: 'correction' | 'update'; readonly reason: string }
  discarded: { readonly reason: string }
}

export const ACTS = {
  drafted: '拟稿',
  submitted: '提交审核',
  recalled: '撤回提交',
  returned: '退回修改',
  reviewed: '审核通过',
  secrecyReviewed: '保密审查',
  secrecyDetermined: '主管部门确定',
  published: '签发公开',
  withdrawn: '撤回公开',
  validityMarked: '标注有效性',
  revised: '启动修订',
  discarded: '作废',
} as const
export type ActName = keyof ActData

export type ItemAct = {
  [Name in ActName]: {
    readonly seq: number
    readonly act: Name
    readonly on: LocalDate
    readonly personId: string
    readonly personName: string
    readonly data: ActData[Name]
  }
}[ActName]

/** An act as it is handed in: without its number. */
export type NewAct = {
  [Name in ActName]: { readonly act: Name; readonly on: LocalDate; readonly data: ActData[Name] }
}[ActName]

export interface ItemState {
  readonly stage: Stage
  readonly standing: Standing
  /** Acts applied so far; the next has this number plus one. */
  readonly seq: number
  /** The version handled (submitted last), 0 before the first. */
  readonly version: number
  readonly publishedVersion: number | null
  readonly firstPublishedOn: LocalDate | null
  readonly updatedOn: LocalDate | null
  readonly authorId: string
  /** Who wrote the version handled: none of them may review it. */
  readonly editors: readonly string[]
  readonly reviewers: readonly string[]
  readonly reviewsNeeded: number
  /** A secrecy review let the handled version pass (保密法 35). */
  readonly secrecyCleared: boolean
  readonly attribute: Attribute
  readonly validity: Validity | null
  readonly validitySince: LocalDate | null
  readonly validityNote: string
  readonly revision: 'correction' | 'update' | null
}

export interface DisclosureSettings {
  /** Placeholders {机关} {类} {年} {序}. */
  readonly indexRule: string
  /** 三审三校: three reviewers, each checking the text, before the secrecy review. */
  readonly threeReviews: boolean
  /** 组配分类 of the organ. */
  readonly categories: readonly string[]
  readonly guideRevisedOn: LocalDate | null
  /** Added to the guide's statutory contents (条例 12). */
  readonly guideNote: string
}

export const DEFAULT_INDEX_RULE = '{机关}-{类}-{年}-{序}'
export const DEFAULT_SETTINGS: DisclosureSettings = {
  indexRule: DEFAULT_INDEX_RULE,
  threeReviews: false,
  categories: [],
  guideRevisedOn: null,
  guideNote: '',
}
