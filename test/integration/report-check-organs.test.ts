/** Whose checked reports they are: other organs, the supervisor above, and the district’s roll-up. */
import { unzipSync } from 'fflate'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { importFiledReport } from '../../src/annual-report/actions/import-filed-report.ts'
import { count } from '../../src/annual-report/model.ts'
import { systemTenancy } from '../../src/platform/database/tenant.ts'
import { htmlOf, makeReport, randomFrom } from '../support/made-reports.ts'
import type { Client, TestProgram } from '../support/program.ts'
import { type Checking, clean, cleanText, openChecking } from '../support/report-check.ts'

let program: TestProgram
let clerk: Client
let upload: Checking['upload']
let keep: Checking['keep']
let opened: Checking['opened']

beforeAll(async () => {
  ;({ program, clerk, upload, keep, opened } = await openChecking())
})
afterAll(() => program.close())

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
