/** 行政复议与行政诉讼: a case is the list of its acts; everything shown of it is folded from them. */
import type { RemedyBlock } from '../annual-report/model.ts'
import type { ClosedColumn, ReviewOutcome, SuitOutcome } from '../annual-report/remedy-columns.ts'
import type { LocalDate } from '../law/local-date.ts'
import type { Outcome } from '../law/outcomes.ts'

export const REMEDY_KINDS = ['review', 'suit'] as const
export type RemedyKind = (typeof REMEDY_KINDS)[number]
export const REMEDY_KIND_LABELS: Readonly<Record<RemedyKind, string>> = {
  review: '行政复议',
  suit: '行政诉讼',
}

/** The blocks and columns of 表四, without its sums. */
export const REMEDY_BLOCK_LABELS: Readonly<Record<RemedyBlock, string>> = {
  review: '行政复议',
  'litigation.direct': '未经复议直接起诉',
  'litigation.afterReview': '复议后起诉',
}
export const FIGURE_COLUMNS = ['upheld', 'corrected', 'other', 'pending'] as const
export type FigureColumn = (typeof FIGURE_COLUMNS)[number]
export const FIGURE_COLUMN_LABELS: Readonly<Record<FigureColumn, string>> = {
  upheld: '结果维持',
  corrected: '结果纠正',
  other: '其他结果',
  pending: '尚未审结',
}

/** What a figure of 表四 counts, as the address of the list and its query have it. `organ` null: all a person sees. */
export function behindFigure(
  scope: { readonly organ: number | null; readonly year: number; readonly asOf: LocalDate },
  block: RemedyBlock,
  column: FigureColumn,
): Readonly<Record<string, string>> {
  const { organ, year, asOf } = scope
  const [whose, which] = organ === null ? ['organs', 'all'] : ['organId', String(organ)]
  return { open: 'false', year: String(year), asOf, block, column, [whose]: which }
}

export const REMEDY_ROLES = ['respondent', 'reviewOrgan', 'thirdParty'] as const
export type RemedyRole = (typeof REMEDY_ROLES)[number]
/** Only the first is counted in 表四. */
export const ROLE_LABELS: Readonly<Record<RemedyRole, string>> = {
  respondent: '被申请人、被告',
  reviewOrgan: '复议机关、共同被告',
  thirdParty: '第三人',
}

export const REMEDY_STAGES = ['filed', 'answering', 'answered', 'suspended', 'appealed', 'closed'] as const
export type RemedyStage = (typeof REMEDY_STAGES)[number]
export const STAGE_LABELS: Readonly<Record<RemedyStage, string>> = {
  filed: '已登记',
  answering: '待答复举证',
  answered: '审理中',
  suspended: '中止',
  appealed: '二审中',
  closed: '已审结',
}

export type Procedure = 'ordinary' | 'simplified'
export const PROCEDURE_LABELS: Readonly<Record<Procedure, string>> = {
  ordinary: '普通程序',
  simplified: '简易程序',
}

/** What the case is, as first registered and as corrected since. No person's name stands here. */
export interface RemedyFacts {
  readonly kind: RemedyKind
  /** A suit after a review decision, or after a review left undecided. */
  readonly afterReview: boolean
  readonly reviewId: string | null
  readonly role: RemedyRole
  readonly authority: string
  readonly caseNumber: string
  readonly applicationId: string | null
  readonly applicationNumber: string
  /** The reply attacked; null where none was given (逾期不答复) or it is not known. */
  readonly disputedOutcome: Outcome | null
  readonly disputedOn: LocalDate | null
  readonly filedOn: LocalDate
}

interface ActBase {
  readonly on: LocalDate
  readonly reason?: string
  readonly evidence?: string | null
}

export type RemedyAct =
  | (ActBase & { readonly kind: 'filed'; readonly facts: RemedyFacts })
  /** 收到申请书副本 or 起诉状副本; `acceptedOn` as it says. */
  | (ActBase & {
      readonly kind: 'copyReceived'
      readonly procedure: Procedure
      readonly acceptedOn: LocalDate | null
    })
  | (ActBase & { readonly kind: 'answered' })
  | (ActBase & { readonly kind: 'extended' })
  | (ActBase & { readonly kind: 'suspended' })
  | (ActBase & { readonly kind: 'resumed' })
  | (ActBase & { readonly kind: 'heard' })
  /** A first instance's paper was served; the result is not final before the appeal period is over. */
  | (ActBase & {
      readonly kind: 'judged'
      readonly outcome: SuitOutcome
      readonly paper: 'judgment' | 'ruling'
    })
  | (ActBase & { readonly kind: 'appealed' })
  | (ActBase & { readonly kind: 'closed'; readonly outcome: ReviewOutcome | SuitOutcome })
  | (ActBase & { readonly kind: 'overridden'; readonly column: ClosedColumn | null })
  /** 责令重新答复; `until` where the decision sets a day. */
  | (ActBase & { readonly kind: 'redoOrdered'; readonly until: LocalDate | null })
  | (ActBase & { readonly kind: 'redone' })
  | (ActBase & { readonly kind: 'corrected'; readonly facts: Partial<RemedyFacts> })

export type RemedyActKind = RemedyAct['kind']

interface ActDefinition {
  readonly label: string
  readonly kinds: readonly RemedyKind[]
  /** The stages it may be done in. */
  readonly stages: readonly RemedyStage[]
}

const OPEN: readonly RemedyStage[] = ['filed', 'answering', 'answered', 'suspended', 'appealed']
const BOTH = REMEDY_KINDS

/** Stage × act: the buttons of the desk, their disabled reasons and the server's refusals come from here. */
export const REMEDY_ACTS: Readonly<Record<RemedyActKind, ActDefinition>> = {
  filed: { label: '登记', kinds: BOTH, stages: [] },
  copyReceived: { label: '收到副本', kinds: BOTH, stages: ['filed'] },
  answered: { label: '提交答复（答辩）和证据', kinds: BOTH, stages: ['answering'] },
  extended: { label: '复议机关延长审限', kinds: ['review'], stages: ['answering', 'answered'] },
  suspended: { label: '中止', kinds: BOTH, stages: ['filed', 'answering', 'answered', 'appealed'] },
  resumed: { label: '恢复审理', kinds: BOTH, stages: ['suspended'] },
  heard: { label: '听证、开庭', kinds: BOTH, stages: ['filed', 'answering', 'answered', 'appealed'] },
  judged: { label: '收到一审裁判', kinds: ['suit'], stages: ['filed', 'answering', 'answered'] },
  appealed: { label: '上诉', kinds: ['suit'], stages: ['answered'] },
  closed: { label: '审结', kinds: BOTH, stages: OPEN },
  overridden: { label: '调整表四归类', kinds: BOTH, stages: ['closed'] },
  redoOrdered: { label: '责令重新答复', kinds: BOTH, stages: ['closed'] },
  redone: { label: '已重新答复', kinds: BOTH, stages: ['closed'] },
  corrected: { label: '更正登记', kinds: BOTH, stages: [...OPEN, 'closed'] },
}

export type DueKind = 'answer' | 'decisionExpected' | 'appeal' | 'redo'
export const DUE_LABELS: Readonly<Record<DueKind, string>> = {
  answer: '提交答复和证据',
  decisionExpected: '预计作出决定（裁判）',
  appeal: '上诉期满',
  redo: '重新答复',
}

/** What is kept with a case: handed in as evidence or as the norms relied on (行诉法 34), filed, received. */
export const EVIDENCE_ROLES = ['evidence', 'basis', 'filed', 'received'] as const
export type EvidenceRole = (typeof EVIDENCE_ROLES)[number]
export const EVIDENCE_ROLE_LABELS: Readonly<Record<EvidenceRole, string>> = {
  evidence: '证据',
  basis: '所依据的规范性文件',
  filed: '已提交的文书',
  received: '收到的文书',
}

export interface EvidenceFacts {
  readonly role: EvidenceRole
  /** Its number in the list. */
  readonly position: number
  readonly name: string
  readonly proves: string
  readonly source: string
  readonly pages: number | null
  /** 原件; else a copy checked against it. */
  readonly original: boolean
}

export const EVIDENCE_FIELD_LABELS: Readonly<Record<keyof EvidenceFacts, string>> = {
  role: '类别',
  position: '序号',
  name: '名称',
  proves: '证明目的',
  source: '来源',
  pages: '页数',
  original: '原件',
}

export const REMEDY_PAPERS = ['answer', 'evidenceList'] as const
export type RemedyPaper = (typeof REMEDY_PAPERS)[number]
