/**
 * The relation "total = sum of its addends" with the rule for blanks of checks.md: a blank counts as 0 only if the
 * sum then holds; if it does not, the finding is a warning that lists the blanks. A blank total is `cell.blank`,
 * an unread or missing cell skips the check.
 */
import type { CellPath } from '../model.ts'
import type { Finding } from '../reading.ts'
import type { Subject } from './check.ts'
import { countOrZero, findingAt, isBlank } from './check.ts'
import { nameCell } from './naming.ts'

export interface SumRelation {
  readonly rule: string
  readonly article: string
  readonly total: CellPath
  readonly addends: readonly CellPath[]
  /** What the addends are, in the message: `六类申请人之和`. */
  readonly addendsName: string
  /** How the total is named in the message. */
  readonly totalName: string
  /** How the message names a blank among the addends: by its row or by its column. */
  readonly nameBlanksBy: 'row' | 'column'
}

export function checkSum(subject: Subject, relation: SumRelation): readonly Finding[] {
  const { cells } = subject
  if (isBlank(cells.get(relation.total))) return []
  const actual = countOrZero(cells, relation.total)
  const values = relation.addends.map((path) => countOrZero(cells, path))
  if (actual === undefined) return []
  let expected = 0
  for (const value of values) {
    if (value === undefined) return []
    expected += value
  }
  if (expected === actual) return []
  const blanks = relation.addends.filter((path) => isBlank(cells.get(path)))
  return [
    findingAt(subject, relation.total, {
      rule: relation.rule,
      severity: blanks.length === 0 ? 'error' : 'warning',
      expected,
      actual,
      message: `${relation.totalName}填${actual}，${relation.addendsName}为${sayAddends(values, expected)}${blankNote(subject, relation, blanks)}`,
      article: relation.article,
    }),
  ]
}

/** `10＋1＝11`: the addends that are not 0, as a reviewer would note them; only the sum where that says enough. */
export function sayAddends(values: readonly (number | undefined)[], sum: number): string {
  const shown = values.filter((value) => value !== undefined && value !== 0)
  return shown.length < 2 ? String(sum) : `${shown.join('＋').replaceAll('＋-', '－')}＝${sum}`
}

function blankNote(subject: Subject, relation: SumRelation, blanks: readonly CellPath[]): string {
  if (blanks.length === 0) return '，两数不符'
  const shown = blanks.slice(0, NAMED_BLANKS)
  const names = shown.map((path) => `“${nameCell(subject.form, path)[relation.nameBlanksBy]}”`).join('、')
  const more = blanks.length > shown.length ? `等${blanks.length}格` : ''
  return `，两数不符；其中${names}${more}空白，请补填或者核实总计`
}

/** A column left blank has twenty blanks: a reviewer needs the first few and how many. */
const NAMED_BLANKS = 6
