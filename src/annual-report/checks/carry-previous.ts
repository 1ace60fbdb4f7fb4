/** carry.previous — 表三每一列：上年结转(Y)＝结转下年度(Y−1)，对上一年度已报送的年报. */
import { requestPath } from '../model.ts'
import type { Finding } from '../reading.ts'
import type { Check, Subject } from './check.ts'
import { countOrZero, findingAt, isBlank } from './check.ts'
import { previousYearOf } from './previous.ts'
import { columnName } from './naming.ts'

function run(subject: Subject): readonly Finding[] {
  const previous = previousYearOf(subject)
  if (previous === undefined) return []
  return subject.form.requestColumns.flatMap(({ key }) => {
    const path = requestPath('carriedIn', key)
    const expected = countOrZero(previous.cells, requestPath('carriedOut', key))
    const actual = countOrZero(subject.cells, path)
    if (expected === undefined || actual === undefined || expected === actual) return []
    const blank = isBlank(subject.cells.get(path)) ? '（空白）' : ''
    return [
      findingAt(subject, path, {
        rule: 'carry.previous',
        severity: 'warning',
        expected,
        actual,
        message: `表三“${columnName(subject.form, key)}”列：上年结转填${actual}${blank}，${previous.name}“结转下年度继续办理”为${expected}，两数不符`,
        article: subject.form.notice,
      }),
    ]
  })
}

export const carryPrevious: Check = {
  rule: 'carry.previous',
  severity: 'warning',
  run,
  examples: [
    { title: '没有上年年报，不作判断', given: { cells: { 'requests.carriedIn.total': 3 } }, expect: [] },
    {
      title: '上年结转121件＝今年上年结转121件',
      given: {
        cells: { 'requests.carriedIn.total': 121 },
        previous: { cells: { 'requests.carriedOut.total': 121 } },
      },
      expect: [],
    },
    {
      title: '上年结转下年度5件，今年只承接4件',
      given: {
        cells: { 'requests.carriedIn.naturalPerson': 4 },
        previous: { cells: { 'requests.carriedOut.naturalPerson': 5 } },
      },
      expect: [{ severity: 'warning', path: 'requests.carriedIn.naturalPerson', expected: 5, actual: 4 }],
    },
    {
      title: '隔了一年的年报不能比较',
      given: {
        year: 2024,
        previous: { year: 2022, cells: { 'requests.carriedOut.total': 5 } },
      },
      expect: [],
    },
  ],
}
