/** PNG to pixels and back. What was uploaded is drawn anew: nothing but the picture is kept. */
import { crc32, deflateSync, inflateSync } from 'node:zlib'

export interface Pixels {
  readonly width: number
  readonly height: number
  /** Four bytes a pixel: red, green, blue, opacity. */
  readonly rgba: Uint8Array
}

export type PngProblem = 'notPng' | 'broken' | 'tooManyPixels' | 'interlaced'

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
/** Samples a pixel by colour type. */
const CHANNELS: Readonly<Record<number, number>> = { 0: 1, 2: 3, 3: 1, 4: 2, 6: 4 }
const DEPTHS: Readonly<Record<number, readonly number[]>> = {
  0: [1, 2, 4, 8, 16],
  2: [8, 16],
  3: [1, 2, 4, 8],
  4: [8, 16],
  6: [8, 16],
}

interface Head {
  readonly width: number
  readonly height: number
  readonly depth: number
  readonly type: number
  readonly channels: number
}

export function decodePng(bytes: Uint8Array, maxPixels: number): Pixels | PngProblem {
  const file = Buffer.from(bytes)
  if (!file.subarray(0, 8).equals(SIGNATURE)) return 'notPng'
  const chunks = readChunks(file)
  const head = chunks === undefined ? undefined : readHead(chunks)
  if (chunks === undefined || head === undefined) return 'broken'
  if (head === 'interlaced') return head
  if (head.width > maxPixels || head.height > maxPixels) return 'tooManyPixels'
  const rows = inflate(chunks, head)
  if (rows === undefined) return 'broken'
  return { width: head.width, height: head.height, rgba: toRgba(rows, head, chunks) }
}

type Chunks = ReadonlyMap<string, readonly Buffer[]>

/** Every chunk up to IEND, each with its sum right. */
function readChunks(file: Buffer): Chunks | undefined {
  const chunks = new Map<string, Buffer[]>()
  let at = 8
  while (at + 12 <= file.length) {
    const length = file.readUInt32BE(at)
    const end = at + 12 + length
    if (end > file.length) return undefined
    const body = file.subarray(at + 4, end - 4)
    if (crc32(body) !== file.readUInt32BE(end - 4)) return undefined
    const name = body.subarray(0, 4).toString('latin1')
    chunks.set(name, [...(chunks.get(name) ?? []), body.subarray(4)])
    if (name === 'IEND') return chunks
    at = end
  }
  return undefined
}

function readHead(chunks: Chunks): Head | 'interlaced' | undefined {
  const [body] = chunks.get('IHDR') ?? []
  if (body?.length !== 13) return undefined
  const [width, height] = [body.readUInt32BE(0), body.readUInt32BE(4)]
  const [depth = 0, type = -1, compression, filter, interlace] = body.subarray(8)
  const channels = CHANNELS[type]
  const fits = width > 0 && height > 0 && compression === 0 && filter === 0
  if (!fits || channels === undefined || DEPTHS[type]?.includes(depth) !== true) return undefined
  if (type === 3 && chunks.get('PLTE') === undefined) return undefined
  return interlace === 0 ? { width, height, depth, type, channels } : 'interlaced'
}

/** The lines with their filters undone; undefined where there are not exactly as many bytes as the head says. */
function inflate(chunks: Chunks, { width, height, depth, channels }: Head): readonly Buffer[] | undefined {
  const step = Math.max(1, (depth * channels) >> 3)
  const line = Math.ceil((width * depth * channels) / 8)
  const size = (line + 1) * height
  let data: Buffer
  try {
    data = inflateSync(Buffer.concat(chunks.get('IDAT') ?? []), { maxOutputLength: size })
  } catch {
    return undefined
  }
  if (data.length !== size) return undefined
  const rows: Buffer[] = []
  let above: Buffer = Buffer.alloc(line)
  for (let y = 0; y < height; y++) {
    const start = y * (line + 1)
    const filter = data[start] ?? 0
    if (filter > 4) return undefined
    const row = data.subarray(start + 1, start + 1 + line)
    unfilter(filter, row, above, step)
    rows.push(row)
    above = row
  }
  return rows
}

function unfilter(filter: number, row: Buffer, above: Buffer, step: number): void {
  if (filter === 0) return
  for (let x = 0; x < row.length; x++) {
    const left = x < step ? 0 : (row[x - step] ?? 0)
    const up = above[x] ?? 0
    const corner = x < step ? 0 : (above[x - step] ?? 0)
    const guess = [0, left, up, (left + up) >> 1, paeth(left, up, corner)][filter] ?? 0
    row[x] = ((row[x] ?? 0) + guess) & 0xff
  }
}

function paeth(left: number, up: number, corner: number): number {
  const guess = left + up - corner
  const [a, b, c] = [Math.abs(guess - left), Math.abs(guess - up), Math.abs(guess - corner)]
  if (a <= b && a <= c) return left
  return b <= c ? up : corner
}

function toRgba(rows: readonly Buffer[], head: Head, chunks: Chunks): Uint8Array {
  const { width, height, type, depth, channels } = head
  const rgba = new Uint8Array(width * height * 4)
  const [palette = Buffer.alloc(0)] = chunks.get('PLTE') ?? []
  const [clear = Buffer.alloc(0)] = chunks.get('tRNS') ?? []
  const top = (1 << Math.min(depth, 8)) - 1
  rows.forEach((row, y) => {
    for (let x = 0; x < width; x++) {
      const at = (y * width + x) * 4
      const sample = (channel: number): number => sampleAt(row, x * channels + channel, depth)
      const first = sample(0)
      if (type === 3) {
        rgba.set([...palette.subarray(first * 3, first * 3 + 3), clear[first] ?? 255], at)
        continue
      }
      const grey = type === 0 || type === 4
      const scale = (value: number): number => Math.round((value * 255) / top)
      const [red, green, blue] = grey ? [first, first, first] : [first, sample(1), sample(2)]
      const opaque = type === 4 ? scale(sample(1)) : type === 6 ? scale(sample(3)) : 255
      rgba.set([scale(red), scale(green), scale(blue), opaque], at)
    }
  })
  return rgba
}

/** Of 16 bits the upper eight. */
function sampleAt(row: Buffer, index: number, depth: number): number {
  if (depth === 8) return row[index] ?? 0
  if (depth === 16) return row[index * 2] ?? 0
  const bit = index * depth
  return ((row[bit >> 3] ?? 0) >> (8 - depth - (bit & 7))) & ((1 << depth) - 1)
}

export function encodePng({ width, height, rgba }: Pixels): Buffer {
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  header.set([8, 6, 0, 0, 0], 8) // eight bits a sample, colour with opacity
  const line = width * 4
  const data = Buffer.alloc((line + 1) * height)
  for (let y = 0; y < height; y++) data.set(rgba.subarray(y * line, (y + 1) * line), y * (line + 1) + 1)
  return Buffer.concat([
    SIGNATURE,
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(data, { level: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data])
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)]
  length.writeUInt32BE(data.length)
  sum.writeUInt32BE(crc32(body))
  return Buffer.concat([length, body, sum])
}
