/**
 * rollup.sum — 汇总报告的每一格＝所属各机关已报送年报之和. An error where every organ has filed; while some are missing the
 * difference may be theirs, and it is a warning. A blank or absent cell of the district's report is skipped.
 */
import type { CellPath, CellValue, Cells, FormDefinition } from '../model.ts'
import { cellPaths } from '../model.ts'
import type { Finding } from '../reading.ts'
import { sayCell } from './naming.ts'
import type { MissingOrgan } from './rollup-missing.ts'

export function rollupSum(
  district: Cells,
  sums: Cells,
  form: FormDefinition,
  missing: readonly MissingOrgan[],
): readonly Finding[] {
  return cellPaths(form).flatMap((path) => {
    const actual = numberOf(district.get(path))
    const expected = numberOf(sums.get(path))
    if (actual === undefined || expected === undefined || actual === expected) return []
    return [finding(form, path, expected, actual, missing)]
  })
}

function finding(
  form: FormDefinition,
  path: CellPath,
  expected: number | string,
  actual: number | string,
  missing: readonly MissingOrgan[],
): Finding {
  const note = missing.length === 0 ? '' : `；另有${missing.length}个机关没有报送，差额可能在其中`
  return {
    rule: 'rollup.sum',
    severity: missing.length === 0 ? 'error' : 'warning',
    path,
    expected,
    actual,
    message: `${sayCell(form, path)}填${actual}，各机关已报送之和为${expected}，两数不符${note}`,
    article: form.notice,
  }
}

/** A count, or an amount as its canonical decimal text. */
function numberOf(value: CellValue | undefined): number | string | undefined {
  if (value === undefined || value.kind === 'blank') return undefined
  return value.kind === 'count' ? value.value : value.wan
}

/** Run as the tests of this check: both sides are reports of zeros with these cells on top. */
export const rollupSumExamples = [
  { title: '相等', district: { 'review.total': 3 }, sums: { 'review.total': 3 }, missing: 0, expect: [] },
  {
    title: '新收多报一件',
    district: { 'requests.received.total': 8 },
    sums: { 'requests.received.total': 7 },
    missing: 0,
    expect: [{ severity: 'error', path: 'requests.received.total', expected: 7, actual: 8 }],
  },
  {
    title: '还有机关没有报送：提示',
    district: { 'requests.received.total': 8 },
    sums: { 'requests.received.total': 7 },
    missing: 2,
    expect: [{ severity: 'warning', expected: 7, actual: 8 }],
  },
] as const
