/**
 * requests.resultSum — 表三每一列：（七）总计＝各办理结果之和. （六）其他处理 counts as printed: one row in the 2019 form
 * and in a 2021 report that prints it so, else three.
 */
import { requestPath } from '../model.ts'
import type { Check } from './check.ts'
import { resultRowsOf } from './check.ts'
import { columnName } from './naming.ts'
import { checkSum } from './sum.ts'

export const requestsResultSum: Check = {
  rule: 'requests.resultSum',
  severity: 'error',
  run: (subject) =>
    subject.form.requestColumns.flatMap((column) =>
      checkSum(subject, {
        rule: 'requests.resultSum',
        article: subject.form.notice,
        total: requestPath('totalProcessed', column.key),
        addends: resultRowsOf(subject).map((row) => requestPath(row, column.key)),
        addendsName: '各项办理结果之和',
        totalName: `表三“（七）总计”行“${columnName(subject.form, column.key)}”列`,
        nameBlanksBy: 'row',
      }),
    ),
  examples: [
    { title: '零报告', expect: [] },
    {
      title: '各项之和6＋6＋4＋3＋3＋4＝26，总计却为20',
      given: {
        form: '2019',
        cells: {
          'requests.granted.naturalPerson': 6,
          'requests.partial.naturalPerson': 6,
          'requests.denied.thirdParty.naturalPerson': 4,
          'requests.unable.notHeld.naturalPerson': 3,
          'requests.notProcessed.repeat.naturalPerson': 3,
          'requests.other.naturalPerson': 4,
          'requests.totalProcessed.naturalPerson': 20,
        },
      },
      expect: [
        { severity: 'error', path: 'requests.totalProcessed.naturalPerson', expected: 26, actual: 20 },
      ],
    },
    {
      title: '2021年格式而（六）只印一行，按一行相加',
      given: {
        otherCombined: true,
        cells: {
          'requests.other.total': 2,
          'requests.granted.total': 1,
          'requests.totalProcessed.total': 3,
        },
      },
      expect: [],
    },
    {
      title: '空白按0计，和数成立',
      given: { cells: { 'requests.partial.business': '', 'requests.denied.process.business': '-' } },
      expect: [],
    },
    {
      title: '空白按0计，和数不成立：提示并列出空白格',
      given: {
        cells: {
          'requests.granted.total': 1,
          'requests.partial.total': '',
          'requests.totalProcessed.total': 2,
        },
      },
      expect: [{ severity: 'warning', expected: 1, actual: 2 }],
    },
    {
      title: '有一格读不出，不作判断',
      given: {
        cells: { 'requests.granted.total': null, 'requests.totalProcessed.total': 2 },
        unread: ['requests.granted.total'],
      },
      expect: [],
    },
  ],
}
