import { describe, expect, test } from 'vitest'
import { FORMS } from '../forms/index.ts'
import type { CellPath, CellValue } from '../model.ts'
import { blank, count, parseWan } from '../model.ts'
import type { Check, ExampleCells, ExampleGiven, Subject } from './check.ts'
import { pathsOf } from './check.ts'
import { CHECKS } from './index.ts'
import { RULE_NAMES } from './rule-names.ts'

/** A clean report of zeros (零报告) with the cells of an example on top. */
function cellsOf(given: ExampleGiven, cells: ExampleCells = {}): Map<CellPath, CellValue> {
  const form = FORMS[given.form ?? '2021']
  const empty: Subject = { ...subjectOf({}), form, otherCombined: given.otherCombined === true }
  const filled = new Map(pathsOf(empty).map((path) => [path, zeroOf(path)]))
  for (const [path, value] of Object.entries(cells)) {
    if (value === null) filled.delete(path)
    else if (typeof value === 'string') filled.set(path, blank(value))
    else filled.set(path, path.endsWith('amountWan') ? amount(value) : count(value))
  }
  return filled
}

function zeroOf(path: CellPath): CellValue {
  return path.endsWith('amountWan') ? { kind: 'amount', wan: '0' } : count(0)
}

function amount(value: number): CellValue {
  const wan = parseWan(String(value))
  if (wan === undefined) throw new RangeError(`not an amount: ${value}`)
  return { kind: 'amount', wan }
}

function subjectOf(given: ExampleGiven): Subject {
  const previous = given.previous
  return {
    form: FORMS[given.form ?? '2021'],
    cells: new Map(),
    unread: new Set(given.unread),
    places: new Map(),
    organ: given.organ ?? null,
    year: given.year ?? null,
    otherCombined: given.otherCombined === true,
    text: given.text ?? {},
    ...(previous === undefined
      ? {}
      : {
          previous: {
            form: FORMS[previous.form ?? '2021'],
            cells: cellsOf({ form: previous.form ?? '2021' }, previous.cells),
            year: previous.year ?? null,
          },
        }),
  }
}

function findingsOf(check: Check, given: ExampleGiven = {}) {
  return check.run({ ...subjectOf(given), cells: cellsOf(given, given.cells) })
}

describe.each(CHECKS.map((check) => ({ check, rule: check.rule })))('$rule', ({ check }) => {
  test.each(check.examples.map((example) => ({ example, title: example.title })))('$title', ({ example }) => {
    const found = findingsOf(check, example.given)
    expect(found).toHaveLength(example.expect.length)
    example.expect.forEach((expected, index) => expect(found[index]).toMatchObject(expected))
    for (const finding of found) {
      expect(finding.rule).toBe(check.rule)
      expect(finding.message).not.toMatch(/undefined|NaN|null/)
    }
  })

  test('has an example that is found and one that is not', () => {
    expect(check.examples.some((example) => example.expect.length > 0)).toBe(true)
    expect(check.examples.some((example) => example.expect.length === 0)).toBe(true)
  })
})

test('a report of zeros has no finding in either form', () => {
  for (const form of ['2019', '2021'] as const) {
    for (const check of CHECKS) expect(findingsOf(check, { form })).toEqual([])
  }
})

test('no rule stands twice', () => {
  const rules = CHECKS.map((check) => check.rule)
  expect(new Set(rules).size).toBe(rules.length)
})

test('every rule has its short name, and no name is without a rule', () => {
  const rules = [...CHECKS.map((check) => check.rule), 'rollup.missing', 'rollup.sum']
  expect(Object.keys(RULE_NAMES)).toEqual(rules)
})
