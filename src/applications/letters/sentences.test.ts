import { describe, expect, it } from 'vitest'
import { closed, tidy } from './sentences.ts'

describe('sentences of a letter', () => {
  it.each([
    ['共12页', '共12页。'],
    ['共12页。', '共12页。'],
    ['共12页。。', '共12页。'],
    ['共12页；', '共12页。'],
    ['共12页.', '共12页。'],
    ['《统计法》第二十五条', '《统计法》第二十五条。'],
    ['表述为“一切材料”', '表述为“一切材料”。'],
    ['答称“材料齐全。”', '答称“材料齐全。”'],
    ['是否公开？', '是否公开？'],
    ['网址：https://a.example.cn/b.html', '网址：https://a.example.cn/b.html。'],
    ['下列各项：\n第4页；\n第9页', '下列各项：\n第4页；\n第9页。'],
    ['第一段\n\n第二段。', '第一段。\n第二段。'],
    ['  ', ''],
  ])('%j is printed as %j', (typed, printed) => expect(closed(typed)).toBe(printed))

  it('takes the full stop of a value out of a sentence that goes on', () => {
    expect(tidy('因档案分存三处。，需要核对。。')).toBe('因档案分存三处，需要核对。')
  })
})
