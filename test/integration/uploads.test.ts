/** What comes in files: limits by file, number and total, and the way back to the form with everything typed. */
import { request as httpRequest } from 'node:http'
import type { AddressInfo } from 'node:net'
import multipart from '@fastify/multipart'
import Fastify, { type FastifyInstance } from 'fastify'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { MULTIPART, readForm, type UploadLimits } from '../../src/platform/http/uploads.ts'
import { createTestProgram, type TestProgram } from '../support/program.ts'

const TYPE = { 'content-type': 'multipart/form-data; boundary=edge' }

interface Sent {
  readonly name: string
  readonly bytes: Buffer
}

function body(
  before: Readonly<Record<string, string>>,
  files: readonly Sent[],
  after: Readonly<Record<string, string>> = {},
): Buffer {
  const fields = (values: Readonly<Record<string, string>>): Buffer[] =>
    Object.entries(values).map(([name, value]) =>
      Buffer.from(`--edge\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`),
    )
  const parts = files.flatMap(({ name, bytes }) => [
    Buffer.from(
      `--edge\r\ncontent-disposition: form-data; name="files"; filename="${name}"\r\ncontent-type: application/pdf\r\n\r\n`,
    ),
    bytes,
    Buffer.from('\r\n'),
  ])
  return Buffer.concat([...fields(before), ...parts, ...fields(after), Buffer.from('--edge--\r\n')])
}

describe('the limits of a form', () => {
  let app: FastifyInstance
  const limits: UploadLimits = { maxBytes: 1000, maxFiles: 3, maxTotal: 2000 }
  beforeAll(async () => {
    app = Fastify()
    await app.register(multipart, MULTIPART)
    app.post('/', async (request) => {
      const { fields, files, refusal } = await readForm(request, limits)
      return { fields, sizes: files.map(({ bytes }) => bytes.length), refusal: refusal?.message ?? null }
    })
  })
  afterAll(() => app.close())

  const send = async (sizes: readonly number[]) => {
    const files = sizes.map((size, n) => ({ name: `${n + 1}.pdf`, bytes: Buffer.alloc(size, 1) }))
    const payload = body({ typed: '写好的' }, files, { last: '后面的' })
    const answer = await app.inject({ method: 'POST', url: '/', headers: TYPE, payload })
    return answer.json<{ fields: object; sizes: number[]; refusal: string | null }>()
  }

  it('refuse what is too large, too many or too much altogether, keep no file and every field', async () => {
    const typed = { fields: { typed: '写好的', last: '后面的' }, sizes: [] }
    expect(await send([10, 1001, 10])).toEqual({ ...typed, refusal: expect.stringContaining('“2.pdf”超过') })
    expect(await send([1, 1, 1, 1])).toEqual({ ...typed, refusal: expect.stringContaining('最多上传 3 个') })
    expect(await send([900, 900, 900])).toEqual({ ...typed, refusal: expect.stringContaining('合计超过') })
  })

  it('let through what is within all of them, and do not count a field left without a file', async () => {
    expect(await send([1000, 990, 0, 10])).toMatchObject({ sizes: [1000, 990, 10], refusal: null })
  })
})

describe('a form of the public', () => {
  let program: TestProgram
  beforeAll(async () => {
    program = await createTestProgram()
  })
  afterAll(() => program.close())

  const TYPED = {
    'applicant.column': 'naturalPerson',
    'applicant.name': '甄示例',
    'applicant.phone': '13800001234',
    content: '申请公开试验路小区改造竣工验收报告。',
    formWanted: 'electronic',
    wayWanted: 'download',
    intakeKey: 'uploads-test-intake-key-01',
  }
  const post = (payload: Buffer, cookie = '') =>
    program.app.fastify.inject({
      method: 'POST',
      url: '/o/street/apply/receipt',
      headers: { ...TYPE, cookie },
      payload,
    })
  const pdf = (size: number): Buffer => Buffer.concat([Buffer.from('%PDF-1.4\n'), Buffer.alloc(size, 32)])
  const stored = async (): Promise<number> =>
    (await program.owner.pool.query('SELECT 1 FROM application UNION ALL SELECT 1 FROM stored_file'))
      .rowCount ?? -1

  it('comes back with everything typed and says which file was too much', async () => {
    const big = await post(body(TYPED, [{ name: '身份证.pdf', bytes: pdf(21 * 1024 * 1024) }]))
    expect(big.statusCode).toBe(413)
    expect(big.body).toContain('“身份证.pdf”超过 20 MB')
    const many = await post(
      body(
        TYPED,
        Array.from({ length: 12 }, (_, n) => ({ name: `${n}.pdf`, bytes: pdf(10) })),
      ),
    )
    expect(many.body).toContain('最多上传 5 个文件')
    for (const page of [big, many]) {
      expect(page.body).toContain(`name="content" value="${TYPED.content}"`)
      expect(page.body).toContain(`name="intakeKey" value="${TYPED.intakeKey}"`)
      expect(page.body).toContain('返回修改')
      // What is wrong stands before what was read already.
      expect(page.body.indexOf('处需要修改')).toBeGreaterThan(0)
      expect(page.body.indexOf('处需要修改')).toBeLessThan(page.body.indexOf('核对所填内容'))
    }
    expect(await stored()).toBe(0)
  })

  it('comes back with the draft where it was cut off before anything was read', async () => {
    const first = await program.app.fastify.inject({
      method: 'POST',
      url: '/o/street/apply/new',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      payload: new URLSearchParams({ ...TYPED, 'applicant.idNumber': '11010519491231002X' }).toString(),
    })
    const cookie = first.cookies.map(({ name, value }) => `${name}=${value}`).join('; ')
    await program.app.fastify.listen({ port: 0, host: '127.0.0.1' })
    const { port } = program.app.fastify.server.address() as AddressInfo // it listens on a port
    const answer = await new Promise<{ status: number; text: string }>((resolve, reject) => {
      const sending = httpRequest(
        {
          port,
          method: 'POST',
          path: '/o/street/apply/receipt',
          headers: { ...TYPE, cookie, 'content-length': String(400 * 1024 * 1024) },
        },
        (response) => {
          let text = ''
          response.setEncoding('utf8').on('data', (part: string) => (text += part))
          response.on('end', () => {
            resolve({ status: response.statusCode ?? 0, text })
            sending.destroy()
          })
        },
      ).on('error', reject)
      sending.write(body(TYPED, [{ name: 'a.pdf', bytes: pdf(1000) }]))
    })
    expect(answer.status).toBe(413)
    expect(answer.text).toContain('合计超过 50 MB')
    expect(answer.text).toContain(`name="content" value="${TYPED.content}"`)
    expect(await stored()).toBe(0)
  })

  it('that verifies a letter says so on its own page', async () => {
    const answer = await program.app.fastify.inject({
      method: 'POST',
      url: '/o/street/apply/verify',
      headers: TYPE,
      payload: body({ code: 'ABCD-EFGH' }, [
        { name: '一.pdf', bytes: pdf(10) },
        { name: '二.pdf', bytes: pdf(10) },
      ]),
    })
    expect(answer.statusCode).toBe(413)
    expect(answer.body).toContain('最多上传 1 个文件')
    expect(answer.body).toContain('value="ABCD-EFGH"')
  })
})
