/**
 * items.volume — 2019年格式表二：处理决定数量＝上一年项目数量＋本年增/减, which means that the volume of cases was entered
 * as a number of items (项目数量 counts kinds of permits or penalties, 处理决定 counts decisions).
 */
import { proactivePath } from '../model.ts'
import type { Finding } from '../reading.ts'
import type { Check, Subject } from './check.ts'
import { countAt, findingAt } from './check.ts'
import { sayRow } from './naming.ts'

function run(subject: Subject): readonly Finding[] {
  const rows = subject.form.proactive
    .filter((block) =>
      ['previousItems', 'decisions'].every((key) => block.columns.some((c) => c.key === key)),
    )
    .flatMap((block) => block.rows)
  return rows.flatMap(({ key }) => {
    const path = proactivePath(key, 'decisions')
    const [items, change, decisions] = ['previousItems', 'change', 'decisions'].map((column) =>
      countAt(subject.cells, proactivePath(key, column)),
    )
    if (items === undefined || change === undefined || decisions === undefined) return []
    if (decisions <= 0 || decisions !== items + change) return []
    return [
      findingAt(subject, path, {
        rule: 'items.volume',
        severity: 'warning',
        actual: decisions,
        message: `${sayRow(subject.form, path)}：处理决定数量${decisions}恰等于上一年项目数量${items}加本年增/减${change}，疑把办件量当作项目数量填报，请核实`,
        article: subject.form.notice,
      }),
    ]
  })
}

export const itemsVolume: Check = {
  rule: 'items.volume',
  severity: 'warning',
  run,
  examples: [
    { title: '零报告', given: { form: '2019', year: 2020 }, expect: [] },
    {
      title: '421＋1423＝1844',
      given: {
        form: '2019',
        cells: {
          'proactive.licensing.previousItems': 421,
          'proactive.licensing.change': 1423,
          'proactive.licensing.decisions': 1844,
        },
      },
      expect: [{ path: 'proactive.licensing.decisions', actual: 1844 }],
    },
    {
      title: '15项事项办理1162件',
      given: {
        form: '2019',
        cells: {
          'proactive.otherServices.previousItems': 15,
          'proactive.otherServices.decisions': 1162,
        },
      },
      expect: [],
    },
    {
      title: '本年增/减空白，不作判断',
      given: {
        form: '2019',
        cells: {
          'proactive.licensing.previousItems': 5,
          'proactive.licensing.change': '',
          'proactive.licensing.decisions': 5,
        },
      },
      expect: [],
    },
  ],
}
