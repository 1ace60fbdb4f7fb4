/** text.carried — 正文所写上年结转、结转下年度件数，对表三“二”“四”两项的总计. */
import { requestPath } from '../model.ts'
import type { Check } from './check.ts'
import { countAt } from './check.ts'
import { requestRowName } from './naming.ts'
import { compareStatement, sampleStatement, statementsOf } from './statements.ts'

export const textCarried: Check = {
  rule: 'text.carried',
  severity: 'warning',
  run: (subject) =>
    statementsOf(subject, 'carriedIn', 'carriedOut').flatMap((statement) => {
      const path = requestPath(statement.kind === 'carriedIn' ? 'carriedIn' : 'carriedOut', 'total')
      const row = statement.kind === 'carriedIn' ? 'carriedIn' : 'carriedOut'
      return compareStatement(subject, statement, {
        rule: 'text.carried',
        path,
        tableSays: `表三“${requestRowName(subject.form, row)}”总计`,
        tableValue: countAt(subject.cells, path),
      })
    }),
  examples: [
    {
      title: '转下年度办理121件，与表三一致',
      given: {
        cells: { 'requests.carriedOut.total': 121 },
        text: { statements: [sampleStatement('carriedOut', 121, '转下年度办理121件')] },
      },
      expect: [],
    },
    {
      title: '上年结转写2件，表三1件',
      given: {
        cells: { 'requests.carriedIn.total': 1 },
        text: { statements: [sampleStatement('carriedIn', 2, '上年结转2件')] },
      },
      expect: [{ path: 'requests.carriedIn.total', expected: 1, actual: 2 }],
    },
  ],
}
