import { describe, expect, it } from 'vitest'
import { bearsSecrecyMark, wordsOfMarkup } from './secrecy-mark.ts'

describe('the mark of secrecy', () => {
  it('is found however it is written', () => {
    for (const text of [
      '机密★',
      '秘 密 ★ 10年',
      '绝\u3000密☆',
      '機密★',
      '机\u200b密\u200d★',
      '机密★\ufe0f',
      '秘密⭐1年',
      '机密\n★',
    ])
      expect([text, bearsSecrecyMark(text)]).toEqual([text, true])
  })

  it('is not seen in ordinary words', () => {
    for (const text of ['国家秘密', '保守秘密的义务', '商业秘密 *', '机密文件★级酒店'])
      expect([text, bearsSecrecyMark(text)]).toEqual([text, false])
  })

  it('is read through markup and character references', () => {
    expect(wordsOfMarkup('<p>机<b></b>密&#9733;</p>')).toBe('机密★')
    expect(wordsOfMarkup('&#x673a;&#X5BC6;&#x2605;')).toBe('机密★')
    expect(wordsOfMarkup('<'.repeat(1_000_000))).toHaveLength(1_000_000)
    expect(wordsOfMarkup('&#0;&#x110000;&#9999999;')).toBe('')
  })
})
