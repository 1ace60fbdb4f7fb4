/** 电子印章: who keeps seals and keys, what is refused, and that a signed letter proves itself on the portal. */
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { unzipSync } from 'fflate'
import { extractText, getDocumentProxy } from 'unpdf'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { printLetter } from '../../src/applications/actions/print-letter.ts'
import { systemTenancy } from '../../src/platform/database/tenant.ts'
import { sealFor } from '../../src/seals/actions/seal-for.ts'
import { ringPng } from '../../src/seals/ring.fixture.ts'
import { fingerprintOf, publicKeyPem, readPrivateKey } from '../../src/seals/sm2.ts'
import { act, answer, openDesk, register, runJobs, type Desk } from '../support/applications.ts'
import { createTestProgram, type Client, type TestProgram } from '../support/program.ts'
import { multipart } from '../support/multipart.ts'
import {
  ENDING_CERTIFICATE,
  EXPIRED_CERTIFICATE,
  OTHER_KEY,
  P256_CERTIFICATE,
  P256_KEY,
  STREET_CERTIFICATE,
  STREET_KEY,
} from '../support/sm2-samples.ts'

let program: TestProgram
let desk: Desk
let admin: Client
let street: number

beforeAll(async () => {
  program = await createTestProgram()
  desk = await openDesk(program)
  admin = await program.signIn('admin')
  street = program.organs.street
})
afterAll(async () => program.close())

const TODAY = '2026-11-24'

interface Overview {
  readonly latest: number
  readonly defaultWidthMm: number
  readonly versions: readonly { version: number; picture: { widthMm: number } | null; inForce: boolean }[]
  readonly keys: readonly {
    keyId: string
    fingerprint: string
    inForce: boolean
    withdrawn: object | null
    certificate: { subject: string; serial: string; validTo: string; state: string } | null
  }[]
  readonly sample: string
}

async function seals(organ = street): Promise<Overview> {
  const response = await admin.call('GET', `/seals?organ=${organ}`)
  if (response.statusCode !== 200) throw new Error(`${response.statusCode} ${response.body}`)
  return response.json()
}

async function sendSeal(
  bytes: Uint8Array | undefined,
  change: Record<string, string> = {},
  { client = admin, path = '/seals' }: { client?: Client; path?: string } = {},
) {
  const fields = { organ: String(street), widthMm: '42', effectiveFrom: TODAY, basedOn: '0', ...change }
  return client.upload(path, bytes === undefined ? [] : [{ name: 'seal.png', bytes }], fields)
}

function importKey(privateKey: string, certificate = '', change: object = {}) {
  const body = { organ: street, effectiveFrom: TODAY, privateKey, certificate, ...change }
  return admin.call('POST', '/seals/keys/import', body)
}

describe('who may', () => {
  it('is the administrator of the organ or of one above it, and nobody else', async () => {
    for (const client of [desk.clerk, desk.signer, await program.signIn('supervisor')]) {
      const body = { organ: street, effectiveFrom: TODAY }
      expect((await client.call('GET', `/seals?organ=${street}`)).statusCode).toBe(403)
      expect((await client.call('POST', '/seals/keys/generate', body)).statusCode).toBe(403)
      expect((await sendSeal(ringPng(), {}, { client })).statusCode).toBe(403)
    }
    expect((await admin.call('GET', '/seals?organ=999999')).statusCode).toBe(404)
    expect((await sendSeal(ringPng(), { organ: '999999' })).statusCode).toBe(404)
    expect(await seals()).toMatchObject({ latest: 0, versions: [], keys: [], defaultWidthMm: 42 })
    expect((await seals(program.organs.district)).defaultWidthMm).toBe(45)
  })
})

describe('a picture', () => {
  it('is refused, naming what to do, and nothing is kept', async () => {
    const refused = [
      await sendSeal(undefined),
      await sendSeal(Buffer.from('\u00ff\u00d8\u00ffJFIF')),
      await sendSeal(ringPng({ side: 100 })),
      await sendSeal(ringPng({ ground: [10, 20, 30, 255] })),
      await sendSeal(ringPng(), { widthMm: '70' }),
      await sendSeal(ringPng(), { effectiveFrom: '2026-11-23' }),
      await sendSeal(ringPng(), { effectiveFrom: '2027-02-30' }),
      await sendSeal(ringPng(), { kinds: 'nothing' }),
      await sendSeal(ringPng(), { basedOn: '3' }),
      await sendSeal(Buffer.alloc(1024 * 1024 + 10)),
    ]
    expect(refused.map(({ statusCode }) => statusCode)).toEqual([
      422, 415, 422, 422, 422, 422, 422, 422, 409, 413,
    ])
    expect(refused[1]?.json().detail).toContain('不是 PNG')
    expect((await seals()).latest).toBe(0)
  })

  it('shows on a sample before it is kept, and from its day on; a new one takes its place', async () => {
    const shown = await sendSeal(ringPng({ ground: [255, 255, 255, 255] }), {}, { path: '/seals/preview' })
    expect(shown.json()).toMatchObject({
      whiteRemoved: true,
      image: { widthMm: 42, heightMm: 42, dotsPerInch: 290 },
    })
    expect(shown.json<{ html: string }>().html).toMatch(
      /<img class="doc-seal" src="data:image\/png;base64,[^"]+" [^>]*width="159"/,
    )
    expect((await seals()).latest).toBe(0)
    expect((await sendSeal(ringPng())).statusCode).toBe(201)
    expect(
      (await sendSeal(ringPng(), { widthMm: '45', basedOn: '1', effectiveFrom: '2027-01-04' })).statusCode,
    ).toBe(201)
    const { versions, sample } = await seals()
    expect(versions.map(({ version, picture, inForce }) => [version, picture?.widthMm, inForce])).toEqual([
      [2, 45, false],
      [1, 42, true],
    ])
    expect(sample).toContain('doc-seal')
    const pdf = await admin.call('GET', `/seals/sample.pdf?organ=${street}`)
    expect(pdf.rawPayload.subarray(0, 5).toString()).toBe('%PDF-')
  })

  it('is this organ’s only: another sees nothing of it, and the web role changes none', async () => {
    const { services } = program
    const bureau = systemTenancy(program.organs.bureau, 'test')
    const seen = await services.database.read(bureau, async (db) => ({
      seals: await db.selectFrom('organ_seal').selectAll().execute(),
      street: await sealFor(
        db,
        { organId: street, name: '试验街道' },
        { kind: 'reply', on: TODAY, now: services.clock.now() },
      ),
    }))
    expect(seen).toEqual({ seals: [], street: { ok: true, value: { picture: null, signing: null } } })
    const insert = services.database.write(bureau, (tx) =>
      tx.db
        .insertInto('organ_seal')
        .values({
          organ_id: street,
          version: 9,
          effective_from: TODAY,
          reason: '',
          made_at: tx.now,
          person_name: 'x',
        })
        .execute(),
    )
    await expect(insert).rejects.toThrow(/row-level security/)
    for (const change of [
      'UPDATE organ_seal SET width_mm = 20',
      'DELETE FROM signing_key',
      'UPDATE document_signature SET signed_at = now()',
    ])
      await expect(services.database.pool.query(change)).rejects.toThrow(/permission denied/)
  })
})

describe('a key', () => {
  it('of another curve, another key’s certificate or an expired one is refused by name, and nothing is kept', async () => {
    const cases: readonly (readonly [string, string, string])[] = [
      ['nonsense', '', '不是 PKCS#8'],
      [P256_KEY, '', '不是 SM2 曲线'],
      [STREET_KEY.replace('PRIVATE KEY', 'ENCRYPTED PRIVATE KEY'), '', '带有口令'],
      [STREET_KEY, 'nonsense', '证书不是 PEM'],
      [STREET_KEY, P256_CERTIFICATE, '不在 SM2 曲线'],
      [STREET_KEY, ENDING_CERTIFICATE, '不是一对'],
      [STREET_KEY, EXPIRED_CERTIFICATE, '已于 2024-01-01 08:00 到期'],
    ]
    for (const [key, certificate, sentence] of cases) {
      const response = await importKey(key, certificate)
      expect([response.statusCode, response.json().detail]).toEqual([422, expect.stringContaining(sentence)])
      expect(response.body).not.toContain('MIGH')
    }
    expect((await importKey(STREET_KEY, '', { effectiveFrom: '2026-11-01' })).statusCode).toBe(422)
    expect((await seals()).keys).toEqual([])
  })

  it('is taken in once with its certificate; its private half is sealed, and stays here', async () => {
    expect((await importKey(STREET_KEY, STREET_CERTIFICATE)).statusCode).toBe(201)
    expect((await importKey(STREET_KEY)).statusCode).toBe(409)
    const response = await admin.call('GET', `/seals?organ=${street}`)
    const [key] = response.json<Overview>().keys
    expect(key).toMatchObject({
      inForce: true,
      certificate: {
        subject: '试验街道办事处电子印章（O=试验区试验街道办事处，C=CN）',
        serial: '5E0001A7',
        validTo: '2055-01-01',
        state: 'good',
      },
    })
    const read = readPrivateKey(STREET_KEY)
    if (typeof read === 'string') throw new Error(read)
    expect(key?.fingerprint).toBe(fingerprintOf(read.publicKey))
    const { rows } = await program.owner.pool.query('SELECT row_to_json(k)::text AS all FROM signing_key k')
    const { rows: audited } = await program.owner.pool.query(
      `SELECT data::text AS all FROM audit_event WHERE type = 'signingKey.added'`,
    )
    for (const text of [response.body, ...rows.map(({ all }) => all), ...audited.map(({ all }) => all)])
      expect(text).not.toContain(read.privateKey)
    // rotate-key finds what it has to seal anew by the comment of the column
    const { rows: sealed } = await program.owner.pool.query(
      `SELECT k.sealed, col_description('signing_key'::regclass, a.attnum) AS comment FROM signing_key k, pg_attribute a
       WHERE a.attrelid = 'signing_key'::regclass AND a.attname = 'sealed'`,
    )
    const field = String(sealed[0]?.comment).replace('sealed:', '')
    expect(program.services.keys.open(street, field, sealed[0]?.sealed)).toBe(read.privateKey)
    const pem = await admin.call('GET', `/seals/keys/${key?.keyId}/public?organ=${street}`)
    expect(pem.body).toBe(publicKeyPem(read.publicKey))
    const other = await admin.call('GET', `/seals/keys/${key?.keyId}/public?organ=${program.organs.bureau}`)
    expect(other.statusCode).toBe(404)
  })
})

interface Signed {
  readonly id: string
  readonly letterId: string
  readonly code: string
  readonly html: string
}

async function signedReply(): Promise<Signed> {
  const { id } = await register(desk.clerk)
  const signed = await answer(desk, id, 'D2')
  const letterId = signed.letters.find(({ kind }) => kind === 'reply')?.id ?? ''
  const response = await desk.clerk.call('GET', `/applications/${id}/letters/${letterId}`)
  const { html } = response.json<{ html: string }>()
  return { id, letterId, html, code: /核验码：([0-9A-Z-]+)/.exec(html)?.[1] ?? '' }
}

async function fileOf({ id, letterId }: Signed, format: 'pdf' | 'docx'): Promise<Buffer> {
  return (await desk.clerk.call('GET', `/applications/${id}/letters/${letterId}/${format}`)).rawPayload
}

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')
const plainOf = (html: string): string => html.replace(/<[^>]+>|\s/g, '')

async function verify(code: string, bytes?: Buffer) {
  if (bytes === undefined) return program.app.fastify.inject({ url: `/o/street/apply/verify?code=${code}` })
  const { headers, payload } = multipart([{ name: 'a.pdf', bytes }], { code })
  return program.app.fastify.inject({ method: 'POST', url: '/o/street/apply/verify', headers, payload })
}

describe('a letter', () => {
  let letter: Signed
  let pdf: Buffer

  it('bears seal and stamp on screen, in PDF and in Word; the PDF is signed once, whatever often it is printed', async () => {
    letter = await signedReply()
    expect(letter.html).toContain('class="doc-seal"')
    expect(plainOf(letter.html)).toContain('电子签名SM2，对本文书的PDF文件签名机关试验区试验街道办事处')
    // taken before the job ran: printed, signed and kept then; the job finds nothing left to do
    const taken = await fileOf(letter, 'pdf')
    await runJobs(program)
    pdf = await fileOf(letter, 'pdf')
    expect(pdf.equals(taken)).toBe(true)
    const { text } = await extractText(await getDocumentProxy(new Uint8Array(pdf)), { mergePages: true })
    for (const said of ['电子签名', '试验街道办事处电子印章', '5E0001A7', '核验方式'])
      expect(text.replace(/\s/g, '')).toContain(said)
    // the seal's picture and the code's drawing; the figure says what it shows
    expect(pdf.toString('latin1')).toMatch(/\/Subtype\s*\/Image/)
    const docx = unzipSync(await fileOf(letter, 'docx'))
    const document = Buffer.from(docx['word/document.xml'] ?? []).toString()
    expect(document).toMatch(/<wp:anchor [^>]*behindDoc="1"/)
    expect(document).toContain('试验区试验街道办事处印章')
    expect(document).toContain('5E0001A7')

    const tenancy = systemTenancy(street, 'test')
    const before = await program.owner.pool.query('SELECT * FROM document_signature')
    await printLetter({ letterId: letter.letterId }, { services: program.services, tenancy })
    expect((await program.owner.pool.query('SELECT * FROM document_signature')).rows).toEqual(before.rows)
    expect(before.rows).toMatchObject([{ organ_id: street, file_hash: sha256(pdf) }])
    const audited = await program.owner.pool.query(
      `SELECT data FROM audit_event WHERE type = 'document.signed'`,
    )
    expect(audited.rows).toMatchObject([{ data: { file: sha256(pdf) } }])
  })

  it('holds no picture of its own: the seal is named by its hash', async () => {
    const { rows } = await program.owner.pool.query<{ length: number }>(
      'SELECT max(length(sealed::text))::int AS length FROM letter_version WHERE letter_id = $1',
      [letter.letterId],
    )
    expect(rows[0]?.length).toBeLessThan(12_000)
  })

  it('verifies by its code and by its file, and a changed one does not', async () => {
    const byCode = await verify(letter.code)
    expect(byCode.body).toContain('电子签名有效')
    for (const told of ['试验街道办事处电子印章', '5E0001A7', '试验证书机构', '2055-01-01'])
      expect(plainOf(byCode.body)).toContain(told.replaceAll(' ', ''))
    expect(byCode.body).not.toContain('甄示例')
    expect((await verify('', pdf)).body).toContain('电子签名有效')
    const changed = Buffer.from(pdf)
    changed[changed.length - 8] = (changed[changed.length - 8] ?? 0) ^ 1
    const wrong = await verify(letter.code, changed)
    expect(wrong.body).toContain('电子签名核验不通过')
    expect(wrong.body).not.toContain('电子签名有效')
    expect((await verify('', changed)).statusCode).toBe(404)
  })

  it('gives signature, key and certificate to whoever holds the PDF, and nobody else; openssl agrees', async () => {
    const get = (name: string, hash: string, organ = 'street') =>
      program.app.fastify.inject({ url: `/o/${organ}/apply/verify/${name}?pdf=${hash}` })
    const names = ['signature.sig', 'publickey.pem', 'certificate.pem']
    const files = await Promise.all(names.map((name) => get(name, sha256(pdf))))
    expect(files.map(({ statusCode }) => statusCode)).toEqual([200, 200, 200])
    expect(files[2]?.body).toContain(STREET_CERTIFICATE.trim())
    expect((await get('signature.sig', '0'.repeat(64))).statusCode).toBe(404)
    expect((await get('signature.sig', sha256(pdf), 'bureau')).statusCode).toBe(404)
    expect((await get('signature.sig', '../x')).statusCode).toBe(404)
    const page = (await verify(letter.code)).body.replaceAll('&#x27;', "'").replaceAll('&quot;', '"')
    const command = /openssl pkeyutl[^<]+/.exec(page)?.[0] ?? ''
    // an installation without OpenSSL 3 has nobody else to ask; the command of the page is still looked at
    expect(command).toContain('-digest sm3')
    if (spawnSync('openssl', ['version'], { encoding: 'utf8' }).stdout?.startsWith('OpenSSL 3') !== true)
      return
    const folder = mkdtempSync(join(tmpdir(), 'gongkai-verify-'))
    names.forEach((name, place) => writeFileSync(join(folder, name), files[place]?.rawPayload ?? ''))
    writeFileSync(join(folder, '收到的文书.pdf'), pdf)
    const ran = spawnSync('sh', ['-c', command], { cwd: folder, encoding: 'utf8' })
    rmSync(folder, { recursive: true })
    expect([ran.stdout.trim(), ran.status]).toEqual(['Signature Verified Successfully', 0])
  })

  it('does not verify where its kept file or its signature was changed', async () => {
    const [folder, hash] = [join(program.config.dataDir, 'files', 'original'), sha256(pdf)]
    const path = join(folder, hash.slice(0, 2), hash)
    writeFileSync(path, Buffer.concat([readFileSync(path), Buffer.from(' ')]))
    expect((await verify(letter.code)).body).toContain('电子签名核验不通过')
    writeFileSync(path, pdf)
    expect((await verify(letter.code)).body).toContain('电子签名有效')
    const { rows } = await program.owner.pool.query<{ signature: Buffer }>(
      'SELECT signature FROM document_signature',
    )
    const changed = Buffer.from(rows[0]?.signature ?? [])
    changed[40] = (changed[40] ?? 0) ^ 1
    const set = (signature: Buffer | undefined) =>
      program.owner.pool.query('UPDATE document_signature SET signature = $1', [signature])
    await set(changed)
    expect((await verify(letter.code)).body).toContain('电子签名核验不通过')
    await set(rows[0]?.signature)
  })

  it('stays signed after its key was withdrawn, and the page says so; the next one is not signed', async () => {
    const [key] = (await seals()).keys
    const path = `/seals/keys/${key?.keyId}/withdraw`
    expect((await admin.call('POST', path, { organ: street, reason: '' })).statusCode).toBe(422)
    expect((await desk.signer.call('POST', path, { organ: street, reason: '换证' })).statusCode).toBe(403)
    expect((await admin.call('POST', path, { organ: street, reason: '换证' })).statusCode).toBe(200)
    expect((await admin.call('POST', path, { organ: street, reason: '换证' })).statusCode).toBe(409)
    const page = (await verify(letter.code)).body
    expect(page).toContain('电子签名有效')
    expect(page).toMatch(/该密钥已于 2026-11-24 \d\d:\d\d 停用，停用以前的签名不受影响/)
    const next = await signedReply()
    expect([next.html.includes('doc-seal'), next.html.includes('doc-stamp')]).toEqual([true, false])
    await runJobs(program)
    expect(plainOf((await verify(next.code)).body)).toContain('这份文书没有电子签名')
  })

  it('is not signed by a key that was withdrawn before it was printed, and says that it lacks the signature', async () => {
    const made = await admin.call('POST', '/seals/keys/generate', { organ: street, effectiveFrom: TODAY })
    const { keyId, fingerprint } = made.json<{ keyId: string; fingerprint: string }>()
    const late = await signedReply()
    expect(plainOf(late.html)).toContain(fingerprint.toUpperCase())
    await admin.call('POST', `/seals/keys/${keyId}/withdraw`, { organ: street, reason: '怀疑泄露' })
    await runJobs(program)
    const read = await desk.clerk.call('GET', `/applications/${late.id}/letters/${late.letterId}`)
    expect(read.json<{ letter: { problem: string } }>().letter.problem).toContain('没有电子签名')
    expect(plainOf((await verify(late.code)).body)).toContain('这份文书没有电子签名')
  })

  it('is not issued with an expired certificate, and says what to do; withdrawn, it goes out unsigned', async () => {
    const { services } = program
    expect((await importKey(OTHER_KEY, ENDING_CERTIFICATE)).statusCode).toBe(201)
    const [key] = (await seals()).keys
    const { id } = await register(desk.clerk)
    services.clock.setOffsetDays(30)
    const send = () =>
      act(desk.clerk, id, {
        act: 'askCorrection',
        on: TODAY,
        matters: ['请写明文号'],
        until: '2026-12-08',
        guidance: '写明年份',
      })
    await expect(send()).rejects.toThrow(/签名证书已于 2026-12-15 08:00 到期.*系统管理 › 电子印章/)
    await admin.call('POST', `/seals/keys/${key?.keyId}/withdraw`, { organ: street, reason: '到期' })
    const sent = await send()
    expect(sent.letters.some(({ kind }) => kind === 'correctionNotice')).toBe(true)
    services.clock.setOffsetDays(0)
  })

  it('bears the picture only where its kind does, and none once the seal is out of use', async () => {
    const { latest } = await seals()
    const kinds = { kinds: 'extensionNotice', basedOn: String(latest) }
    expect((await sendSeal(ringPng(), kinds)).statusCode).toBe(201)
    expect((await signedReply()).html).not.toContain('doc-seal')
    const again = { kinds: '', basedOn: String(latest + 1) }
    expect((await sendSeal(ringPng(), again)).statusCode).toBe(201)
    expect((await signedReply()).html).toContain('doc-seal')
    const retire = { organ: street, effectiveFrom: TODAY, basedOn: latest + 2, reason: '机构更名' }
    expect(
      (await admin.call('POST', '/seals/retire', { ...retire, organ: program.organs.bureau })).statusCode,
    ).toBe(409)
    expect((await admin.call('POST', '/seals/retire', retire)).statusCode).toBe(201)
    expect((await signedReply()).html).not.toContain('doc-seal')
    expect((await seals()).versions[0]).toMatchObject({ picture: null, inForce: true })
  })
})
