/** litigation.direct.sum — 表四行政诉讼—未经复议直接起诉：总计＝结果维持＋结果纠正＋其他结果＋尚未审结. */
import type { Check } from './check.ts'
import { checkRemedySum, remedySumExamples } from './remedy-sum.ts'

export const litigationDirectSum: Check = {
  rule: 'litigation.direct.sum',
  severity: 'error',
  run: (subject) => checkRemedySum(subject, 'litigation.direct'),
  examples: remedySumExamples('litigation.direct'),
}
