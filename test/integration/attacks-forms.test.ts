/** What an attacker would hand in: files that are not what they say, forms sent over and over, keys guessed at. */
import type { LightMyRequestResponse } from 'fastify'
import { strToU8, zipSync } from 'fflate'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { refuseMarkedFile } from '../../src/applications/classified.ts'
import { checkFile, checkText } from '../../src/platform/file-check.ts'
import { register } from '../support/applications.ts'
import { createTestProgram, type TestProgram } from '../support/program.ts'
import { UNKNOWN_ID } from '../support/route-samples.ts'

let program: TestProgram

beforeAll(async () => {
  program = await createTestProgram()
})
afterAll(() => program.close())

function portal(url: string, headers: Record<string, string> = {}): Promise<LightMyRequestResponse> {
  return program.app.fastify.inject({ method: 'GET', url, headers })
}

const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'

describe('files', () => {
  const word = (text: string): Uint8Array =>
    zipSync({ 'word/document.xml': strToU8(`<w:document><w:t>${text}</w:t></w:document>`) })

  it('are what they say, and bear no mark of secrecy in any encoding', async () => {
    const utf16 = Buffer.from('密级：机密★\n', 'utf16le')
    const cases: readonly (readonly [string, Uint8Array, string])[] = [
      [
        '图.svg',
        strToU8('<svg xmlns="http://www.w3.org/2000/svg"><script>1</script></svg>'),
        'unsupportedType',
      ],
      ['页.html', strToU8('<script>1</script>'), 'unsupportedType'],
      ['页.pdf', strToU8('<script>1</script>'), 'unsupportedType'],
      ['图.png', strToU8('%PDF-1.4 <script>'), 'unsupportedType'],
      ['文.docx', word('机密<w:br/>★'), 'classified'],
      ['文.docx', word('&#x673A;&#23494;&#x2605;'), 'classified'],
      ['文.docx', word('机\u200b密\u200b★'), 'classified'],
      ['文.txt', utf16.filter((byte) => byte !== 0), 'classified'],
      ['秘密★一年.txt', strToU8('正文'), 'classified'],
    ]
    for (const [name, bytes, code] of cases) {
      const checked = await checkFile(name, bytes)
      expect([name, checked.ok ? 'kept' : checked.refusal.code]).toEqual([name, code])
    }
    // A few kilobytes packed; read with a pattern that backs up from every one of them, it took hours.
    const began = performance.now()
    const dense = word('<'.repeat(2_000_000))
    expect((await checkFile('密.docx', dense)).ok).toBe(true)
    expect((await refuseMarkedFile('密.docx', DOCX, dense)).ok).toBe(true)
    expect(performance.now() - began).toBeLessThan(3000)
    const kept = await checkFile('..\\..\\a/通知.docx', word('公开'))
    expect(kept).toMatchObject({ ok: true, value: { name: '通知.docx' } })
    expect(checkText('机<b></b>密&#9733;', 'body').ok).toBe(false)
    expect(checkText('保守国家秘密', 'body').ok).toBe(true)
  })
})

describe('the application form and the status page', () => {
  const typed = (content: string): string =>
    new URLSearchParams({
      'applicant.column': 'naturalPerson',
      'applicant.name': '甄示例',
      'applicant.idNumber': '11010519491231002X',
      'applicant.phone': '13800001234',
      content,
      formWanted: 'electronic',
      wayWanted: 'download',
      intakeKey: 'attack-test-intake-key-01',
      challengeAnswer: '99',
      challengeToken: '9999999999999.1.forged',
    }).toString()
  const post = (url: string, payload: string, cookie = '') =>
    program.app.fastify.inject({
      method: 'POST',
      url,
      headers: { 'content-type': 'application/x-www-form-urlencoded', cookie },
      payload,
    })
  const numberOf = (page: string): string => /receipt-number">([^<]+)</.exec(page)?.[1] ?? ''

  it('take a form sent thirty times at once for one application, and a forged challenge for none answered', async () => {
    const content = '重复点击三十次的同一件申请'
    const pages = await Promise.all(
      Array.from({ length: 30 }, () => post('/o/street/apply/receipt', typed(content))),
    )
    expect(new Set(pages.map(({ body }) => numberOf(body))).size).toBe(1)
    const { rows } = await program.owner.pool.query<{ unverified: boolean }>(
      'SELECT unverified FROM application WHERE content = $1',
      [content],
    )
    expect(rows).toEqual([{ unverified: true }])
  })

  it('show nobody a case by a changed cookie, address or organ', async () => {
    const { number, queryCode, receiptCode } = await register(await program.signIn('bureauclerk'))
    const key = new URLSearchParams({ number, queryCode, secondFactor: receiptCode }).toString()
    const found = await post('/o/bureau/apply/status', key)
    expect([found.statusCode, found.headers['location']]).toEqual([
      303,
      expect.stringContaining('/apply/status/case'),
    ])
    // The same key is worth nothing at another organ, and its answer is that to a number nobody has.
    const elsewhere = await post('/o/street/apply/status', key)
    const unknown = await post('/o/street/apply/status', key.replace(/number=[^&]*/, 'number=nobody-2026-1'))
    const said = (page: string): string => /没有查到[^<]*/.exec(page)?.[0] ?? ''
    expect([elsewhere.statusCode, said(elsewhere.body)]).toEqual([unknown.statusCode, said(unknown.body)])
    expect(said(elsewhere.body)).not.toBe('')
    const token = found.cookies.find(({ name }) => name === 'gongkai_status')?.value ?? ''
    const see = (organ: string, cookie: string) =>
      portal(`/o/${organ}/apply/status/case?number=${encodeURIComponent(number)}`, {
        cookie: `gongkai_status=${cookie}`,
      })
    expect((await see('bureau', token)).body).toContain(`${number} 的办理进度`)
    const [organId, id = '', expires, sign] = token.split('.')
    for (const [organ, cookie] of [
      ['street', token],
      ['bureau', `${organId}.${UNKNOWN_ID}.${expires}.${sign}`],
      ['bureau', `${organId}.${id}.9999999999999.${sign}`],
      ['street', `${program.organs.street}.${id}.${expires}.${sign}`],
    ] as const)
      expect([cookie, (await see(organ, cookie)).body.includes('的办理进度')]).toEqual([cookie, false])
  })

  it('answer a flood of guesses with 429, and the flooded code with the answer to an unknown one', async () => {
    await program.owner.pool.query('DELETE FROM rate_window')
    const guess = () => post('/o/street/apply/status', 'number=x&queryCode=y&secondFactor=0000')
    const codes: number[] = []
    for (let count = 0; count < 22; count += 1) codes.push((await guess()).statusCode)
    expect(codes.slice(0, 20).every((code) => code === 422)).toBe(true)
    expect(codes.slice(20)).toEqual([429, 429])
    await program.owner.pool.query('DELETE FROM rate_window')
  })
})
