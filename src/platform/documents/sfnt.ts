/**
 * The little of the OpenType container that is needed to know which characters a font can print and what it is
 * called: table directory (also of collections), `name` (ids 1 and 16), `cmap` (formats 4 and 12).
 * Reading past the end throws RangeError.
 */
export interface Coverage {
  readonly has: (codePoint: number) => boolean
}

export interface Table {
  readonly offset: number
  readonly length: number
}

type Read = (offset: number, length: number) => Buffer

const COLLECTION = 0x74746366 // 'ttcf'
const SIGNATURES = new Set([0x00010000, 0x4f54544f, 0x74727565]) // TrueType, 'OTTO', 'true'

/** One directory a font: a plain file holds one, a collection several. */
export function tableDirectory(read: Read): readonly ReadonlyMap<string, Table>[] {
  const head = read(0, 12)
  if (head.readUInt32BE(0) !== COLLECTION) return [directoryAt(read, 0)]
  const count = head.readUInt32BE(8)
  const offsets = read(12, count * 4)
  return Array.from({ length: count }, (_value, index) => directoryAt(read, offsets.readUInt32BE(index * 4)))
}

function directoryAt(read: Read, at: number): ReadonlyMap<string, Table> {
  const head = read(at, 12)
  if (!SIGNATURES.has(head.readUInt32BE(0))) throw new RangeError('not an OpenType font')
  const count = head.readUInt16BE(4)
  const records = read(at + 12, count * 16)
  const tables = new Map<string, Table>()
  for (let index = 0; index < count; index++) {
    const tag = records.toString('latin1', index * 16, index * 16 + 4)
    tables.set(tag, {
      offset: records.readUInt32BE(index * 16 + 8),
      length: records.readUInt32BE(index * 16 + 12),
    })
  }
  return tables
}

const FAMILY = 1
const TYPOGRAPHIC_FAMILY = 16

/** Family names in every language of the table (Unicode and Windows platforms). */
export function readFamilies(table: Buffer): readonly string[] {
  const count = table.readUInt16BE(2)
  const storage = table.readUInt16BE(4)
  const names = new Set<string>()
  for (let index = 0; index < count; index++) {
    const at = 6 + index * 12
    const platform = table.readUInt16BE(at)
    const id = table.readUInt16BE(at + 6)
    if ((platform !== 0 && platform !== 3) || (id !== FAMILY && id !== TYPOGRAPHIC_FAMILY)) continue
    const start = storage + table.readUInt16BE(at + 10)
    names.add(utf16be(table.subarray(start, start + table.readUInt16BE(at + 8))))
  }
  return [...names]
}

function utf16be(bytes: Buffer): string {
  return Buffer.from(bytes).swap16().toString('utf16le')
}

/** The characters with a glyph, from all Unicode subtables of format 4 and 12. */
export function readCoverage(table: Buffer): Coverage {
  const bits = new Uint8Array(0x110000 / 8)
  const add = (codePoint: number): void => {
    const index = codePoint >> 3
    bits[index] = (bits[index] ?? 0) | (1 << (codePoint & 7))
  }
  const count = table.readUInt16BE(2)
  for (let index = 0; index < count; index++) {
    const platform = table.readUInt16BE(4 + index * 8)
    if (platform !== 0 && platform !== 3) continue
    const subtable = table.subarray(table.readUInt32BE(4 + index * 8 + 4))
    const format = subtable.readUInt16BE(0)
    if (format === 4) readFormat4(subtable, add)
    if (format === 12) readFormat12(subtable, add)
  }
  return { has: (codePoint) => ((bits[codePoint >> 3] ?? 0) & (1 << (codePoint & 7))) !== 0 }
}

function readFormat4(table: Buffer, add: (codePoint: number) => void): void {
  const doubled = table.readUInt16BE(6) // segCountX2
  const starts = 16 + doubled
  for (let segment = 0; segment < doubled; segment += 2) {
    const end = table.readUInt16BE(14 + segment)
    const start = table.readUInt16BE(starts + segment)
    const delta = table.readUInt16BE(starts + doubled + segment)
    const rangeAt = starts + doubled * 2 + segment
    const range = table.readUInt16BE(rangeAt)
    for (let code = start; code <= end && code < 0xffff; code++) {
      const raw = range === 0 ? code : table.readUInt16BE(rangeAt + range + (code - start) * 2)
      const glyph = range !== 0 && raw === 0 ? 0 : (raw + delta) & 0xffff
      if (glyph !== 0) add(code)
    }
  }
}

function readFormat12(table: Buffer, add: (codePoint: number) => void): void {
  const groups = table.readUInt32BE(12)
  for (let group = 0; group < groups; group++) {
    const at = 16 + group * 12
    const start = table.readUInt32BE(at)
    const end = Math.min(table.readUInt32BE(at + 4), 0x10ffff)
    const glyph = table.readUInt32BE(at + 8)
    for (let code = start; code <= end; code++) if (glyph + (code - start) !== 0) add(code)
  }
}
