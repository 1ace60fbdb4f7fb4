/**
 * requests.balance — 表三每一列：一（新收）＋二（结转）＝三（七）总计＋四（结转下年度）. The only relation the form itself
 * prints. Blanks count as 0 if it then holds, else the finding is a warning; a blank 总计 is left to cell.blank.
 */
import { requestPath } from '../model.ts'
import type { RequestColumn } from '../model.ts'
import type { Finding } from '../reading.ts'
import type { Check, Subject } from './check.ts'
import { countOrZero, findingAt, isBlank } from './check.ts'
import { columnName, requestRowName } from './naming.ts'

const ROWS = ['received', 'carriedIn', 'totalProcessed', 'carriedOut'] as const

function checkColumn(subject: Subject, column: RequestColumn): readonly Finding[] {
  const { cells, form } = subject
  const [received, carriedIn, processed, carriedOut] = ROWS.map((row) =>
    countOrZero(cells, requestPath(row, column)),
  )
  const total = requestPath('totalProcessed', column)
  if (received === undefined || carriedIn === undefined || processed === undefined) return []
  if (carriedOut === undefined || isBlank(cells.get(total))) return []
  const expected = received + carriedIn - carriedOut
  if (expected === processed) return []
  const blanks = ROWS.filter((row) => isBlank(cells.get(requestPath(row, column))))
  const note = blanks.map((row) => `“${requestRowName(form, row)}”`).join('、')
  return [
    findingAt(subject, total, {
      rule: 'requests.balance',
      severity: blanks.length === 0 ? 'error' : 'warning',
      expected,
      actual: processed,
      message:
        `表三“${columnName(form, column)}”列：第一项加第二项为${received}＋${carriedIn}＝${received + carriedIn}，` +
        `第三项加第四项为${processed}＋${carriedOut}＝${processed + carriedOut}，两数不符` +
        (blanks.length === 0 ? '' : `；其中${note}空白，请补填`),
      article: form.notice,
    }),
  ]
}

export const requestsBalance: Check = {
  rule: 'requests.balance',
  severity: 'error',
  run: (subject) => subject.form.requestColumns.flatMap((column) => checkColumn(subject, column.key)),
  examples: [
    { title: '零报告平衡', expect: [] },
    {
      title: '新收3件、结转1件，办结2件、结转下年2件：平衡',
      given: {
        cells: {
          'requests.received.business': 3,
          'requests.carriedIn.business': 1,
          'requests.totalProcessed.business': 2,
          'requests.carriedOut.business': 2,
        },
      },
      expect: [],
    },
    {
      title: '新收5件而办结4件、结转下年0件',
      given: { cells: { 'requests.received.total': 5, 'requests.totalProcessed.total': 4 } },
      expect: [{ severity: 'error', path: 'requests.totalProcessed.total', expected: 5, actual: 4 }],
    },
    {
      title: '结转下年度空白，按0计仍不平：提示而非错误，并点出空白格',
      given: {
        cells: {
          'requests.received.total': 50,
          'requests.totalProcessed.total': 49,
          'requests.carriedOut.total': '',
        },
      },
      expect: [{ severity: 'warning', expected: 50, actual: 49 }],
    },
    {
      title: '总计空白留给空白检查',
      given: { cells: { 'requests.received.total': 50, 'requests.totalProcessed.total': '' } },
      expect: [],
    },
    {
      title: '读不出的格不作判断',
      given: {
        cells: { 'requests.received.total': null, 'requests.totalProcessed.total': 4 },
        unread: ['requests.received.total'],
      },
      expect: [],
    },
  ],
}
