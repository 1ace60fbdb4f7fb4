import type { MultipartFile } from '@fastify/multipart'
import type { FastifyRequest } from 'fastify'
import { storable } from './storable-text.ts'
import { refuse, type Result, ok } from '../result.ts'

export interface UploadLimits {
  readonly maxBytes: number
  readonly maxFiles: number
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

/** Reads a multipart (or urlencoded) form within limits; a file too large is refused by name before it is kept. */
export async function readUploads(request: FastifyRequest, limits: UploadLimits): Promise<Result<Uploads>> {
  const fields: Record<string, string> = {}
  const repeated = new Map<string, string[]>()
  const files: UploadedPart[] = []
  const addField = (name: string, typed: string): void => {
    const value = storable(typed)
    fields[name] = value
    const before = repeated.get(name)
    if (before === undefined) repeated.set(name, [value])
    else before.push(value)
  }
  if (!request.isMultipart()) {
    addPlainFields(request.body, addField)
    return ok({ fields, repeated, files })
  }
  const parts = request.parts({ limits: { fileSize: limits.maxBytes, files: limits.maxFiles, fields: 200 } })
  for await (const part of parts) {
    if (part.type === 'field') {
      addField(part.fieldname, typeof part.value === 'string' ? part.value : '')
      continue
    }
    const bytes = await readFile(part)
    if (bytes === undefined) return tooLarge(part.filename, limits)
    if (bytes.length > 0) {
      files.push({ field: part.fieldname, name: storable(part.filename), type: part.mimetype, bytes })
    }
  }
  return ok({ fields, repeated, files })
}

function addPlainFields(body: unknown, add: (name: string, value: string) => void): void {
  if (typeof body !== 'object' || body === null) return
  for (const [name, value] of Object.entries(body)) {
    for (const one of Array.isArray(value) ? value : [value]) if (typeof one === 'string') add(name, one)
  }
}

async function readFile(part: MultipartFile): Promise<Buffer | undefined> {
  const chunks: Buffer[] = []
  for await (const chunk of part.file) chunks.push(chunk as Buffer) // a byte stream without encoding gives buffers
  return part.file.truncated ? undefined : Buffer.concat(chunks)
}

function tooLarge(name: string, limits: UploadLimits): Result<never> {
  const megabytes = Math.floor(limits.maxBytes / 1024 / 1024)
  return refuse('tooLarge', `文件“${name}”超过 ${megabytes} MB，没有保存。请压缩或拆分后再上传`, {
    field: 'files',
  })
}
