import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { planFonts, readFont } from './fonts.ts'
import { readCoverage, readFamilies } from './sfnt.ts'

const folder = mkdtempSync(join(tmpdir(), 'gongkai-fonts-'))
afterAll(() => rmSync(folder, { recursive: true }))

/** A cmap with one format 4 subtable: 一–丂 by delta, 张 through the glyph array (present), 弡 (glyph 0). */
function cmap4(): Buffer {
  const segments = [
    { start: 0x4e00, end: 0x4e02, delta: 0x10000 - 0x4e00 + 5, range: 0 },
    { start: 0x5f20, end: 0x5f21, delta: 0, range: 4 },
    { start: 0xffff, end: 0xffff, delta: 1, range: 0 },
  ]
  const words = [4, 0, 0, 6, 0, 0, 0, ...segments.map((s) => s.end), 0, ...segments.map((s) => s.start)]
  words.push(...segments.map((s) => s.delta & 0xffff), ...segments.map((s) => s.range), 7, 0)
  const body = Buffer.alloc(words.length * 2)
  words.forEach((word, at) => body.writeUInt16BE(word, at * 2))
  return Buffer.concat([Buffer.from([0, 0, 0, 1, 0, 3, 0, 1, 0, 0, 0, 12]), body])
}

/** A cmap with one format 12 subtable: U+2CC56–U+2CC57. */
function cmap12(): Buffer {
  const body = Buffer.alloc(28)
  body.writeUInt16BE(12, 0)
  body.writeUInt32BE(1, 12)
  body.writeUInt32BE(0x2cc56, 16)
  body.writeUInt32BE(0x2cc57, 20)
  body.writeUInt32BE(9, 24)
  return Buffer.concat([Buffer.from([0, 0, 0, 1, 0, 3, 0, 10, 0, 0, 0, 12]), body])
}

function nameTable(family: string): Buffer {
  const name = Buffer.from(family, 'utf16le').swap16()
  const head = Buffer.alloc(18)
  ;[0, 1, 18, 3, 1, 0x804, 1, name.length, 0].forEach((word, at) => head.writeUInt16BE(word, at * 2))
  return Buffer.concat([head, name])
}

/** A font file of the two tables that are read here. */
function font(family: string): Buffer {
  const [name, cmap] = [nameTable(family), cmap12()]
  const head = Buffer.alloc(12 + 2 * 16)
  head.writeUInt32BE(0x00010000, 0)
  head.writeUInt16BE(2, 4)
  head.write('cmap', 12, 'latin1')
  head.writeUInt32BE(head.length, 20)
  head.writeUInt32BE(cmap.length, 24)
  head.write('name', 28, 'latin1')
  head.writeUInt32BE(head.length + cmap.length, 36)
  head.writeUInt32BE(name.length, 40)
  return Buffer.concat([head, cmap, name])
}

describe('font files', () => {
  it('reads coverage of format 4, through delta and glyph array', () => {
    const coverage = readCoverage(cmap4())
    const has = [0x4dff, 0x4e00, 0x4e02, 0x4e03, 0x5f20, 0x5f21].map((code) => coverage.has(code))
    expect(has).toEqual([false, true, true, false, true, false])
  })

  it('reads coverage of format 12, above the basic plane', () => {
    const coverage = readCoverage(cmap12())
    expect([0x2cc55, 0x2cc56, 0x2cc57, 0x2cc58].map((code) => coverage.has(code))).toEqual([
      false,
      true,
      true,
      false,
    ])
  })

  it('reads family names as UTF-16', () => {
    expect(readFamilies(nameTable('仿宋_GB2312'))).toEqual(['仿宋_GB2312'])
  })

  it('recognises 仿宋, 小标宋, 黑体 and 楷体 by name and puts them first, with all others behind', () => {
    const own = join(folder, 'own')
    mkdirSync(own)
    const families = ['仿宋_GB2312', '方正小标宋简体', 'SimHei', 'KaiTi', '生僻字']
    families.forEach((family, at) => writeFileSync(join(own, `${at}.ttf`), font(family)))
    const plan = planFonts(own)
    expect([plan.body[0], plan.title[0], plan.strong[0], plan.second[0]]).toEqual(families.slice(0, 4))
    for (const chain of [plan.body, plan.title, plan.strong, plan.second]) {
      expect(chain[1]).toBe('Noto Serif SC')
      expect(chain).toEqual(expect.arrayContaining(families))
    }
    expect(plan.covers(0x2cc57)).toBe(true)
  })

  it('knows what Noto Serif SC covers', () => {
    const plan = planFonts(join(folder, 'none'))
    const covered = [...'张三〔〕—·　“”￥㐂'].map((character) => plan.covers(character.codePointAt(0) ?? 0))
    expect(covered).toEqual([...'张三〔〕—·　“”￥㐂'].map(() => true))
    expect(plan.covers(0x1f600)).toBe(false)
  })

  it('passes over a file that is no font', () => {
    writeFileSync(join(folder, 'broken.ttf'), 'not a font at all, just text')
    expect(readFont(join(folder, 'broken.ttf'))).toEqual([])
    expect(planFonts(folder).covers(0x5f20)).toBe(true)
  })
})
