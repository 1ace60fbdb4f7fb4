/** What the three blocks of 表四 have in common: 总计＝结果维持＋结果纠正＋其他结果＋尚未审结. */
import type { RemedyBlock } from '../model.ts'
import { remedyPath } from '../model.ts'
import type { Finding } from '../reading.ts'
import type { CheckExample, Subject } from './check.ts'
import { sayCell } from './naming.ts'
import { checkSum } from './sum.ts'

export function checkRemedySum(subject: Subject, block: RemedyBlock): readonly Finding[] {
  const total = remedyPath(block, 'total')
  return checkSum(subject, {
    rule: `${block}.sum`,
    article: subject.form.notice,
    total,
    addends: (['upheld', 'corrected', 'other', 'pending'] as const).map((column) =>
      remedyPath(block, column),
    ),
    addendsName: '维持、纠正、其他结果、尚未审结之和',
    totalName: sayCell(subject.form, total),
    nameBlanksBy: 'column',
  })
}

export function remedySumExamples(block: RemedyBlock): readonly CheckExample[] {
  return [
    { title: '零报告', expect: [] },
    {
      title: '维持10＋纠正1＝11，总计却填0',
      given: { cells: { [`${block}.upheld`]: 10, [`${block}.corrected`]: 1 } },
      expect: [{ severity: 'error', path: `${block}.total`, expected: 11, actual: 0 }],
    },
    {
      title: '其他结果空白，按0计成立',
      given: { cells: { [`${block}.pending`]: 2, [`${block}.other`]: '-', [`${block}.total`]: 2 } },
      expect: [],
    },
    {
      title: '其他结果空白，按0计不成立：提示',
      given: { cells: { [`${block}.pending`]: 2, [`${block}.other`]: '', [`${block}.total`]: 3 } },
      expect: [{ severity: 'warning', expected: 2, actual: 3 }],
    },
    {
      title: '总计没有读出，不作判断',
      given: { cells: { [`${block}.pending`]: 2, [`${block}.total`]: null }, unread: [`${block}.total`] },
      expect: [],
    },
  ]
}
