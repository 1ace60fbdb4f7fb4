/**
 * The legal outcome of a 行政复议 or 行政诉讼 and the column of 表四 it is counted in. The outcome is what is stored;
 * the column is derived and may be overridden with a reason, for no official definition of the mapping was found
 * (the usual reading of offices, domain/reconsideration.md §3).
 */
import type { RemedyBlock, RemedyColumn } from './model.ts'

export type ClosedColumn = Exclude<RemedyColumn, 'pending' | 'total'>

interface OutcomeDefinition {
  readonly label: string
  readonly column: ClosedColumn
  readonly article: string
}

export const REVIEW_OUTCOMES = {
  upheld: { label: '维持', column: 'upheld', article: '复议法68' },
  claimRejected: { label: '驳回行政复议请求', column: 'upheld', article: '复议法69' },
  changed: { label: '变更', column: 'corrected', article: '复议法63' },
  revoked: { label: '撤销或者部分撤销', column: 'corrected', article: '复议法64' },
  foundUnlawful: { label: '确认违法', column: 'corrected', article: '复议法65' },
  orderedToPerform: { label: '责令限期履行', column: 'corrected', article: '复议法66' },
  foundVoid: { label: '确认无效', column: 'corrected', article: '复议法67' },
  revokedForNoEvidence: { label: '未提交证据视为无依据，撤销', column: 'corrected', article: '复议法70' },
  notAccepted: { label: '不予受理', column: 'other', article: '复议法30' },
  applicationRejected: { label: '驳回行政复议申请', column: 'other', article: '复议法33' },
  terminated: { label: '终止（撤回、和解等）', column: 'other', article: '复议法41' },
  mediated: { label: '行政复议调解', column: 'other', article: '复议法73' },
} as const satisfies Record<string, OutcomeDefinition>
export type ReviewOutcome = keyof typeof REVIEW_OUTCOMES

export const SUIT_OUTCOMES = {
  claimDismissed: { label: '判决驳回诉讼请求', column: 'upheld', article: '行诉法69' },
  revoked: { label: '判决撤销或者部分撤销', column: 'corrected', article: '行诉法70' },
  orderedToPerform: { label: '判决限期履行', column: 'corrected', article: '行诉法72' },
  orderedToPay: { label: '判决履行给付义务', column: 'corrected', article: '行诉法73' },
  foundUnlawful: { label: '判决确认违法', column: 'corrected', article: '行诉法74' },
  foundVoid: { label: '判决确认无效', column: 'corrected', article: '行诉法75' },
  changed: { label: '判决变更', column: 'corrected', article: '行诉法77' },
  notFiled: { label: '裁定不予立案', column: 'other', article: '行诉法51' },
  suitRejected: { label: '裁定驳回起诉', column: 'other', article: '行诉法49' },
  withdrawn: { label: '裁定准许撤诉', column: 'other', article: '行诉法62' },
  mediated: { label: '调解', column: 'other', article: '行诉法60' },
  transferredOrEnded: { label: '移送或者终结', column: 'other', article: '行诉法22' },
} as const satisfies Record<string, OutcomeDefinition>
export type SuitOutcome = keyof typeof SUIT_OUTCOMES

/** The column of a review that is decided, 复议法 outcome by outcome. */
export function reviewColumn(outcome: ReviewOutcome): ClosedColumn {
  return REVIEW_OUTCOMES[outcome].column
}

/** The column of a suit that is finally decided (an appeal keeps it 尚未审结). */
export function suitColumn(outcome: SuitOutcome): ClosedColumn {
  return SUIT_OUTCOMES[outcome].column
}

/** A suit after a review decision, or after a review left undecided, stands under 复议后起诉. */
export function remedyBlock(
  remedy: { kind: 'review' } | { kind: 'suit'; afterReview: boolean },
): RemedyBlock {
  if (remedy.kind === 'review') return 'review'
  return remedy.afterReview ? 'litigation.afterReview' : 'litigation.direct'
}
