/** A form with files, written as a browser writes it: the fields first. */
export interface FilePart {
  readonly name: string
  readonly bytes: Uint8Array | string
  readonly type?: string
  readonly field?: string
}

const EDGE = 'edge-of-a-test-form'

export function multipart(
  files: readonly FilePart[],
  fields: Readonly<Record<string, string>> = {},
): { readonly headers: Record<string, string>; readonly payload: Buffer } {
  const head = (name: string): string => `--${EDGE}\r\ncontent-disposition: form-data; name="${name}"`
  const payload = Buffer.concat([
    ...Object.entries(fields).map(([name, text]) => Buffer.from(`${head(name)}\r\n\r\n${text}\r\n`)),
    ...files.flatMap(({ name, bytes, type = 'application/octet-stream', field = 'file' }) => [
      Buffer.from(`${head(field)}; filename="${name}"\r\ncontent-type: ${type}\r\n\r\n`),
      Buffer.from(bytes),
      Buffer.from('\r\n'),
    ]),
    Buffer.from(`--${EDGE}--\r\n`),
  ])
  return { headers: { 'content-type': `multipart/form-data; boundary=${EDGE}` }, payload }
}
