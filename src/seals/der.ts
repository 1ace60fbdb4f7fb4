/** As much of ASN.1 DER as keys and signatures need. */
export interface DerNode {
  readonly tag: number
  readonly content: Buffer
  /** Of a SEQUENCE or SET. */
  readonly children?: readonly DerNode[]
}

const CONSTRUCTED = 0x20
const MOST_DEPTH = 12

/** Undefined where the bytes are not one whole DER value. */
export function readDer(bytes: Uint8Array): DerNode | undefined {
  const nodes = readAll(Buffer.from(bytes), MOST_DEPTH)
  return nodes?.length === 1 ? nodes[0] : undefined
}

function readAll(bytes: Buffer, depth: number): readonly DerNode[] | undefined {
  const nodes: DerNode[] = []
  let at = 0
  while (at < bytes.length) {
    const tag = bytes[at] ?? 0
    const length = readLength(bytes, at + 1)
    if (length === undefined || depth === 0) return undefined
    const content = bytes.subarray(length.next, length.next + length.value)
    if (content.length !== length.value) return undefined
    const children = (tag & CONSTRUCTED) === 0 ? undefined : readAll(content, depth - 1)
    if ((tag & CONSTRUCTED) !== 0 && children === undefined) return undefined
    nodes.push({ tag, content, ...(children === undefined ? {} : { children }) })
    at = length.next + length.value
  }
  return nodes
}

function readLength(bytes: Buffer, at: number): { value: number; next: number } | undefined {
  const first = bytes[at]
  if (first === undefined) return undefined
  if (first < 0x80) return { value: first, next: at + 1 }
  const count = first & 0x7f
  if (count < 1 || count > 4 || at + count >= bytes.length) return undefined
  return { value: bytes.readUIntBE(at + 1, count), next: at + 1 + count }
}

/** 1.2.840.… ; '' where it is none. */
export function oid({ tag, content }: DerNode): string {
  if (tag !== 0x06 || content.length === 0) return ''
  const numbers: number[] = []
  let value = 0
  for (const byte of content) {
    value = value * 128 + (byte & 0x7f)
    if ((byte & 0x80) === 0) {
      numbers.push(value)
      value = 0
    }
  }
  const [head = 0, ...rest] = numbers
  const root = Math.min(2, Math.floor(head / 40))
  return [root, head - root * 40, ...rest].join('.')
}

export function derInteger(hex: string): Buffer {
  const even = hex.replace(/^0+(?=.)/, '')
  const bytes = Buffer.from(even.length % 2 === 0 ? even : `0${even}`, 'hex')
  return wrap(0x02, (bytes[0] ?? 0) < 0x80 ? bytes : Buffer.concat([Buffer.from([0]), bytes]))
}

export function derSequence(parts: readonly Buffer[]): Buffer {
  return wrap(0x30, Buffer.concat(parts))
}

function wrap(tag: number, content: Buffer): Buffer {
  if (content.length >= 0x80) throw new RangeError('longer than a signature is')
  return Buffer.concat([Buffer.from([tag, content.length]), content])
}
