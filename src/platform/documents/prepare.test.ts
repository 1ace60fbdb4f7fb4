import { describe, expect, it } from 'vitest'
import { note } from './every-block.fixture.ts'
import { cleanText, placeCells, prepare, splitLines } from './prepare.ts'

describe('prepare', () => {
  it('makes a paragraph of several lines several paragraphs, keeping bold', () => {
    expect(splitLines([{ text: '一\n二', bold: true }, { text: '三\n\n四' }])).toEqual([
      [{ text: '一', bold: true }],
      [{ text: '二', bold: true }, { text: '三' }],
      [{ text: '四' }],
    ])
    expect(prepare(note('')).blocks).toHaveLength(1)
  })

  it('cleans text without touching what prints', () => {
    expect(cleanText('a\tb\r\nc\u0007\uD800')).toBe('a\u3000b\nc\uFFFD')
    expect(cleanText('a\u2009b\u202Fc\u3000d')).toBe('a b c\u3000d')
    expect(cleanText('〔2025〕— ·\u{20BB7}')).toBe('〔2025〕— ·\u{20BB7}')
  })

  it('places cells around spans', () => {
    const rows = [
      [
        { text: 'a', rowSpan: 2 },
        { text: 'b', colSpan: 2 },
      ],
      [{ text: 'c' }, { text: 'd' }],
    ]
    expect(placeCells(rows, 3).map(({ cell, row, column }) => [cell.text, row, column])).toEqual([
      ['a', 0, 0],
      ['b', 0, 1],
      ['c', 1, 1],
      ['d', 1, 2],
    ])
  })

  it.each([
    ['too many cells', [[{ text: 'a' }, { text: 'b' }, { text: 'c' }]]],
    ['too few cells', [[{ text: 'a' }]]],
    ['a span below the last row', [[{ text: 'a', rowSpan: 2 }, { text: 'b' }]]],
    ['spans that overlap', [[{ text: 'a' }, { text: 'b', rowSpan: 2 }], [{ text: 'c', colSpan: 2 }]]],
  ])('refuses %s', (_name, rows) => {
    expect(() => placeCells(rows, 2)).toThrow(RangeError)
  })
})
