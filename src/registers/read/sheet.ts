/** The first sheet of a workbook as rows of text, with limits on what it may unpack to. Dates come as their serials. */
import { unzipSync } from 'fflate'
import { SaxesParser } from 'saxes'
import { refuse, type Result, ok } from '../../platform/result.ts'

const MAX_UNPACKED = 64 * 1024 * 1024
const MAX_ROWS = 5000
const MAX_COLUMNS = 40

class Broken extends Error {}

/** Refuses what is no .xlsx, is broken, unpacks too large or has more than 5,000 rows. */
export function readSheet(bytes: Uint8Array, name: string): Result<readonly (readonly string[])[]> {
  if (bytes[0] !== 0x50 || bytes[1] !== 0x4b) {
    return refuse(
      'unsupportedType',
      `“${name}”不是 .xlsx 工作簿，没有导入。请下载模板填写，另存为 .xlsx 后再上传`,
      { field: 'file' },
    )
  }
  try {
    const files = unpack(bytes)
    const strings = sharedStrings(text(files, 'xl/sharedStrings.xml'))
    const sheet = text(files, firstSheet(files))
    if (sheet === '') throw new Broken()
    return ok(rowsOf(sheet, strings))
  } catch (error) {
    const why = error instanceof Broken && error.message !== '' ? error.message : '已损坏或不是 Excel 工作簿'
    return refuse('invalid', `“${name}”${why}，没有导入。请重新保存后再上传`, { field: 'file' })
  }
}

function unpack(bytes: Uint8Array): Record<string, Uint8Array> {
  let total = 0
  return unzipSync(bytes, {
    filter: (file) => {
      total += file.originalSize
      if (total > MAX_UNPACKED) throw new Broken('展开后过大')
      return /^xl\/(?:workbook\.xml|sharedStrings\.xml|_rels\/|worksheets\/)/.test(file.name)
    },
  })
}

function text(files: Readonly<Record<string, Uint8Array>>, path: string): string {
  const bytes = files[path]
  return bytes === undefined ? '' : new TextDecoder().decode(bytes)
}

interface Tag {
  readonly name: string
  readonly attributes: Readonly<Record<string, string>>
}

function parse(
  xml: string,
  on: { open: (tag: Tag) => void; text?: (part: string) => void; close?: (name: string) => void },
): void {
  if (xml === '') return
  const parser = new SaxesParser()
  const local = (name: string): string => name.slice(name.indexOf(':') + 1)
  parser.on(
    'opentag',
    (tag) => on.open({ name: local(tag.name), attributes: tag.attributes as Record<string, string> }), // no xmlns option: attributes are strings
  )
  parser.on('text', (part) => on.text?.(part))
  parser.on('closetag', (tag) => on.close?.(local(tag.name)))
  parser.on('error', () => {
    throw new Broken()
  })
  parser.write(xml).close()
}

/** The first sheet in the order of the tabs. */
function firstSheet(files: Readonly<Record<string, Uint8Array>>): string {
  const targets = new Map<string, string>()
  parse(text(files, 'xl/_rels/workbook.xml.rels'), {
    open: ({ name, attributes }) => {
      const target = (attributes['Target'] ?? '').replace(/^\/?(?:xl\/)?/, 'xl/')
      if (name === 'Relationship') targets.set(attributes['Id'] ?? '', target)
    },
  })
  let found: string | undefined
  parse(text(files, 'xl/workbook.xml'), {
    open: ({ name, attributes }) => {
      if (name === 'sheet') found ??= targets.get(attributes['r:id'] ?? '')
    },
  })
  return found ?? 'xl/worksheets/sheet1.xml'
}

function sharedStrings(xml: string): readonly string[] {
  const found: string[] = []
  let value = ''
  let take = false
  let phonetic = false
  parse(xml, {
    open: ({ name }) => {
      if (name === 'si') value = ''
      if (name === 'rPh') phonetic = true
      take = name === 't' && !phonetic
    },
    text: (part) => {
      if (take) value += part
    },
    close: (name) => {
      if (name === 'si') found.push(value)
      if (name === 'rPh') phonetic = false
      if (name === 't') take = false
    },
  })
  return found
}

function rowsOf(xml: string, strings: readonly string[]): readonly (readonly string[])[] {
  const rows: string[][] = []
  let place: { row: number; column: number } | undefined
  let type = ''
  let value = ''
  let take = false
  parse(xml, {
    open: ({ name, attributes }) => {
      take = name === 'v' || name === 't'
      if (name !== 'c') return
      place = placeOf(attributes['r'] ?? '')
      type = attributes['t'] ?? ''
      value = ''
    },
    text: (part) => {
      if (take) value += part
    },
    close: (name) => {
      take = false
      if (name !== 'c' || place === undefined || place.column >= MAX_COLUMNS) return
      const shown = type === 's' ? (strings[Number(value)] ?? '') : plain(value, type)
      if (shown.trim() === '') return
      if (place.row >= MAX_ROWS) throw new Broken(`超过 ${MAX_ROWS} 行，请分次导入`)
      const row = (rows[place.row] ??= [])
      row[place.column] = shown
    },
  })
  return Array.from(rows, (row) => Array.from(row ?? [], (cell) => cell ?? ''))
}

/** The shortest decimal of the stored double: 18.1, not 18.100000000000001. */
function plain(value: string, type: string): string {
  if (type !== '' && type !== 'n') return value
  const number = Number(value)
  const short = String(number)
  return value.trim() === '' || !Number.isFinite(number) || short.includes('e') ? value : short
}

function placeOf(reference: string): { row: number; column: number } | undefined {
  const [, letters, row] = /^([A-Z]+)(\d+)$/.exec(reference) ?? []
  if (letters === undefined || row === undefined) return undefined
  return {
    row: Number(row) - 1,
    column: [...letters].reduce((sum, sign) => sum * 26 + sign.charCodeAt(0) - 64, 0) - 1,
  }
}
