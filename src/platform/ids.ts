import { randomBytes, randomUUID } from 'node:crypto'

/** A time-ordered id (UUID version 7, RFC 9562), so that new rows land at one end of an index. */
export function newId(now: Date): string {
  const bytes = randomBytes(16)
  bytes.writeUIntBE(now.getTime(), 0, 6)
  bytes[6] = 0x70 | ((bytes[6] ?? 0) & 0x0f)
  bytes[8] = 0x80 | ((bytes[8] ?? 0) & 0x3f)
  const hex = bytes.toString('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`
}

/** An unguessable token of 160 bits in base32 without look-alike characters; fit for print and typing. */
export function newToken(bytes = 20): string {
  const alphabet = '23456789ABCDEFGHJKMNPQRSTUVWXYZ' // 31 letters; unbiased below by rejection
  let token = ''
  const length = Math.ceil((bytes * 8) / Math.log2(alphabet.length))
  while (token.length < length) {
    for (const byte of randomBytes(length)) {
      if (byte < 248 && token.length < length) token += alphabet[byte % 31] ?? ''
    }
  }
  return token
}

export { randomUUID }
