import { describe, expect, it } from 'vitest'
import { plainText, publishedHtml, sanitizeHtml, textToHtml } from './rich-text.ts'

describe('pasted HTML', () => {
  it('loses scripts, styles, handlers, images and foreign classes', () => {
    const html = sanitizeHtml(
      `<style>p{}</style><script>alert(1)</script><p class="MsoNormal indent" style="color:red" onclick="x()">甲<img src=x onerror=y></p>`,
    )
    expect(html).toBe('<p class="indent">甲</p>')
  })
  it('keeps alignment as a class and never as a style', () => {
    expect(sanitizeHtml('<p style="text-align: center">标题</p><p align="right">落款</p>')).toBe(
      '<p class="align-center">标题</p><p class="align-right">落款</p>',
    )
  })
  it('keeps tables with their spans', () => {
    expect(sanitizeHtml('<table><tr><td colspan=2 width=9>甲</td></tr></table>')).toBe(
      '<table><tbody><tr><td colspan="2">甲</td></tr></tbody></table>',
    )
  })
  it('takes the address from links of any scheme but the web, mail and the site', () => {
    expect(sanitizeHtml('<a href="javascript:alert(1)">甲</a>')).toBe('<p>甲</p>')
    expect(sanitizeHtml('<p><a href=" JaVaScRiPt:x">甲</a></p>')).toBe('<p>甲</p>')
    expect(sanitizeHtml('<p><a href="//evil.example">甲</a></p>')).toBe('<p>甲</p>')
    expect(sanitizeHtml('<p><a href="https://a.gov.cn/?a=1&b=2">甲</a></p>')).toBe(
      '<p><a href="https://a.gov.cn/?a=1&amp;b=2" rel="noreferrer">甲</a></p>',
    )
  })
  it('puts loose text into paragraphs and is stable', () => {
    const once = sanitizeHtml('甲<div>乙<b>丙</b></div><ul><li><p>丁</p></li></ul>&lt;script&gt;')
    expect(once).toBe('<p>甲</p><p>乙<strong>丙</strong></p><ul><li>丁</li></ul><p>&lt;script&gt;</p>')
    expect(sanitizeHtml(once)).toBe(once)
  })
  it('leads to no other site by a path only browsers understand', () => {
    for (const href of ['/\\evil.example', '/\t/evil.example', '//evil.example', 'java\nscript:alert(1)'])
      expect(sanitizeHtml(`<a href="${href}">文</a>`)).toBe('<p>文</p>')
  })

  it('keeps the text of what is nested deeper than anybody writes', () => {
    for (const tag of ['div', 'b', 'span', 'blockquote'])
      expect(plainText(sanitizeHtml(`${`<${tag}>`.repeat(20_000)}文字`))).toBe('文字')
    expect(plainText(sanitizeHtml('<'.repeat(300_000)))).toContain('<')
  })

  it('is not fooled by broken or foreign markup', () => {
    for (const source of [
      '<svg><p><style><img src=x onerror=alert(1)></style></p></svg>',
      '<math><mtext><table><mglyph><style><img src=x onerror=alert(1)>',
      '<p title="</p><script>alert(1)</script>">甲</p>',
      '<iframe srcdoc="<script>alert(1)</script>"></iframe>',
      '<noscript><p title="</noscript><img src=x onerror=alert(1)>"></noscript>',
    ]) {
      const html = sanitizeHtml(source)
      expect(html).not.toMatch(/<(script|img|style|svg|iframe|math)|\son\w+=|style=/i)
      expect(sanitizeHtml(html)).toBe(html)
    }
  })
})

describe('typed text', () => {
  it('is a paragraph a line, with headings, lists, tables and bold', () => {
    expect(textToHtml('# 一\n甲 **乙**\n\n- 丙\n- 丁\n1. 戊')).toBe(
      '<h2>一</h2><p>甲 <strong>乙</strong></p><ul><li>丙</li><li>丁</li></ul><ol><li>戊</li></ol>',
    )
    expect(textToHtml('| 甲 | 乙 |\n| --- | --- |\n| 1 | 2 |')).toBe(
      '<table><thead><tr><th>甲</th><th>乙</th></tr></thead><tbody><tr><td>1</td><td>2</td></tr></tbody></table>',
    )
  })
  it('shows markup as text', () => {
    expect(publishedHtml({ format: 'text', source: '<script>alert(1)</script>' })).toBe(
      '<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>',
    )
  })
  it('makes addresses links', () => {
    expect(textToHtml('见 https://www.gov.cn/a?b=1。')).toContain(
      '<a href="https://www.gov.cn/a?b=1" rel="noreferrer">https://www.gov.cn/a?b=1</a>。',
    )
  })
})

it('plain text has a line a block', () => {
  expect(plainText('<p>甲 &lt;乙&gt;</p><table><tbody><tr><td>丙</td><td>丁</td></tr></tbody></table>')).toBe(
    '甲 <乙>\n丙 丁',
  )
})
