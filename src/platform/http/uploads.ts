import type { MultipartFile } from '@fastify/multipart'
import type { FastifyRequest } from 'fastify'
import { storable } from './storable-text.ts'
import { ok, type Refusal, type Result } from '../result.ts'

const MEGABYTE = 1024 * 1024

export interface UploadLimits {
  /** Of one file. */
  readonly maxBytes: number
  readonly maxFiles: number
  /** Of all files of the request together. */
  readonly maxTotal?: number
}

export interface UploadedPart {
  readonly field: string
  readonly name: string
  readonly type: string
  readonly bytes: Uint8Array
}

export interface Uploads {
  readonly fields: Record<string, string>
  readonly repeated: ReadonlyMap<string, readonly string[]>
  readonly files: readonly UploadedPart[]
}

/** A file too large is cut off, then named, and the rest of the form read: it is no fault to be thrown. */
export const MULTIPART = { throwFileSizeLimit: false } as const

/** What one request may bring in files altogether, unless the route says less; all of it is held in memory. */
const MOST_TOTAL = 100 * MEGABYTE
/** How much of a form refused already is read on, for the fields after its files and so that the browser hears why. */
const MOST_SKIPPED = 300 * MEGABYTE

/** Reads a multipart (or urlencoded) form within limits; what is too much is refused by name, and nothing of it kept. */
export async function readUploads(request: FastifyRequest, limits: UploadLimits): Promise<Result<Uploads>> {
  const { refusal, ...uploads } = await readForm(request, limits)
  return refusal === undefined ? ok(uploads) : { ok: false, refusal }
}

export interface ReadForm extends Uploads {
  /** Why no file of the form was taken; its fields are there all the same, for the page that says so. */
  readonly refusal?: Refusal
}

export async function readForm(request: FastifyRequest, limits: UploadLimits): Promise<ReadForm> {
  const fields: Record<string, string> = {}
  const repeated = new Map<string, string[]>()
  const addField = (name: string, typed: string): void => {
    const value = storable(typed)
    fields[name] = value
    const before = repeated.get(name)
    if (before === undefined) repeated.set(name, [value])
    else before.push(value)
  }
  if (!request.isMultipart()) {
    addPlainFields(request.body, addField)
    return { fields, repeated, files: [] }
  }
  const intake = newIntake(limits)
  if (Number(request.headers['content-length'] ?? 0) > MOST_SKIPPED) {
    request.raw.resume()
    return { fields, repeated, files: [], refusal: refusalOf(tooMuch(totalOf(limits))) }
  }
  const parts = request.parts({ limits: { fileSize: limits.maxBytes, fields: 200, parts: 1000 } })
  for await (const part of parts) {
    if (part.type === 'field') addField(part.fieldname, typeof part.value === 'string' ? part.value : '')
    else await intake.take(part)
    if (intake.skipped() > MOST_SKIPPED) {
      request.raw.unpipe()
      request.raw.resume()
      break
    }
  }
  return { fields, repeated, ...intake.result() }
}

interface Intake {
  take(part: MultipartFile): Promise<void>
  /** Bytes read for nothing. */
  skipped(): number
  result(): Pick<ReadForm, 'files' | 'refusal'>
}

function newIntake(limits: UploadLimits): Intake {
  const maxTotal = totalOf(limits)
  let files: UploadedPart[] = []
  let refusal: Refusal | undefined
  let total = 0
  let count = 0
  let skipped = 0
  const refuseFor = (reason: string): void => {
    refusal = refusalOf(reason)
    files = []
  }
  return {
    async take(part) {
      const chunks: Buffer[] = []
      let size = 0
      for await (const chunk of part.file) {
        const bytes = chunk as Buffer // a byte stream without encoding gives buffers
        if (size === 0) count += 1
        size += bytes.length
        total += bytes.length
        if (refusal === undefined && count > limits.maxFiles) refuseFor(tooMany(limits.maxFiles))
        if (refusal === undefined && total > maxTotal) refuseFor(tooMuch(maxTotal))
        if (refusal === undefined) chunks.push(bytes)
        else {
          chunks.length = 0
          skipped += bytes.length
          if (skipped > MOST_SKIPPED) return
        }
      }
      if (part.file.truncated && refusal === undefined) refuseFor(tooLarge(part.filename, limits.maxBytes))
      if (size === 0 || refusal !== undefined) return
      files.push({
        field: part.fieldname,
        name: storable(part.filename),
        type: part.mimetype,
        bytes: Buffer.concat(chunks),
      })
    },
    skipped: () => skipped,
    result: () => (refusal === undefined ? { files } : { files: [], refusal }),
  }
}

function totalOf({ maxTotal, maxBytes, maxFiles }: UploadLimits): number {
  return maxTotal ?? Math.min(maxBytes * maxFiles, MOST_TOTAL)
}

function refusalOf(message: string): Refusal {
  return { code: 'tooLarge', message, field: 'files' }
}

function tooLarge(name: string, most: number): string {
  return `文件“${storable(name)}”超过 ${most / MEGABYTE} MB，没有保存。请压缩或拆分后再上传`
}

function tooMany(most: number): string {
  return most === 0 ? '这里不接收文件，没有保存' : `一次最多上传 ${most} 个文件，没有保存。请合并或分次上传`
}

function tooMuch(most: number): string {
  return `这次上传的文件合计超过 ${most / MEGABYTE} MB，没有保存。请压缩或分次上传`
}

function addPlainFields(body: unknown, add: (name: string, value: string) => void): void {
  if (typeof body !== 'object' || body === null) return
  for (const [name, value] of Object.entries(body)) {
    for (const one of Array.isArray(value) ? value : [value]) if (typeof one === 'string') add(name, one)
  }
}
