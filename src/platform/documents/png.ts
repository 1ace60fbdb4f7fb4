import { crc32, deflateSync } from 'node:zlib'
import { qrMatrix } from './qr.ts'

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])

/** One-bit greyscale PNG; true = black. For Word, which wants a bitmap beside or instead of an SVG. */
function encode(rows: readonly (readonly boolean[])[]): Buffer {
  const width = rows[0]?.length ?? 0
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(rows.length, 4)
  header[8] = 1 // bits a sample; the remaining four bytes are 0: greyscale, deflate, no filter, not interlaced
  const lines = rows.map((row) => {
    const line = Buffer.alloc(1 + Math.ceil(width / 8))
    row.forEach((dark, at) => {
      if (!dark) line[1 + (at >> 3)] = (line[1 + (at >> 3)] ?? 0) | (0x80 >> (at & 7))
    })
    return line
  })
  return Buffer.concat([
    SIGNATURE,
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(Buffer.concat(lines))),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data])
  const length = Buffer.alloc(4)
  length.writeUInt32BE(data.length)
  const sum = Buffer.alloc(4)
  sum.writeUInt32BE(crc32(body))
  return Buffer.concat([length, body, sum])
}

const QUIET = 4
const SCALE = 8

export function qrPng(text: string): Buffer {
  const matrix = qrMatrix(text)
  const side = (matrix.length + 2 * QUIET) * SCALE
  const at = (pixel: number): number => Math.floor(pixel / SCALE) - QUIET
  return encode(
    Array.from({ length: side }, (_row, y) =>
      Array.from({ length: side }, (_column, x) => matrix[at(y)]?.[at(x)] ?? false),
    ),
  )
}

/** A white dot: what a reader without SVG shows in place of a picture. */
export function blankPng(): Buffer {
  return encode([[false]])
}
