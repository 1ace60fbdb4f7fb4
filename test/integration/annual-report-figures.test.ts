/** The figures of the annual report, proved two ways. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { computeOrgan } from '../../src/annual-report/actions/compute-organ.ts'
import { assembleCells, computeReport, contributionsOf, periodOf } from '../../src/annual-report/compute.ts'
import { formForYear, FORMS } from '../../src/annual-report/forms/index.ts'
import { cellPaths } from '../../src/annual-report/model.ts'
import { findingKey } from '../../src/annual-report/rules.ts'
import { computeCells, computeCellsOf, recordsOf, requestsOfOrgans } from '../../src/annual-report/sources.ts'
import { localDate } from '../../src/law/local-date.ts'
import type { DeskContext } from '../../src/platform/http/desk-api.ts'
import { openReporting, TODAY, YEAR } from '../support/annual-report.ts'
import type { Office } from '../support/registers-office.ts'

let office: Office
let clerk: DeskContext

beforeAll(async () => {
  ;({ office, clerk } = await openReporting())
})
afterAll(() => office.close())

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
