/** 办理统计: every number equals the records its link shows and 表三 of the report; who may not count is refused. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { computeOrgan } from '../../src/annual-report/actions/compute-organ.ts'
import { APPLICANT_COLUMNS } from '../../src/annual-report/model.ts'
import { importCases, type PastCase } from '../../src/applications/actions/import-cases.ts'
import { noteAnsweredByPublic } from '../../src/applications/actions/note-answered-by-public.ts'
import { verifyProjections } from '../../src/applications/actions/verify-projections.ts'
import type { NewAct } from '../../src/applications/model.ts'
import type { FlowLine, Statistics } from '../../src/applications/render/statistics-contract.ts'
import {
  BEHIND,
  behindFees,
  FLOWS,
  type Filters,
  type Scope,
} from '../../src/applications/render/statistics.ts'
import { localDate } from '../../src/law/local-date.ts'
import type { Outcome } from '../../src/law/outcomes.ts'
import { behindFigure, FIGURE_COLUMNS } from '../../src/remedies/model.ts'
import { systemTenancy } from '../../src/platform/database/tenant.ts'
import { createTestProgram, type Client, type TestProgram } from '../support/program.ts'

let program: TestProgram
let clerk: Client
let head: Client
let supervisor: Client

const UNIT = '0193f2a0-0000-7000-8000-0000000000c1'

interface Told {
  readonly received: string
  readonly outcome?: Outcome
  readonly decided?: string
  readonly delivered?: string
  readonly between?: readonly NewAct[]
  readonly unit?: boolean
  readonly more?: Partial<PastCase>
}

function past(
  n: number,
  { received, outcome, decided, delivered, between = [], unit, more = {} }: Told,
): PastCase {
  const channel = more.channel ?? 'counter'
  const acts: NewAct[] = [
    { kind: 'submit', on: received, by: null, data: { channel } },
    { kind: 'register', on: received, by: null, data: { channel, basis: '条例31.1.1' } },
    ...(unit === true ? [{ kind: 'assign', on: received, by: null, data: { unit: UNIT } } as const] : []),
    ...between,
  ]
  if (outcome !== undefined && decided !== undefined)
    acts.push({ kind: 'sign', on: decided, by: null, data: { outcome, number: '' } })
  if (delivered !== undefined)
    acts.push({ kind: 'deliver', on: delivered, by: null, data: { method: 'inPerson', signed: delivered } })
  return {
    applicant: { column: 'naturalPerson', name: `甲某${n}`, phone: `1380000${String(n).padStart(4, '0')}` },
    channel,
    content: `申请公开第${n}件信息`,
    submittedOn: received,
    intakeKey: `statistics-case-${n}`,
    acts,
    ...more,
  }
}

/** By the calendar of 2026: 1 March is a Sunday, no holidays until 清明. */
const CASES: readonly Told[] = [
  { received: '2025-12-22', outcome: 'A1', decided: '2026-01-05', delivered: '2026-01-06' },
  { received: '2025-12-24', outcome: 'C1', decided: '2025-12-29', delivered: '2025-12-29' },
  { received: '2026-03-02', outcome: 'A1', decided: '2026-03-05', delivered: '2026-03-06', unit: true },
  { received: '2026-03-02', outcome: 'B', decided: '2026-03-12', delivered: '2026-03-13', unit: true },
  // late by days
  { received: '2026-03-02', outcome: 'D1a', decided: '2026-04-20', delivered: '2026-04-21' },
  // 25 working days on the calendar, of which those the opinion was out are left out
  {
    received: '2026-05-11',
    outcome: 'C4',
    decided: '2026-06-12',
    delivered: '2026-06-12',
    between: [
      {
        kind: 'consultThirdParty',
        on: '2026-05-13',
        by: null,
        data: { delivered: '2026-05-13', party: '某公司' },
      },
      { kind: 'thirdPartyReplied', on: '2026-05-27', by: null, data: { opinion: 'refuse' } },
    ],
  },
  {
    received: '2026-06-01',
    outcome: 'E2',
    decided: '2026-07-20',
    delivered: '2026-07-20',
    between: [{ kind: 'extend', on: '2026-06-10', by: null, data: { workingDays: 20, reason: '材料多' } }],
    more: { applicant: { column: 'business', name: '试验公司', phone: '037900000000' } },
  },
  {
    received: '2026-07-01',
    outcome: 'A2',
    decided: '2026-07-08',
    delivered: '2026-07-08',
    between: [
      {
        kind: 'askCorrection',
        on: '2026-07-02',
        by: null,
        data: { matters: ['特征描述'], until: '2026-07-20', guidance: '请写明名称' },
      },
      { kind: 'correctionReceived', on: '2026-07-06', by: null, data: { how: '来电' } },
    ],
  },
  {
    received: '2026-08-03',
    outcome: 'A1',
    decided: '2026-08-20',
    between: [
      {
        kind: 'sendFeeNotice',
        on: '2026-08-04',
        by: null,
        data: { method: 'perPage', quantity: 40, amount: 100, letter: '' },
      },
      { kind: 'feeNotice', on: '2026-08-05', by: null, data: { method: 'perPage', amount: 100 } },
      { kind: 'feePaid', on: '2026-08-10', by: null, data: { amount: 100 } },
    ],
  },
  { received: '2026-10-12', more: { channel: 'mailSigned' } },
  { received: '2026-11-16', unit: true },
  // withdrawn: ends as 其他 without a reply
  {
    received: '2026-11-02',
    between: [{ kind: 'withdraw', on: '2026-11-04', by: null, data: { how: '书面' } }],
  },
]

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

async function statistics(client: Client, query = 'year=2026'): Promise<Statistics> {
  const response = await client.call('GET', `/applications/statistics?${query}`)
  if (response.statusCode !== 200) throw new Error(`${response.statusCode} ${response.body}`)
  return response.json()
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

describe('the figures of 表四', () => {
  interface Suit {
    readonly kind: 'review' | 'suit'
    readonly filedOn: string
    readonly closed?: readonly [on: string, outcome: string]
    readonly more?: object
    readonly column?: string
  }

  beforeAll(async () => {
    const told: readonly Suit[] = [
      { kind: 'review', filedOn: '2026-02-02', closed: ['2026-03-20', 'upheld'] },
      { kind: 'review', filedOn: '2026-02-03', closed: ['2026-05-20', 'revoked'] },
      { kind: 'review', filedOn: '2026-02-04', closed: ['2026-05-21', 'terminated'] },
      { kind: 'review', filedOn: '2025-11-04', closed: ['2025-12-21', 'upheld'] },
      { kind: 'review', filedOn: '2026-07-01' },
      // counted as 结果纠正 by a reasoned override, whatever the outcome
      { kind: 'review', filedOn: '2026-04-07', closed: ['2026-06-01', 'mediated'], column: 'corrected' },
      { kind: 'suit', filedOn: '2025-12-01', closed: ['2026-01-30', 'claimDismissed'] },
      {
        kind: 'suit',
        filedOn: '2026-03-02',
        closed: ['2026-08-03', 'withdrawn'],
        more: { afterReview: true },
      },
      { kind: 'suit', filedOn: '2026-09-01', more: { afterReview: true } },
      // not this organ's to answer: in no figure
      {
        kind: 'review',
        filedOn: '2026-02-05',
        closed: ['2026-03-21', 'upheld'],
        more: { role: 'thirdParty' },
      },
    ]
    for (const one of told) await file(clerk, one)
    await file(await program.signIn('bureauclerk'), {
      kind: 'review',
      filedOn: '2026-02-09',
      closed: ['2026-03-20', 'changed'],
    })
  })

  async function file(client: Client, { kind, filedOn, closed, more = {}, column }: Suit): Promise<void> {
    const made = await client.call('POST', '/remedies', {
      kind,
      filedOn,
      authority: '区人民政府',
      party: '某某公司',
      ...more,
    })
    if (made.statusCode !== 201) throw new Error(made.body)
    const { remedyId } = made.json<{ remedyId: string }>()
    const acts = [
      ...(closed === undefined ? [] : [{ kind: 'closed', on: closed[0], outcome: closed[1] }]),
      ...(column === undefined
        ? []
        : [{ kind: 'overridden', on: '2026-06-02', column, reason: '实际纠正了原答复' }]),
    ]
    for (const act of acts) {
      const done = await client.call('POST', `/remedies/${remedyId}/acts`, act)
      if (done.statusCode !== 204) throw new Error(done.body)
    }
  }

  async function behind(client: Client, filters: Filters) {
    const response = await client.call('GET', `/remedies?${new URLSearchParams(filters).toString()}`)
    if (response.statusCode !== 200) throw new Error(`${response.statusCode} ${response.body}`)
    return response.json<{ total: number; remedies: { remedyId: string; organId: number }[] }>()
  }

  it.each([
    ['clerk', 'year=2026', 8],
    ['clerk', 'year=2026&period=q1', 5],
    ['clerk', 'year=2026&period=h1', 6],
    ['clerk', 'year=2025', 2],
    ['supervisor', 'year=2026&organ=all', 9],
    ['supervisor', 'year=2026&organ=BUREAU', 1],
  ])('of %s, %s, each open as many cases as they say', async (name, query, all) => {
    const client = name === 'clerk' ? clerk : supervisor
    const found = await statistics(client, query.replace('BUREAU', String(program.organs.bureau)))
    const scope = { organ: found.organ.organId, year: found.year, asOf: localDate(found.to) }
    let sum = 0
    for (const { key, ...counts } of found.remedies)
      for (const column of FIGURE_COLUMNS) {
        const { total } = await behind(client, behindFigure(scope, key, column))
        expect([key, column, total]).toEqual([key, column, counts[column]])
        sum += total
      }
    expect(sum).toBe(all)
  })

  it('of another organ open its cases for whoever supervises it, and for nobody else', async () => {
    const { bureau } = program.organs
    const scope = { organ: bureau, year: 2026, asOf: localDate('2026-11-24') }
    const filters = behindFigure(scope, 'review', 'corrected')
    const { remedies } = await behind(supervisor, filters)
    expect(remedies.map(({ organId }) => organId)).toEqual([bureau])
    const address = `/remedies/${remedies[0]?.remedyId}?organId=${bureau}`
    expect((await supervisor.call('GET', address)).statusCode).toBe(200)
    expect((await clerk.call('GET', address)).statusCode).toBe(403)
    expect((await clerk.call('GET', `/remedies?${new URLSearchParams(filters).toString()}`)).statusCode).toBe(
      403,
    )
    const own = await behind(clerk, behindFigure({ ...scope, organ: null }, 'review', 'corrected'))
    expect(new Set(own.remedies.map(({ organId }) => organId))).toEqual(new Set([program.organs.street]))
  })

  it('are asked for with a year and a day that exists', async () => {
    for (const query of ['block=review', 'year=2026&asOf=2026-02-31'])
      expect((await clerk.call('GET', `/remedies?${query}`)).statusCode).toBe(422)
  })
})
