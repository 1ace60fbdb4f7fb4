import { strFromU8, unzipSync } from 'fflate'
import { extractText, getDocumentProxy } from 'unpdf'
import { describe, expect, it } from 'vitest'
import { renderDocx } from './docx.ts'
import { renderHtml } from './html.ts'
import { pdfMaker } from './pdf.ts'
import { text, type Block, type DocumentTree } from './tree.ts'

const maker = pdfMaker()

/** A letter whose text fills so many lines of a page of 22. */
function letter(
  linesBefore: number,
  closing: readonly Block[],
  lastParagraph: string,
  between: readonly Block[] = [],
): DocumentTree {
  const line: Block = { kind: 'paragraph', runs: text('前文。'), indent: true }
  return {
    title: '答复书',
    author: '某机关',
    page: { size: 'A4', orientation: 'portrait', margins: 'official', pageNumbers: true },
    blocks: [
      { kind: 'title', text: '答复书' },
      ...Array.from({ length: linesBefore }, () => line),
      ...between,
      { kind: 'paragraph', runs: text(lastParagraph), indent: true },
      ...closing,
    ],
  }
}

const ATTACHMENTS: Block = { kind: 'attachmentNote', items: ['清单甲；', '清单乙。'] }
const SIGNATURE: Block = { kind: 'signature', organ: '署名机关', date: '2025年2月10日' }
const CODE: Block = { kind: 'qr', text: 'https://example.gov.cn/v', caption: '扫码核验' }
const SHORT = '末段文末。'
const LONG = `${'本段文字很长，需要分在两页上。'.repeat(24)}文末。`

async function pagesOf(tree: DocumentTree): Promise<readonly string[]> {
  const { text: pages } = await extractText(await getDocumentProxy(maker.make(tree)), { mergePages: false })
  return pages.map((page) => page.replace(/\s+/g, ''))
}

describe('what closes a letter', () => {
  it.each([
    ['signature', [SIGNATURE], SHORT],
    ['signature and code', [SIGNATURE, CODE], SHORT],
    ['attachments, signature and code', [ATTACHMENTS, SIGNATURE, CODE], SHORT],
    ['signature after a long paragraph', [SIGNATURE], LONG],
    ['signature and code after a long paragraph', [SIGNATURE, CODE], LONG],
  ] as const)('stands on the page of the last line of the text: %s', async (_name, closing, last) => {
    for (let lines = 6; lines <= 19; lines++) {
      const pages = await pagesOf(letter(lines, closing, last))
      const [ofText, ofSignature] = ['文末。', '署名机关'].map((words) =>
        pages.findIndex((page) => page.includes(words)),
      )
      expect({ lines, page: ofSignature }).toEqual({ lines, page: ofText })
      if (closing.some(({ kind }) => kind === 'qr')) expect(pages[ofSignature ?? -1]).toContain('扫码核验')
    }
  })

  it('has the code beside name and date, not below, so that it takes no page of its own', async () => {
    const pages = await pagesOf(letter(13, [SIGNATURE, CODE], SHORT))
    expect(pages).toHaveLength(1)
    const document = await getDocumentProxy(maker.make(letter(13, [SIGNATURE, CODE], SHORT)))
    const { items } = await (await document.getPage(1)).getTextContent()
    const place = (words: string): { x: number; y: number } => {
      const found = items.find((item) => 'str' in item && item.str.includes(words))
      if (found === undefined || !('transform' in found)) throw new Error(`no ${words} on the page`)
      const [, , , , x = 0, y = 0] = found.transform as number[] // a matrix of six
      return { x, y }
    }
    const [organ, day, caption] = ['署名机关', '2025年', '扫码核验'].map(place)
    expect(caption?.x).toBeLessThan(Number(organ?.x) - 100)
    expect(Number(organ?.y) - Number(caption?.y)).toBeLessThan(80)
    expect(day?.y).toBeLessThan(Number(organ?.y))
  })

  it('sets a whole code of verification below the square without tearing its words apart', async () => {
    const caption = '扫码核验本文书（核验码：27AG-R35Y-JGXY-B6VP-N9RA-K8CG-YZ8Q）'
    const code: Block = { kind: 'qr', text: 'https://example.gov.cn/v', caption }
    const document = await getDocumentProxy(maker.make(letter(3, [SIGNATURE, code], SHORT)))
    const { text: said } = await extractText(document, { mergePages: true })
    expect(said).toMatch(/（核验码：27AG-R35Y-JGXY-?\s+B6VP-N9RA-K8CG-YZ8Q）/)
  })

  it('goes to a second page only where the first is full', async () => {
    expect(await pagesOf(letter(9, [SIGNATURE], SHORT))).toHaveLength(1)
    expect(await pagesOf(letter(9, [SIGNATURE], LONG))).toHaveLength(2)
  })

  it('is kept together in Word as well, down to the code', async () => {
    const parts = unzipSync(await renderDocx(letter(1, [ATTACHMENTS, SIGNATURE, CODE], SHORT)))
    const xml = strFromU8(parts['word/document.xml'] ?? new Uint8Array())
    const paragraphs = [...xml.matchAll(/<w:p>.*?<\/w:p>/gs)].map(([whole]) => whole)
    const last = paragraphs.findIndex((paragraph) => paragraph.includes('末段文末'))
    const kept = paragraphs.slice(last).map((paragraph) => paragraph.includes('<w:keepNext/>'))
    // text, blank, two attachments, blank, organ, date, picture; the caption ends it
    expect(kept).toEqual([true, true, true, true, true, true, true, true, false])
  })

  it('numbers attachments alike on screen, in PDF and in Word: one has no number, none ends in a mark', async () => {
    const several = letter(1, [ATTACHMENTS, SIGNATURE], SHORT)
    const single = letter(1, [{ kind: 'attachmentNote', items: ['清单甲。'] }, SIGNATURE], SHORT)
    const word = async (tree: DocumentTree): Promise<string> => {
      const xml = strFromU8(unzipSync(await renderDocx(tree))['word/document.xml'] ?? new Uint8Array())
      return xml.replace(/<[^>]+>/g, '').replace(/\s+/g, '')
    }
    expect((await pagesOf(several)).join('')).toContain('附件：1.清单甲2.清单乙署名机关')
    expect((await pagesOf(single)).join('')).toContain('附件：清单甲署名机关')
    expect(await word(several)).toContain('附件：1.清单甲2.清单乙署名机关')
    expect(await word(single)).toContain('附件：清单甲署名机关')
    expect(renderHtml(several)).toContain('<p>附件：</p><ol><li>清单甲</li><li>清单乙</li></ol>')
    expect(renderHtml(single)).toContain('<p>附件：清单甲</p>')
  })

  it('begins the list of attachments three full characters in, its colon not squeezed', async () => {
    const document = await getDocumentProxy(maker.make(letter(1, [ATTACHMENTS, SIGNATURE], SHORT)))
    const { items } = await (await document.getPage(1)).getTextContent()
    const at = (words: string): number => {
      const found = items.find((item) => 'str' in item && item.str.startsWith(words))
      return found !== undefined && 'transform' in found ? Number(found.transform[4]) : Number.NaN
    }
    expect(at('1.') - at('附件')).toBeCloseTo(3 * 16, 0)
  })

  it('does not tear a line apart before a long address in Word', async () => {
    const address = 'https://xzfy.example.gov.cn/apply/online/2025'
    const parts = unzipSync(await renderDocx(letter(1, [SIGNATURE], `可以通过互联网提交：${address}。`)))
    const xml = strFromU8(parts['word/document.xml'] ?? new Uint8Array())
    const [own = ''] = xml.match(/<w:p>(?:(?!<\/w:p>).)*可以通过互联网提交.*?<\/w:p>/s) ?? []
    expect(own).toContain('<w:jc w:val="left"/>')
    expect(xml).toContain('<w:jc w:val="both"/>')
  })
})

describe('a table that is read as a whole', () => {
  const rows = ['档次', '甲档', '乙档', '合计'].map((text) => [{ text }])
  const table: Block = { kind: 'table', widths: [1], headerRows: 1, fontSize: 14, together: true, rows }

  it('goes to the next page rather than being cut', async () => {
    for (let lines = 12; lines <= 19; lines++) {
      const pages = await pagesOf(letter(lines, [], SHORT, [table]))
      expect(pages.filter((page) => page.includes('档次'))).toHaveLength(1)
      expect(pages.find((page) => page.includes('档次'))).toContain('合计')
    }
  })

  it('keeps its rows with the next in Word, but for the last', async () => {
    const parts = unzipSync(await renderDocx(letter(1, [], SHORT, [table])))
    const xml = strFromU8(parts['word/document.xml'] ?? new Uint8Array())
    const kept = [...xml.matchAll(/<w:tr>.*?<\/w:tr>|<w:tr .*?<\/w:tr>/gs)].map(([row]) =>
      row.includes('<w:keepNext/>'),
    )
    expect(kept).toEqual([true, true, true, false])
  })
})

describe('an address in a sentence', () => {
  it('is not broken, wherever its line ends', async () => {
    for (let before = 1; before <= 24; before += 2) {
      const sentence = `${'字'.repeat(before)}提交：https://fuyi.example.cn/xigong。`
      const document = await getDocumentProxy(maker.make(letter(1, [SIGNATURE], sentence)))
      const { text: said } = await extractText(document, { mergePages: true })
      expect(said).toContain('https://fuyi.example.cn/xigong')
    }
  })
})
