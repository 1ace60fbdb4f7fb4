/** The code on a signed letter: who holds the letter can have the portal say whether it is this organ's. */
import { createHash } from 'node:crypto'
import type { Organ } from '../organs/model.ts'
import { newToken } from '../platform/ids.ts'
import type { Services } from '../platform/services.ts'

const CODE_BYTES = 17 // 28 letters, over 136 bits: nobody meets a letter by trying

export interface LetterCode {
  /** In groups of four, for print and typing. */
  readonly code: string
  readonly hash: Buffer
  /** Leads to the portal's page with the code filled in. */
  readonly address: string
}

export function newLetterCode(services: Services, organ: Organ): LetterCode {
  const code = newToken(CODE_BYTES).replace(/(.{4})(?=.)/g, '$1-')
  const { publicUrl, host, port } = services.config
  const root = publicUrl ?? `http://${host}:${port}`
  return {
    code,
    hash: letterCodeHash(code),
    address: `${root}/o/${organ.code}/apply/verify?code=${code}`,
  }
}

/** Spaces, hyphens and small letters make no difference. */
export function letterCodeHash(code: string): Buffer {
  const plain = code
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[^0-9A-Z]/g, '')
  return createHash('sha256').update(`letter|${plain}`).digest()
}
