/**
 * SM2 signatures with SM3 (GB/T 32918.2, user identity of GM/T 0009), DER as every other tool reads them. The curve is
 * sm-crypto-v2's: the OpenSSL inside Node knows it, but Node's own sign() there makes ECDSA, which is not SM2.
 */
import { createHash } from 'node:crypto'
import { sm2 } from 'sm-crypto-v2'
import { derInteger, derSequence, oid, readDer, type DerNode } from './der.ts'

export const USER_ID = '1234567812345678'
const EC_PUBLIC_KEY = '1.2.840.10045.2.1'
const SM2_CURVE = '1.2.156.10197.1.301'
const ORDER = 0xfffffffeffffffffffffffffffffffff7203df6b21c6052b53bbf40939d54123n
/** SubjectPublicKeyInfo of this curve up to the point. */
const SPKI_HEAD = Buffer.from('3059301306072a8648ce3d020106082a811ccf5501822d034200', 'hex')
const POINT_BYTES = 65

export interface Sm2Key {
  /** 32 bytes, hexadecimal. */
  readonly privateKey: string
  /** The point uncompressed, 65 bytes. */
  readonly publicKey: Buffer
}

export function newSm2Key(): Sm2Key {
  const { privateKey, publicKey } = sm2.generateKeyPairHex()
  return { privateKey, publicKey: Buffer.from(publicKey, 'hex') }
}

/** SM3 over the signer's identity and the document: what is signed. */
function digest(publicKey: Buffer, bytes: Uint8Array): Buffer {
  const identity = sm2.getZ(publicKey.toString('hex'), USER_ID)
  return createHash('sm3').update(identity).update(bytes).digest()
}

/** DER of r and s. */
export function sm2Sign({ privateKey, publicKey }: Sm2Key, bytes: Uint8Array): Buffer {
  const pair = sm2.doSignature(digest(publicKey, bytes), privateKey, { hash: false, der: false })
  return derSequence([derInteger(pair.slice(0, 64)), derInteger(pair.slice(64))])
}

/** False for anything that is not a signature of these bytes by this key; never throws. */
export function sm2Verify(publicKey: Buffer, bytes: Uint8Array, signature: Uint8Array): boolean {
  const pair = readPair(signature)
  if (pair === undefined || !isPoint(publicKey)) return false
  return sm2.doVerifySignature(digest(publicKey, bytes), pair, publicKey.toString('hex'), {
    hash: false,
    der: false,
  })
}

/** r and s as 128 hexadecimal digits; the standard asks for both between 1 and n − 1, the library does not. */
function readPair(signature: Uint8Array): string | undefined {
  const root = readDer(signature)
  const parts = root?.tag === 0x30 ? root.children : undefined
  if (parts?.length !== 2 || parts.some(({ tag }) => tag !== 0x02)) return undefined
  const numbers = parts.map(({ content }) => BigInt(`0x${content.toString('hex') || '0'}`))
  const canonical = derSequence(numbers.map((value) => derInteger(value.toString(16))))
  if (numbers.some((value) => value < 1n || value >= ORDER) || !canonical.equals(signature)) return undefined
  return numbers.map((value) => value.toString(16).padStart(64, '0')).join('')
}

export function isPoint(publicKey: Buffer): boolean {
  try {
    return publicKey.length === POINT_BYTES && sm2.verifyPublicKey(publicKey.toString('hex'))
  } catch {
    return false
  }
}

export function subjectPublicKeyInfo(publicKey: Buffer): Buffer {
  return Buffer.concat([SPKI_HEAD, publicKey])
}

export function fingerprintOf(publicKey: Buffer): string {
  return createHash('sm3').update(subjectPublicKeyInfo(publicKey)).digest('hex')
}

export function publicKeyPem(publicKey: Buffer): string {
  return pem('PUBLIC KEY', subjectPublicKeyInfo(publicKey))
}

export function pem(label: string, der: Buffer): string {
  const lines = der.toString('base64').match(/.{1,64}/g) ?? []
  return `-----BEGIN ${label}-----\n${lines.join('\n')}\n-----END ${label}-----\n`
}

/** The point of a SubjectPublicKeyInfo on this curve; undefined for any other key. */
export function pointOf(spki: Buffer): Buffer | undefined {
  const isOfCurve =
    spki.length === SPKI_HEAD.length + POINT_BYTES && spki.subarray(0, SPKI_HEAD.length).equals(SPKI_HEAD)
  const point = spki.subarray(SPKI_HEAD.length)
  return isOfCurve && isPoint(point) ? point : undefined
}

export type PrivateKeyProblem = 'notPem' | 'encrypted' | 'broken' | 'otherCurve'

/** A private key as PKCS#8 (`BEGIN PRIVATE KEY`). */
export function readPrivateKey(text: string): Sm2Key | PrivateKeyProblem {
  if (/-----BEGIN ENCRYPTED PRIVATE KEY-----/.test(text)) return 'encrypted'
  const found = /-----BEGIN PRIVATE KEY-----([A-Za-z0-9+/=\s]+)-----END PRIVATE KEY-----/.exec(text)
  if (found === null) return 'notPem'
  const [version, algorithm, wrapped] = readDer(Buffer.from(found[1] ?? '', 'base64'))?.children ?? []
  if (version?.tag !== 0x02 || algorithm?.tag !== 0x30 || wrapped?.tag !== 0x04) return 'broken'
  if (!isSm2(algorithm)) return 'otherCurve'
  const [, scalar] = readDer(wrapped.content)?.children ?? []
  if (scalar?.tag !== 0x04 || scalar.content.length > 32) return 'broken'
  const privateKey = scalar.content.toString('hex').padStart(64, '0')
  const value = BigInt(`0x${privateKey}`)
  // n − 1 is no SM2 key: signing divides by 1 + d
  if (value < 1n || value >= ORDER - 1n) return 'broken'
  const publicKey = Buffer.from(sm2.getPublicKeyFromPrivateKey(privateKey), 'hex')
  return { privateKey, publicKey }
}

function isSm2({ children }: DerNode): boolean {
  const [algorithm, curve] = children ?? []
  return (
    algorithm !== undefined &&
    curve !== undefined &&
    oid(algorithm) === EC_PUBLIC_KEY &&
    oid(curve) === SM2_CURVE
  )
}
