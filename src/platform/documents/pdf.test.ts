import { copyFileSync, mkdtempSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { extractText, getDocumentProxy } from 'unpdf'
import { afterAll, describe, expect, it } from 'vitest'
import { everyBlock, HOSTILE, note } from './every-block.fixture.ts'
import { planFonts } from './fonts.ts'
import { MissingGlyphError } from './missing-glyph.ts'
import { pdfMaker } from './pdf.ts'

const maker = pdfMaker()
const folder = mkdtempSync(join(tmpdir(), 'gongkai-fonts-'))
afterAll(() => rmSync(folder, { recursive: true }))

async function read(bytes: Uint8Array): Promise<string> {
  const pdf = await getDocumentProxy(bytes.slice())
  return (await extractText(pdf, { mergePages: true })).text
}

const squeeze = (value: string): string => value.replace(/\s+/g, '')
const times = (text: string, part: string): number => squeeze(text).split(squeeze(part)).length - 1

describe('PDF', () => {
  it('prints markup characters as characters in every field', async () => {
    const tree = everyBlock(HOSTILE)
    // without page numbers, which would stand inside a value that runs over a page
    const printed = await read(maker.make({ ...tree, page: { ...tree.page, pageNumbers: false } }))
    // organ, number, title, 3 headings, paragraph twice, label and value, 2 lists, caption, header cell, cell,
    // 2 attachments, organ and date, note, QR caption
    expect(times(printed, HOSTILE)).toBe(21)
  })

  it('is tagged PDF/A-2a in Chinese with the date of the document and no other', async () => {
    const bytes = maker.make(everyBlock('某街道'))
    const pdf = await getDocumentProxy(bytes.slice())
    const { info, metadata } = await pdf.getMetadata()
    expect(info).toMatchObject({ Title: '某街道', Author: '某街道', Language: 'zh-CN' })
    expect(await pdf.getMarkInfo()).toMatchObject({ Marked: true })
    const xmp = Buffer.from(bytes).toString('latin1')
    expect(xmp).toContain('<pdfaid:part>2</pdfaid:part>')
    expect(xmp).toContain('<pdfaid:conformance>A</pdfaid:conformance>')
    expect(xmp).toContain('2025-03-04')
    expect(metadata).not.toBeNull()
  })

  it('gives the same bytes for the same tree', () => {
    const tree = everyBlock('某街道')
    expect(Buffer.compare(maker.make(tree), maker.make(tree))).toBe(0)
    expect(Buffer.compare(maker.make(note('甲')), maker.make(note('甲')))).toBe(0)
  })

  it('keeps Chinese findable: no gaps between the characters of a justified paragraph', async () => {
    const sentence =
      '本机关于2025年3月4日收到你通过网络提交的政府信息公开申请，要求公开老旧小区改造项目的有关信息。'
    const printed = await read(maker.make(note(sentence.repeat(6))))
    expect(printed.replace(/\n/g, '')).toContain(sentence.repeat(6))
  })

  it('stops where a character has no glyph, and names each once', () => {
    const make = (): Uint8Array => maker.make(note('张😀三😀\u{2A6D7}'))
    expect(make).toThrow(MissingGlyphError)
    expect(make).toThrow('“😀”（U+1F600）、“\u{2A6D7}”（U+2A6D7）')
  })

  it('takes out what prints as nothing or turns the reading direction', async () => {
    const printed = await read(maker.make(note('张\u202E三\u200B\u0000四\uFEFF五\r\n六')))
    expect(printed).toContain('张三四五\n六')
  })

  it('refuses a table whose cells do not fill its grid', () => {
    const table = { kind: 'table', widths: [1, 1], headerRows: 0, rows: [[{ text: '一' }]] } as const
    expect(() => maker.make({ ...note('甲'), blocks: [table] })).toThrow(RangeError)
  })

  it('sets body and title in the fonts of the folder, and falls back to Noto Serif SC', async () => {
    const noto = dirname(
      createRequire(import.meta.url).resolve('@expo-google-fonts/noto-serif-sc/package.json'),
    )
    copyFileSync(join(noto, '900Black/NotoSerifSC_900Black.ttf'), join(folder, 'rare.ttf'))
    const plan = planFonts(folder)
    expect(plan.directories[0]).toBe(folder)
    expect(plan.body.at(-1)).toMatch(/^Noto Serif SC/)
    expect(await read(pdfMaker(plan).make(note('仿宋')))).toContain('仿宋')
  })
})
