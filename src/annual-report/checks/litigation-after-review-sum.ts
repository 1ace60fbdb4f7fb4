/** litigation.afterReview.sum — 表四行政诉讼—复议后起诉：总计＝结果维持＋结果纠正＋其他结果＋尚未审结. */
import type { Check } from './check.ts'
import { checkRemedySum, remedySumExamples } from './remedy-sum.ts'

export const litigationAfterReviewSum: Check = {
  rule: 'litigation.afterReview.sum',
  severity: 'error',
  run: (subject) => checkRemedySum(subject, 'litigation.afterReview'),
  examples: remedySumExamples('litigation.afterReview'),
}
