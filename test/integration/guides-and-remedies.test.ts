/** Service guides, reviews and suits of one office, on a real database. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { assembleCells, computeReport } from '../../src/annual-report/compute.ts'
import { formForYear } from '../../src/annual-report/forms/index.ts'
import { enterHandled, importHandledSheet } from '../../src/guides/actions/enter-handled.ts'
import { listPublicGuides } from '../../src/guides/actions/public-guides.ts'
import { endGuide, publishGuide } from '../../src/guides/actions/publish-guide.ts'
import { createGuide } from '../../src/guides/actions/write-guide.ts'
import { EMPTY_GUIDE } from '../../src/guides/model.ts'
import { localDate } from '../../src/law/local-date.ts'
import { renderXlsx } from '../../src/platform/documents/index.ts'
import { actOnRemedy } from '../../src/remedies/actions/act-on-remedy.ts'
import { fileRemedy } from '../../src/remedies/actions/file-remedy.ts'
import { readRemedy } from '../../src/remedies/actions/read-remedies.ts'
import { rebuildRemedies } from '../../src/remedies/actions/rebuild-remedies.ts'
import { remediesOf, remedyLeaves } from '../../src/remedies/actions/report-records.ts'
import { revealParty } from '../../src/remedies/actions/reveal-party.ts'
import type { RemedyFacts } from '../../src/remedies/model.ts'
import { value } from '../support/results.ts'
import { type Office, openOffice } from '../support/registers-office.ts'

let office: Office
beforeAll(async () => {
  office = await openOffice('2025-03-03')
})
afterAll(() => office.close())

const COMPLETE = {
  ...EMPTY_GUIDE,
  basis: '《城乡居民最低生活保障办法》第三条',
  conditions: '家庭人均收入低于当地标准',
  materials: [{ name: '申请书', form: '原件1份', note: '' }],
  steps: [{ name: '受理', detail: '当场受理' }],
  promisedLimit: '10个工作日',
  fee: '不收费',
  place: '一楼大厅',
  hours: '工作日9:00—17:00',
  contact: '0379-6000000',
}
const DRAFT = {
  row: 'otherServices',
  name: '最低生活保障申请',
  category: '扶贫救助',
  unitId: null,
  validFrom: localDate('2024-01-01'),
  sort: 1,
  content: EMPTY_GUIDE,
  note: '',
} as const

describe('service guides', () => {
  it('refuse private numbers, 密级 marks, an incomplete guide and its own writer as publisher', async () => {
    const clerk = office.as('clerk')
    expect(
      await createGuide(clerk, { ...DRAFT, content: { ...EMPTY_GUIDE, contact: '13912345678' } }),
    ).toMatchObject({ refusal: { field: 'content.contact' } })
    expect(await createGuide(clerk, { ...DRAFT, name: '机密★事项' })).toMatchObject({
      refusal: { code: 'classified' },
    })
    const bare = value(await createGuide(clerk, DRAFT))
    expect(await createGuide(clerk, DRAFT)).toMatchObject({ refusal: { code: 'conflict', field: 'name' } })
    const refused = await publishGuide(office.as('reviewer'), bare, 1)
    expect(refused.ok ? '' : refused.refusal.message).toMatch(/缺少设定依据、申请条件、办理材料/)
    const byHead = value(
      await createGuide(office.as('head'), { ...DRAFT, name: '临时救助申请', content: COMPLETE }),
    )
    expect(await publishGuide(office.as('head'), byHead, 1)).toMatchObject({ refusal: { code: 'forbidden' } })
    expect(await publishGuide(office.as('reviewer'), byHead, 1)).toEqual({ ok: true, value: undefined })
    expect(await listPublicGuides(office.services.database.open, [office.street])).toMatchObject([
      { guideId: byHead, name: '临时救助申请' },
    ])
    expect(await endGuide(office.as('head'), byHead, localDate('2025-03-03'), '政策调整')).toMatchObject({
      ok: true,
    })
    expect(await listPublicGuides(office.services.database.open, [office.street])).toEqual([])
  })

  it('take a grid or a sheet of handled records whole, or nothing of it', async () => {
    const guideId = value(
      await createGuide(office.as('clerk'), { ...DRAFT, name: '社保卡申领', unitId: office.units.community }),
    )
    const line = {
      guideId,
      handledOn: localDate('2025-02-01'),
      count: 3,
      channel: 'counter',
      unitId: null,
      result: 'done',
      note: '',
    } as const
    expect(await enterHandled(office.as('liaison'), [line, { ...line, count: 0 }])).toMatchObject({
      refusal: { field: 'records[1].count' },
    })
    expect(
      await enterHandled(office.as('liaison'), [line, { ...line, note: '张三 13800138000' }]),
    ).toMatchObject({ refusal: { field: 'records[1].note' } })
    expect(await enterHandled(office.as('liaison'), [line])).toEqual({ ok: true, value: 1 })
    const header = ['事项名称', '办理日期', '件数', '办理方式', '承办单位', '结果', '备注']
    const sheet = (rows: string[][]) =>
      renderXlsx([
        {
          name: 'x',
          widths: header.map(() => 9),
          header,
          rows: rows.map((row) => row.map((text) => ({ text }))),
        },
      ])
    const bad = await sheet([
      ['社保卡申领', '2025年1月', '40', '', '', '', ''],
      ['没有的事项', '2025-02-30', '1', '传真', '', '', ''],
    ])
    const refused = value(await importHandledSheet(office.as('liaison'), { name: 'a.xlsx', bytes: bad }))
    expect(refused.taken).toBe(0)
    expect(refused.faults.map(({ line: at, column }) => `${at}${column}`)).toEqual([
      '3事项名称',
      '3办理日期',
      '3办理方式',
    ])
    const good = await sheet([['社保卡申领', '2025年1月', '40', '社区代办', '', '', '']])
    expect(
      value(await importHandledSheet(office.as('liaison'), { name: 'b.xlsx', bytes: good })),
    ).toMatchObject({ taken: 1, matters: 40 })
    const { rows } = await office.owner.pool.query<{ handled_on: string; count: number }>(
      'SELECT handled_on, count FROM handled_record WHERE guide_id = $1 ORDER BY handled_on',
      [guideId],
    )
    expect(rows).toEqual([
      { handled_on: '2025-01-31', count: 40 },
      { handled_on: '2025-02-01', count: 3 },
    ])
  })
})

describe('reviews and suits', () => {
  const facts: RemedyFacts = {
    kind: 'review',
    afterReview: false,
    reviewId: null,
    role: 'respondent',
    authority: '西工区人民政府',
    caseNumber: '',
    applicationId: null,
    applicationNumber: '',
    disputedOutcome: 'C6',
    disputedOn: localDate('2025-01-10'),
    filedOn: localDate('2025-02-10'),
  }

  it('keep the party sealed, run the law’s clocks and refuse what comes out of order', async () => {
    const clerk = office.as('clerk')
    expect(await fileRemedy(clerk, { ...facts, applicationNumber: '没有这个号' }, '赵甲乙')).toMatchObject({
      refusal: { field: 'applicationNumber' },
    })
    expect(await fileRemedy(clerk, { ...facts, filedOn: localDate('2025-04-01') }, '赵甲乙')).toMatchObject({
      refusal: { field: 'filedOn' },
    })
    const id = value(await fileRemedy(clerk, facts, '赵甲乙'))
    expect(await actOnRemedy(clerk, id, { kind: 'answered', on: localDate('2025-02-12') })).toMatchObject({
      refusal: { code: 'notAllowedNow' },
    })
    const copy = {
      kind: 'copyReceived',
      on: localDate('2025-02-14'),
      procedure: 'simplified',
      acceptedOn: localDate('2025-02-12'),
    } as const
    value(await actOnRemedy(clerk, id, copy))
    // Five working days after Friday 14 February, and then thirty days from acceptance (复议法 54, 62).
    expect(value(await readRemedy(clerk, id, undefined)).remedy.due).toEqual({
      kind: 'answer',
      on: '2025-02-21',
      provisional: false,
      workingDaysLeft: expect.any(Number),
    })
    value(await actOnRemedy(clerk, id, { kind: 'answered', on: localDate('2025-02-20') }))
    expect(value(await readRemedy(clerk, id, undefined)).remedy.due).toMatchObject({
      kind: 'decisionExpected',
      on: '2025-03-14',
      workingDaysLeft: null,
    })
    expect(await actOnRemedy(clerk, id, { kind: 'extended', on: localDate('2025-02-21') })).toMatchObject({
      ok: false,
    })
    expect(
      await actOnRemedy(clerk, id, {
        kind: 'closed',
        on: localDate('2025-03-01'),
        outcome: 'claimDismissed',
      }),
    ).toMatchObject({ refusal: { field: 'outcome' } })
    value(await actOnRemedy(clerk, id, { kind: 'closed', on: localDate('2025-03-01'), outcome: 'revoked' }))
    expect(
      await actOnRemedy(clerk, id, { kind: 'overridden', on: localDate('2025-03-01'), column: 'other' }),
    ).toMatchObject({ refusal: { field: 'reason' } })
    const dump = await office.owner.pool.query<{ row: string }>(
      `SELECT row_to_json(r)::text AS row FROM remedy r UNION ALL SELECT row_to_json(a)::text FROM remedy_act a UNION ALL SELECT data::text FROM audit_event`,
    )
    expect(dump.rows.some(({ row }) => row.includes('赵甲乙'))).toBe(false)
    expect(value(await readRemedy(clerk, id, undefined)).remedy.maskedParty).toBe('赵某某')
    expect(value(await revealParty(clerk, id, '制作答复书'))).toBe('赵甲乙')
    const revealed = await office.owner.pool.query(
      `SELECT data FROM audit_event WHERE type = 'personalData.revealed'`,
    )
    expect(revealed.rows).toHaveLength(1)
  })

  it('warn of a suit without review and fill 表四 one by one as by one statement', async () => {
    const clerk = office.as('clerk')
    const suit = value(await fileRemedy(clerk, { ...facts, kind: 'suit' }, '某某公司'))
    expect(value(await readRemedy(clerk, suit, undefined)).remedy.reviewFirst).toBe(true)
    const after = value(await fileRemedy(clerk, { ...facts, kind: 'suit', afterReview: true }, '钱丙'))
    expect(value(await readRemedy(clerk, after, undefined)).remedy.reviewFirst).toBe(false)
    await fileRemedy(clerk, { ...facts, role: 'thirdParty' }, '孙丁')
    const remedies = await office.owner.read(clerk.tenancy, (db) => remediesOf(db, office.street, 2025))
    for (const asOf of ['2025-12-31', '2025-02-20'] as const) {
      const form = formForYear(2025)
      const report = computeReport(form, 2025, localDate(asOf), { applications: [], remedies, registers: [] })
      const counted = assembleCells(
        form,
        await remedyLeaves(office.owner.open, undefined, 2025, localDate(asOf)),
      )
      expect([...counted]).toEqual([...report.cells])
      expect(report.cells.get('litigation.direct.pending')).toEqual({ kind: 'count', value: 1 })
      expect(report.cells.get('review.corrected')).toEqual({
        kind: 'count',
        value: asOf === '2025-12-31' ? 1 : 0,
      })
    }
    expect(await rebuildRemedies(office.services, { write: false, all: true })).toBe(0)
  })
})
