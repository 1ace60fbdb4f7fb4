/** What a file is by its bytes, and whether it bears a mark of secrecy: looked at before anything is stored. */
import { unzipSync } from 'fflate'
import { bearsSecrecyMark, wordsOfMarkup } from '../law/secrecy-mark.ts'
import { refuse, ok, type Result } from './result.ts'

export const FILE_LIMITS = { maxBytes: 50 * 1024 * 1024, maxFiles: 20 }
export const FILE_ENDINGS = [
  '.pdf',
  '.docx',
  '.doc',
  '.xlsx',
  '.xls',
  '.pptx',
  '.ppt',
  '.wps',
  '.et',
  '.ofd',
  '.jpg',
  '.jpeg',
  '.png',
  '.txt',
  '.csv',
] as const

const OFFICE = 'application/vnd.openxmlformats-officedocument'
const TYPES: Readonly<Record<string, { media: string; kind: Kind }>> = {
  pdf: { media: 'application/pdf', kind: 'pdf' },
  docx: { media: `${OFFICE}.wordprocessingml.document`, kind: 'zip' },
  xlsx: { media: `${OFFICE}.spreadsheetml.sheet`, kind: 'zip' },
  pptx: { media: `${OFFICE}.presentationml.presentation`, kind: 'zip' },
  ofd: { media: 'application/ofd', kind: 'zip' },
  doc: { media: 'application/msword', kind: 'ole' },
  wps: { media: 'application/vnd.ms-works', kind: 'ole' },
  xls: { media: 'application/vnd.ms-excel', kind: 'ole' },
  et: { media: 'application/vnd.ms-excel', kind: 'ole' },
  ppt: { media: 'application/vnd.ms-powerpoint', kind: 'ole' },
  jpg: { media: 'image/jpeg', kind: 'jpeg' },
  jpeg: { media: 'image/jpeg', kind: 'jpeg' },
  png: { media: 'image/png', kind: 'png' },
  txt: { media: 'text/plain; charset=utf-8', kind: 'text' },
  csv: { media: 'text/csv; charset=utf-8', kind: 'text' },
}
type Kind = 'pdf' | 'zip' | 'ole' | 'jpeg' | 'png' | 'text'

const HEADS: readonly { kind: Kind; bytes: readonly number[] }[] = [
  { kind: 'pdf', bytes: [0x25, 0x50, 0x44, 0x46, 0x2d] },
  { kind: 'zip', bytes: [0x50, 0x4b, 0x03, 0x04] },
  { kind: 'ole', bytes: [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1] },
  { kind: 'jpeg', bytes: [0xff, 0xd8, 0xff] },
  { kind: 'png', bytes: [0x89, 0x50, 0x4e, 0x47] },
]
/** A part that every file of the type has inside. */
const INSIDE: Readonly<Record<string, RegExp>> = {
  docx: /^word\//,
  xlsx: /^xl\//,
  pptx: /^ppt\//,
  ofd: /^OFD\.xml$/i,
}

export interface CheckedFile {
  readonly name: string
  readonly mediaType: string
}

/** Refuses wrong types, broken files and marks of secrecy; nothing has been stored yet. */
export async function checkFile(
  name: string,
  bytes: Uint8Array,
  field = 'files',
): Promise<Result<CheckedFile>> {
  const at = { field }
  const clean = cleanName(name)
  const ending = /\.([a-z0-9]+)$/i.exec(clean)?.[1]?.toLowerCase() ?? ''
  const type = TYPES[ending]
  if (!type) {
    return refuse('unsupportedType', `“${clean}”不是可以上传的类型。可上传：${FILE_ENDINGS.join('、')}`, at)
  }
  if (bytes.length === 0) return refuse('invalid', `“${clean}”是空文件，没有保存`, at)
  if (kindOf(bytes) !== type.kind) {
    return refuse(
      'unsupportedType',
      `“${clean}”的内容与扩展名 .${ending} 不符，没有保存。请用原软件重新导出后再上传`,
      at,
    )
  }
  if (bearsSecrecyMark(clean)) return classified(`“${clean}”`, field)
  const text = await textOf(ending, type.kind, bytes)
  if (text === undefined) return refuse('invalid', `“${clean}”打不开，文件可能已损坏，没有保存`, at)
  if (bearsSecrecyMark(text)) return classified(`“${clean}”`, field)
  return ok({ name: clean, mediaType: type.media })
}
/** Text typed or pasted may carry the mark as well, in HTML also between tags or as character references. */
export function checkText(text: string, field: string): Result<undefined> {
  return bearsSecrecyMark(text) || bearsSecrecyMark(wordsOfMarkup(text))
    ? classified('文字内容', field)
    : ok(undefined)
}

function classified(what: string, field: string): Result<never> {
  return refuse(
    'classified',
    `${what}带有国家秘密标志（密级★），没有保存。涉密信息不得进入本系统，请按保密规定处理`,
    { article: '保密法35', field },
  )
}

/** The last part of what the browser calls the file, without characters that mean something to a file system. */
function cleanName(name: string): string {
  const last = name.split(/[\\/]/).at(-1) ?? ''
  const clean = [...last].filter((char) => char >= ' ' && !'<>:"|?*'.includes(char)).join('')
  return clean.slice(-120)
}

function kindOf(bytes: Uint8Array): Kind | undefined {
  const head = HEADS.find(({ bytes: magic }) => magic.every((byte, index) => bytes[index] === byte))
  if (head) return head.kind
  return bytes.subarray(0, 4096).includes(0) ? undefined : 'text'
}

/** Undefined for a broken file. Pictures and old binary formats are scanned as bytes. */
async function textOf(ending: string, kind: Kind, bytes: Uint8Array): Promise<string | undefined> {
  try {
    if (kind === 'zip') return zipText(ending, bytes)
    if (kind === 'pdf') return await pdfText(bytes)
    if (kind === 'ole') return new TextDecoder('utf-16le').decode(bytes) + oddText(bytes)
    if (kind === 'text')
      return ['utf-8', 'gb18030', 'utf-16le', 'utf-16be', 'big5']
        .map((encoding) => new TextDecoder(encoding).decode(bytes))
        .join('\n')
    return ''
  } catch {
    return undefined
  }
}

/** UTF-16 text of an old binary document may begin at an odd byte. */
function oddText(bytes: Uint8Array): string {
  return new TextDecoder('utf-16le').decode(bytes.subarray(1))
}

const MAX_PART = 30 * 1024 * 1024
const MAX_UNPACKED = 120 * 1024 * 1024

function zipText(ending: string, bytes: Uint8Array): string | undefined {
  const names: string[] = []
  let unpacked = 0
  const parts = unzipSync(bytes, {
    filter: (file) => {
      names.push(file.name)
      if (!/\.xml$/i.test(file.name) || file.originalSize > MAX_PART) return false
      unpacked += file.originalSize
      return unpacked <= MAX_UNPACKED
    },
  })
  const needed = INSIDE[ending]
  if (needed && !names.some((name) => needed.test(name))) return undefined
  return Object.values(parts)
    .map((part) => wordsOfMarkup(new TextDecoder().decode(part)))
    .join('\n')
}

async function pdfText(bytes: Uint8Array): Promise<string> {
  const { extractText, getDocumentProxy } = await import('unpdf')
  const document = await getDocumentProxy(new Uint8Array(bytes))
  const { text } = await extractText(document, { mergePages: true })
  return text
}
