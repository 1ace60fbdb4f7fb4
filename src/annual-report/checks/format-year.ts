/** format.year — 用了别的年度的格式：2019、2020年度用国办公开办函〔2019〕60号，2021年度起用〔2021〕30号. */
import { formForYear } from '../forms/index.ts'
import type { Check } from './check.ts'

export const formatYear: Check = {
  rule: 'format.year',
  severity: 'warning',
  run: (subject) => {
    if (subject.year === null) return []
    const due = formForYear(subject.year)
    if (due.id === subject.form.id) return []
    return [
      {
        rule: 'format.year',
        severity: 'warning',
        expected: due.id,
        actual: subject.form.id,
        message: `${subject.year}年度报告用的是${subject.form.notice}的格式，应用${due.notice}的格式`,
        article: due.notice,
      },
    ]
  },
  examples: [
    { title: '2023年度用2021年格式', given: { year: 2023 }, expect: [] },
    { title: '2020年度用2021年格式', given: { year: 2020 }, expect: [{ expected: '2019', actual: '2021' }] },
    { title: '不知道年度，不作判断', expect: [] },
  ],
}
