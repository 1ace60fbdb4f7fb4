/**
 * cell.blank — 空白、“/”“-”“—”之处应填0. One finding a row, at its first blank cell: a report that leaves every zero blank
 * has a hundred of them, and a reviewer writes a row's down once.
 */
import type { CellPath } from '../model.ts'
import type { Finding } from '../reading.ts'
import type { Check, Subject } from './check.ts'
import { findingAt, isBlank, pathsOf } from './check.ts'
import { nameCell, sayRow } from './naming.ts'

function run(subject: Subject): readonly Finding[] {
  const rows = new Map<string, CellPath[]>()
  for (const path of pathsOf(subject)) {
    if (!isBlank(subject.cells.get(path))) continue
    const row = path.slice(0, path.lastIndexOf('.'))
    rows.set(row, [...(rows.get(row) ?? []), path])
  }
  return [...rows.values()].flatMap((paths) => {
    const [first] = paths
    return first === undefined ? [] : [rowFinding(subject, first, paths)]
  })
}

function rowFinding(subject: Subject, first: CellPath, paths: readonly CellPath[]): Finding {
  const columns = paths.map((path) => `“${nameCell(subject.form, path).column}”`).join('、')
  const value = subject.cells.get(first)
  const printed = value?.kind === 'blank' && value.printed !== '' ? `填“${value.printed}”` : '空白'
  const count = paths.length === 1 ? '' : `等${paths.length}格`
  return findingAt(subject, first, {
    rule: 'cell.blank',
    severity: 'info',
    expected: 0,
    actual: null,
    message: `${sayRow(subject.form, first)}${columns}${paths.length === 1 ? '' : count}${printed}，没有的应填0`,
    article: subject.form.notice,
  })
}

export const cellBlank: Check = {
  rule: 'cell.blank',
  severity: 'info',
  run,
  examples: [
    { title: '零报告填0', expect: [] },
    {
      title: '一行两格空白，只说一次',
      given: { cells: { 'requests.granted.business': '', 'requests.granted.research': '' } },
      expect: [{ severity: 'info', path: 'requests.granted.business', expected: 0, actual: null }],
    },
    {
      title: '填“/”“-”',
      given: { cells: { 'review.upheld': '/', 'litigation.direct.total': '-' } },
      expect: [{ path: 'review.upheld' }, { path: 'litigation.direct.total' }],
    },
    { title: '原件没有的格不是空白', given: { cells: { 'review.upheld': null } }, expect: [] },
  ],
}
