import { unzipSync } from 'fflate'
import { getDocumentProxy } from 'unpdf'
import { describe, expect, it } from 'vitest'
import { ringPng } from '../../seals/ring.fixture.ts'
import { sha256 } from '../files.ts'
import { renderDocx } from './docx.ts'
import { renderHtml } from './html.ts'
import { pdfMaker } from './pdf.ts'
import { placeSeal } from './prepare.ts'
import { picturesOf, text, type DocumentTree } from './tree.ts'

const png = ringPng()
const hash = sha256(png)
const pictures = new Map([[hash, png]])
const MM = 72 / 25.4
const TWO_LINES = '试验自治区试验自治州试验自治县试验民族乡人民政府民生服务办公室'

function sealed(organ: string, size = { widthMm: 42, heightMm: 42 }): DocumentTree {
  return {
    title: '答复书',
    author: organ,
    page: { size: 'A4', orientation: 'portrait', margins: 'official', pageNumbers: true },
    blocks: [
      { kind: 'paragraph', runs: text('正文最后一段。'), indent: true },
      { kind: 'signature', organ, date: '2026年11月24日', seal: { hash, ...size, alt: `${organ}印章` } },
      {
        kind: 'qr',
        text: 'https://example.cn/verify',
        caption: '扫码核验（核验码：ABCD）',
        stamp: [{ label: '签名机关', value: organ }],
      },
    ],
  }
}

describe('a seal', () => {
  it('lies with name and date a little below its middle, its top within a line of the text (GB/T 9704)', async () => {
    for (const organ of ['试验街道办事处', '试验市试验区民生服务和社会保障局办公室', TWO_LINES]) {
      const { words, picture } = await placesIn(pdfMaker().make(sealed(organ), pictures))
      const [body = 0, name = 0, date = 0] = ['正文', organ.slice(0, 4), '2026'].map(
        (start) => words.find(({ said }) => said.startsWith(start))?.y ?? Number.NaN,
      )
      expect(picture.height / MM).toBeCloseTo(42, 0)
      expect([name, date].every((y) => y > picture.bottom && y + 16 < picture.bottom + picture.height)).toBe(
        true,
      )
      const middle = (name + 16 + date) / 2 - picture.bottom
      expect(middle).toBeLessThan(picture.height / 2)
      expect(middle).toBeGreaterThan(picture.height / 4)
      const above = body - (picture.bottom + picture.height)
      expect(above).toBeGreaterThan(0)
      expect(above).toBeLessThan(29)
    }
  })

  it('of a flat signature leaves name and date room', () => {
    const { sealTop, textTop, height } = placeSeal({ heightMm: 10 }, 16)
    expect(textTop).toBe(0)
    expect(sealTop).toBeGreaterThan(0)
    expect(height).toBe(16)
  })

  it('is named by its hash; a renderer that lacks it stops, a screen leaves it out', async () => {
    const tree = sealed('试验街道办事处')
    expect(picturesOf(tree)).toEqual([hash])
    expect(() => pdfMaker().make(tree)).toThrow(hash)
    await expect(renderDocx(tree)).rejects.toThrow(hash)
    expect(renderHtml(tree)).not.toContain('doc-seal')
    expect(renderHtml(tree, { pictures })).toContain('alt="试验街道办事处印章" width="159" height="159"')
  })

  it('floats behind the text in Word, on an empty line of its own, above the framed stamp', async () => {
    const parts = unzipSync(await renderDocx(sealed('试验街道办事处'), pictures))
    const xml = Buffer.from(parts['word/document.xml'] ?? []).toString()
    const anchor = /<wp:anchor [^>]*>.*?<\/wp:anchor>/s.exec(xml)?.[0] ?? ''
    expect(anchor).toContain('behindDoc="1"')
    expect(anchor).toContain('<wp:wrapNone/>')
    expect(anchor).toContain('relativeFrom="column"')
    expect(xml.indexOf(anchor)).toBeLessThan(xml.indexOf('2026年11月24日'))
    expect(xml.indexOf('2026年11月24日')).toBeLessThan(xml.indexOf('签名机关'))
    expect(Object.keys(parts).filter((name) => name.endsWith('.png'))).toHaveLength(1)
  })
})

/** Where the words begin and where the first raster picture stands, in points from the bottom of the page. */
async function placesIn(pdf: Uint8Array) {
  const page = await (await getDocumentProxy(new Uint8Array(pdf))).getPage(1)
  const { items } = await page.getTextContent()
  const words = items.flatMap((item) =>
    'str' in item ? [{ said: item.str, y: Number(item.transform[5]) }] : [],
  )
  const { fnArray, argsArray } = await page.getOperatorList()
  const [SAVE, RESTORE, TRANSFORM, IMAGE] = [10, 11, 12, 85] // the reader's numbers of these operators
  let now: readonly number[] = [1, 0, 0, 1, 0, 0]
  const kept: (readonly number[])[] = []
  for (const [place, name] of fnArray.entries()) {
    if (name === SAVE) kept.push(now)
    if (name === RESTORE) now = kept.pop() ?? now
    if (name === TRANSFORM) now = times(now, argsArray[place] as readonly number[]) // six numbers by the format
    if (name === IMAGE) {
      const [, , , d = 0, , f = 0] = now
      return { words, picture: { bottom: Math.min(f, f + d), height: Math.abs(d) } }
    }
  }
  throw new Error('no picture on the page')
}

function times(a: readonly number[], b: readonly number[]): readonly number[] {
  const [a1 = 0, b1 = 0, c1 = 0, d1 = 0, e1 = 0, f1 = 0] = a
  const [a2 = 0, b2 = 0, c2 = 0, d2 = 0, e2 = 0, f2 = 0] = b
  return [
    a1 * a2 + c1 * b2,
    b1 * a2 + d1 * b2,
    a1 * c2 + c1 * d2,
    b1 * c2 + d1 * d2,
    a1 * e2 + c1 * f2 + e1,
    b1 * e2 + d1 * f2 + f1,
  ]
}
