/** review.sum — 表四行政复议：总计＝结果维持＋结果纠正＋其他结果＋尚未审结. */
import type { Check } from './check.ts'
import { checkRemedySum, remedySumExamples } from './remedy-sum.ts'

export const reviewSum: Check = {
  rule: 'review.sum',
  severity: 'error',
  run: (subject) => checkRemedySum(subject, 'review'),
  examples: remedySumExamples('review'),
}
