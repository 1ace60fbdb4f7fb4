import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  fingerprintOf,
  newSm2Key,
  pem,
  pointOf,
  publicKeyPem,
  readPrivateKey,
  sm2Sign,
  sm2Verify,
  subjectPublicKeyInfo,
  USER_ID,
} from './sm2.ts'
import { derInteger, derSequence } from './der.ts'

/** GB/T 32918.5-2017, appendix A.2: the published example on the recommended curve. */
const PUBLISHED = {
  privateKey: '3945208F7B2144B13F36E38AC6D39F95889393692860B51A42FB81EF4DF7C5B8'.toLowerCase(),
  publicKey: Buffer.from(
    '0409F9DF311E5421A150DD7D161E4BC5C672179FAD1833FC076BB08FF356F35020CCEA490CE26775A52DC6EA718CC1AA600AED05FBF35E084A6632F6072DA9AD13',
    'hex',
  ),
  message: Buffer.from('message digest'),
  r: 'F5A03B0648D2C4630EEAC513E1BB81A15944DA3827D5B74143AC7EACEEE720B3',
  s: 'B1B6AA29DF212FD8763182BC0D421CA1BB9038FD1F7F42D4840B69C485BBC1AA',
}
const ORDER = 'FFFFFFFEFFFFFFFFFFFFFFFFFFFFFFFF7203DF6B21C6052B53BBF40939D54123'
const signatureOf = (r: string, s: string): Buffer => derSequence([derInteger(r), derInteger(s)])

describe('SM2 with SM3', () => {
  it('accepts the published signature, and nothing near it', () => {
    const { publicKey, message, r, s } = PUBLISHED
    const good = signatureOf(r, s)
    expect(sm2Verify(publicKey, message, good)).toBe(true)
    expect(sm2Verify(publicKey, Buffer.from('message digesT'), good)).toBe(false)
    for (let at = 0; at < good.length; at += 7) {
      const changed = Buffer.from(good)
      changed[at] = (changed[at] ?? 0) ^ 1
      expect(sm2Verify(publicKey, message, changed), `byte ${at}`).toBe(false)
    }
    expect(sm2Verify(newSm2Key().publicKey, message, good)).toBe(false)
  })

  it('takes no number that the standard leaves out, no other form of DER and no point off the curve', () => {
    const { publicKey, message, r, s } = PUBLISHED
    const good = signatureOf(r, s)
    const above = (BigInt(`0x${s}`) + BigInt(`0x${ORDER}`)).toString(16)
    const refused = [
      signatureOf('0', s),
      signatureOf(r, '0'),
      signatureOf(r, ORDER),
      signatureOf(r, above),
      Buffer.concat([good, Buffer.from([0])]),
      Buffer.concat([Buffer.from([0x30, 0x81, good.length - 2]), good.subarray(2)]),
      Buffer.from(r + s, 'hex'),
      Buffer.alloc(0),
    ]
    for (const signature of refused) expect(sm2Verify(publicKey, message, signature)).toBe(false)
    const off = Buffer.from(publicKey)
    off[64] = (off[64] ?? 0) ^ 1
    expect(sm2Verify(off, message, good)).toBe(false)
  })

  it('signs what it verifies, differently each time, and reads its own key back', () => {
    const key = newSm2Key()
    const bytes = Buffer.from('文书')
    const [one, two] = [sm2Sign(key, bytes), sm2Sign(key, bytes)]
    expect(one.equals(two)).toBe(false)
    expect([one, two].map((signature) => sm2Verify(key.publicKey, bytes, signature))).toEqual([true, true])
    expect(pointOf(subjectPublicKeyInfo(key.publicKey))?.equals(key.publicKey)).toBe(true)
    expect(fingerprintOf(key.publicKey)).toMatch(/^[0-9a-f]{64}$/)
    expect(readPrivateKey('-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----')).toBe('notPem')
    expect(readPrivateKey(pem('PRIVATE KEY', Buffer.from('0500', 'hex')))).toBe('broken')
    expect(readPrivateKey(pem('ENCRYPTED PRIVATE KEY', Buffer.alloc(9)))).toBe('encrypted')
  })
})

const HAS_OPENSSL =
  spawnSync('openssl', ['version'], { encoding: 'utf8' }).stdout?.startsWith('OpenSSL 3') ?? false

// Another implementation has to agree; where OpenSSL 3 is not installed there is none to ask.
describe.runIf(HAS_OPENSSL)('the openssl command', () => {
  let folder: string
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'gongkai-sm2-'))
  })
  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  const openssl = (...args: string[]) => spawnSync('openssl', args, { cwd: folder, encoding: 'utf8' })
  const verify = [
    '-rawin',
    '-digest',
    'sm3',
    '-pkeyopt',
    `distid:${USER_ID}`,
    '-in',
    'a.pdf',
    '-sigfile',
    'a.sig',
  ]

  it('verifies our signature with the key as the portal gives it, and refuses changed bytes', () => {
    const key = newSm2Key()
    const bytes = Buffer.from('%PDF-1.7 文书')
    writeFileSync(join(folder, 'a.pdf'), bytes)
    writeFileSync(join(folder, 'a.sig'), sm2Sign(key, bytes))
    writeFileSync(join(folder, 'a.pem'), publicKeyPem(key.publicKey))
    const good = openssl('pkeyutl', '-verify', '-pubin', '-inkey', 'a.pem', ...verify)
    expect([good.status, good.stdout.trim()]).toEqual([0, 'Signature Verified Successfully'])
    writeFileSync(join(folder, 'a.pdf'), Buffer.concat([bytes, Buffer.from('!')]))
    expect(openssl('pkeyutl', '-verify', '-pubin', '-inkey', 'a.pem', ...verify).status).not.toBe(0)
  })

  it('makes keys and signatures that we read, and other curves that we do not', () => {
    openssl('genpkey', '-algorithm', 'EC', '-pkeyopt', 'ec_paramgen_curve:SM2', '-out', 'sm2.pem')
    openssl('genpkey', '-algorithm', 'EC', '-pkeyopt', 'ec_paramgen_curve:P-256', '-out', 'p256.pem')
    openssl('genpkey', '-algorithm', 'RSA', '-pkeyopt', 'rsa_keygen_bits:1024', '-out', 'rsa.pem')
    const text = (file: string): string => openssl('pkey', '-in', file).stdout
    const key = readPrivateKey(text('sm2.pem'))
    if (typeof key === 'string') throw new Error(key)
    writeFileSync(join(folder, 'a.pdf'), '文书')
    openssl('pkeyutl', '-sign', '-inkey', 'sm2.pem', ...verify.slice(0, -2), '-out', 'a.sig')
    const signature = openssl('base64', '-A', '-in', 'a.sig').stdout
    expect(sm2Verify(key.publicKey, Buffer.from('文书'), Buffer.from(signature, 'base64'))).toBe(true)
    expect([readPrivateKey(text('p256.pem')), readPrivateKey(text('rsa.pem'))]).toEqual([
      'otherCurve',
      'otherCurve',
    ])
  })
})
