/**
 * text.litigation — 正文所写行政诉讼件数，对表四：the sum of both suit blocks, or the block the clause names
 * (未经复议直接起诉, 复议后起诉).
 */
import type { CellPath } from '../model.ts'
import { remedyPath } from '../model.ts'
import type { Check, Subject } from './check.ts'
import { countAt } from './check.ts'
import { compareStatement, sampleStatement, statementsOf } from './statements.ts'

interface Target {
  readonly path: CellPath
  readonly says: string
  readonly value: number | undefined
}

function targetOf(subject: Subject, quote: string): Target {
  const direct = { path: remedyPath('litigation.direct', 'total'), says: '表四“未经复议直接起诉”总计' }
  const after = { path: remedyPath('litigation.afterReview', 'total'), says: '表四“复议后起诉”总计' }
  const [directCount, afterCount] = [direct, after].map(({ path }) => countAt(subject.cells, path))
  if (/未经复议|直接起诉/.test(quote)) return { ...direct, value: directCount }
  if (/复议后|经复议/.test(quote)) return { ...after, value: afterCount }
  const known = directCount !== undefined && afterCount !== undefined
  return {
    path: direct.path,
    says: '表四两类行政诉讼总计之和',
    value: known ? directCount + afterCount : undefined,
  }
}

export const textLitigation: Check = {
  rule: 'text.litigation',
  severity: 'warning',
  run: (subject) =>
    statementsOf(subject, 'litigation').flatMap((statement) => {
      const target = targetOf(subject, statement.quote)
      return compareStatement(subject, statement, {
        rule: 'text.litigation',
        path: target.path,
        tableSays: target.says,
        tableValue: target.value,
      })
    }),
  examples: [
    {
      title: '诉讼3件＝直接起诉1件＋复议后起诉2件',
      given: {
        cells: { 'litigation.direct.total': 1, 'litigation.afterReview.total': 2 },
        text: { statements: [sampleStatement('litigation', 3, '行政诉讼3件')] },
      },
      expect: [],
    },
    {
      title: '诉讼57件，表四25＋52＝77件',
      given: {
        cells: { 'litigation.direct.total': 25, 'litigation.afterReview.total': 52 },
        text: { statements: [sampleStatement('litigation', 57, '行政诉讼57件')] },
      },
      expect: [{ path: 'litigation.direct.total', expected: 77, actual: 57 }],
    },
    {
      title: '写明复议后起诉的，只比这一类',
      given: {
        cells: { 'litigation.direct.total': 4, 'litigation.afterReview.total': 1 },
        text: { statements: [sampleStatement('litigation', 1, '复议后起诉1件')] },
      },
      expect: [],
    },
  ],
}
