/**
 * PNG to pixels and back, by pngjs. What was uploaded is drawn anew: nothing but the picture is kept. The library is
 * given only what has been measured first: it takes a second head and inflates without a limit.
 */
import { inflateSync } from 'node:zlib'
import { PNG } from 'pngjs'

export interface Pixels {
  readonly width: number
  readonly height: number
  /** Four bytes a pixel: red, green, blue, opacity. */
  readonly rgba: Uint8Array
}

export type PngProblem = 'notPng' | 'broken' | 'tooManyPixels'

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
/** Samples a pixel by colour type. */
const CHANNELS: Readonly<Record<number, number>> = { 0: 1, 2: 3, 3: 1, 4: 2, 6: 4 }
const DEPTHS = [1, 2, 4, 8, 16]
/** The seven passes of an interlaced picture: first column and line, steps across and down. */
const PASSES = [
  [0, 0, 8, 8],
  [4, 0, 8, 8],
  [0, 4, 4, 8],
  [2, 0, 4, 4],
  [0, 2, 2, 4],
  [1, 0, 2, 2],
  [0, 1, 1, 2],
] as const

export function decodePng(bytes: Uint8Array, maxPixels: number): Pixels | PngProblem {
  const file = Buffer.from(bytes)
  if (!file.subarray(0, 8).equals(SIGNATURE)) return 'notPng'
  const parts = partsOf(file)
  if (parts === undefined) return 'broken'
  const [width, height] = [parts.head.readUInt32BE(0), parts.head.readUInt32BE(4)]
  if (width > maxPixels || height > maxPixels) return 'tooManyPixels'
  const size = sizeOf(parts.head, width, height)
  try {
    if (size === 0 || inflateSync(parts.data, { maxOutputLength: size }).length !== size) return 'broken'
    const { data } = PNG.sync.read(parts.whole)
    return data.length === width * height * 4 ? { width, height, rgba: data } : 'broken'
  } catch {
    return 'broken' // sums, filters, palettes and lengths that are not right
  }
}

interface Parts {
  readonly head: Buffer
  readonly data: Buffer
  /** Without what follows the end. */
  readonly whole: Buffer
}

/** One head at the beginning, the compressed lines, an end. */
function partsOf(file: Buffer): Parts | undefined {
  const data: Buffer[] = []
  let head: Buffer | undefined
  for (let at = 8; at + 12 <= file.length;) {
    const end = at + 12 + file.readUInt32BE(at)
    if (end > file.length) return undefined
    const name = file.toString('latin1', at + 4, at + 8)
    const body = file.subarray(at + 8, end - 4)
    if ((name === 'IHDR') !== (at === 8)) return undefined
    if (name === 'IHDR') head = body
    if (name === 'IDAT') data.push(body)
    if (name === 'IEND')
      return head?.length === 13
        ? { head, data: Buffer.concat(data), whole: file.subarray(0, end) }
        : undefined
    at = end
  }
  return undefined
}

/** How many bytes the lines have, each with its filter; 0 for a head no PNG has. */
function sizeOf(head: Buffer, width: number, height: number): number {
  const [depth = 0, type = -1, , , interlace] = head.subarray(8)
  const bits = DEPTHS.includes(depth) ? depth * (CHANNELS[type] ?? 0) : 0
  if (bits === 0) return 0
  const passes = interlace === 0 ? [[0, 0, 1, 1] as const] : PASSES
  return passes.reduce((sum, [left, top, across, down]) => {
    const columns = Math.max(0, Math.ceil((width - left) / across))
    const lines = Math.max(0, Math.ceil((height - top) / down))
    return columns === 0 ? sum : sum + (Math.ceil((columns * bits) / 8) + 1) * lines
  }, 0)
}

export function encodePng({ width, height, rgba }: Pixels): Buffer {
  const png = new PNG({ width, height })
  png.data = Buffer.from(rgba)
  return PNG.sync.write(png, { filterType: 0, deflateStrategy: 0 }) // flat colours: no filter packs them smallest
}
