/**
 * The words of 依申请公开: channels, acts with their data, letters. The stage × act table is the law's
 * (law/case-acts.ts); what stands here besides is how an office organises the work, and moves no statutory date.
 */
import type { ApplicantColumn } from '../annual-report/model.ts'
import { article, DELIVERY_LETTER, FEE_MEASURES, type Article } from '../law/articles.ts'
import type { CaseActKind } from '../law/case-act-model.ts'
import type { Stage } from '../law/case-stages.ts'
import type { Outcome } from '../law/outcomes.ts'

export const CHANNELS = ['counter', 'oral', 'mailSigned', 'ordinaryMail', 'fax', 'online'] as const
export type Channel = (typeof CHANNELS)[number]

export interface ChannelDefinition {
  readonly name: string
  /** As a letter says it: 收到您…的政府信息公开申请. */
  readonly told: string
  /** 条例 31: what makes the day of receipt. */
  readonly basis: Article
  readonly receivedBy: '提交之日' | '签收之日' | '确认之日'
  /** The day of receipt is that of a confirmation between both sides, an act of its own. */
  readonly needsConfirmation: boolean
}

export const CHANNEL_DEFINITIONS: Readonly<Record<Channel, ChannelDefinition>> = {
  counter: {
    name: '当面提交',
    told: '当面提交',
    basis: article('条例', 31, 1, 1),
    receivedBy: '提交之日',
    needsConfirmation: false,
  },
  oral: {
    name: '当面口头（代填）',
    told: '当面口头提出、由本机关工作人员代为填写',
    basis: article('条例', 31, 1, 1),
    receivedBy: '提交之日',
    needsConfirmation: false,
  },
  mailSigned: {
    name: '邮寄（挂号、特快专递）',
    told: '邮寄提交',
    basis: article('条例', 31, 1, 2),
    receivedBy: '签收之日',
    needsConfirmation: false,
  },
  ordinaryMail: {
    name: '平常信函',
    told: '以平常信函邮寄提交',
    basis: article('条例', 31, 1, 2),
    receivedBy: '确认之日',
    needsConfirmation: true,
  },
  fax: {
    name: '传真',
    told: '以传真形式提交',
    basis: article('条例', 31, 1, 3),
    receivedBy: '确认之日',
    needsConfirmation: true,
  },
  online: {
    name: '网上提交',
    told: '通过互联网提交',
    basis: article('条例', 31, 1, 3),
    receivedBy: '确认之日',
    needsConfirmation: true,
  },
}

export const APPLICANT_NAMES: Readonly<Record<ApplicantColumn, string>> = {
  naturalPerson: '自然人',
  business: '商业企业',
  research: '科研机构',
  socialOrg: '社会公益组织',
  legalService: '法律服务机构',
  otherOrg: '其他组织',
}

/** How the applicant wants the information (条例 29, 40). */
export const FORMS_WANTED = ['paper', 'electronic', 'either'] as const
export type FormWanted = (typeof FORMS_WANTED)[number]
export const FORM_NAMES: Readonly<Record<FormWanted, string>> = {
  paper: '纸质',
  electronic: '电子文件',
  either: '纸质或者电子文件均可',
}
export const WAYS_WANTED = ['collect', 'post', 'email', 'download', 'consult'] as const
export type WayWanted = (typeof WAYS_WANTED)[number]
export const WAY_NAMES: Readonly<Record<WayWanted, string>> = {
  collect: '当面领取',
  post: '邮寄',
  email: '电子邮件',
  download: '网上下载',
  consult: '现场查阅、抄录',
}

/** The sealed fields of an applicant; each is an envelope of its own. */
export const PERSONAL_FIELDS = [
  'name',
  'idType',
  'idNumber',
  'creditCode',
  'legalRepresentative',
  'contactPerson',
  'phone',
  'email',
  'address',
  'postcode',
] as const
export type PersonalField = (typeof PERSONAL_FIELDS)[number]
export const PERSONAL_FIELD_NAMES: Readonly<Record<PersonalField, string>> = {
  name: '姓名或者名称',
  idType: '证件名称',
  idNumber: '证件号码',
  creditCode: '统一社会信用代码',
  legalRepresentative: '法定代表人',
  contactPerson: '联系人',
  phone: '联系电话',
  email: '电子邮箱',
  address: '联系地址',
  postcode: '邮政编码',
}

/** What an office does besides the acts of the table; none of them moves a statutory date by itself. */
export const SIDE_ACTS = [
  'accept',
  'sendBack',
  'opinionLetterDelivered',
  'rejectExtension',
  'sendFeeNotice',
  'askAssistance',
  'handOver',
  'mergeInto',
  'splitFrom',
  'urge',
  'link',
  'restrict',
  'askSecrecy',
  'verify',
  'emailReply',
  'offerDownload',
  'mailReturned',
  'turnProactive',
  'amendApplicant',
  'revokeImport',
  'undo',
] as const
export type SideActKind = (typeof SIDE_ACTS)[number]
export type ActKind = CaseActKind | SideActKind

/** The office's own endings, neither counted: merged, the case goes on under another number; revoked, it was imported by mistake. */
export const OFFICE_ENDINGS = {
  merged: { name: '已合并', publicText: '本件已并入另一件申请一并办理，请查询该件。' },
  revoked: { name: '导入已撤销', publicText: '本件系误登记，已经撤销。' },
} as const
export type OfficeEnding = keyof typeof OFFICE_ENDINGS
export type CaseStage = Stage | OfficeEnding

export function isOfficeEnding(stage: CaseStage): stage is OfficeEnding {
  return stage in OFFICE_ENDINGS
}

export const OPINIONS = ['agree', 'refuse', 'partly'] as const
export type Opinion = (typeof OPINIONS)[number]
export const OPINION_NAMES: Readonly<Record<Opinion, string>> = {
  agree: '同意公开',
  refuse: '不同意公开',
  partly: '同意部分公开',
}

export const SECRECY_RESULTS = ['releasable', 'notReleasable', 'referred'] as const
export type SecrecyResult = (typeof SECRECY_RESULTS)[number]
export const SECRECY_NAMES: Readonly<Record<SecrecyResult, string>> = {
  releasable: '可以公开',
  notReleasable: '不得公开',
  referred: '不能确定，报请有关主管部门或者保密行政管理部门确定',
}

/** 235号: how a reply reaches the applicant; post means 邮政企业 only. */
export const DELIVERY_METHODS = ['inPerson', 'entrusted', 'post', 'email', 'download'] as const
export type DeliveryMethod = (typeof DELIVERY_METHODS)[number]
export const DELIVERY_NAMES: Readonly<Record<DeliveryMethod, string>> = {
  inPerson: '直接送达',
  entrusted: '委托其他行政机关代为送达',
  post: '邮寄送达（邮政企业）',
  email: '电子邮件送达',
  download: '网上下载送达',
}

const DISCLOSING: ReadonlySet<Outcome> = new Set<Outcome>(['A1', 'B'])

/** 条例 17: information goes out by the outcome, or as a file beside any other reply. */
export function givesOut(outcome: Outcome, files: number): boolean {
  return files > 0 || DISCLOSING.has(outcome)
}

/** What each act keeps besides its day and person. Never personal data: no name, number, address or wording of the applicant. */
export interface ActData {
  submit: { channel: Channel; unverified?: boolean }
  register: { channel: Channel; basis: Article }
  confirm: { channel: Channel; basis: Article; how: string }
  assign: { unit: string; person?: string | undefined; note?: string | undefined }
  splitInto: { children: readonly string[] }
  askCorrection: { matters: readonly string[]; until: string; guidance: string; letter?: string | undefined }
  correctionReceived: { how: string }
  consultThirdParty: { letter?: string | undefined; delivered?: string | undefined; party: string }
  thirdPartyReplied: { opinion: Opinion; reason?: string | undefined }
  consultOrgan: { letter?: string | undefined; delivered?: string | undefined; party: string }
  organReplied: { opinion: Opinion; reason?: string | undefined }
  proposeExtension: { workingDays: number; reason: string }
  extend: { workingDays: number; reason: string; letter?: string | undefined }
  askReasons: { volume: string; until?: string | undefined; letter?: string | undefined }
  reasonsReceived: { how: string }
  agreeDate: { until: string; why?: string | undefined; letter?: string | undefined }
  feeNotice: { method: 'perItem' | 'perPage'; amount: number }
  feePaid: { amount: number; receipt?: string | undefined }
  search: { scope: string; keywords: string; result: string; searcher: string }
  reviewSecrecy: { result: SecrecyResult; opinion?: string | undefined; referredTo?: string | undefined }
  askSecrecy: { note?: string | undefined }
  /** `files`: how many go out with the reply. */
  draft: { outcome: Outcome; letter: string; version: number; files?: number | undefined }
  returnDraft: { reason: string }
  review: { comment?: string | undefined; version?: number | undefined }
  sign: { outcome: Outcome; number: string; letter?: string | undefined; version?: number | undefined }
  deliver: {
    method: DeliveryMethod
    mailed?: string | undefined
    signed?: string | undefined
    mailNumber?: string | undefined
    relation?: string | undefined
    /** Why it went another way than the letter says (条例 40). */
    otherWay?: string | undefined
  }
  recordSignature: { signed: string; relation?: string | undefined }
  notifyThirdParty: { content: string; reason: string; letter?: string | undefined }
  withdraw: { how: string }
  archive: { volume?: string | undefined }
  note: { text: string; mentions?: readonly string[] | undefined }
  accept: Record<never, never>
  sendBack: { reason: string }
  opinionLetterDelivered: { consultation: number; on: string }
  rejectExtension: { reason: string }
  sendFeeNotice: { method: 'perItem' | 'perPage'; quantity: number; amount: number; letter: string }
  askAssistance: { party: string; matter: string; until: string; letter?: string | undefined }
  handOver: { to: string; reason: string }
  mergeInto: { into: string }
  splitFrom: { parent: string }
  /** `from`: who urged, where he works in the organ above, whose people are not on record here. */
  urge: { text: string; from?: string | undefined }
  link: { to: string; why: string }
  restrict: { restricted: boolean; reason: string }
  verify: Record<never, never>
  emailReply: { letter: string; checked?: string | undefined; otherWay?: string | undefined }
  offerDownload: { letter: string; until: string; otherWay?: string | undefined }
  mailReturned: { reason: string }
  /** 条例 44: `item` is the draft made of it; without one the office has looked and left it, and says why. */
  turnProactive: { item?: string | undefined; indexNumber?: string | undefined; reason?: string | undefined }
  /** Which fields were replaced; what stood before is sealed beside the act. */
  amendApplicant: { fields: readonly PersonalField[]; reason: string }
  revokeImport: { reason: string }
  /** Takes an act back, or corrects its day where `newOn` is given. */
  undo: { target: number; reason: string; newOn?: string | undefined }
}

/** One entry of the record of a case: what, on which legal day, by whom, resting on which article. */
export type CaseAct = {
  [K in ActKind]: {
    readonly seq: number
    readonly kind: K
    readonly on: string
    /** The person who acted; null for the applicant and for jobs. */
    readonly by: string | null
    readonly data: ActData[K]
  }
}[ActKind]

export type CaseActOf<K extends ActKind> = Extract<CaseAct, { readonly kind: K }>

/** An act not yet on record. */
export type NewAct = {
  [K in ActKind]: {
    readonly kind: K
    readonly on: string
    readonly by: string | null
    readonly data: ActData[K]
  }
}[ActKind]

export const LETTER_STATES = ['draft', 'reviewed', 'sent'] as const
export type LetterState = (typeof LETTER_STATES)[number]
export const LETTER_STATE_NAMES: Readonly<Record<LetterState, string>> = {
  draft: '拟稿',
  reviewed: '已审核',
  sent: '已出具',
}

/** 条例 41 (更正) and 44 (建议主动公开): requests with a register of their own, outside the report's 表三. */
export const PETITION_KINDS = ['amendment', 'suggestion'] as const
export type PetitionKind = (typeof PETITION_KINDS)[number]
export const PETITION_DEFINITIONS: Readonly<
  Record<PetitionKind, { name: string; article: Article; results: readonly string[] }>
> = {
  amendment: {
    name: '更正申请',
    article: article('条例', 41),
    results: ['已更正', '记录准确，不予更正', '转送有权更正的机关', '告知向有权更正的机关提出'],
  },
  suggestion: {
    name: '建议主动公开',
    article: article('条例', 44),
    results: ['属于主动公开范围，已主动公开', '不属于主动公开范围', '已经主动公开'],
  },
}

export const REMINDER_KINDS = [
  'dueIn5',
  'dueIn3',
  'dueIn1',
  'overdue',
  'unconfirmed',
  'correctionNoticeDue',
  'opinionOver',
  'correctionOver',
  'paymentOver',
  'undelivered',
  'unproved',
  'mailUnsure',
  'mailRefused',
  'mention',
  'dueChanged',
] as const
export type ReminderKind = (typeof REMINDER_KINDS)[number]
export const REMINDER_TEXTS: Readonly<Record<ReminderKind, { text: string; article: Article }>> = {
  dueIn5: { text: '答复期限还有5个工作日', article: article('条例', 33) },
  dueIn3: { text: '答复期限还有3个工作日', article: article('条例', 33) },
  dueIn1: { text: '答复期限还有1个工作日', article: article('条例', 33) },
  overdue: { text: '已超过答复期限', article: article('条例', 33) },
  unconfirmed: { text: '尚未与申请人确认收到', article: article('条例', 31) },
  correctionNoticeDue: { text: '补正告知期限即将届满', article: article('条例', 30) },
  opinionOver: { text: '征求意见期限已满，可以继续办理', article: article('条例', 32) },
  correctionOver: {
    text: '补正期限已过，核实有无正当理由后可按逾期不补正办理',
    article: article('条例', 30),
  },
  paymentOver: { text: '缴费期限已过，可按逾期不缴费办理', article: FEE_MEASURES },
  undelivered: { text: '答复已经作出，尚未送达', article: DELIVERY_LETTER },
  unproved: { text: '送达尚无签收凭证', article: DELIVERY_LETTER },
  mailUnsure: { text: '答复邮件可能已经发出，请向申请人核实', article: article('条例', 40) },
  mailRefused: { text: '答复邮件没有发出，请改用其他送达方式', article: article('条例', 40) },
  mention: { text: '有人在记事中提到您', article: article('条例', 45) },
  dueChanged: { text: '工作日安排变化，答复期限随之变动', article: article('条例', 33) },
}

/** 张三 → 张*; 某某有限公司 → 某某****: enough to tell cases apart, not who it is. */
export function maskName(name: string, column: ApplicantColumn): string {
  const letters = [...name.trim()]
  if (letters.length === 0) return ''
  const shown = column === 'naturalPerson' ? 1 : Math.min(2, letters.length - 1)
  return (
    letters.slice(0, Math.max(1, shown)).join('') +
    '*'.repeat(Math.min(4, Math.max(1, letters.length - shown)))
  )
}

/** Case and spaces do not make another number. */
export function normaliseNumber(text: string): string {
  return text.normalize('NFKC').replace(/[\s-]/g, '').toUpperCase()
}

/** The first words of a request, for lists. */
export function excerptOf(content: string, length = 60): string {
  const letters = [...content.replace(/\s+/g, ' ').trim()]
  return letters.length <= length ? letters.join('') : `${letters.slice(0, length).join('')}…`
}
