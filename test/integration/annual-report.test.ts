/** The annual report at work: refusals first, then drafted, reviewed, filed, published and corrected. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { changeDraft } from '../../src/annual-report/actions/change-draft.ts'
import { correctPublished } from '../../src/annual-report/actions/correct-published.ts'
import { fileReport } from '../../src/annual-report/actions/file-report.ts'
import { compareOne } from '../../src/annual-report/actions/find-differences.ts'
import { giveBackReport } from '../../src/annual-report/actions/give-back-report.ts'
import { listCellRecords } from '../../src/annual-report/actions/list-cell-records.ts'
import { makePublicFiles } from '../../src/annual-report/actions/make-public-files.ts'
import { openReport } from '../../src/annual-report/actions/open-report.ts'
import { publishReport } from '../../src/annual-report/actions/publish-report.ts'
import { reviewReport } from '../../src/annual-report/actions/review-report.ts'
import { setDeadline } from '../../src/annual-report/actions/set-deadline.ts'
import { showBoard } from '../../src/annual-report/actions/show-board.ts'
import { startReport } from '../../src/annual-report/actions/start-report.ts'
import { submitReport } from '../../src/annual-report/actions/submit-report.ts'
import { type CellValue, count } from '../../src/annual-report/model.ts'
import { loadAreas } from '../../src/platform/areas.ts'
import { systemTenancy } from '../../src/platform/database/tenant.ts'
import { sha256 } from '../../src/platform/files.ts'
import { buildApp } from '../../src/platform/http/app.ts'
import type { DeskContext } from '../../src/platform/http/desk-api.ts'
import { insertApplications } from '../support/annual-report-records.ts'
import { openReporting, OVERVIEW, type Reporting, TODAY, WRITTEN, YEAR } from '../support/annual-report.ts'
import type { Office } from '../support/registers-office.ts'
import { refusalOf } from '../support/results.ts'

let office: Office
let clerk: DeskContext
let head: DeskContext
let target: Reporting['target']
let open: Reporting['open']
let write: Reporting['write']
let explainAll: Reporting['explainAll']

beforeAll(async () => {
  ;({ office, clerk, head, target, open, write, explainAll } = await openReporting())
})
afterAll(() => office.close())

describe('what is refused', () => {
  it('a year before the law and a year to come', async () => {
    expect(refusalOf(await startReport(clerk, 2018))).toMatch(/invalid: 可以编制2019年至2021年/)
    expect(refusalOf(await startReport(clerk, 2022))).toMatch(/invalid/)
  })

  it('a report that was not begun, and another organ’s', async () => {
    expect(refusalOf(await openReport(clerk, { organId: office.street, year: 2019 }))).toMatch(/notFound/)
    expect(refusalOf(await openReport(office.as('stranger'), target))).toMatch(/notFound: 没有这个机关/)
  })

  it('filing before the year is over', async () => {
    const at = { organId: office.street, year: 2021 }
    expect((await startReport(clerk, 2021)).ok).toBe(true)
    expect(refusalOf(await startReport(clerk, 2021))).toMatch(/conflict/)
    await write({ ...WRITTEN, overview: '2021年情况。', others: '没有其他需要报告的事项。' }, at)
    await explainAll(at)
    expect(refusalOf(await submitReport(clerk, at, undefined))).toBe('done')
    expect(refusalOf(await reviewReport(office.as('reviewer'), at, undefined))).toBe('done')
    expect(refusalOf(await fileReport(head, at))).toMatch(/notAllowedNow: 数据统计到2021年12月31日/)
  })

  it('a supervisor’s date later than the law’s, or without its notice', async () => {
    const supervisor = office.as('supervisor')
    const set = (kind: 'department' | 'street', dueOn: string, basis: string) =>
      setDeadline(supervisor, { year: YEAR, kind, dueOn, basis })
    expect(refusalOf(await set('department', '2021-02-10', '区通知'))).toMatch(/不能晚于法定的2021-01-31/)
    expect(refusalOf(await set('street', '2021-02-10', ''))).toMatch(/请写明依据/)
    expect(refusalOf(await set('street', '2020-12-01', '区通知'))).toMatch(/2021年1月1日以后/)
  })
})

describe('the way of a report', () => {
  it('begins with drafted texts and shows what must still be written', async () => {
    expect(refusalOf(await startReport(clerk, YEAR))).toBe('done')
    const report = await open()
    expect(report.form).toBe('2019')
    expect(report.texts.overview).toMatch(/新收政府信息公开申请\d+件/)
    expect(report.gaps.overview).toContain('工作考核结果')
    expect(report.obstacles).toContain('“五、存在的主要问题及改进情况”还有待填写的内容')
    expect(refusalOf(await submitReport(clerk, target, undefined))).toMatch(/还有待填写的内容/)
  })

  it('opens the records behind a cell, page by page', async () => {
    const report = await open()
    const value = new Map(report.cells).get('requests.totalProcessed.total')
    const asked = { ...target, path: 'requests.totalProcessed.total', page: 1, size: 20 }
    const records = await listCellRecords(clerk, asked)
    if (!records.ok) throw new Error(records.refusal.message)
    expect(records.value.rows).toHaveLength(20)
    expect(count(records.value.total)).toEqual(value)
    expect(records.value.rows[0]?.to).toMatch(/^\/applications\//)
    const bad = await listCellRecords(clerk, { ...asked, path: 'requests.nothing.total' })
    expect(refusalOf(bad)).toMatch(/没有“requests.nothing.total”这一格/)
  })

  it('marks a correction and blocks filing while it breaks a sum', async () => {
    const correct = (path: string, value: CellValue, reason = '有一件误登为来信') =>
      changeDraft(clerk, target, { kind: 'correct', data: { path, value, reason } })
    expect(refusalOf(await correct('requests.none.total', count(1)))).toMatch(/没有“requests.none.total”/)
    expect(refusalOf(await correct('review.upheld', { kind: 'blank', printed: '' }))).toMatch(/不能留空/)
    expect(refusalOf(await correct('review.upheld', { kind: 'amount', wan: '1' }))).toMatch(/应为整数/)
    expect(refusalOf(await correct('review.upheld', count(1)))).toBe('done')
    const broken = await open()
    expect(broken.corrections).toMatchObject([{ path: 'review.upheld', value: count(1), computed: count(0) }])
    expect(broken.findings.some((each) => each.rule === 'review.sum' && each.severity === 'error')).toBe(true)
    await write(WRITTEN)
    expect(refusalOf(await submitReport(clerk, target, undefined))).toMatch(/勾稽错误/)
    expect(refusalOf(await correct('review.total', count(1)))).toBe('done')
  })

  it('wants a note on every warning, a second person, the right role', async () => {
    await write(OVERVIEW)
    const before = await open()
    const warnings = before.findings.filter(({ severity }) => severity === 'warning')
    if (warnings.length > 0) {
      expect(refusalOf(await submitReport(clerk, target, undefined))).toMatch(/没有说明/)
    }
    await explainAll()
    const improvements = { kind: 'saveImprovements', data: { items: ['建立月度更新台账'] } } as const
    expect(refusalOf(await changeDraft(clerk, target, improvements))).toBe('done')
    expect(refusalOf(await reviewReport(office.as('reviewer'), target, undefined))).toMatch(/notAllowedNow/)
    expect(refusalOf(await submitReport(clerk, target, undefined))).toBe('done')
    expect(refusalOf(await reviewReport(clerk, target, undefined))).toMatch(
      /forbidden: “审核通过”由审核人办理/,
    )
    const edit = { kind: 'saveText', data: { key: 'others', text: '改' } } as const
    expect(refusalOf(await changeDraft(clerk, target, edit))).toMatch(/notAllowedNow: 报告待审核，不能再改/)
  })

  it('is given back with reasons and sent again', async () => {
    const reviewer = office.as('reviewer')
    expect(refusalOf(await giveBackReport(reviewer, target, '请补充解读情况'))).toBe('done')
    const report = await open()
    expect(report.state).toBe('draft')
    expect(report.returned).toMatchObject({ reason: '请补充解读情况', by: 'reviewer' })
    expect(refusalOf(await submitReport(clerk, target, '已补充'))).toBe('done')
    expect(refusalOf(await reviewReport(reviewer, target, undefined))).toBe('done')
  })

  it('is late by the law, in time by the district’s own date, and locked under its hash', async () => {
    const supervisor = office.as('supervisor')
    const date = { year: YEAR, kind: 'street', dueOn: '2021-03-10', basis: '区办通知' } as const
    expect((await showBoard(supervisor, YEAR)).organs.find(({ code }) => code === 'street')?.late).toBe(true)
    expect(refusalOf(await setDeadline(supervisor, date))).toBe('done')
    expect((await open()).dueOn).toBe('2021-03-10')
    expect(refusalOf(await fileReport(clerk, target))).toMatch(/forbidden/)
    const filed = await fileReport(head, target)
    if (!filed.ok) throw new Error(filed.refusal.message)
    expect(filed.value.late).toBe(false)
    const { rows } = await office.owner.pool.query<{ content: string; hash: string }>(
      'SELECT content, hash FROM annual_report_snapshot WHERE organ_id = $1 AND year = $2',
      [office.street, YEAR],
    )
    expect(rows).toHaveLength(1)
    expect(sha256(Buffer.from(rows[0]?.content ?? '', 'utf8'))).toBe(filed.value.hash)
    await expect(
      office.services.database.write(clerk.tenancy, (tx) =>
        tx.client.query(`UPDATE annual_report_snapshot SET content = '' WHERE organ_id = $1`, [
          office.street,
        ]),
      ),
    ).rejects.toThrow(/permission denied/)
  })

  it('keeps the filed figures and tells of other ones once', async () => {
    const before = await open()
    await insertApplications(
      office.owner.pool,
      office.street,
      [{ receivedOn: '2020-05-06', decidedOn: null, row: null, column: 'business', counted: true }],
      'LATE',
    )
    const after = await open()
    expect(after.cells).toEqual(before.cells)
    expect(before.differences).toEqual([])
    expect(after.differences.map(({ path }) => path)).toEqual([
      'requests.received.business',
      'requests.received.total',
      'requests.carriedOut.business',
      'requests.carriedOut.total',
    ])
    const key = { ...target, version: 1 }
    expect(await compareOne(office.services, key)).toBe(true)
    expect(await compareOne(office.services, key)).toBe(false)
    expect((await open()).differenceEvents).toEqual([{ foundOn: TODAY, cells: 4 }])
    const { rows } = await office.owner.pool.query(
      `SELECT 1 FROM audit_event WHERE organ_id = $1 AND type = 'report.differs'`,
      [office.street],
    )
    expect(rows).toHaveLength(1)
  })

  it('quotes last year’s promises in the next draft', async () => {
    const next = await open(clerk, 2021)
    expect(next.promised).toMatchObject([{ text: '建立月度更新台账', status: 'notStarted' }])
    expect(next.previous?.year).toBe(YEAR)
    expect(next.previousProblems).toMatch(/月度更新台账/)
    const { rows } = await office.owner.pool.query<{ id: string }>(
      `UPDATE rectification SET stage = 'accepted', done_on = '2021-02-26', result = '二月起逐月更新'
       WHERE organ_id = $1 AND source = 'annualReport' AND year = 2021 RETURNING rectification_id AS id`,
      [office.street],
    )
    expect(rows).toHaveLength(1)
    expect((await open(clerk, 2021)).promised).toMatchObject([{ status: 'done', note: '二月起逐月更新' }])
  })
})

describe('publication', () => {
  it('puts the filed bytes on the portal, with files, and withdraws nothing on a correction', async () => {
    expect(refusalOf(await publishReport(clerk, target))).toBe('done')
    const tenancy = systemTenancy(office.street, 'test')
    await makePublicFiles({ year: YEAR, version: 1 }, { services: office.services, tenancy })
    const { fastify } = await buildApp(office.services, await loadAreas())
    const get = async (path: string) => fastify.inject({ url: `/o/street${path}` })
    const page = await get(`/reports/${YEAR}`)
    expect(page.statusCode).toBe(200)
    const report = await open()
    const received = new Map(report.cells).get('requests.received.total')
    expect(page.body).toContain(`>${received?.kind === 'count' ? received.value : ''}</td>`)
    expect(page.body).toContain('更正为 1，理由：有一件误登为来信')
    expect(page.body).toContain(report.filedHash ?? 'no hash')
    expect((await get('/reports')).body).toContain(`/o/street/reports/${YEAR}`)
    for (const name of ['report.pdf', 'report.docx', 'report.xlsx', 'chart-results.svg']) {
      expect((await get(`/reports/${YEAR}/files/${name}`)).statusCode, name).toBe(200)
    }
    const json = (await get(`/reports/${YEAR}/files/report.json`)).json<{ cells: { review: unknown } }>()
    expect(json.cells.review).toMatchObject({ upheld: 1, total: 1 })
    expect((await get('/reports/schema.json')).json()).toHaveProperty('$defs.cells2019.properties.requests')
    expect((await get(`/reports/${YEAR}/picture`)).body).toContain('chart-results.svg')
    for (const bad of [
      '/reports/2018',
      '/reports/abc',
      `/reports/${YEAR}/files/../x`,
      `/reports/${YEAR}/v/9`,
    ]) {
      expect((await get(bad)).statusCode, bad).toBe(404)
    }
    await fastify.close()
  })

  it('corrects a published report by a new version with a note to the public', async () => {
    expect(refusalOf(await giveBackReport(office.as('supervisor'), target, '需要重新核对'))).toMatch(
      /已经公布/,
    )
    const begun = await correctPublished(clerk, target, '补记一件漏登的申请')
    expect(begun.ok && begun.value).toBe(2)
    await explainAll()
    expect(refusalOf(await submitReport(clerk, target, undefined))).toBe('done')
    expect(refusalOf(await reviewReport(office.as('reviewer'), target, undefined))).toBe('done')
    expect((await fileReport(head, target)).ok).toBe(true)
    expect(refusalOf(await publishReport(clerk, target))).toBe('done')
    const { fastify } = await buildApp(office.services, await loadAreas())
    const current = await fastify.inject({ url: `/o/street/reports/${YEAR}` })
    expect(current.body).toContain('补记一件漏登的申请')
    const old = await fastify.inject({ url: `/o/street/reports/${YEAR}/v/1` })
    expect(old.body).toContain('这是更正前的版本')
    await fastify.close()
  })
})
