/** items.previous — 2019年格式表二：上一年项目数量(Y)＝上一年项目数量(Y−1)＋本年增/减(Y−1). */
import { proactivePath } from '../model.ts'
import type { Finding } from '../reading.ts'
import type { Check, Subject } from './check.ts'
import { countOrZero, findingAt, isBlank } from './check.ts'
import { sayCell } from './naming.ts'
import { previousYearOf } from './previous.ts'

function run(subject: Subject): readonly Finding[] {
  const previous = previousYearOf(subject)
  if (previous === undefined || subject.form.id !== '2019' || previous.form.id !== '2019') return []
  const rows = subject.form.proactive
    .filter((block) => block.columns.some((column) => column.key === 'previousItems'))
    .flatMap((block) => block.rows)
  return rows.flatMap(({ key }) => {
    const path = proactivePath(key, 'previousItems')
    const before = countOrZero(previous.cells, path)
    const change = countOrZero(previous.cells, proactivePath(key, 'change'))
    const actual = countOrZero(subject.cells, path)
    if (before === undefined || change === undefined || actual === undefined) return []
    if (isBlank(subject.cells.get(path)) || before + change === actual) return []
    return [
      findingAt(subject, path, {
        rule: 'items.previous',
        severity: 'warning',
        expected: before + change,
        actual,
        message: `${sayCell(subject.form, path)}填${actual}，${previous.name}上一年项目数量${before}、本年增/减${change}，结转应为${before + change}`,
        article: subject.form.notice,
      }),
    ]
  })
}

export const itemsPrevious: Check = {
  rule: 'items.previous',
  severity: 'warning',
  run,
  examples: [
    { title: '没有上年年报，不作判断', given: { form: '2019', year: 2020 }, expect: [] },
    {
      title: '上年20项、减5项，今年上一年项目数量15项',
      given: {
        form: '2019',
        year: 2020,
        cells: { 'proactive.otherServices.previousItems': 15 },
        previous: {
          form: '2019',
          year: 2019,
          cells: { 'proactive.otherServices.previousItems': 20, 'proactive.otherServices.change': -5 },
        },
      },
      expect: [],
    },
    {
      title: '上年20项、增2项，今年却填20项',
      given: {
        form: '2019',
        year: 2020,
        cells: { 'proactive.licensing.previousItems': 20 },
        previous: {
          form: '2019',
          year: 2019,
          cells: { 'proactive.licensing.previousItems': 20, 'proactive.licensing.change': 2 },
        },
      },
      expect: [{ path: 'proactive.licensing.previousItems', expected: 22, actual: 20 }],
    },
  ],
}
