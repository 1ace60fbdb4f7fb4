import { describe, expect, it } from 'vitest'
import { headLines, signatureLines, titleLines } from './title-lines.ts'
import type { PageSetup } from './tree.ts'

const PAGE: PageSetup = { size: 'A4', orientation: 'portrait', margins: 'official', pageNumbers: true }

describe('title lines', () => {
  it.each([
    ['政府信息公开申请答复书', '政府信息公开申请答复书'],
    [
      '西工区王城路街道办事处2025年政府信息公开工作年度报告',
      '西工区王城路街道办事处\n2025年政府信息公开工作年度报告',
    ],
    [
      '洛阳市西工区人民政府王城路街道办事处2025年政府信息公开工作年度报告',
      '洛阳市西工区人民政府王城路街道办事处\n2025年政府信息公开工作年度报告',
    ],
    [
      '西工区人民政府办公室关于印发2025年政务公开工作要点的通知',
      '西工区人民政府办公室\n关于印发2025年政务公开工作要点的通知',
    ],
  ])('breaks at the joints of the sense: %s', (title, lines) => expect(titleLines(title, PAGE)).toBe(lines))

  it('never parts 政府信息公开, a year, or an ending from its word, wherever the line would end', () => {
    for (let length = 1; length <= 24; length++) {
      const lines = titleLines(`${'某'.repeat(length)}街道办事处2025年政府信息公开工作年度报告的说明书`, PAGE)
      expect(lines.replaceAll('\n', '')).toMatch(/^某+街道办事处2025年/)
      expect(lines).toMatch(/街道办事处/)
      expect(lines).toMatch(/2025年/)
      expect(lines).toMatch(/政府信息公开/)
      expect(lines).not.toMatch(/\n[的书处]/)
    }
  })

  it('keeps the breaks of the writer and a word longer than the line', () => {
    expect(titleLines('第一行\n第二行', PAGE)).toBe('第一行\n第二行')
    expect(titleLines('x'.repeat(60), PAGE)).toBe('x'.repeat(60))
  })
})

const LONG = '新疆维吾尔自治区巴音郭楞蒙古自治州和静县巴音布鲁克镇人民政府'
const HALVES = ['新疆维吾尔自治区巴音郭楞蒙古', '自治州和静县巴音布鲁克镇人民政府']

describe('the name of an organ', () => {
  it.each([
    ['某局', '某局', 42],
    ['东山区人民政府柳林街道办事处', '东山区人民政府柳林街道办事处', 30],
    [LONG, HALVES.join('\n'), 26],
  ])('%s heads a letter as large as its lines allow', (organ, text, size) => {
    expect(headLines(organ)).toEqual({ text, size })
  })

  it('signs on one line where it fits, else on lines of like length', () => {
    expect(signatureLines('东山区人民政府柳林街道办事处', PAGE)).toEqual(['东山区人民政府柳林街道办事处'])
    expect(signatureLines(LONG, PAGE)).toEqual(HALVES)
    expect(signatureLines(LONG, { ...PAGE, margins: 'plain' })).toEqual([LONG])
  })
})
