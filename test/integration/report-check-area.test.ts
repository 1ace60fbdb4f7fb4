/** 检查一份年报 at the desk and on the portal: refusals first, what is kept, what is never kept. */
import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import type { LightMyRequestResponse } from 'fastify'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { importFiledReport } from '../../src/annual-report/actions/import-filed-report.ts'
import { count } from '../../src/annual-report/model.ts'
import { readReport } from '../../src/annual-report/read/index.ts'
import { systemTenancy } from '../../src/platform/database/tenant.ts'
import { makeFileReader } from '../../src/report-check/actions/read-file.ts'
import type { OpenedAnswer } from '../../src/report-check/contract.ts'
import {
  htmlOf,
  KEEPING_LAYOUTS,
  makeReport,
  randomFrom,
  textOf,
  type MadeReport,
} from '../support/made-reports.ts'
import { type Client, createTestProgram, type TestProgram } from '../support/program.ts'

let program: TestProgram
let clerk: Client
const tabs = KEEPING_LAYOUTS['tabs'] ?? (() => [])
const clean = makeReport(randomFrom(2), '2021', false)
const cleanText = textOf(clean, tabs, randomFrom(1))

beforeAll(async () => {
  program = await createTestProgram({ today: '2027-01-20' })
  clerk = await program.signIn('clerk')
})
afterAll(() => program.close())

function changed(path: string, value: string, of: MadeReport = clean): MadeReport {
  return { ...of, cells: new Map(of.cells).set(path, value) }
}

const print = (report: MadeReport): string => textOf(report, tabs, randomFrom(1))

async function formOf(
  name: string,
  content: string | Uint8Array<ArrayBuffer>,
  type = 'application/octet-stream',
) {
  const form = new FormData()
  form.append('file', new Blob([content], { type }), name)
  const request = new Response(form)
  return {
    payload: Buffer.from(await request.arrayBuffer()),
    headers: { 'content-type': request.headers.get('content-type') ?? '' },
  }
}

async function upload(
  name: string,
  content: string | Uint8Array<ArrayBuffer>,
  who: Client = clerk,
): Promise<LightMyRequestResponse> {
  const { payload, headers } = await formOf(name, content)
  return program.app.fastify.inject({
    method: 'POST',
    url: '/desk/api/report-checks',
    headers: { ...headers, cookie: who.cookie, 'x-csrf-token': who.csrfToken },
    payload,
  })
}

async function keep(name: string, content: string | Uint8Array<ArrayBuffer>): Promise<string> {
  const response = await upload(name, content)
  expect([response.statusCode, response.body.slice(0, 300)]).toEqual([201, expect.any(String)])
  return response.json<{ row: { checkId: string } }>().row.checkId
}

async function opened(checkId: string, who: Client = clerk): Promise<OpenedAnswer> {
  const response = await who.call('GET', `/report-checks/${checkId}`)
  expect(response.statusCode).toBe(200)
  return response.json<OpenedAnswer>()
}

async function publicCheck(name: string, content: string | Uint8Array<ArrayBuffer>, address = '10.1.1.1') {
  const { payload, headers } = await formOf(name, content)
  return program.app.fastify.inject({
    method: 'POST',
    url: '/report-check',
    headers,
    payload,
    remoteAddress: address,
  })
}

const bomb = zipSync({
  'word/document.xml': strToU8('<w:document/>'),
  'word/other.xml': new Uint8Array(60 * 1024 * 1024),
})
const scan = strToU8(
  '%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n' +
    '3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF',
)
const REFUSED: readonly (readonly [string, Uint8Array<ArrayBuffer>, string])[] = [
  ['年报.doc', Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1), '另存为'],
  ['照片.png', Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 13, 10), '图片'],
  ['程序.txt', Uint8Array.of(0x4d, 0x5a, 0, 3), '二进制'],
  ['压缩.zip', new Uint8Array(zipSync({ 'a.txt': strToU8('x') })), '解压'],
  ['炸弹.docx', new Uint8Array(bomb), '压缩炸弹'],
  ['扫描.pdf', new Uint8Array(scan), '没有文字层'],
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

describe('reading as far as it goes', () => {
  it('two reports in one file: the first is read and the second named', async () => {
    const second = print({
      ...makeReport(randomFrom(4), '2021', false),
      organ: '清河县财政局',
      year: clean.year + 1,
    })
    const response = await upload('两份.txt', `${cleanText}\n${second}`)
    expect(response.statusCode).toBe(201)
    const kept = response.json<{ notices: string[]; row: { year: number; cells: number } }>()
    expect(kept.notices.join()).toContain('不止一份年报')
    expect(kept.row).toMatchObject({ year: clean.year, cells: clean.cells.size })
  })

  it('a page without a table: no cells, no zeros, the tables named as missing', async () => {
    const report = await opened(
      await keep(
        '无表.html',
        '<h1>某镇2021年政府信息公开工作年度报告</h1><p>一、总体情况</p><p>公开3条。</p>',
      ),
    )
    expect(report.cellValues).toEqual([])
    expect(report.findings.map(({ rule }) => rule)).toContain('section.missing')
  })
})

describe('a report kept', () => {
  it('clean: every cell with its value and place, no error; sent twice it is kept once', async () => {
    const id = await keep('clean.html', htmlOf(clean))
    const report = await opened(id)
    expect(report).toMatchObject({ organ: clean.organ, year: clean.year, form: '2021', unread: 0, errors: 0 })
    const values = new Map(report.cellValues)
    for (const [path, printed] of clean.cells) {
      const value = values.get(path)
      expect([
        path,
        value?.kind === 'count' ? value.value : Number(value?.kind === 'amount' ? value.wan : NaN),
      ]).toEqual([path, Number(printed)])
    }
    const places = new Map(report.places)
    const line = places.get('requests.granted.total')?.line ?? 0
    expect(report.lines[line - 1]).toContain('予以公开')
    const again = await upload('同一份.html', htmlOf(clean))
    expect([again.statusCode, again.json<{ already: boolean; row: { checkId: string } }>()]).toMatchObject([
      200,
      { already: true, row: { checkId: id } },
    ])
  })

  it('sent twice at once it is kept once', async () => {
    const text = `${cleanText}\n同时`
    const answers = await Promise.all([upload('a.txt', text), upload('b.txt', text), upload('c.txt', text)])
    expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([200, 200, 201])
  })

  it('with one cell changed: the error, its sentence, article and place', async () => {
    const report = await opened(await keep('broken.txt', print(changed('requests.granted.total', '9999'))))
    const found = report.findings.find(({ rule }) => rule === 'requests.rowSum')
    expect(found).toMatchObject({ severity: 'error', path: 'requests.granted.total', actual: 9999 })
    expect(found?.article).toBeTruthy()
    expect(report.lines[(found?.place?.line ?? 0) - 1]).toContain('9999')
    expect(report.errors).toBeGreaterThan(0)
  })

  it('a correction by hand clears the finding, is marked, and can be undone', async () => {
    const id = await keep('misread.txt', print(changed('requests.partial.total', '8888')))
    const before = await opened(id)
    const right = clean.cells.get('requests.partial.total') ?? ''
    const path = 'requests.partial.total'
    const done = await clerk.call('POST', `/report-checks/${id}/corrections`, {
      path,
      value: right,
      reason: '原件为此数，识别有误',
    })
    expect(done.statusCode).toBe(204)
    const after = await opened(id)
    expect(after.errors).toBe(0)
    expect(after.corrections).toMatchObject([
      { path, value: { value: Number(right) }, before: { value: 8888 }, by: 'clerk某', on: '2027-01-20' },
    ])
    const undone = await clerk.call('POST', `/report-checks/${id}/corrections/withdraw`, {
      path,
      reason: '再看原件确为8888',
    })
    expect(undone.statusCode).toBe(204)
    const last = await opened(id)
    expect([last.errors, last.corrections]).toEqual([before.errors, []])
    expect(last.acts.map(({ name }) => name)).toEqual(['读入并检查', '人工更正读数', '撤销更正'])
  })

  it('a blank stays a blank, typed blank too', async () => {
    const path = 'requests.unable.unclear.business'
    const id = await keep('blank.html', htmlOf(changed(path, '')))
    expect(new Map((await opened(id)).cellValues).get(path)).toEqual({ kind: 'blank', printed: '' })
    await clerk.call('POST', `/report-checks/${id}/corrections`, {
      path: 'requests.unable.unclear.research',
      value: '—',
      reason: '原件印着横线',
    })
    expect(new Map((await opened(id)).cellValues).get('requests.unable.unclear.research')).toEqual({
      kind: 'blank',
      printed: '—',
    })
  })

  it('neighbouring years find each other in any order; a correction of the one moves the other', async () => {
    const organ = '清河县水利局'
    const later = { ...clean, organ, year: clean.year + 1 }
    const laterId = await keep('later.txt', print(later))
    expect((await opened(laterId)).previous).toBeNull()
    const earlier = { ...clean, organ }
    const earlierId = await keep('earlier.txt', print(earlier))
    const after = await opened(laterId)
    expect(after.previous?.checkId).toBe(earlierId)
    const carry = (report: OpenedAnswer) =>
      report.findings.filter(({ rule, expected }) => rule === 'carry.previous' && expected === 777).length
    expect(carry(after)).toBe(0)
    await clerk.call('POST', `/report-checks/${earlierId}/corrections`, {
      path: 'requests.carriedOut.naturalPerson',
      value: '777',
      reason: '试验上年结转数',
    })
    expect(carry(await opened(laterId))).toBe(1)
    const list = await clerk.call('GET', `/report-checks?year=${later.year}`)
    const row = list
      .json<{ items: { checkId: string; warnings: number; errors: number }[] }>()
      .items.find((each) => each.checkId === laterId)
    const now = await opened(laterId)
    expect([row?.errors, row?.warnings]).toEqual([now.errors, now.warnings])
    expect(
      (await clerk.call('PUT', `/report-checks/${laterId}/previous`, { previousId: null })).statusCode,
    ).toBe(204)
    expect(carry(await opened(laterId))).toBe(0)
  })

  it('leaves the list by an act and comes back; nothing is deleted', async () => {
    const id = await keep('leaving.txt', `${cleanText}\n附注`)
    await clerk.call('POST', `/report-checks/${id}/withdraw`, { reason: '重复报送' })
    const listed = async (query: string) =>
      (await clerk.call('GET', `/report-checks${query}`))
        .json<{ items: { checkId: string }[] }>()
        .items.some((item) => item.checkId === id)
    expect([await listed(''), await listed('?withdrawn=yes')]).toEqual([false, true])
    const again = await keep('leaving.txt', `${cleanText}\n附注`)
    expect(again).not.toBe(id)
    const back = await clerk.call('POST', `/report-checks/${id}/restore`, { reason: '误移出清单' })
    expect([back.statusCode, back.json<{ detail: string }>().detail]).toEqual([
      409,
      expect.stringContaining('同一文件'),
    ])
  })

  it('gives the opinion sheet as Word and the original as it came', async () => {
    const text = print(changed('review.total', '555'))
    const id = await keep('opinion.txt', text)
    const opinion = await clerk.call('GET', `/report-checks/${id}/opinion`)
    expect([opinion.statusCode, opinion.headers['content-type']]).toEqual([
      200,
      expect.stringContaining('wordprocessing'),
    ])
    const document = strFromU8(
      unzipSync(new Uint8Array(opinion.rawPayload))['word/document.xml'] ?? new Uint8Array(),
    )
    const words = document.replace(/<[^>]+>/g, '')
    for (const part of [
      '审核意见',
      clean.organ,
      '需要更正的问题',
      '行政复议总计不符',
      '试验区试验街道办事处',
      '依据：',
    ])
      expect(words).toContain(part)
    const original = await clerk.call('GET', `/report-checks/${id}/file`)
    expect(original.rawPayload.toString()).toBe(text)
    const read = await readReport(new Uint8Array(original.rawPayload), 'opinion.txt')
    expect(read.organ).toBe(clean.organ)
  })

  it('broken characters of a PDF do not keep a report from being kept', async () => {
    const id = await keep('nul.md', `${cleanText}\n${'说明'.repeat(3000)}\u0000\ud800x`)
    expect((await opened(id)).lines.at(-1)).not.toContain('\u0000')
  })
})

describe('whose reports they are', () => {
  it('another organ sees none of them, at the API and in raw SQL', async () => {
    const id = await keep('ours.txt', `${cleanText}\n本机关`)
    const other = await program.signIn('bureauclerk')
    expect((await other.call('GET', `/report-checks/${id}`)).statusCode).toBe(404)
    expect((await other.call('GET', '/report-checks')).json<{ items: unknown[] }>().items).toEqual([])
    const client = await program.services.database.pool.connect()
    try {
      await client.query('BEGIN')
      await client.query(`SET LOCAL gongkai.organs = '{${program.organs.bureau}}'`)
      for (const table of ['checked_report', 'checked_report_act', 'report_check_setting']) {
        const { rows } = await client.query(`SELECT count(*)::int AS n FROM ${table}`)
        expect([table, rows]).toEqual([table, [{ n: 0 }]])
      }
      const insert = client.query(
        `INSERT INTO report_check_setting (organ_id, public_page, changed_at, changed_by) VALUES ($1, false, now(), 'x')`,
        [program.organs.street],
      )
      await expect(insert).rejects.toThrow('row-level security')
    } finally {
      await client.query('ROLLBACK')
      client.release()
    }
  })

  it('the supervisor above reads, and prints, what an organ below keeps, and changes nothing of it', async () => {
    const id = await keep('给上级看.txt', `${cleanText}\n给上级看`)
    const supervisor = await program.signIn('supervisor')
    const other = await program.signIn('bureauclerk')
    const of = `?organId=${program.organs.street}`
    expect((await other.call('GET', `/report-checks/${id}${of}`)).statusCode).toBe(403)
    expect((await other.call('GET', `/report-checks${of}`)).statusCode).toBe(403)
    expect((await supervisor.call('GET', `/report-checks/${id}`)).statusCode).toBe(404)
    const listed = (await supervisor.call('GET', `/report-checks${of}`)).json<{
      items: { checkId: string }[]
      keepers: { organId: number }[]
    }>()
    expect(listed.items.map(({ checkId }) => checkId)).toContain(id)
    expect(listed.keepers.map(({ organId }) => organId)).toContain(program.organs.street)
    const shown = await supervisor.call('GET', `/report-checks/${id}${of}`)
    expect(shown.json()).toMatchObject({ checkId: id, writable: false })
    expect((await supervisor.call('GET', `/report-checks/${id}/opinion${of}`)).statusCode).toBe(200)
    expect((await supervisor.call('GET', `/report-checks/${id}/file${of}`)).body).toContain('给上级看')
    const withdraw = await supervisor.call('POST', `/report-checks/${id}/withdraw`, { reason: '不是我的' })
    expect(withdraw.statusCode).toBe(404)
  })

  it('the opinion sheets of a year come in one file, each under its own name', async () => {
    expect((await clerk.call('GET', '/report-check-opinions?year=2009')).statusCode).toBe(404)
    const rows = (await clerk.call('GET', `/report-checks?year=${clean.year}`)).json<{ items: unknown[] }>()
      .items
    expect(rows.length).toBeGreaterThan(1)
    const packed = await clerk.call('GET', `/report-check-opinions?year=${clean.year}`)
    expect([packed.statusCode, packed.headers['content-type']]).toEqual([200, 'application/zip'])
    const sheets = Object.entries(unzipSync(new Uint8Array(packed.rawPayload)))
    expect(sheets).toHaveLength(rows.length)
    for (const [name, bytes] of sheets) {
      expect(name).toMatch(/\.docx$/)
      expect(Object.keys(unzipSync(bytes))).toContain('word/document.xml')
    }
  })

  it('a report filed here stands as the year before, read like any file and kept once', async () => {
    const id = await keep('对照.txt', `${cleanText}\n与报送的对照`)
    const put = (organId: number) => clerk.call('PUT', `/report-checks/${id}/previous-filed`, { organId })
    expect((await put(program.organs.bureau)).statusCode).toBe(403)
    expect((await put(program.organs.street)).statusCode).toBe(404)
    const organ = '试验区报送街道办事处'
    const cells = new Map([
      ['review.upheld', count(7)],
      ['review.total', count(7)],
    ])
    const year = clean.year - 1
    await program.owner.write(systemTenancy(program.organs.street, 'test'), (tx) =>
      importFiledReport(tx, {
        organ: { code: 'street', name: organ },
        year,
        form: '2021',
        cells,
        texts: {},
        filedOn: `${year + 1}-01-20`,
        by: '导入',
      }),
    )
    expect((await opened(id)).filedChoices.map(({ organId }) => organId)).toEqual([program.organs.street])
    expect((await put(program.organs.street)).statusCode).toBe(204)
    const previous = (await opened(id)).previous
    expect(previous?.label).toBe(`${organ}${year}年年报`)
    const read = new Map((await opened(previous?.checkId ?? '')).cellValues)
    expect(read.get('review.total')).toEqual(count(7))
    expect((await put(program.organs.street)).statusCode).toBe(204)
    expect((await opened(id)).previous?.checkId).toBe(previous?.checkId)
  })

  it('acts and readings cannot be changed or deleted by the program', async () => {
    const { pool } = program.services.database
    for (const statement of [
      'DELETE FROM checked_report',
      'DELETE FROM checked_report_act',
      `UPDATE checked_report_act SET person_name = 'x'`,
      `UPDATE checked_report SET reading = '{}'`,
    ]) {
      await expect(pool.query(statement)).rejects.toThrow('permission denied')
    }
  })

  it('every act is in the audit trail of the organ', async () => {
    const { rows } = await program.owner.pool.query<{ organ_id: number; type: string }>(
      `SELECT DISTINCT organ_id, type FROM audit_event WHERE type LIKE 'checkedReport.%' ORDER BY type`,
    )
    expect(rows).toEqual([
      { organ_id: program.organs.street, type: 'checkedReport.changed' },
      { organ_id: program.organs.street, type: 'checkedReport.kept' },
    ])
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
    const { payload, headers } = await formOf('a.txt', '没有表格的文字')
    const statuses: number[] = []
    for (let n = 0; n < 22; n += 1) {
      const { fastify } = n % 2 === 0 ? program.app : second.app
      const answer = await fastify.inject({
        method: 'POST',
        url: '/report-check',
        headers,
        payload,
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

describe('the roll-up', () => {
  interface RollupAnswer {
    readonly missing: readonly { readonly code: string }[]
  }
  const rollup = async (who: Client): Promise<RollupAnswer> =>
    (await who.call('GET', '/report-rollup/2025')).json<RollupAnswer>()

  it('takes in an organ that filed nothing here from the file that was checked, but not one that contradicts itself', async () => {
    const supervisor = await program.signIn('supervisor')
    const report = { ...makeReport(randomFrom(5), '2021', true), organ: '试验区试验局', year: 2025 }
    expect((await rollup(supervisor)).missing.map(({ code }) => code)).toEqual(['street', 'bureau'])
    const wrong = { ...report, cells: new Map(report.cells).set('review.total', '9999') }
    expect((await upload('错.html', htmlOf(wrong), supervisor)).statusCode).toBe(201)
    expect((await rollup(supervisor)).missing.map(({ code }) => code)).toEqual(['street', 'bureau'])
    expect((await upload('对.html', htmlOf(report), supervisor)).statusCode).toBe(201)
    expect((await rollup(supervisor)).missing.map(({ code }) => code)).toEqual(['street'])
    const parts = await supervisor.call('GET', '/report-rollup/2025/parts?path=review.total')
    const part = parts
      .json<{ parts: { code: string; name: string; value: string }[] }>()
      .parts.find(({ code }) => code === 'bureau')
    expect(part?.name).toContain('据已检查的年报文件')
    expect(part?.value).toBe(report.cells.get('review.total'))
  })
})
