/** 检查一份年报 at the desk and on the portal: what is refused, and what of a file is never kept. */
import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { strToU8, zipSync } from 'fflate'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { makeFileReader } from '../../src/report-check/actions/read-file.ts'
import { htmlOf } from '../support/made-reports.ts'
import { multipart } from '../support/multipart.ts'
import type { Client, TestProgram } from '../support/program.ts'
import { changed, type Checking, cleanText, openChecking } from '../support/report-check.ts'

let program: TestProgram
let clerk: Client
let upload: Checking['upload']
let keep: Checking['keep']
let publicCheck: Checking['publicCheck']

beforeAll(async () => {
  ;({ program, clerk, upload, keep, publicCheck } = await openChecking())
})
afterAll(() => program.close())

const bomb = zipSync({
  'word/document.xml': strToU8('<w:document/>'),
  'word/other.xml': new Uint8Array(60 * 1024 * 1024),
})
const scan = strToU8(
  '%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n' +
    '3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF',
)
const REFUSED: readonly (readonly [string, Uint8Array, string])[] = [
  ['年报.doc', Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1), '另存为'],
  ['照片.png', Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 13, 10), '图片'],
  ['程序.txt', Uint8Array.of(0x4d, 0x5a, 0, 3), '二进制'],
  ['压缩.zip', zipSync({ 'a.txt': strToU8('x') }), '解压'],
  ['炸弹.docx', bomb, '压缩炸弹'],
  ['扫描.pdf', scan, '没有文字层'],
]

describe('refusals at the desk', () => {
  it.each(REFUSED)('%s is named and refused, nothing kept', async (name, bytes, why) => {
    const before = await counts()
    const response = await upload(name, bytes)
    expect(response.statusCode).toBe(415)
    const { detail } = response.json<{ detail: string }>()
    expect(detail).toContain(name)
    expect(detail).toContain(why)
    expect(await counts()).toEqual(before)
  })

  it('an empty form, a file over the limit, a mark of secrecy', async () => {
    expect((await upload('空.txt', '')).statusCode).toBe(422)
    const large = await upload('大.txt', new Uint8Array(51 * 1024 * 1024))
    expect([large.statusCode, large.json<{ detail: string }>().detail]).toEqual([
      413,
      expect.stringContaining('大.txt'),
    ])
    const before = await counts()
    const marked = await upload('件.txt', `机密★1年\n${cleanText}`)
    expect([marked.statusCode, marked.json<{ code: string }>().code]).toEqual([422, 'classified'])
    expect(await counts()).toEqual(before)
  })

  it('people of other roles', async () => {
    for (const name of ['reviewer', 'admin', 'liaison']) {
      const person = await program.signIn(name)
      expect([name, (await upload('a.txt', cleanText, person)).statusCode]).toEqual([name, 403])
      expect((await person.call('GET', '/report-checks')).statusCode).toBe(403)
    }
  })

  it('a file that takes too long, and the next file is read all the same', async () => {
    const read = makeFileReader({ threads: 1, secondsPerFile: 0.001, megabytes: 256, waiting: 5 })
    const slow = await read({ name: '慢.txt', bytes: strToU8(cleanText) })
    expect(slow).toMatchObject({
      ok: false,
      refusal: { message: expect.stringContaining('“慢.txt”不能读取：读取超过') },
    })
    const patient = makeFileReader({ threads: 1, secondsPerFile: 20, megabytes: 256, waiting: 5 })
    const [bad, good] = await Promise.all([
      patient({ name: '坏.pdf', bytes: strToU8('%PDF-1.7 broken') }),
      patient({ name: '好.txt', bytes: strToU8(cleanText) }),
    ])
    expect([bad.ok, good.ok]).toEqual([false, true])
  })

  it('a file that eats memory', async () => {
    const read = makeFileReader({ threads: 1, secondsPerFile: 30, megabytes: 8, waiting: 5 })
    const many = `<table>${'<tr><td>1<td>2<td>3'.repeat(200_000)}</table>`
    const eaten = await read({ name: '大表.html', bytes: strToU8(many) })
    expect(eaten).toMatchObject({ ok: false, refusal: { message: expect.stringContaining('内存') } })
  })

  it('more files than may wait', async () => {
    const read = makeFileReader({ threads: 1, secondsPerFile: 20, megabytes: 256, waiting: 1 })
    const file = { name: 'a.txt', bytes: strToU8(cleanText) }
    const answers = await Promise.all([read(file), read(file), read(file)])
    expect(answers.map((answer) => answer.ok)).toEqual([true, true, false])
    expect(answers[2]).toMatchObject({ refusal: { code: 'unavailable' } })
  })

  it('unknown reports, cells that are not in the form, values that are no number', async () => {
    const none = '01900000-0000-7000-8000-000000000000'
    expect((await clerk.call('GET', `/report-checks/${none}`)).statusCode).toBe(404)
    expect((await clerk.call('GET', '/report-checks/7')).statusCode).toBe(404)
    const id = await keep('refusals.txt', `${cleanText}\n。`)
    const correct = (path: string, value: string, reason = '原件为此数') =>
      clerk.call('POST', `/report-checks/${id}/corrections`, { path, value, reason })
    expect((await correct('requests.nothing.total', '1')).statusCode).toBe(422)
    expect((await correct('requests.granted.total', '两件')).statusCode).toBe(422)
    expect((await correct('requests.granted.total', '1', '')).statusCode).toBe(422)
    expect((await correct('proactive.fees.amountWan', '1.2.3')).statusCode).toBe(422)
    const undo = await clerk.call('POST', `/report-checks/${id}/corrections/withdraw`, {
      path: 'requests.granted.total',
      reason: '没有更正过',
    })
    expect(undo.statusCode).toBe(409)
    const previous = await clerk.call('PUT', `/report-checks/${id}/previous`, { previousId: id })
    expect(previous.statusCode).toBe(422)
    await clerk.call('POST', `/report-checks/${id}/withdraw`, { reason: '试验用文件' })
    expect((await correct('requests.granted.total', '1')).statusCode).toBe(409)
  })
})

describe('the public page', () => {
  it.each(REFUSED)('%s is named and refused', async (name, bytes, why) => {
    const response = await publicCheck(name, bytes)
    expect(response.statusCode).toBe(422)
    expect(response.body).toContain(why)
  })

  it('refuses over 10 MB, and a form without a file', async () => {
    const large = await publicCheck('大.txt', new Uint8Array(11 * 1024 * 1024))
    expect([large.statusCode, large.body]).toEqual([413, expect.stringContaining('10 MB')])
    expect((await publicCheck('空.txt', '')).statusCode).toBe(422)
  })

  it('shows tables, findings and places, is not indexed, cached or stored', async () => {
    const before = await counts()
    const page = await program.app.fastify.inject({ url: '/report-check' })
    expect(page.body).toContain('name="robots" content="noindex, nofollow"')
    expect(page.body).toContain('不保存文件')
    const response = await publicCheck('broken.html', htmlOf(changed('requests.granted.total', '7777')))
    expect(response.statusCode).toBe(200)
    expect(response.headers['cache-control']).toBe('private, no-store')
    expect(response.body).toContain('noindex')
    expect(response.body).toContain('行合计不符')
    expect(response.body).toContain('id="c-requests-granted-total"')
    expect(response.body).toContain('<mark>7777</mark>')
    expect(response.body).not.toContain('<script')
    const organPage = await program.app.fastify.inject({ url: '/o/street/report-check' })
    expect(organPage.statusCode).toBe(200)
    expect(await counts()).toEqual(before)
  })

  it('escapes what a file says', async () => {
    const response = await publicCheck('<img src=x>.txt', `${cleanText}\n<script>alert(1)</script>`)
    expect(response.body).not.toContain('<script>')
    expect(response.body).not.toContain('<img src=x')
  })

  it('is limited over all processes', async () => {
    const second = await program.second()
    const form = multipart([{ name: 'a.txt', bytes: '没有表格的文字' }])
    const statuses: number[] = []
    for (let n = 0; n < 22; n += 1) {
      const { fastify } = n % 2 === 0 ? program.app : second.app
      const answer = await fastify.inject({
        method: 'POST',
        url: '/report-check',
        ...form,
        remoteAddress: '10.9.9.9',
      })
      statuses.push(answer.statusCode)
    }
    await second.app.fastify.close()
    await second.close()
    expect([statuses.slice(0, 20).every((status) => status === 200), statuses.slice(20)]).toEqual([
      true,
      [429, 429],
    ])
  })

  it('is switched off and on by the administrator of the root organ only', async () => {
    expect((await clerk.call('PUT', '/report-check-setting', { on: false })).statusCode).toBe(403)
    const admin = await program.signIn('admin')
    expect((await admin.call('GET', '/report-check-setting')).json()).toEqual({ on: true, mayChange: true })
    expect((await clerk.call('GET', '/report-check-setting')).json()).toEqual({ on: true, mayChange: false })
    expect((await admin.call('PUT', '/report-check-setting', { on: false })).statusCode).toBe(204)
    expect((await program.app.fastify.inject({ url: '/report-check' })).statusCode).toBe(404)
    expect((await publicCheck('a.txt', cleanText)).statusCode).toBe(404)
    expect((await clerk.call('GET', '/report-check-setting')).json()).toEqual({ on: false, mayChange: false })
    await admin.call('PUT', '/report-check-setting', { on: true })
    expect((await program.app.fastify.inject({ url: '/report-check' })).statusCode).toBe(200)
  })
})

/** Rows of every table, and files of the store: all that could keep something. Hits are counted by address only. */
async function counts(): Promise<Readonly<Record<string, number>>> {
  const { rows } = await program.owner.pool.query<{ name: string }>(
    `SELECT format('%I.%I', schemaname, tablename) AS name FROM pg_tables
     WHERE schemaname NOT IN ('pg_catalog', 'information_schema') AND tablename <> 'rate_window' ORDER BY 1`,
  )
  const found: Record<string, number> = {}
  for (const { name } of rows) {
    const counted = await program.owner.pool.query<{ n: number }>(`SELECT count(*)::int AS n FROM ${name}`)
    found[name] = counted.rows[0]?.n ?? -1
  }
  const root = join(program.config.dataDir, 'files')
  found['files'] = existsSync(root) ? readdirSync(root, { recursive: true }).length : 0
  return found
}
