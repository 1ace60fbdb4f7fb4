/** The annual report at work: refusals first, figures proved two ways, filing, differences, publication, supervision. */
import type { KyselyPlugin } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { compareTwo } from '../../src/annual-report/actions/compare-two.ts'
import { changeDraft } from '../../src/annual-report/actions/change-draft.ts'
import { computeOrgan } from '../../src/annual-report/actions/compute-organ.ts'
import { correctPublished } from '../../src/annual-report/actions/correct-published.ts'
import { fileReport } from '../../src/annual-report/actions/file-report.ts'
import { compareOne } from '../../src/annual-report/actions/find-differences.ts'
import { giveBackReport } from '../../src/annual-report/actions/give-back-report.ts'
import { importFiledReport } from '../../src/annual-report/actions/import-filed-report.ts'
import { listCellRecords } from '../../src/annual-report/actions/list-cell-records.ts'
import { listDueReports } from '../../src/annual-report/actions/list-due-reports.ts'
import { makePublicFiles } from '../../src/annual-report/actions/make-public-files.ts'
import { openReport } from '../../src/annual-report/actions/open-report.ts'
import { publishReport } from '../../src/annual-report/actions/publish-report.ts'
import { remindLate } from '../../src/annual-report/actions/remind-late.ts'
import { remindOrgans } from '../../src/annual-report/actions/remind-organ.ts'
import { reviewReport } from '../../src/annual-report/actions/review-report.ts'
import { rollUpDistrict } from '../../src/annual-report/actions/roll-up-district.ts'
import { setDeadline } from '../../src/annual-report/actions/set-deadline.ts'
import { showBoard } from '../../src/annual-report/actions/show-board.ts'
import { startReport } from '../../src/annual-report/actions/start-report.ts'
import { submitReport } from '../../src/annual-report/actions/submit-report.ts'
import { assembleCells, computeReport, contributionsOf, periodOf } from '../../src/annual-report/compute.ts'
import type { ReportAnswer } from '../../src/annual-report/contract.ts'
import { FORMS, formForYear } from '../../src/annual-report/forms/index.ts'
import { cellPaths, count, type CellPath, type CellValue } from '../../src/annual-report/model.ts'
import { rollUp } from '../../src/annual-report/rollup.ts'
import { findingKey, type TextKey } from '../../src/annual-report/rules.ts'
import { computeCells, computeCellsOf, recordsOf, requestsOfOrgans } from '../../src/annual-report/sources.ts'
import { localDate } from '../../src/law/local-date.ts'
import { addOrgan } from '../../src/organs/actions/add-organ.ts'
import { loadAreas } from '../../src/platform/areas.ts'
import type { Database } from '../../src/platform/database/database.ts'
import { systemTenancy } from '../../src/platform/database/tenant.ts'
import type { DeskContext } from '../../src/platform/http/desk-api.ts'
import { buildApp } from '../../src/platform/http/app.ts'
import { sha256 } from '../../src/platform/files.ts'
import { insertApplications, makeApplications } from './annual-report-records.ts'
import { type Office, openOffice } from './registers-office.ts'

const TODAY = '2021-03-01'
const YEAR = 2020
let office: Office
let clerk: DeskContext
let head: DeskContext
let target: { organId: number; year: number }

beforeAll(async () => {
  office = await openOffice(TODAY)
  clerk = office.as('clerk')
  head = office.as('head')
  target = { organId: office.street, year: YEAR }
  await insertApplications(office.owner.pool, office.street, makeApplications(7, 400, '2019-06-01', 620))
  // Another organ's applications must never leak into these figures.
  await insertApplications(office.owner.pool, office.other, makeApplications(9, 50, '2021-01-05', 40))
})
afterAll(() => office.close())

function refusalOf(result: { ok: boolean; refusal?: { code: string; message: string } }): string {
  return result.ok ? 'done' : `${result.refusal?.code}: ${result.refusal?.message}`
}

async function open(
  context: DeskContext = clerk,
  year = YEAR,
  organId = office.street,
): Promise<ReportAnswer> {
  const result = await openReport(context, { organId, year })
  if (!result.ok) throw new Error(result.refusal.message)
  return result.value
}

async function write(texts: Partial<Record<TextKey, string>>, at = target, context = clerk): Promise<void> {
  for (const [key, text] of Object.entries(texts)) {
    const saved = await changeDraft(context, at, {
      kind: 'saveText',
      data: { key: key as TextKey, text }, // the keys of the literal handed in
    })
    expect(refusalOf(saved)).toBe('done')
  }
}

const WRITTEN = {
  problems:
    '（一）存在的主要问题\n公开内容更新不够及时，业务科室报送材料质量参差不齐。\n（二）改进情况\n下一年将建立月度更新台账，组织科室联络员培训。',
}

/** Notes on every warning of a draft. */
async function explainAll(at = target, context = clerk): Promise<void> {
  const report = await open(context, at.year, at.organId)
  for (const finding of report.findings.filter(({ severity }) => severity === 'warning')) {
    const act = { kind: 'explain', data: { finding: finding.key, note: '已核对台账，情况属实' } } as const
    expect(refusalOf(await changeDraft(context, at, act))).toBe('done')
  }
}

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

describe('the figures', () => {
  it.each([
    [2019, TODAY],
    [2020, TODAY],
    [2020, '2020-07-15'],
    [2020, '2019-12-01'],
    [2021, TODAY],
  ])('are the same counted in the database and record by record: %i as of %s', async (year, day) => {
    const asOf = localDate(day)
    const form = formForYear(year)
    await office.services.database.read(clerk.tenancy, async (db) => {
      const counted = await computeCells(db, office.street, form, year, asOf)
      const records = await recordsOf(db, office.street, year)
      const byRecord = computeReport(form, year, asOf, records)
      expect([...counted]).toEqual([...byRecord.cells])
      const together = await computeCellsOf(db, [office.other, office.street], form, year, asOf)
      expect([...(together.get(office.street) ?? [])]).toEqual([...byRecord.cells])
      const applications = { applications: records.applications, remedies: [], registers: [] }
      const many = await requestsOfOrgans(office.owner.pool, year, asOf)
      expect([...assembleCells(form, many.leavesOf(office.street))]).toEqual([
        ...assembleCells(form, contributionsOf(applications, periodOf(year, asOf))),
      ])
    })
  })

  it('of all organs add up to the total of one statement', async () => {
    const many = await requestsOfOrgans(office.owner.pool, 2021, localDate(TODAY))
    expect(many.organIds.toSorted()).toEqual([office.street, office.other].toSorted())
    const both = many.organIds.flatMap((id) => many.leavesOf(id))
    expect([...assembleCells(FORMS['2021'], many.total)]).toEqual([...assembleCells(FORMS['2021'], both)])
  })

  it('recounted by raw SQL', async () => {
    const { rows } = await office.owner.pool.query<{ n: number }>(
      `SELECT count(*)::integer AS n FROM application WHERE organ_id = $1 AND counted
       AND applicant_column = 'naturalPerson' AND report_row = 'granted' AND extract(year FROM decided_on) = 2020`,
      [office.street],
    )
    const organ = { organId: office.street }
    const computed = await office.services.database.read(clerk.tenancy, (db) =>
      computeOrgan(db, organ, YEAR, localDate(TODAY)),
    )
    const cell = computed.cells.get('requests.granted.naturalPerson')
    expect(cell?.value).toBe(rows[0]?.n)
    expect(cell?.cases).toBe(rows[0]?.n)
    expect(rows[0]?.n).toBeGreaterThan(0)
  })

  it('print zeros for a year of nothing', async () => {
    const cells = await office.services.database.read(clerk.tenancy, (db) =>
      computeCells(db, office.other, FORMS['2019'], 2019, localDate(TODAY)),
    )
    expect(cells.size).toBe(cellPaths(FORMS['2019']).length)
    const printed = new Set([...cells.values()].map((value) => JSON.stringify(value)))
    expect([...printed].toSorted()).toEqual(['{"kind":"amount","wan":"0"}', '{"kind":"count","value":0}'])
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
    await write({
      overview: '（一）主动公开情况\n全年主动公开信息12条。',
      others: '没有其他需要报告的事项。',
    })
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

describe('supervision', () => {
  it('lists who is late, reminds, and the reminder stands on the organ’s desk', async () => {
    const supervisor = office.as('supervisor')
    const asked = { year: YEAR, organIds: [office.other], text: '' }
    expect(refusalOf(await remindOrgans(clerk, { ...asked, organIds: [office.other] }))).toMatch(/forbidden/)
    const first = await remindOrgans(supervisor, asked)
    expect(first.ok && first.value).toBe(1)
    const again = await remindOrgans(supervisor, asked)
    expect(again.ok && again.value).toBe(0)
    const due = await listDueReports(office.as('stranger'))
    expect(due).toMatchObject([
      { due: '2021-03-10', stage: '未开始', detail: '请于2021-03-10前报送2020年度报告' },
    ])
    const board = await showBoard(supervisor, YEAR)
    const states = board.organs.map(({ code, stateName, late }) => [code, stateName, late])
    expect(states).toEqual([
      ['district', '未开始', false],
      ['street', '已公布', false],
      ['other', '未开始', false],
    ])
  })

  it('reminds by itself before and after the day', async () => {
    office.services.clock.setOffsetDays(2) // 2021-03-03, seven days before
    await remindLate({}, { services: office.services, tenancy: undefined })
    await remindLate({}, { services: office.services, tenancy: undefined })
    office.services.clock.setOffsetDays(10) // 2021-03-11, one day late
    await remindLate({}, { services: office.services, tenancy: undefined })
    office.services.clock.setOffsetDays(0)
    const { rows } = await office.owner.pool.query<{ kind: string; made_on: string }>(
      'SELECT kind, made_on FROM annual_report_reminder WHERE organ_id = $1 ORDER BY made_on',
      [office.other],
    )
    expect(rows).toEqual([
      { kind: 'asked', made_on: '2021-03-01' },
      { kind: 'soon', made_on: '2021-03-03' },
      { kind: 'late', made_on: '2021-03-11' },
    ])
  })

  it('rolls up the filed ones, names the missing, and sets them beside the records', async () => {
    const result = await rollUpDistrict(office.as('supervisor'), YEAR)
    if (!result.ok) throw new Error(result.refusal.message)
    const { rollup, recomputed, filedCount } = result.value
    expect(filedCount).toBe(1)
    expect(rollup.missing.map(({ code }) => code)).toEqual(['other'])
    expect(rollup.cells.get('review.total')).toEqual(count(1))
    expect(recomputed.get('review.total')).toEqual(count(0))
    expect(rollup.differences[0]?.cells.map(({ path }) => path)).toEqual(['review.upheld', 'review.total'])
  })

  it('rolls up as each organ’s own figures add up, in as many statements for two organs as for ten', async () => {
    const supervisor = office.as('supervisor')
    const form = formForYear(YEAR)
    const before = await statementsOf(supervisor, (context) => rollUpDistrict(context, YEAR))
    const asOf = localDate(TODAY)
    const district = office.services.organs.root()
    if (district === undefined) throw new Error('no district')
    const each = await office.owner.read(supervisor.tenancy, async (db) => {
      const cells: ReadonlyMap<CellPath, CellValue>[] = []
      for (const organId of [district.organId, office.street, office.other])
        cells.push(await computeCells(db, organId, form, YEAR, asOf))
      return cells
    })
    const names = each.map((cells, index) => ({ code: String(index), name: '', form, cells }))
    if (!before.value.ok) throw new Error(before.value.refusal.message)
    expect([...before.value.value.recomputed]).toEqual([...rollUp(form, YEAR, [], names).cells])
    expect(before.value.value.recomputed.get('requests.received.total')).not.toEqual(count(0))

    const wider = await withOrgans(supervisor, 8)
    const after = await statementsOf(wider, (context) => rollUpDistrict(context, YEAR))
    if (!after.value.ok) throw new Error(after.value.refusal.message)
    expect(after.value.value.rollup.missing).toHaveLength(9)
    expect(after.count).toBe(before.count)
    expect(after.count).toBe(7) // 表三, 表二 (registers, guides), 表四, what was filed, what was read, the district's own
  })

  /** How many statements a reading takes: each result passes the plugin once. */
  async function statementsOf<T>(context: DeskContext, work: (context: DeskContext) => Promise<T>) {
    let statements = 0
    const counter: KyselyPlugin = {
      transformQuery: ({ node }) => node,
      transformResult: ({ result }) => {
        statements += 1
        return Promise.resolve(result)
      },
    }
    const { database } = context.services
    const counting: Database = {
      ...database,
      read: (tenancy, read) => database.read(tenancy, (db) => read(db.withPlugin(counter))),
    }
    const value = await work({ ...context, services: { ...context.services, database: counting } })
    return { value, count: statements }
  }

  /** The district with so many more organs, and its supervisor who sees them. */
  async function withOrgans(context: DeskContext, howMany: number): Promise<DeskContext> {
    const parentId = context.tenancy.organId
    const made: number[] = []
    for (let n = 0; n < howMany; n++)
      made.push(
        await office.owner.write(systemTenancy(0, 'test'), (tx) =>
          addOrgan(tx, {
            code: `small${n}`,
            name: `第${n}街道办事处`,
            shortName: `small${n}`,
            kind: 'street',
            parentId,
            settings: {},
            sort: n,
          }),
        ),
      )
    await office.services.organs.refresh()
    const visible = [...context.actor.visibleOrgans, ...made]
    return {
      ...context,
      actor: { ...context.actor, visibleOrgans: visible },
      tenancy: { ...context.tenancy, organIds: visible },
    }
  }

  it('takes in a report filed elsewhere as it was and checks the next against it', async () => {
    const tenancy = systemTenancy(office.street, 'test')
    await office.owner.write(tenancy, (tx) =>
      importFiledReport(tx, {
        organ: { code: 'street', name: 'street办事处' },
        year: 2019,
        form: '2019',
        cells: new Map([['requests.carriedOut.total', count(3)]]),
        texts: { overview: '原报告文字。' },
        filedOn: '2020-01-20',
        publishedOn: '2020-01-22',
        by: '导入',
      }),
    )
    const imported = await open(clerk, 2019)
    expect(imported).toMatchObject({ state: 'published', source: 'imported', filedOn: '2020-01-20' })
    expect(new Map(imported.cells).get('review.total')).toEqual({ kind: 'blank', printed: '' })
    expect(imported.differences).toEqual([])
    const compared = await compareTwo(clerk, 'street:2019', 'street:2020')
    if (!compared.ok) throw new Error(compared.refusal.message)
    expect(compared.value.cells.find(({ path }) => path === 'review.total')?.differs).toBe(true)
    expect(refusalOf(await compareTwo(clerk, 'other:2020', 'street:2020'))).toMatch(/notFound/)
  })
})

it('names a finding the same as long as it says the same', () => {
  const finding = {
    rule: 'carry.previous',
    severity: 'warning',
    path: 'requests.carriedIn.total',
    message: '',
  } as const
  expect(findingKey({ ...finding, expected: 3, actual: 4 })).toBe(
    'carry.previous|requests.carriedIn.total|3|4',
  )
})
