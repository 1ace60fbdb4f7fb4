/**
 * normative.previous — 2021年格式表二：现行有效(Y)＝现行有效(Y−1)＋制发−废止，规章和行政规范性文件各一次. A warning, for a
 * clean-up of old documents (清理) may lie between the two.
 */
import { proactivePath } from '../model.ts'
import type { Finding } from '../reading.ts'
import type { Check, Subject } from './check.ts'
import { countOrZero, findingAt, isBlank } from './check.ts'
import { sayRow } from './naming.ts'
import { previousYearOf } from './previous.ts'

function run(subject: Subject): readonly Finding[] {
  const previous = previousYearOf(subject)
  if (previous === undefined || subject.form.id !== '2021' || previous.form.id !== '2021') return []
  return ['regulations', 'normativeDocuments'].flatMap((row) => {
    const path = proactivePath(row, 'inForce')
    const before = countOrZero(previous.cells, path)
    const [issued, repealed, inForce] = ['issued', 'repealed', 'inForce'].map((column) =>
      countOrZero(subject.cells, proactivePath(row, column)),
    )
    if (before === undefined || issued === undefined || repealed === undefined) return []
    if (inForce === undefined || isBlank(subject.cells.get(path))) return []
    const expected = before + issued - repealed
    if (expected === inForce) return []
    return [
      findingAt(subject, path, {
        rule: 'normative.previous',
        severity: 'warning',
        expected,
        actual: inForce,
        message: `${sayRow(subject.form, path)}：现行有效填${inForce}件，${previous.name}现行有效${before}件，加制发${issued}件、减废止${repealed}件应为${expected}件，请核实或者说明清理情况`,
        article: subject.form.notice,
      }),
    ]
  })
}

export const normativePrevious: Check = {
  rule: 'normative.previous',
  severity: 'warning',
  run,
  examples: [
    { title: '没有上年年报，不作判断', expect: [] },
    {
      title: '597＋50－227＝420',
      given: {
        cells: {
          'proactive.normativeDocuments.issued': 50,
          'proactive.normativeDocuments.repealed': 227,
          'proactive.normativeDocuments.inForce': 420,
        },
        previous: { cells: { 'proactive.normativeDocuments.inForce': 597 } },
      },
      expect: [],
    },
    {
      title: '470＋62－33＝499，却填440',
      given: {
        cells: {
          'proactive.normativeDocuments.issued': 62,
          'proactive.normativeDocuments.repealed': 33,
          'proactive.normativeDocuments.inForce': 440,
        },
        previous: { cells: { 'proactive.normativeDocuments.inForce': 470 } },
      },
      expect: [{ path: 'proactive.normativeDocuments.inForce', expected: 499, actual: 440 }],
    },
    {
      title: '上年用2019年格式，不能比较',
      given: {
        year: 2021,
        cells: { 'proactive.normativeDocuments.inForce': 5 },
        previous: { form: '2019', year: 2020 },
      },
      expect: [],
    },
  ],
}
