/** cell.negative — 件数、项数、金额为负数. Only 本年增/减 carries a sign. */
import type { CellPath } from '../model.ts'
import { splitPath } from '../model.ts'
import type { Check, Subject } from './check.ts'
import { findingAt, pathsOf } from './check.ts'
import { sayCell } from './naming.ts'

function isSigned(subject: Subject, path: CellPath): boolean {
  const { table, row, column } = splitPath(path)
  if (table !== 'proactive') return false
  const block = subject.form.proactive.find((candidate) => candidate.rows.some(({ key }) => key === row))
  return block?.columns.some((candidate) => candidate.key === column && candidate.signed === true) ?? false
}

export const cellNegative: Check = {
  rule: 'cell.negative',
  severity: 'warning',
  run: (subject) =>
    pathsOf(subject).flatMap((path) => {
      const value = subject.cells.get(path)
      const negative =
        value?.kind === 'count' ? value.value < 0 : value?.kind === 'amount' && value.wan.startsWith('-')
      if (value === undefined || value.kind === 'blank' || !negative || isSigned(subject, path)) return []
      const actual = value.kind === 'count' ? value.value : value.wan
      return [
        findingAt(subject, path, {
          rule: 'cell.negative',
          severity: 'warning',
          actual,
          message: `${sayCell(subject.form, path)}填${actual}，不应为负数`,
          article: subject.form.notice,
        }),
      ]
    }),
  examples: [
    {
      title: '结转为负',
      given: { cells: { 'requests.carriedOut.total': -1 } },
      expect: [{ path: 'requests.carriedOut.total', actual: -1 }],
    },
    {
      title: '本年增/减可以为负',
      given: { form: '2019', cells: { 'proactive.licensing.change': -38 } },
      expect: [],
    },
    {
      title: '金额为负',
      given: { cells: { 'proactive.fees.amountWan': -2.5 } },
      expect: [{ path: 'proactive.fees.amountWan', actual: '-2.5' }],
    },
  ],
}
