/** rollup.missing — 应当报送年度报告的机关没有报送. One finding an organ, in the order of the list. */
import type { Finding } from '../reading.ts'

export interface MissingOrgan {
  readonly code: string
  readonly name: string
}

export function rollupMissing(missing: readonly MissingOrgan[]): readonly Finding[] {
  return missing.map(({ name }) => ({
    rule: 'rollup.missing',
    severity: 'warning',
    actual: null,
    message: `${name}没有报送年度报告，汇总数不含该机关`,
    article: '条例49',
  }))
}

/** Run as the tests of this check. */
export const rollupMissingExamples = [
  { title: '都已报送', missing: [], expect: [] },
  {
    title: '一个街道没有报送',
    missing: [{ code: 'east', name: '城东街道' }],
    expect: [{ severity: 'warning', message: '城东街道没有报送年度报告' }],
  },
] as const
