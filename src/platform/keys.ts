import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto'
import { chmodSync, chownSync, existsSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { z } from 'zod'
import { SettingError } from './config.ts'
import { makeFolderFor, ownerFor } from './data-folder.ts'

/** One personal datum at rest: AES-256-GCM under a key derived for its organ and field. */
export const envelopeSchema = z.object({
  alg: z.literal('A256GCM'),
  kid: z.string(),
  iv: z.string(),
  ct: z.string(),
  tag: z.string(),
})
export type Envelope = z.infer<typeof envelopeSchema>

/**
 * The keys of an installation. The master keys live in `DATA_DIR/secrets/master-key` (0600) or KEY_FILE, one a line
 * as `kid:base64`; the last line is the current one, earlier ones still open what they sealed. Never in a backup.
 */
export interface Keys {
  readonly currentKid: string
  seal(organId: number, field: string, plain: string): Envelope
  /** Throws where the envelope was made with a key that is not here, or was changed. */
  open(organId: number, field: string, envelope: Envelope): string
  /** Keyed hash of a normalised value within one organ: equality without decrypting. */
  equalityHash(organId: number, purpose: string, normalised: string): Buffer
  /** For signed cookies and tokens. */
  sign(purpose: string, value: string): string
}

export function loadKeys(dataDir: string, keyFile: string | undefined): Keys {
  const file = keyFile ?? join(dataDir, 'secrets', 'master-key')
  if (!existsSync(file)) {
    if (keyFile !== undefined) throw new SettingError(`设置 KEY_FILE 指向的密钥文件不存在：${file}`)
    createKeyFile(file)
  }
  if (process.platform !== 'win32' && (statSync(file).mode & 0o077) !== 0) {
    throw new SettingError(`密钥文件 ${file} 的权限过宽，其他用户可读。请执行：chmod 600 ${file}`)
  }
  return keysFromText(readFileSync(file, 'utf8'), file)
}

function createKeyFile(file: string): void {
  makeFolderFor(dirname(file))
  const owner = ownerFor(dirname(file))
  writeFileSync(file, `${newKeyLine()}\n`, { mode: 0o600, flag: 'wx' })
  chmodSync(file, 0o600)
  if (owner) chownSync(file, owner.uid, owner.gid)
}

export function newKeyLine(): string {
  return `k${randomBytes(4).toString('hex')}:${randomBytes(32).toString('base64')}`
}

export function keysFromText(text: string, source = 'key file'): Keys {
  const masters = new Map<string, Buffer>()
  let currentKid = ''
  for (const line of text.split('\n').map((part) => part.trim())) {
    if (line === '') continue
    const [kid, encoded] = line.split(':')
    const key = Buffer.from(encoded ?? '', 'base64')
    if (!kid || key.length !== 32)
      throw new SettingError(`密钥文件 ${source} 中有一行不是“编号:32字节Base64”`)
    masters.set(kid, key)
    currentKid = kid
  }
  const first = masters.values().next().value
  if (first === undefined) throw new SettingError(`密钥文件 ${source} 是空的`)
  return makeKeys(masters, currentKid, first)
}

function makeKeys(masters: ReadonlyMap<string, Buffer>, currentKid: string, first: Buffer): Keys {
  const derived = new Map<string, Buffer>()
  const derive = (master: Buffer, kid: string, info: string): Buffer => {
    const name = `${kid}|${info}`
    const known = derived.get(name)
    if (known) return known
    const key = Buffer.from(hkdfSync('sha256', master, 'gongkai', info, 32))
    if (derived.size < 50_000) derived.set(name, key)
    return key
  }
  const masterOf = (kid: string): Buffer => {
    const master = masters.get(kid)
    if (!master)
      throw new Error(`no master key ${kid}: this data was sealed with a key that is not in the key file`)
    return master
  }
  return {
    currentKid,
    seal(organId, field, plain) {
      const iv = randomBytes(12)
      const info = `seal|${organId}|${field}`
      const cipher = createCipheriv('aes-256-gcm', derive(masterOf(currentKid), currentKid, info), iv)
      const ct = Buffer.concat([cipher.update(plain, 'utf8'), cipher.final()])
      return {
        alg: 'A256GCM',
        kid: currentKid,
        iv: iv.toString('base64'),
        ct: ct.toString('base64'),
        tag: cipher.getAuthTag().toString('base64'),
      }
    },
    open(organId, field, envelope) {
      const info = `seal|${organId}|${field}`
      const key = derive(masterOf(envelope.kid), envelope.kid, info)
      const decipher = createDecipheriv('aes-256-gcm', key, Buffer.from(envelope.iv, 'base64'))
      decipher.setAuthTag(Buffer.from(envelope.tag, 'base64'))
      return decipher.update(envelope.ct, 'base64', 'utf8') + decipher.final('utf8')
    },
    // Equality must survive key rotation, so it hangs on the first key, which is never removed.
    equalityHash: (organId, purpose, normalised) =>
      createHmac('sha256', derive(first, 'first', `equality|${organId}|${purpose}`))
        .update(normalised)
        .digest(),
    sign: (purpose, value) =>
      createHmac('sha256', derive(first, 'first', `sign|${purpose}`))
        .update(value)
        .digest('base64url'),
  }
}
