/** The stages of an application, and how the desk and the applicant read them. */

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
