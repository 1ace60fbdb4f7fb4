import { strFromU8, unzipSync } from 'fflate'
import mammoth from 'mammoth'
import { setTimeout as pause } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { renderDocx } from './docx.ts'
import { everyBlock, HOSTILE, note } from './every-block.fixture.ts'

async function read(bytes: Uint8Array): Promise<string> {
  return (await mammoth.extractRawText({ buffer: Buffer.from(bytes) })).value
}

describe('DOCX', () => {
  it('carries markup characters as characters in every field', async () => {
    const printed = await read(await renderDocx(everyBlock(HOSTILE)))
    // as in the PDF; the footer holds no value, a long name of an organ stands on two lines
    expect(printed.replaceAll('\n', '').split(HOSTILE).length - 1).toBe(21)
  })

  it('merges cells over rows and columns', async () => {
    const { value } = await mammoth.convertToHtml({ buffer: Buffer.from(await renderDocx(everyBlock('值'))) })
    expect(value).toContain('rowspan="2"')
    expect(value).toContain('colspan="2"')
    const tables = [...value.matchAll(/<table>.*?<\/table>/gs)].map((match) => match[0])
    expect(tables).toHaveLength(2)
    expect((tables[1]?.match(/<tr>/g) ?? []).length).toBe(4)
    expect((tables[1]?.match(/<t[dh][ >]/g) ?? []).length).toBe(9)
    expect(tables[1]).toContain('<thead>')
  })

  it('gives the same bytes at another moment, with the date of the document only', async () => {
    const first = await renderDocx(everyBlock('值'))
    await pause(1100)
    expect(Buffer.compare(first, await renderDocx(everyBlock('值')))).toBe(0)
    expect(strFromU8(unzipSync(first)['docProps/core.xml'] ?? new Uint8Array())).toContain(
      '2025-03-04T00:00:00Z',
    )
    const undated = strFromU8(
      unzipSync(await renderDocx(note('甲')))['docProps/core.xml'] ?? new Uint8Array(),
    )
    expect(undated).not.toContain('dcterms:created')
  })

  it('names substitutes for fonts the reader may lack, and numbers odd and even pages apart', async () => {
    const parts = unzipSync(await renderDocx(note('甲')))
    const part = (path: string): string => strFromU8(parts[path] ?? new Uint8Array())
    expect(part('word/fontTable.xml')).toContain('w:name="方正小标宋简体"><w:altName')
    expect(part('word/settings.xml')).toContain('w:evenAndOddHeaders')
    expect(part('word/styles.xml')).toContain('w:eastAsia="仿宋"')
    expect(part('word/styles.xml')).toContain('<w:lang w:val="en-US" w:eastAsia="zh-CN"/>')
    expect(part('word/styles.xml')).toMatch(/"Normal"(?:(?!<\/w:style>).)*<w:autoSpaceDN w:val="0"\/>/)
    expect(Object.keys(parts).filter((path) => /footer\d\.xml$/.test(path))).toHaveLength(2)
  })

  it('sets a long name of an organ on two lines around the middle of the date', async () => {
    const organ = '新疆维吾尔自治区巴音郭楞蒙古自治州和静县巴音布鲁克镇人民政府'
    const signature = { kind: 'signature', organ, date: '2025年2月10日' } as const
    const parts = unzipSync(await renderDocx({ ...note('甲'), blocks: [signature] }))
    const xml = strFromU8(parts['word/document.xml'] ?? new Uint8Array())
    const [name = '', date = ''] = [...xml.matchAll(/<w:p>.*?<\/w:p>/gs)].slice(1).map(([whole]) => whole)
    expect(name).toMatch(/巴音郭楞蒙古<\/w:t>.*<w:br\/><w:t[^>]*>自治州和静县/s)
    const [indent] = /<w:ind [^>]*>/.exec(name) ?? []
    expect(date).toContain(indent ?? 'no indent')
    expect([name, date].every((line) => line.includes('<w:jc w:val="center"/>'))).toBe(true)
  })

  it('leaves room between a line of text and the frame of a table', async () => {
    const table = { kind: 'table', widths: [1], headerRows: 0, rows: [[{ text: '格' }]] } as const
    const line = { kind: 'paragraph', runs: [{ text: '正文' }], indent: true } as const
    const parts = unzipSync(await renderDocx({ ...note('甲'), blocks: [line, table] }))
    const xml = strFromU8(parts['word/document.xml'] ?? new Uint8Array())
    expect(xml).toMatch(
      /正文<\/w:t><\/w:r><\/w:p><w:p><w:pPr><w:keepNext\/><w:spacing w:line="120"[^>]*\/><\/w:pPr><\/w:p><w:tbl>/,
    )
  })

  it('starts every ordered list at one', async () => {
    const list = { kind: 'list', ordered: true, items: [[{ text: '项' }]] } as const
    const parts = unzipSync(await renderDocx({ ...note('甲'), blocks: [list, list] }))
    const xml = strFromU8(parts['word/document.xml'] ?? new Uint8Array())
    const ids = [...xml.matchAll(/<w:numId w:val="(\d+)"/g)].map((match) => match[1])
    expect(new Set(ids).size).toBe(2)
  })
})
