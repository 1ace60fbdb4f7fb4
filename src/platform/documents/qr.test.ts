import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { qrMatrix, qrSvg } from './qr.ts'

function digest(text: string): string {
  const written = qrMatrix(text).map((line) => line.map((dark) => (dark ? '1' : '0')).join(''))
  return createHash('sha256').update(written.join('\n')).digest('hex').slice(0, 16)
}

describe('QR code', () => {
  // These two, and texts at both ends of every version from 1 to 10, were read back by an independent reader (zbar).
  it('draws the codes that a reader has read', () => {
    expect(digest('https://example.gov.cn/o/wangchenglu/track')).toBe('931bfd378e9e80d4')
    expect(digest('x'.repeat(213))).toBe('f8a692e420006d88')
  })

  it.each([
    [14, 21],
    [15, 25],
    [62, 33],
    [106, 41],
    [107, 45],
    [213, 57],
  ])('takes the smallest version: %i bytes on a side of %i', (length, side) => {
    expect(qrMatrix('x'.repeat(length))).toHaveLength(side)
  })

  it('counts Chinese in bytes and refuses what does not fit', () => {
    expect(qrMatrix('办'.repeat(71))).toHaveLength(57)
    expect(() => qrMatrix('办'.repeat(72))).toThrow('216 bytes')
  })

  it('draws an SVG with a quiet zone and no style', () => {
    expect(qrSvg('a')).toContain('viewBox="0 0 29 29"')
    expect(qrSvg('a')).not.toContain('style')
  })
})
