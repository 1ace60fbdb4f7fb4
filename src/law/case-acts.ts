/**
 * Everything that can be done with an application, as one table: at which stage, by whom, with what, and where it
 * leads. Buttons, disabled reasons, the server's refusals, the flow chart and the manual are all read from it.
 */
import type { ActKind } from './acts.ts'
import { article, DELIVERY_LETTER, FEE_MEASURES, type Article } from './articles.ts'
import type { Role } from './roles.ts'

/** Where the work on an application stands. Outcome is another axis. */
export const STAGES = [
  'submitted',
  'registered',
  'handling',
  'awaitingCorrection',
  'awaitingReasons',
  'consulting',
  'awaitingPayment',
  'inReview',
  'awaitingSignature',
  'decided',
  'delivered',
  'archived',
  'withdrawn',
  'split',
] as const
export type Stage = (typeof STAGES)[number]

export interface StageDefinition {
  readonly name: string
  /** What the applicant reads on the status page. */
  readonly publicText: string
  /** The case is closed: nothing is due from the office any more. */
  readonly closed: boolean
}

export const STAGE_DEFINITIONS: Readonly<Record<Stage, StageDefinition>> = {
  submitted: { name: '待确认', publicText: '已提交，等待与您确认。', closed: false },
  registered: { name: '已登记', publicText: '已收到您的申请并登记。', closed: false },
  handling: { name: '办理中', publicText: '正在办理。', closed: false },
  awaitingCorrection: { name: '待补正', publicText: '请按补正告知书补正申请内容。', closed: false },
  awaitingReasons: { name: '待说明理由', publicText: '请按说明理由告知书说明申请理由。', closed: false },
  consulting: { name: '征求意见中', publicText: '正在征求意见，所需时间不计入答复期限。', closed: false },
  awaitingPayment: { name: '待缴费', publicText: '请按收费通知书缴纳信息处理费。', closed: false },
  inReview: { name: '审核中', publicText: '答复正在审核。', closed: false },
  awaitingSignature: { name: '待签发', publicText: '答复正在审核。', closed: false },
  decided: { name: '待送达', publicText: '答复已经作出，正在送达。', closed: false },
  delivered: { name: '已送达', publicText: '答复已经送达。', closed: true },
  archived: { name: '已归档', publicText: '已办结。', closed: true },
  withdrawn: { name: '已撤回', publicText: '您已撤回申请。', closed: true },
  split: { name: '已拆分', publicText: '申请已按“一事一申请”拆分，请查询拆分后的各件。', closed: true },
}

export const CASE_ACTS = [
  'submit',
  'register',
  'confirm',
  'assign',
  'splitInto',
  'askCorrection',
  'correctionReceived',
  'consultThirdParty',
  'thirdPartyReplied',
  'consultOrgan',
  'organReplied',
  'proposeExtension',
  'extend',
  'askReasons',
  'reasonsReceived',
  'agreeDate',
  'feeNotice',
  'feePaid',
  'search',
  'reviewSecrecy',
  'draft',
  'returnDraft',
  'review',
  'sign',
  'deliver',
  'recordSignature',
  'notifyThirdParty',
  'withdraw',
  'archive',
  'note',
] as const
export type CaseActKind = (typeof CASE_ACTS)[number]

/** One thing an act needs before it is taken. */
export interface Requirement {
  readonly field: string
  readonly label: string
  readonly kind: 'date' | 'text' | 'number' | 'person' | 'unit' | 'file' | 'outcome' | 'choice'
  readonly article?: Article
  /** May be left empty and added later. */
  readonly optional?: boolean
}

export interface CaseActDefinition {
  /** The button. */
  readonly label: string
  /** As the register and the flow chart name it. */
  readonly name: string
  readonly article: Article
  /** Stages the act may be taken at; empty: it begins a case. */
  readonly at: readonly Stage[]
  readonly by: readonly Role[]
  /** Also taken by the applicant on the portal. */
  readonly byApplicant?: boolean
  readonly requires: readonly Requirement[]
  /** The stage the act leads to; absent where the case stays where it is or a wait begins or ends. */
  readonly to?: Stage
  /** The act of law it records (acts.ts), where it moves a statutory date. */
  readonly legalAct?: ActKind
}

const OPEN = [
  'registered',
  'handling',
  'awaitingCorrection',
  'awaitingReasons',
  'consulting',
  'awaitingPayment',
] as const
const WORKING = [...OPEN, 'inReview', 'awaitingSignature'] as const
const CLERKS = ['clerk', 'head'] as const
const WORKERS = ['clerk', 'liaison', 'head'] as const

const on: Requirement = { field: 'on', label: '日期', kind: 'date' }
function text(field: string, label: string, cited?: Article): Requirement {
  return { field, label, kind: 'text', ...(cited === undefined ? {} : { article: cited }) }
}
function later(field: string, label: string, kind: Requirement['kind']): Requirement {
  return { field, label, kind, optional: true }
}

export const CASE_ACT_DEFINITIONS: Readonly<Record<CaseActKind, CaseActDefinition>> = {
  submit: {
    label: '提交申请',
    name: '提交申请',
    article: article('条例', 29),
    at: [],
    by: CLERKS,
    byApplicant: true,
    requires: [
      text('applicantName', '申请人姓名或者名称', article('条例', 29, 2, 1)),
      text('identity', '身份证明', article('条例', 29, 2, 1)),
      text('contact', '联系方式', article('条例', 29, 2, 1)),
      text(
        'content',
        '申请公开的政府信息的名称、文号或者便于查询的其他特征性描述',
        article('条例', 29, 2, 2),
      ),
      text('form', '获取信息的方式、途径', article('条例', 29, 2, 3)),
    ],
    to: 'submitted',
  },
  register: {
    label: '登记收到',
    name: '登记',
    article: article('条例', 31),
    at: ['submitted'],
    by: CLERKS,
    requires: [
      {
        field: 'channel',
        label: '收到渠道（当面、需签收的邮寄）',
        kind: 'choice',
        article: article('条例', 31),
      },
      { field: 'on', label: '提交之日或者签收之日', kind: 'date', article: article('条例', 31) },
    ],
    to: 'registered',
    legalAct: 'receive',
  },
  confirm: {
    label: '与申请人确认',
    name: '确认收到',
    article: article('条例', 31),
    at: ['submitted'],
    by: CLERKS,
    requires: [
      {
        field: 'channel',
        label: '收到渠道（平常信函、互联网、传真）',
        kind: 'choice',
        article: article('条例', 31),
      },
      { field: 'on', label: '确认之日', kind: 'date', article: article('条例', 31) },
      text('how', '确认的方式'),
    ],
    to: 'registered',
    legalAct: 'receive',
  },
  assign: {
    label: '分办',
    name: '分办',
    article: article('条例', 45),
    at: [...OPEN],
    by: CLERKS,
    requires: [{ field: 'unit', label: '承办科室', kind: 'unit' }, later('person', '承办人', 'person')],
    to: 'handling',
  },
  splitInto: {
    label: '拆分',
    name: '按一事一申请拆分',
    article: FEE_MEASURES,
    at: ['registered', 'handling'],
    by: CLERKS,
    requires: [text('parts', '拆分后的各项申请内容')],
    to: 'split',
  },
  askCorrection: {
    label: '告知补正',
    name: '补正告知',
    article: article('条例', 30),
    at: ['registered', 'handling', 'consulting'],
    by: CLERKS,
    requires: [
      on,
      text('matters', '需要补正的事项', article('条例', 30)),
      { field: 'until', label: '合理的补正期限', kind: 'date', article: article('条例', 30) },
      text('guidance', '指导和释明', article('条例', 30)),
    ],
    legalAct: 'askCorrection',
  },
  correctionReceived: {
    label: '登记收到补正',
    name: '收到补正',
    article: article('条例', 30),
    at: ['awaitingCorrection'],
    by: CLERKS,
    byApplicant: true,
    requires: [on, text('content', '补正后的申请内容')],
    legalAct: 'correctionReceived',
  },
  consultThirdParty: {
    label: '征求第三方意见',
    name: '征求第三方意见',
    article: article('条例', 32),
    at: ['registered', 'handling', 'consulting', 'awaitingReasons'],
    by: WORKERS,
    requires: [
      { field: 'sent', label: '发出日', kind: 'date' },
      text('party', '第三方名称'),
      later('delivered', '第三方收到征求意见书之日', 'date'),
    ],
    legalAct: 'consultThirdParty',
  },
  thirdPartyReplied: {
    label: '登记第三方意见',
    name: '第三方提出意见',
    article: article('条例', 32),
    at: ['consulting', 'inReview', 'awaitingSignature', 'decided'],
    by: WORKERS,
    requires: [
      on,
      { field: 'opinion', label: '同意、不同意或者部分同意', kind: 'choice' },
      later('reason', '理由', 'text'),
    ],
    legalAct: 'thirdPartyReplied',
  },
  consultOrgan: {
    label: '征求其他机关意见',
    name: '征求其他机关意见',
    article: article('条例', 34),
    at: ['registered', 'handling', 'consulting', 'awaitingReasons'],
    by: WORKERS,
    requires: [
      { field: 'sent', label: '发出日', kind: 'date' },
      text('party', '被征求意见的机关'),
      later('delivered', '该机关收到之日', 'date'),
    ],
    legalAct: 'consultOrgan',
  },
  organReplied: {
    label: '登记机关意见',
    name: '其他机关提出意见',
    article: article('条例', 34),
    at: ['consulting', 'inReview', 'awaitingSignature', 'decided'],
    by: WORKERS,
    requires: [
      on,
      { field: 'opinion', label: '同意、不同意或者部分同意', kind: 'choice' },
      later('reason', '理由', 'text'),
    ],
    legalAct: 'organReplied',
  },
  proposeExtension: {
    label: '提请延期',
    name: '提请延期',
    article: article('条例', 33),
    at: [...WORKING],
    by: WORKERS,
    requires: [
      on,
      { field: 'workingDays', label: '延长的工作日数', kind: 'number' },
      text('reason', '延期理由'),
    ],
  },
  extend: {
    label: '批准延期',
    name: '延长答复期限',
    article: article('条例', 33),
    at: [...WORKING],
    by: ['head'],
    requires: [
      { field: 'on', label: '批准并告知申请人之日', kind: 'date', article: article('条例', 33) },
      {
        field: 'workingDays',
        label: '延长的工作日数（最长20个）',
        kind: 'number',
        article: article('条例', 33),
      },
      text('reason', '延期理由'),
    ],
    legalAct: 'extend',
  },
  askReasons: {
    label: '要求说明理由',
    name: '说明理由告知',
    article: article('条例', 35),
    at: ['registered', 'handling', 'consulting'],
    by: CLERKS,
    requires: [
      on,
      text('volume', '申请的数量、频次', article('条例', 35)),
      later('until', '说明理由的期限', 'date'),
    ],
    legalAct: 'askReasons',
  },
  reasonsReceived: {
    label: '登记理由说明',
    name: '收到理由说明',
    article: article('条例', 35),
    at: ['awaitingReasons'],
    by: CLERKS,
    byApplicant: true,
    requires: [on, text('reasons', '申请人说明的理由')],
    legalAct: 'reasonsReceived',
  },
  agreeDate: {
    label: '确定延迟答复期限',
    name: '确定延迟答复期限',
    article: article('条例', 35),
    at: ['registered', 'handling', 'consulting'],
    by: ['head'],
    requires: [
      { field: 'on', label: '确定并告知申请人之日', kind: 'date', article: article('条例', 35) },
      { field: 'until', label: '延迟答复的合理期限', kind: 'date', article: article('条例', 35) },
    ],
    legalAct: 'agreeDate',
  },
  feeNotice: {
    label: '登记收费通知送达',
    name: '收费通知',
    article: FEE_MEASURES,
    at: ['registered', 'handling', 'consulting'],
    by: CLERKS,
    requires: [
      { field: 'delivered', label: '申请人收到收费通知之日', kind: 'date', article: FEE_MEASURES },
      { field: 'method', label: '计收方式（按件或者按量）', kind: 'choice', article: FEE_MEASURES },
      { field: 'amount', label: '数额', kind: 'number', article: FEE_MEASURES },
    ],
    legalAct: 'feeNotice',
  },
  feePaid: {
    label: '登记缴费',
    name: '缴费',
    article: FEE_MEASURES,
    at: ['awaitingPayment'],
    by: CLERKS,
    requires: [on, later('receipt', '财政票据号', 'text')],
    legalAct: 'feePaid',
  },
  search: {
    label: '登记检索',
    name: '检索',
    article: article('条例', 36, 1, 4),
    at: [...OPEN],
    by: WORKERS,
    requires: [
      on,
      text('scope', '检索范围'),
      text('keywords', '检索方法、关键词'),
      text('result', '检索结果'),
    ],
  },
  reviewSecrecy: {
    label: '保密审查',
    name: '保密审查',
    article: article('条例', 17),
    at: [...WORKING],
    by: ['secrecy'],
    requires: [
      on,
      { field: 'result', label: '审查结论', kind: 'choice', article: article('条例', 17) },
      later('referredTo', '不能确定的，报请确定的部门', 'text'),
    ],
  },
  draft: {
    label: '拟稿送审',
    name: '拟稿',
    article: article('条例', 36),
    at: [...OPEN],
    by: WORKERS,
    requires: [
      { field: 'outcome', label: '答复类型', kind: 'outcome', article: article('条例', 36) },
      text('letter', '答复内容'),
    ],
    to: 'inReview',
  },
  returnDraft: {
    label: '退回修改',
    name: '退回修改',
    article: article('条例', 45),
    at: ['inReview', 'awaitingSignature'],
    by: ['reviewer', 'secrecy', 'signer'],
    requires: [text('reason', '退回的理由')],
    to: 'handling',
  },
  review: {
    label: '审核通过',
    name: '审核',
    article: article('条例', 45),
    at: ['inReview'],
    by: ['reviewer'],
    requires: [later('comment', '审核意见', 'text')],
    to: 'awaitingSignature',
  },
  sign: {
    label: '签发',
    name: '作出答复决定',
    article: article('条例', 36),
    at: ['awaitingSignature'],
    by: ['signer'],
    requires: [on, { field: 'outcome', label: '答复类型', kind: 'outcome' }, text('number', '文号')],
    to: 'decided',
    legalAct: 'decide',
  },
  deliver: {
    label: '登记送达',
    name: '送达',
    article: DELIVERY_LETTER,
    at: ['decided'],
    by: CLERKS,
    requires: [
      { field: 'method', label: '送达方式', kind: 'choice', article: DELIVERY_LETTER },
      later('mailed', '交邮日', 'date'),
      later('signed', '签收日', 'date'),
    ],
    to: 'delivered',
    legalAct: 'deliver',
  },
  recordSignature: {
    label: '登记签收',
    name: '签收',
    article: DELIVERY_LETTER,
    at: ['delivered', 'archived'],
    by: CLERKS,
    requires: [{ field: 'signed', label: '签收日', kind: 'date' }],
    legalAct: 'deliver',
  },
  notifyThirdParty: {
    label: '告知第三方',
    name: '告知第三方决定公开',
    article: article('条例', 32),
    at: ['decided', 'delivered'],
    by: CLERKS,
    requires: [
      on,
      text('content', '决定公开的内容', article('条例', 32)),
      text('reason', '理由', article('条例', 32)),
    ],
  },
  withdraw: {
    label: '登记撤回',
    name: '撤回申请',
    article: article('条例', 36),
    at: ['submitted', ...WORKING, 'decided'],
    by: CLERKS,
    byApplicant: true,
    requires: [on, later('statement', '撤回申请书', 'file')],
    to: 'withdrawn',
    legalAct: 'withdraw',
  },
  archive: {
    label: '归档',
    name: '归档',
    article: article('条例', 45),
    at: ['delivered', 'withdrawn', 'split'],
    by: CLERKS,
    requires: [on],
    to: 'archived',
  },
  note: {
    label: '记事',
    name: '记事',
    article: article('条例', 45),
    at: STAGES.filter((stage) => stage !== 'archived'),
    by: ['clerk', 'reviewer', 'head', 'secrecy', 'signer', 'liaison', 'supervisor'],
    requires: [text('text', '内容')],
  },
}
