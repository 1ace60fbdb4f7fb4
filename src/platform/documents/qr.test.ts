import { decodeQR } from 'qr/decode.js'
import { describe, expect, it } from 'vitest'
import { qrGif, qrSvg } from './qr.ts'

const ADDRESS = 'https://example.gov.cn/o/wangchenglu/verify?code=K7QM-2XWD'

const PIXELS = 4 // a module

/** What a camera makes of the drawing. */
function read(svg: string): string {
  const side = Number(/viewBox="0 0 (\d+) /.exec(svg)?.[1]) * PIXELS
  const data = new Uint8Array(side * side * 4).fill(255)
  const dark = svg.slice(svg.indexOf('#000'))
  for (const [, x, y, width] of dark.matchAll(/M(\d+) (\d+)h(\d+)v1/g)) {
    for (let row = 0; row < PIXELS; row++)
      for (let column = 0; column < Number(width) * PIXELS; column++)
        data.set([0, 0, 0], ((Number(y) * PIXELS + row) * side + Number(x) * PIXELS + column) * 4)
  }
  return decodeQR({ width: side, height: side, data })
}

describe('QR code', () => {
  it.each([ADDRESS, '办事指南查询'.repeat(12), 'HTTPS://EXAMPLE.GOV.CN/1', '0123456789'])(
    'is read back as it was written: %s',
    (text) => expect(read(qrSvg(text))).toBe(text),
  )

  it('draws on white with a quiet zone of four modules, and no style for the content policy to refuse', () => {
    const svg = qrSvg('a')
    expect(svg).toContain('viewBox="0 0 29 29"')
    expect(svg).toContain('M0 0h29v29h-29z')
    expect(svg).toContain('"M4 4h7')
    expect(svg).not.toContain('style')
  })

  it('takes middle error correction: the side an address of this length needs then', () => {
    expect(qrSvg('x'.repeat(62))).toContain('viewBox="0 0 41 41"')
    expect(qrSvg('x'.repeat(63))).toContain('viewBox="0 0 45 45"')
  })

  it('gives Word the same code as a picture', () => {
    const gif = qrGif('a')
    expect(Buffer.from(gif.subarray(0, 6)).toString()).toMatch(/^GIF8[79]a$/)
    expect(Buffer.from(gif).readUInt16LE(6)).toBe(29 * 8)
  })
})
