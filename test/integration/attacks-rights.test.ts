/** What an attacker would open: sessions, ids of another organ, personal data where it does not belong. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ROLES } from '../../src/people/model.ts'
import { register } from '../support/applications.ts'
import { type Attacker, openAttacker } from '../support/attacker.ts'
import { type Client, PASSWORD, type TestProgram } from '../support/program.ts'
import { type Mounted, sampleOf } from '../support/route-samples.ts'

let program: TestProgram
let street: Client
let district: Client
let routes: readonly Mounted[]
let filled: Attacker['filled']
let tryRoute: Attacker['tryRoute']
let routeAt: Attacker['routeAt']

beforeAll(async () => {
  ;({ program, street, district, routes, filled, tryRoute, routeAt } = await openAttacker())
})
afterAll(() => program.close())

describe('a session', () => {
  it('begins anew at sign-in, ends at sign-out, and follows a change of posts at once', async () => {
    const planted = 'A'.repeat(43)
    const answer = await program.app.fastify.inject({
      method: 'POST',
      url: '/desk/api/session',
      headers: { cookie: `gongkai_session=${planted}` },
      payload: { username: 'clerk', password: PASSWORD },
    })
    const [set] = answer.cookies
    expect(set).toMatchObject({ name: 'gongkai_session', httpOnly: true, sameSite: 'Strict', path: '/desk' })
    expect(set?.value).not.toBe(planted)
    const clerk = await program.signIn('clerk')
    const { personId } = (await clerk.call('GET', '/me')).json<{ personId: string }>()
    expect((await clerk.call('GET', '/report-checks')).statusCode).toBe(200)
    const admin = await program.signIn('admin')
    const path = `/organs/${program.organs.street}/people/${personId}`
    expect((await clerk.call('PUT', `${path}/roles`, { roles: ROLES, units: [] })).statusCode).toBe(403)
    expect((await admin.call('PUT', `${path}/roles`, { roles: ['liaison'], units: [] })).statusCode).toBe(204)
    expect((await clerk.call('GET', '/report-checks')).statusCode).toBe(403)
    expect((await clerk.call('DELETE', '/session')).statusCode).toBe(204)
    expect((await clerk.call('GET', '/me')).statusCode).toBe(401)
  })

  it('cannot be guessed for from many forwarded addresses', async () => {
    const attempt = (address: string) =>
      program.app.fastify.inject({
        method: 'POST',
        url: '/desk/api/session',
        remoteAddress: '203.0.113.9',
        headers: { 'x-forwarded-for': address },
        payload: { username: 'nobody-here', password: 'x' },
      })
    const codes: number[] = []
    for (let count = 0; count < 32; count += 1) codes.push((await attempt(`198.51.100.${count}`)).statusCode)
    expect(codes.slice(0, 30).every((code) => code === 401)).toBe(true)
    expect(codes.slice(30)).toEqual([429, 429])
  })

  it('is needed by every route but the entrance, and the installation is closed', async () => {
    const open: string[] = []
    for (const { route, access } of routes) {
      if (access === 'anyone') continue
      const answer = await program.app.fastify.inject({
        method: route.method,
        url: `/desk/api${filled(route.path)}`,
        ...(route.method === 'GET' ? {} : { payload: {} }),
      })
      if (answer.statusCode !== 401) open.push(`${route.method} ${route.path} ${answer.statusCode}`)
    }
    expect(open).toEqual([])
    const clock = await street.call('POST', '/demo/advance', { days: 1 })
    expect(clock.statusCode).toBe(403)
    const setup = await program.app.fastify.inject({
      method: 'POST',
      url: '/desk/api/setup',
      payload: { kind: 'demo', token: '' },
    })
    expect(setup.statusCode).toBe(403)
  })
})

describe('ids of another organ', () => {
  it('open nothing for a street, and let the district above change nothing', async () => {
    const bureau = await program.signIn('bureauclerk')
    const ids = await recordsOf(bureau)
    expect(ids.size).toBeGreaterThanOrEqual(6)
    const leaks: string[] = []
    const writes: string[] = []
    let unknown = 0
    for (const mounted of routes) {
      const { method, path } = mounted.route
      const id = ids.get(path.split('/')[1] ?? '')
      if (id === undefined || !/:\w*id\b/i.test(path)) continue
      const target = filled(path, (name) => (/id$/i.test(name) && name !== 'organId' ? id : undefined))
      const body = sampleOf(mounted.route.body)
      const foreign = await tryRoute(street, mounted, target, body)
      if (foreign.statusCode === 404) unknown += 1
      if (foreign.statusCode < 300) leaks.push(`${method} ${path} ${foreign.statusCode}`)
      if (method === 'GET') continue
      const above = await tryRoute(district, mounted, target, body)
      if (above.statusCode < 300) writes.push(`${method} ${path} ${above.statusCode}`)
    }
    // Most got past the schema to the record itself, so that the test says something.
    expect(unknown).toBeGreaterThan(40)
    expect(leaks).toEqual([])
    expect(writes).toEqual([])
  })

  it('of organs themselves are refused', async () => {
    const { bureau, district: above } = program.organs
    for (const organId of [bureau, above, 0, -1, 2_000_000_000]) {
      for (const [method, path, body] of [
        ['GET', `/organs/${organId}/units`, undefined],
        ['GET', `/organs/${organId}/people`, undefined],
        ['PUT', `/organs/${organId}/settings`, { phone: '1' }],
        ['GET', `/reports/${organId}/2025`, undefined],
        ['GET', `/task-plans?organId=${organId}`, undefined],
      ] as const) {
        const answer = await street.call(method, path, body)
        expect([path, answer.statusCode >= 400 && answer.statusCode < 500]).toEqual([path, true])
      }
    }
  })
})

/** One record of each kind made by the bureau, by the first part of the path its routes have. */
async function recordsOf(bureau: Client): Promise<ReadonlyMap<string, string>> {
  const ids = new Map<string, string>()
  const make = async (kind: string, path: string, body: object): Promise<void> => {
    const answer = await bureau.call('POST', path, body)
    if (answer.statusCode !== 201) throw new Error(`${path}: ${answer.statusCode} ${answer.body}`)
    const id = Object.entries(answer.json<Record<string, unknown>>()).find(([name]) => /id$/i.test(name))?.[1]
    if (typeof id !== 'string') throw new Error(`${path} answers no id`)
    ids.set(kind, id)
  }
  ids.set('applications', (await register(bureau)).id)
  const made = new Map(routes.map((mounted) => [`${mounted.route.method} ${mounted.route.path}`, mounted]))
  const sample = (path: string, change: object): object => ({
    ...(sampleOf(made.get(`POST ${path}`)?.route.body) as object), // these bodies are objects
    ...change,
  })
  await make('boards', '/boards', sample('/boards', { unitId: null }))
  await make('task-plans', '/task-plans', sample('/task-plans', { tasks: [], indicators: [], year: 2026 }))
  await make('rectifications', '/rectifications', sample('/rectifications', { unitId: null, year: 2026 }))
  await make('notices', '/notices', sample('/notices', { organIds: [], dueOn: null }))
  await make('guides', '/guides', sample('/guides', { unitId: null }))
  await make('visits', '/visits', sample('/visits', { unitId: null, visitor: { name: '来访某' } }))
  await make(
    'registers',
    '/registers/entries',
    sample('/registers/entries', { unitId: null, itemId: null, yuan: null }),
  )
  await make(
    'remedies',
    '/remedies',
    sample('/remedies', {
      afterReview: false,
      applicationNumber: '',
      reviewId: null,
      disputedOutcome: null,
      disputedOn: null,
    }),
  )
  await make('disclosure', '/disclosure/items', sample('/disclosure/items', {}))
  return ids
}

describe('personal data', () => {
  it('stands in no column, audit event or job as it was typed', async () => {
    const typed = {
      name: '隐秘某某',
      idNumber: '11010519491231002X',
      phone: '13911112222',
      email: 'yinmi@example.cn',
      address: '隐秘路77号',
    }
    const { id } = await register(street, {
      applicant: { column: 'naturalPerson', idType: '居民身份证', ...typed },
    })
    const asked = await street.call('POST', `/applications/${id}/reveal`, {
      fields: ['phone'],
      reason: '电话联系补正',
    })
    expect(asked.body).toContain(typed.phone)
    const visit = await street.call('POST', '/visits', {
      source: 'visit',
      ...(sampleOf(routeAt('POST', '/visits').route.body) as object), // an object schema
      unitId: null,
      visitor: { ...typed, gender: '', age: '' },
    })
    expect(visit.statusCode).toBe(201)
    expect((await street.call('PUT', '/drafts/register', { values: typed })).statusCode).toBe(204)
    const form = new URLSearchParams({
      'applicant.column': 'naturalPerson',
      ...Object.fromEntries(Object.entries(typed).map(([name, value]) => [`applicant.${name}`, value])),
      content: '',
      step: 'check',
    })
    const draft = await program.app.fastify.inject({
      method: 'POST',
      url: '/o/street/apply/new',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      payload: form.toString(),
    })
    expect(draft.body).toContain(typed.phone)
    const question = new URLSearchParams({
      kind: 'question',
      topic: '办事时间',
      question: '周六是否办理社保登记？',
      contact: typed.phone,
      token: 'attack-token',
    })
    const consult = await program.app.fastify.inject({
      method: 'POST',
      url: '/o/street/consult',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      payload: question.toString(),
    })
    expect(consult.body).toContain('查询码')
    expect(await placesOf(Object.values(typed))).toEqual([])
    expect(await placesOf(['attack-nowhere', '办事时间'])).toEqual(['public.consultation: 办事时间'])
  })
})

/** Tables that hold one of the texts in any column, read without row-level security. */
async function placesOf(texts: readonly string[]): Promise<readonly string[]> {
  const { pool } = program.owner
  const { rows: tables } = await pool.query<{ name: string }>(
    `SELECT format('%I.%I', schemaname, tablename) AS name FROM pg_tables
     WHERE schemaname IN ('public', 'graphile_worker')`,
  )
  const found: string[] = []
  for (const { name } of tables)
    for (const text of texts) {
      const held = await pool.query(`SELECT 1 FROM ${name} AS t WHERE strpos(t::text, $1) > 0 LIMIT 1`, [
        text,
      ])
      if (held.rowCount !== 0) found.push(`${name}: ${text}`)
    }
  return found
}
