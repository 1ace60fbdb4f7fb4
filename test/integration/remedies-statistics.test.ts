/** The figures of 表四: each equals the reviews and suits its link shows, for whoever may see them. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Filters } from '../../src/applications/render/statistics.ts'
import { localDate } from '../../src/law/local-date.ts'
import { behindFigure, FIGURE_COLUMNS } from '../../src/remedies/model.ts'
import { type Client, createTestProgram, type TestProgram } from '../support/program.ts'
import { statistics } from '../support/statistics.ts'

let program: TestProgram
let clerk: Client
let supervisor: Client

beforeAll(async () => {
  program = await createTestProgram()
  ;[clerk, supervisor] = await Promise.all([program.signIn('clerk'), program.signIn('supervisor')])
})
afterAll(async () => program.close())

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
