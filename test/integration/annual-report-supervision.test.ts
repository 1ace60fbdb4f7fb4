/** The supervision of annual reports: who is late, reminders, the roll-up of a district, reports filed elsewhere. */
import type { KyselyPlugin } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { compareTwo } from '../../src/annual-report/actions/compare-two.ts'
import { importFiledReport } from '../../src/annual-report/actions/import-filed-report.ts'
import { listDueReports } from '../../src/annual-report/actions/list-due-reports.ts'
import { remindLate } from '../../src/annual-report/actions/remind-late.ts'
import { remindOrgans } from '../../src/annual-report/actions/remind-organ.ts'
import { rollUpDistrict } from '../../src/annual-report/actions/roll-up-district.ts'
import { showBoard } from '../../src/annual-report/actions/show-board.ts'
import { formForYear } from '../../src/annual-report/forms/index.ts'
import { type CellPath, type CellValue, count } from '../../src/annual-report/model.ts'
import { rollUp } from '../../src/annual-report/rollup.ts'
import { computeCells } from '../../src/annual-report/sources.ts'
import { localDate } from '../../src/law/local-date.ts'
import { addOrgan } from '../../src/organs/actions/add-organ.ts'
import type { Database } from '../../src/platform/database/database.ts'
import { systemTenancy } from '../../src/platform/database/tenant.ts'
import type { DeskContext } from '../../src/platform/http/desk-api.ts'
import { openReporting, publishCorrected, type Reporting, TODAY, YEAR } from '../support/annual-report.ts'
import type { Office } from '../support/registers-office.ts'
import { refusalOf } from '../support/results.ts'

let office: Office
let clerk: DeskContext
let open: Reporting['open']

beforeAll(async () => {
  const reporting = await openReporting()
  await publishCorrected(reporting)
  ;({ office, clerk, open } = reporting)
})
afterAll(() => office.close())

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
