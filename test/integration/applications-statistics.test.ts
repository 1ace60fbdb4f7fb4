/** 办理统计: every number equals the records its link shows and 表三 of the report; who may not count is refused. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { computeOrgan } from '../../src/annual-report/actions/compute-organ.ts'
import { APPLICANT_COLUMNS } from '../../src/annual-report/model.ts'
import { importCases, type PastCase } from '../../src/applications/actions/import-cases.ts'
import { noteAnsweredByPublic } from '../../src/applications/actions/note-answered-by-public.ts'
import { verifyProjections } from '../../src/applications/actions/verify-projections.ts'
import type { FlowLine, Statistics } from '../../src/applications/render/statistics-contract.ts'
import {
  BEHIND,
  behindFees,
  type Filters,
  FLOWS,
  type Scope,
} from '../../src/applications/render/statistics.ts'
import { localDate } from '../../src/law/local-date.ts'
import { systemTenancy } from '../../src/platform/database/tenant.ts'
import { type Client, createTestProgram, type TestProgram } from '../support/program.ts'
import { CASES, past, statistics, UNIT } from '../support/statistics.ts'

let program: TestProgram
let clerk: Client
let head: Client
let supervisor: Client

beforeAll(async () => {
  program = await createTestProgram()
  await program.owner.pool.query(
    `INSERT INTO unit (organ_id, unit_id, name, kind, duty, sort) VALUES ($1, $2, '城建办', 'department', '', 0)`,
    [program.organs.street, UNIT],
  )
  await bring(
    program.organs.street,
    CASES.map((told, index) => past(index, told)),
  )
  await bring(program.organs.bureau, [
    past(900, { received: '2026-03-03', outcome: 'A1', decided: '2026-03-04' }),
  ])
  ;[clerk, head, supervisor] = await Promise.all([
    program.signIn('clerk'),
    program.signIn('head'),
    program.signIn('supervisor'),
  ])
})
afterAll(async () => program.close())

async function bring(organId: number, cases: readonly PastCase[]): Promise<readonly { id: string }[]> {
  const organ = program.services.organs.byId(organId)
  if (organ === undefined) throw new Error('no organ')
  return program.owner.write(systemTenancy(organId, 'test'), (tx) =>
    importCases(tx, program.services, organ, cases),
  )
}

async function listed(client: Client, filters: Filters): Promise<number> {
  const response = await client.call('GET', `/applications?${new URLSearchParams(filters).toString()}`)
  if (response.statusCode !== 200) throw new Error(`${response.statusCode} ${response.body}`)
  return response.json<{ total: number }>().total
}

function scopeOf({ organ, from, to }: Statistics): Scope {
  return { organ: organ.organId, span: { from: localDate(from), to: localDate(to) } }
}

describe('who may count', () => {
  it.each([
    ['liaison', '', 403],
    ['bureauclerk', '&organ=STREET', 404],
    ['clerk', '&organ=BUREAU', 404],
  ])('refuses %s%s', async (name, organ, status) => {
    const client = await program.signIn(name)
    const query = organ
      .replace('STREET', String(program.organs.street))
      .replace('BUREAU', String(program.organs.bureau))
    for (const path of ['statistics', 'statistics/charts/days', 'statistics/file'])
      expect([
        path,
        (await client.call('GET', `/applications/${path}?year=2026&format=xlsx${query}`)).statusCode,
      ]).toEqual([path, status])
  })

  it('counts what is under 限制查看, and says that this person does not see it', async () => {
    const { rows } = await program.owner.pool.query<{ application_id: string }>(
      `SELECT application_id FROM application WHERE organ_id = $1 AND received_on = '2026-11-16'`,
      [program.organs.street],
    )
    const id = rows[0]?.application_id ?? ''
    const restrict = (restricted: boolean) =>
      head.call('POST', `/applications/${id}/acts`, { act: 'restrict', restricted, reason: '涉及举报人' })
    const before = await statistics(clerk)
    expect((await restrict(true)).statusCode).toBe(200)
    const after = await statistics(clerk)
    expect([after.total, after.hidden, before.hidden]).toEqual([before.total, 1, 0])
    expect((await statistics(head)).hidden).toBe(0)
    await restrict(false)
  })
})

describe('the numbers', () => {
  it('are the year of the street', async () => {
    const { total, months, days, steps, fees, meanDays } = await statistics(clerk)
    expect(total).toEqual({
      received: 10,
      carriedIn: 1,
      decided: 9,
      carriedOut: 2,
      delivered: 7,
      inTime: 6,
      late: 1,
    })
    expect(months.find(({ from }) => from === '2026-03-01')).toMatchObject({
      received: 3,
      decided: 2,
      carriedOut: 1,
    })
    expect(Object.fromEntries(days.map(({ band, count }) => [band, count]))).toEqual({
      upTo5: 2,
      upTo10: 2,
      upTo15: 1,
      upTo20: 0,
      upTo40: 2,
      over40: 0,
      none: 0,
    })
    expect(meanDays).toBeGreaterThan(0)
    expect(steps.map(({ count }) => count)).toEqual([1, 1, 1])
    expect(fees).toEqual({ notices: 1, askedYuan: '100', payments: 1, paidYuan: '100' })
  })

  it.each(['year=2026', 'year=2026&period=q1', 'year=2026&period=m7', 'year=2025'])(
    'of %s each open as many records as they say',
    async (query) => {
      const found = await statistics(clerk, query)
      const scope = scopeOf(found)
      const claims: (readonly [string, number, Filters])[] = []
      const flows = (what: string, line: Omit<FlowLine, 'key' | 'name'>, more: Filters): void => {
        for (const key of FLOWS) claims.push([`${what} ${key}`, line[key], BEHIND[key](scope, more)])
      }
      flows('total', found.total, {})
      for (const line of found.columns) flows(line.key, line, { column: line.key })
      for (const line of found.channels) flows(line.key, line, { channel: line.key })
      for (const line of found.units) flows(line.name, line, { unit: line.key })
      for (const { row, count } of found.results)
        claims.push([row, count, BEHIND.decided(scope, { result: row })])
      for (const { band, count } of found.days)
        claims.push([band, count, BEHIND.delivered(scope, { daysUsed: band })])
      for (const { step, count } of found.steps) claims.push([step, count, BEHIND.decided(scope, { step })])
      claims.push(['feeNotice', found.fees.notices, behindFees(scope, 'feeNotice')])
      claims.push(['feePaid', found.fees.payments, behindFees(scope, 'feePaid')])
      for (const month of found.months) {
        const of: Scope = { ...scope, span: { from: localDate(month.from), to: localDate(month.to) } }
        for (const key of ['received', 'decided', 'carriedOut'] as const)
          claims.push([`${month.from} ${key}`, month[key], BEHIND[key](of)])
      }
      for (const [what, count, filters] of claims)
        expect([what, await listed(clerk, filters)]).toEqual([what, count])
    },
  )

  it('are those of 表三 of the annual report', async () => {
    const { total, results, columns } = await statistics(clerk)
    const organ = { organId: program.organs.street }
    const { cells } = await program.owner.read(systemTenancy(organ.organId, 'test'), (db) =>
      computeOrgan(db, organ, 2026, localDate('2026-11-24')),
    )
    const cell = (path: string): number => cells.get(path)?.value ?? 0
    expect(total).toMatchObject({
      received: cell('requests.received.total'),
      carriedIn: cell('requests.carriedIn.total'),
      decided: cell('requests.totalProcessed.total'),
      carriedOut: cell('requests.carriedOut.total'),
    })
    for (const { row, count } of results) expect([row, count]).toEqual([row, cell(`requests.${row}.total`)])
    for (const column of APPLICANT_COLUMNS) {
      const line = columns.find(({ key }) => key === column)
      expect([column, line?.received, line?.decided]).toEqual([
        column,
        cell(`requests.received.${column}`),
        cell(`requests.totalProcessed.${column}`),
      ])
    }
  })

  it('of all organs together are shown to the supervisor, and each organ of them', async () => {
    const all = await statistics(supervisor, 'year=2026&organ=all')
    expect(all.organs.map(({ received }) => received)).toEqual([10, 1])
    expect(all.total.received).toBe(11)
    expect(await listed(supervisor, BEHIND.received(scopeOf(all)))).toBe(11)
    const street = await statistics(supervisor, `year=2026&organ=${program.organs.street}`)
    expect(await listed(supervisor, BEHIND.decided(scopeOf(street)))).toBe(street.total.decided)
  })

  it('are kept by acts: the days used are rebuilt the same', async () => {
    const { faults, cases } = await verifyProjections(program.services, program.owner, [
      program.organs.street,
    ])
    expect([cases >= CASES.length, faults]).toEqual([true, []])
  })

  it('print as a sheet, a document and pictures', async () => {
    const sheet = await clerk.call('GET', '/applications/statistics/file?year=2026&format=xlsx')
    expect(sheet.rawPayload.subarray(0, 2).toString()).toBe('PK')
    const chart = await clerk.call('GET', '/applications/statistics/charts/months?year=2026')
    expect(chart.body).toMatch(/^<svg[\s\S]*收到[\s\S]*办结/)
  })
})

it('counts what was found public and not asked for, by item', async () => {
  const organ = program.services.organs.byId(program.organs.street)
  if (organ === undefined) throw new Error('no organ')
  const item = '0193f2a0-0000-7000-8000-0000000000d1'
  for (let times = 0; times < 3; times += 1) await noteAnsweredByPublic(program.services, organ, item)
  await noteAnsweredByPublic(program.services, organ, 'not-an-item')
  const { answered } = await statistics(clerk)
  expect(answered).toEqual({
    count: 4,
    items: [
      { id: item, title: null, path: null, count: 3 },
      { id: 'not-an-item', title: null, path: null, count: 1 },
    ],
  })
  const { rows } = await program.owner.pool.query<{ last: number }>(
    `SELECT last FROM application_counter WHERE organ_id = $1 AND scope = 'answered-by-public' AND year = 2026`,
    [program.organs.street],
  )
  expect(rows[0]?.last).toBe(answered.count)
  expect((await statistics(await program.signIn('bureauclerk'))).answered.count).toBe(0)
})
