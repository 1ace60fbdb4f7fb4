import { recordStoredFile } from '../../platform/kept-file.ts'
import { ok, refuse, type Result } from '../../platform/result.ts'
import type { Services } from '../../platform/services.ts'
import type { Tenancy } from '../../platform/database/tenant.ts'
import { refuseMarkedFile } from '../classified.ts'
import type { Db } from '../store.ts'

/** 20 MB a file, as the form says. */
export const UPLOAD_LIMITS = {
  maxBytes: 20 * 1024 * 1024,
  maxFiles: 5,
  maxTotal: 50 * 1024 * 1024,
} as const

export interface CheckedFile {
  readonly name: string
  readonly mediaType: string
  readonly bytes: Uint8Array
}

export interface StoredFile {
  readonly hash: string
  readonly name: string
  readonly mediaType: string
  readonly size: number
}

const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'
/** Kept under an ending that says what the bytes are: a PDF is never offered as x.hta. */
const ENDINGS: Readonly<Record<string, readonly string[]>> = {
  'application/pdf': ['.pdf'],
  'image/jpeg': ['.jpg', '.jpeg'],
  'image/png': ['.png'],
  [DOCX]: ['.docx'],
  'application/msword': ['.doc'],
}
const SIGNATURES: readonly { readonly mediaType: string; readonly head: readonly number[] }[] = [
  { mediaType: 'application/pdf', head: [0x25, 0x50, 0x44, 0x46, 0x2d] },
  { mediaType: 'image/jpeg', head: [0xff, 0xd8, 0xff] },
  { mediaType: 'image/png', head: [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a] },
  { mediaType: DOCX, head: [0x50, 0x4b, 0x03, 0x04] },
  { mediaType: 'application/msword', head: [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1] },
]

/** By its first bytes, whatever the name says; size, type and 密级 marks are checked before anything is stored. */
export async function checkUpload(name: string, bytes: Uint8Array): Promise<Result<CheckedFile>> {
  const label = name.replace(/[\\/\p{Cc}]/gu, '').slice(-100) || '未命名'
  if (bytes.length === 0) return refuse('invalid', `文件“${label}”是空的，请重新选择`, { field: 'files' })
  if (bytes.length > UPLOAD_LIMITS.maxBytes)
    return refuse('tooLarge', `文件“${label}”超过20 MB，没有保存。请压缩或者拆分后再上传`, { field: 'files' })
  const mediaType = typeOf(bytes)
  if (mediaType === undefined)
    return refuse(
      'unsupportedType',
      `文件“${label}”不是PDF、JPG、PNG、Word文件，没有保存。请转换格式后再上传`,
      {
        field: 'files',
      },
    )
  const marked = await refuseMarkedFile(label, mediaType, bytes)
  return marked.ok ? ok({ name: withEnding(label, mediaType), mediaType, bytes }) : marked
}

/** The name under an ending that fits the type. */
export function withEnding(name: string, mediaType: string): string {
  const endings = ENDINGS[mediaType] ?? []
  return endings.some((ending) => name.toLowerCase().endsWith(ending)) ? name : `${name}${endings[0] ?? ''}`
}

function typeOf(bytes: Uint8Array): string | undefined {
  const found = SIGNATURES.find(({ head }) => head.every((byte, index) => bytes[index] === byte))
  if (found?.mediaType !== DOCX) return found?.mediaType
  // any zip begins so; a Word file says what it holds near its beginning or its end
  const edge = Buffer.concat([bytes.subarray(0, 4096), bytes.subarray(-65_536)]).toString('latin1')
  return edge.includes('word/') ? DOCX : undefined
}

/** The bytes go to disk first; the row that makes them findable comes with the transaction. */
export async function keepFile(services: Services, file: CheckedFile): Promise<StoredFile> {
  const hash = await services.files.put('original', file.bytes)
  return { hash, name: file.name, mediaType: file.mediaType, size: file.bytes.length }
}

export async function recordFile(db: Db, organId: number, file: StoredFile, at: Date): Promise<void> {
  await recordStoredFile(db, { organId, ...file, at })
}

/** For the desk: what an act then names as its evidence. */
export async function storeFile(
  services: Services,
  tenancy: Tenancy,
  upload: { readonly name: string; readonly bytes: Uint8Array },
): Promise<Result<StoredFile>> {
  const checked = await checkUpload(upload.name, upload.bytes)
  if (!checked.ok) return checked
  const stored = await keepFile(services, checked.value)
  await services.database.write(tenancy, (tx) => recordFile(tx.db, tenancy.organId, stored, tx.now))
  return ok(stored)
}
