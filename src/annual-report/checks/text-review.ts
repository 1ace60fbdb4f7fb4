/** text.review — 正文所写行政复议件数，对表四行政复议总计. */
import { remedyPath } from '../model.ts'
import type { Check } from './check.ts'
import { countAt } from './check.ts'
import { compareStatement, sampleStatement, statementsOf } from './statements.ts'

export const textReview: Check = {
  rule: 'text.review',
  severity: 'warning',
  run: (subject) =>
    statementsOf(subject, 'review').flatMap((statement) =>
      compareStatement(subject, statement, {
        rule: 'text.review',
        path: remedyPath('review', 'total'),
        tableSays: '表四“行政复议”总计',
        tableValue: countAt(subject.cells, remedyPath('review', 'total')),
      }),
    ),
  examples: [
    {
      title: '复议2件，与表四一致',
      given: {
        cells: { 'review.total': 2 },
        text: { statements: [sampleStatement('review', 2, '行政复议案件2件')] },
      },
      expect: [],
    },
    {
      title: '备案复议134件，表四170件',
      given: {
        cells: { 'review.total': 170 },
        text: { statements: [sampleStatement('review', 134, '备案复议134件')] },
      },
      expect: [{ path: 'review.total', expected: 170, actual: 134 }],
    },
  ],
}
