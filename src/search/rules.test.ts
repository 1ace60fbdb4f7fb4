import { describe, expect, it } from 'vitest'
import {
  bigrams,
  countText,
  gramQuery,
  likeness,
  readQuery,
  scoreOf,
  searchForm,
  snippet,
  titleMatch,
} from './rules.ts'

describe('the search form', () => {
  it('folds width and case and parts runs by punctuation', () => {
    expect(searchForm('关于ＡＢＣ（试行）的通知')).toBe('关于abc 试行 的通知')
    expect(searchForm('试街办〔2026〕17号')).toBe('试街办 2026 17号')
    expect(searchForm('⺠生')).toBe('民生')
    expect(searchForm('，。')).toBe('')
  })
})

describe('bigrams', () => {
  it('are every neighbouring pair, never across punctuation', () => {
    expect(bigrams('王城路')).toEqual(['王城', '城路'])
    expect(bigrams('试行 的')).toEqual(['试行', '的'])
    expect(bigrams('')).toEqual([])
  })
  it('keep characters outside the basic plane whole', () => {
    expect(bigrams('𠮷野家')).toEqual(['𠮷野', '野家'])
  })
})

describe('a query', () => {
  it('is phrases that must all be found; one character is a prefix', () => {
    expect(readQuery(' 王城路 补贴 ')).toMatchObject({ phrases: ['王城路', '补贴'], prefix: null })
    expect(readQuery('路')).toMatchObject({ phrases: [], prefix: '路' })
    expect(readQuery('（）')).toBeUndefined()
    expect(readQuery('')).toBeUndefined()
  })
  it('can hold nothing that a tsquery would read as an operator', () => {
    const query = readQuery(`a'b & !c | (de) :* \\x`)
    expect(gramQuery(query?.phrases ?? [])).toBe(`'de'`)
  })
  it('ranks the title itself first, then titles that begin with it', () => {
    const query = readQuery('养老服务')
    if (!query) throw new Error('a query')
    const scores = ['养老服务', '养老服务补贴办法', '关于养老服务的通知', '关于社区服务的通知'].map((title) =>
      scoreOf(title, query, ['养老', '服务']),
    )
    expect(scores).toEqual([...scores].sort((a, b) => b - a))
    expect(new Set(scores).size).toBe(4)
  })
})

describe('a title that a description means', () => {
  const words = ['绿化', '养护', '标准', '邻居']
  it('shares four characters and a good part of the title with it', () => {
    expect(titleMatch('2025年度绿化养护标准', words)).toBeCloseTo(6 / 12)
    expect(titleMatch('绿化', words)).toBe(0)
    expect(titleMatch('关于印发城区道路照明设施和绿化养护项目资金绩效评价办法的通知', words)).toBe(0)
  })
})

describe('a snippet', () => {
  const text = `${'甲'.repeat(200)}公共汽车站点设在（东）侧。${'乙'.repeat(200)}`
  it('is the place of the hit, marked, with the text as written', () => {
    const parts = snippet(text, ['车站'])
    expect(parts.find((part) => part.hit)?.text).toBe('车站')
    expect(parts[0]?.text).toBe('…')
    expect(parts.map((part) => part.text).join('')).toContain('公共汽车站点设在（东）侧')
  })
  it('marks full-width text found by half-width letters', () => {
    expect(snippet('使用ＡＰＰ办理', ['app']).find((part) => part.hit)?.text).toBe('ＡＰＰ')
  })
  it('without a hit is the beginning', () => {
    expect(snippet('一二三', ['四五'])).toEqual([{ text: '一二三', hit: false }])
  })
})

it('likeness is the share of pairs in common', () => {
  expect(likeness(bigrams('王城路'), bigrams('王城路'))).toBe(1)
  expect(likeness(bigrams('王城路'), bigrams('王城'))).toBe(0.5)
  expect(likeness([], bigrams('王城'))).toBe(0)
})

it('counts are capped', () => {
  expect(countText(132)).toBe('共 132 条')
  expect(countText(1001)).toBe('1000+ 条')
})
