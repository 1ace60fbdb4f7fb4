/** requests.rowSum — 表三每一行：总计＝自然人＋五类法人或其他组织. */
import { APPLICANT_COLUMNS, requestPath } from '../model.ts'
import type { Check } from './check.ts'
import { requestRowsOf } from './check.ts'
import { requestRowName } from './naming.ts'
import { checkSum } from './sum.ts'

export const requestsRowSum: Check = {
  rule: 'requests.rowSum',
  severity: 'error',
  run: (subject) =>
    requestRowsOf(subject).flatMap((row) =>
      checkSum(subject, {
        rule: 'requests.rowSum',
        article: subject.form.notice,
        total: requestPath(row, 'total'),
        addends: APPLICANT_COLUMNS.map((column) => requestPath(row, column)),
        addendsName: '六类申请人之和',
        totalName: `表三“${requestRowName(subject.form, row)}”行“总计”列`,
        nameBlanksBy: 'column',
      }),
    ),
  examples: [
    { title: '零报告', expect: [] },
    {
      title: '自然人2＋商业企业1＝3，总计却填4',
      given: {
        cells: {
          'requests.granted.naturalPerson': 2,
          'requests.granted.business': 1,
          'requests.granted.total': 4,
        },
      },
      expect: [{ severity: 'error', path: 'requests.granted.total', expected: 3, actual: 4 }],
    },
    {
      title: '只填自然人与总计，其余空白：相符即可',
      given: {
        cells: {
          'requests.granted.naturalPerson': 2,
          'requests.granted.business': '',
          'requests.granted.research': '',
          'requests.granted.total': 2,
        },
      },
      expect: [],
    },
    {
      title: '只填总计，其余空白：提示',
      given: {
        cells: {
          'requests.received.naturalPerson': '',
          'requests.received.business': '',
          'requests.received.total': 5,
        },
      },
      expect: [{ severity: 'warning', expected: 0, actual: 5 }],
    },
    {
      title: '总计空白留给空白检查',
      given: { cells: { 'requests.granted.naturalPerson': 2, 'requests.granted.total': '/' } },
      expect: [],
    },
    {
      title: '2021年格式而（六）只印一行：查这一行',
      given: { otherCombined: true, cells: { 'requests.other.business': 1 } },
      expect: [{ severity: 'error', path: 'requests.other.total', expected: 1, actual: 0 }],
    },
  ],
}
