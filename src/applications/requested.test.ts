import { describe, expect, test } from 'vitest'
import { checkRequest } from './check-request.ts'
import { contentOf } from './requested.ts'

const APPLICANT = { column: 'naturalPerson', name: '测试人甲' } as const

describe('what is asked for (条例 29.2.2): name, 文号 or description', () => {
  test.each([
    [{ infoName: '2025年度预算', docNumber: '试街办〔2025〕1号', content: ' 全部附表 ' }, '全部附表'],
    [
      { infoName: '2025年度预算', docNumber: '试街办〔2025〕1号', content: ' ' },
      '2025年度预算（试街办〔2025〕1号）',
    ],
    [{ infoName: '2025年度预算', content: '' }, '2025年度预算'],
    [{ docNumber: '试街办〔2025〕1号', content: '' }, '文号为试街办〔2025〕1号的政府信息'],
    [{ infoName: ' ', docNumber: ' ', content: ' ' }, ''],
  ])('%o', (given, said) => {
    expect(contentOf(given)).toBe(said)
  })

  test('a request that says nothing of what it wants is refused, one with the 文号 alone is not', () => {
    const nothing = checkRequest({ applicant: APPLICANT, content: '', wayWanted: 'download' })
    expect(nothing).toMatchObject({ ok: false, refusal: { field: 'content', article: '条例29.2.2' } })
    const numbered = {
      applicant: APPLICANT,
      docNumber: '试街办〔2025〕1号',
      content: '',
      wayWanted: 'download',
    } as const
    expect(checkRequest(numbered)).toEqual({ ok: true, value: null })
  })
})
