import { crc32, deflateSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { readSealImage } from './picture.ts'
import { decodePng, encodePng } from './png.ts'
import { ringPng } from './ring.fixture.ts'

const problem = (bytes: Uint8Array): string => {
  const read = readSealImage(bytes)
  if (read.ok) throw new Error('it was not refused')
  return `${read.refusal.code} ${read.refusal.field ?? ''} ${read.refusal.message}`
}

describe('a seal that is no picture of a seal', () => {
  it('is refused for what it is: not PNG, too large, too small, cut off, changed, interlaced', () => {
    const good = ringPng()
    expect(problem(Buffer.from('GIF89a picture'))).toMatch(/^unsupportedType picture .*不是 PNG/)
    expect(problem(Buffer.alloc(1024 * 1024 + 1, good))).toMatch(/^tooLarge picture .*1 MB/)
    expect(problem(ringPng({ side: 200 }))).toContain('宽 200 像素')
    expect(problem(headed(good, 2, 10))).toContain('超过 2400 像素')
    expect(problem(good.subarray(0, good.length - 20))).toContain('打不开')
    const changed = Buffer.from(good)
    changed[60] = (changed[60] ?? 0) ^ 1
    expect(problem(changed)).toContain('打不开')
    expect(problem(headed(good, 12, 1))).toContain('交错')
  })

  it('is refused for a dark ground, a blank sheet, a whole colour and a strip', () => {
    expect(problem(ringPng({ ground: [60, 90, 200, 255] }))).toContain('背景不是透明或者白色')
    expect(problem(ringPng({ ink: [255, 255, 255, 255] }))).toContain('几乎是空白')
    expect(problem(ringPng({ thick: 400, radius: 0.499 }))).toContain('几乎是一整块颜色')
    const strip = encodePng({ width: 1400, height: 100, rgba: new Uint8Array(1400 * 400) })
    expect(problem(strip)).toContain('过于狭长')
  })

  it('is refused where the bytes promise more pixels than they hold', () => {
    expect(problem(withData(ringPng(), deflateSync(Buffer.alloc(100))))).toContain('打不开')
    expect(problem(withData(ringPng(), deflateSync(Buffer.alloc(9_000_000))))).toContain('打不开')
  })
})

describe('a seal', () => {
  it('keeps its transparent ground, and has a white one taken out', () => {
    const clear = readSealImage(ringPng())
    const white = readSealImage(ringPng({ ground: [255, 255, 255, 255] }))
    if (!clear.ok || !white.ok) throw new Error('both are seals')
    expect([clear.value.whiteRemoved, white.value.whiteRemoved]).toEqual([false, true])
    for (const { value } of [clear, white]) {
      const pixels = decodePng(value.bytes, 2400)
      if (typeof pixels === 'string') throw new Error(pixels)
      const at = (x: number, y: number) => [
        ...pixels.rgba.subarray((y * pixels.width + x) * 4).subarray(0, 4),
      ]
      expect(at(0, 0)[3]).toBe(0)
      const [red = 0, green = 255, blue = 255, opacity = 0] = at(pixels.width / 2, 20)
      expect(
        red > 150 && green < 60 && blue < 60 && opacity > 200,
        `ink ${at(pixels.width / 2, 20).join()}`,
      ).toBe(true)
    }
  })

  it('is drawn anew: nothing else in the file is kept', () => {
    const noted = withChunk(ringPng(), 'tEXt', Buffer.from('Author\0somebody'))
    const read = readSealImage(Buffer.concat([noted, Buffer.from('trailing')]))
    if (!read.ok) throw new Error(read.refusal.message)
    const plain = readSealImage(ringPng())
    expect(plain.ok && read.value.bytes.equals(plain.value.bytes)).toBe(true)
  })

  it('is read from grey, palette and deep files as from plain ones', () => {
    const line = (bytes: number[]) => Buffer.from([0, ...bytes])
    const palette = pngOf({ width: 4, height: 1, depth: 2, type: 3 }, line([0b00011011]), [
      ['PLTE', Buffer.from([255, 0, 0, 0, 255, 0, 0, 0, 255, 9, 9, 9])],
      ['tRNS', Buffer.from([255, 128, 0])],
    ])
    expect(rgba(palette)).toEqual([255, 0, 0, 255, 0, 255, 0, 128, 0, 0, 255, 0, 9, 9, 9, 255])
    const grey = pngOf({ width: 2, height: 1, depth: 4, type: 0 }, line([0xf8]))
    expect(rgba(grey)).toEqual([255, 255, 255, 255, 136, 136, 136, 255])
    const deep = pngOf({ width: 1, height: 1, depth: 16, type: 6 }, line([200, 1, 100, 2, 50, 3, 255, 255]))
    expect(rgba(deep)).toEqual([200, 100, 50, 255])
    // filters: Sub, Up, Average and Paeth of one pixel a line
    const filtered = Buffer.from([1, 10, 10, 2, 5, 5, 3, 4, 4, 4, 1, 1])
    const lines = pngOf({ width: 2, height: 4, depth: 8, type: 0 }, filtered)
    expect(rgba(lines).filter((_, at) => at % 4 === 0)).toEqual([10, 20, 15, 25, 11, 22, 12, 23])
  })
})

function rgba(bytes: Buffer): number[] {
  const pixels = decodePng(bytes, 100)
  if (typeof pixels === 'string') throw new Error(pixels)
  return [...pixels.rgba]
}

const HEAD = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])

function chunkOf(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data])
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)]
  length.writeUInt32BE(data.length)
  sum.writeUInt32BE(crc32(body))
  return Buffer.concat([length, body, sum])
}

function pngOf(
  head: { width: number; height: number; depth: number; type: number },
  data: Buffer,
  more: readonly (readonly [string, Buffer])[] = [],
): Buffer {
  const header = Buffer.alloc(13)
  header.writeUInt32BE(head.width, 0)
  header.writeUInt32BE(head.height, 4)
  header.set([head.depth, head.type], 8)
  return Buffer.concat([
    HEAD,
    chunkOf('IHDR', header),
    ...more.map(([type, body]) => chunkOf(type, body)),
    chunkOf('IDAT', deflateSync(data)),
    chunkOf('IEND', Buffer.alloc(0)),
  ])
}

/** The file with one byte of its head changed, its sum right. */
function headed(png: Buffer, at: number, value: number): Buffer {
  const header = Buffer.from(png.subarray(16, 29))
  header[at] = value
  return Buffer.concat([HEAD, chunkOf('IHDR', header), png.subarray(33)])
}

function withChunk(png: Buffer, type: string, data: Buffer): Buffer {
  return Buffer.concat([png.subarray(0, 33), chunkOf(type, data), png.subarray(33)])
}

function withData(png: Buffer, data: Buffer): Buffer {
  return Buffer.concat([png.subarray(0, 33), chunkOf('IDAT', data), chunkOf('IEND', Buffer.alloc(0))])
}
