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
  it('is refused for what it is: not PNG, too large, too small, cut off, changed, two heads', () => {
    const good = ringPng()
    expect(problem(Buffer.from('GIF89a picture'))).toMatch(/^unsupportedType picture .*不是 PNG/)
    expect(problem(Buffer.alloc(1024 * 1024 + 1, good))).toMatch(/^tooLarge picture .*1 MB/)
    expect(problem(ringPng({ side: 200 }))).toContain('宽 200 像素')
    expect(problem(headed(good, 2, 10))).toContain('超过 2400 像素')
    expect(problem(good.subarray(0, good.length - 20))).toContain('打不开')
    const changed = Buffer.from(good)
    changed[60] = (changed[60] ?? 0) ^ 1
    expect(problem(changed)).toContain('打不开')
    // no such depth or colour, lines that are not laid out as the head says
    for (const [at, value] of [
      [8, 3],
      [9, 5],
      [12, 1],
    ] as const)
      expect(problem(headed(good, at, value))).toContain('打不开')
    const twice = Buffer.concat([
      good.subarray(0, 33),
      headed(good, 2, 10).subarray(8, 33),
      good.subarray(33),
    ])
    expect(problem(twice)).toContain('打不开')
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
    const bomb = deflateSync(Buffer.alloc(9_000_000))
    expect(problem(withData(ringPng(), bomb))).toContain('打不开')
    expect(problem(withData(headed(ringPng(), 12, 1), bomb))).toContain('打不开')
  })

  it('is refused and never a crash, whichever byte of it is wrong', () => {
    const good = encodePng({ width: 4, height: 4, rgba: new Uint8Array(64).fill(90) })
    const [noPalette, shortClear] = [
      pngOf({ width: 1, height: 1, depth: 8, type: 3 }, Buffer.from([0, 0])),
      pngOf({ width: 1, height: 1, depth: 8, type: 0 }, Buffer.from([0, 0]), [['tRNS', Buffer.from([1])]]),
    ]
    const badFilter = withData(good, deflateSync(Buffer.alloc(68, 7)))
    for (const file of [noPalette, shortClear, badFilter]) expect(decodePng(file, 100)).toBe('broken')
    for (let at = 8; at < good.length; at++) {
      const changed = Buffer.from(good)
      changed[at] = (changed[at] ?? 0) ^ 0x55
      expect(decodePng(changed, 100), `byte ${at}`).toBeTypeOf('string')
      expect(decodePng(good.subarray(0, at), 100), `cut at ${at}`).toBe('broken')
    }
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
    const deep = pngOf(
      { width: 1, height: 1, depth: 16, type: 6 },
      line([200, 200, 100, 100, 50, 50, 255, 255]),
    )
    expect(rgba(deep)).toEqual([200, 100, 50, 255])
    const keyed = pngOf({ width: 2, height: 1, depth: 8, type: 2 }, line([9, 9, 9, 200, 30, 30]), [
      ['tRNS', Buffer.from([0, 9, 0, 9, 0, 9])],
    ])
    expect(rgba(keyed).filter((_, at) => at % 4 === 3)).toEqual([0, 255])
    // filters: Sub, Up, Average and Paeth of one pixel a line
    const filtered = Buffer.from([1, 10, 10, 2, 5, 5, 3, 4, 4, 4, 1, 1])
    const lines = pngOf({ width: 2, height: 4, depth: 8, type: 0 }, filtered)
    expect(rgba(lines).filter((_, at) => at % 4 === 0)).toEqual([10, 20, 15, 25, 11, 22, 12, 23])
  })
})

describe('an interlaced seal', () => {
  it('is the same picture as the plain one', () => {
    const plain = readSealImage(ringPng())
    const laced = readSealImage(interlaced(ringPng()))
    if (!plain.ok || !laced.ok) throw new Error('both are seals')
    expect(laced.value.bytes.equals(plain.value.bytes)).toBe(true)
  })
})

/** The same pixels in the seven passes of the standard. */
function interlaced(png: Buffer): Buffer {
  const pixels = decodePng(png, 2400)
  if (typeof pixels === 'string') throw new Error(pixels)
  const { width, height } = pixels
  const lines: Buffer[] = []
  for (const [left, top, across, down] of [
    [0, 0, 8, 8],
    [4, 0, 8, 8],
    [0, 4, 4, 8],
    [2, 0, 4, 4],
    [0, 2, 2, 4],
    [1, 0, 2, 2],
    [0, 1, 1, 2],
  ] as const)
    for (let y = top; y < height; y += down) {
      const line = [0]
      for (let x = left; x < width; x += across)
        line.push(...pixels.rgba.subarray((y * width + x) * 4).subarray(0, 4))
      lines.push(Buffer.from(line))
    }
  return withData(headed(png, 12, 1), deflateSync(Buffer.concat(lines)))
}

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
