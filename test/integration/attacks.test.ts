/** What an attacker would try: forged hosts, foreign pages, foreign organs' ids, hostile bytes in every request. */
import { get as httpGet } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { LightMyRequestResponse } from 'fastify'
import { strToU8, zipSync } from 'fflate'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { refuseMarkedFile } from '../../src/applications/classified.ts'
import { addPerson } from '../../src/people/actions/add-person.ts'
import { ROLES } from '../../src/people/model.ts'
import { systemTenancy } from '../../src/platform/database/tenant.ts'
import { checkFile, checkText } from '../../src/platform/file-check.ts'
import { register } from '../support/applications.ts'
import { type Client, createTestProgram, PASSWORD, type TestProgram } from '../support/program.ts'
import { deskRoutes, type Mounted, sampleOf, UNKNOWN_ID } from '../support/route-samples.ts'

let program: TestProgram
/** Every post in the street, and every post in the district: nothing is refused for want of one. */
let street: Client
let district: Client
let routes: readonly Mounted[]

beforeAll(async () => {
  program = await createTestProgram()
  const { organs, owner } = program
  for (const [organId, username] of [
    [organs.street, 'everything'],
    [organs.district, 'districtall'],
  ] as const)
    await owner.write(systemTenancy(organId, 'test'), async (tx) => {
      await addPerson(tx, { name: '全岗某', title: '', roles: ROLES, username, password: PASSWORD })
    })
  ;[street, district] = await Promise.all([program.signIn('everything'), program.signIn('districtall')])
  routes = (await deskRoutes(program.services)).filter(
    ({ route }) => route.path !== '/session' && route.path !== '/setup',
  )
})

afterAll(() => program.close())

function portal(url: string, headers: Record<string, string> = {}): Promise<LightMyRequestResponse> {
  return program.app.fastify.inject({ method: 'GET', url, headers })
}

/** Parameters that fit what the route's path asks for, none of them known. */
function filled(path: string, change: (name: string) => string | undefined = () => undefined): string {
  return path.replace(/:(\w+)/g, (_, name: string) => change(name) ?? plausible(name))
}

function plausible(name: string): string {
  if (name === 'organId') return String(program.organs.street)
  if (/year/i.test(name)) return '2026'
  if (/version|seq/i.test(name)) return '1'
  if (name === 'hash') return 'a'.repeat(64)
  return name === 'key' ? 'preface' : name === 'format' ? 'pdf' : UNKNOWN_ID
}

async function tryRoute(client: Client, mounted: Mounted, path: string, body: unknown) {
  const { route, isUpload } = mounted
  if (!isUpload) return client.call(route.method, path, route.method === 'GET' ? undefined : (body as object)) // a sample of an object schema
  const field = ([name, value]: [string, unknown]): string =>
    `--edge\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${String(value)}\r\n`
  const file =
    '--edge\r\ncontent-disposition: form-data; name="files"; filename="a.pdf"\r\n\r\n%PDF-1.4 x\r\n--edge--\r\n'
  return program.app.fastify.inject({
    method: 'POST',
    url: `/desk/api${path}`,
    headers: {
      cookie: client.cookie,
      'x-csrf-token': client.csrfToken,
      'content-type': 'multipart/form-data; boundary=edge',
    },
    payload:
      Object.entries(body ?? {})
        .map(field)
        .join('') + file,
  })
}

describe('a forged Host', () => {
  it('is never served to the next visitor, and never breaks a page', async () => {
    await program.app.fastify.listen({ port: 0, host: '127.0.0.1' })
    const { port } = program.app.fastify.server.address() as AddressInfo // it listens on a port
    const ask = (
      host: string,
      more: Record<string, string> = {},
    ): Promise<{ status: number; text: string }> =>
      new Promise((resolve, reject) => {
        httpGet({ port, host: '127.0.0.1', path: '/guide', headers: { host, ...more } }, (response) => {
          let text = ''
          response.setEncoding('utf8').on('data', (part: string) => (text += part))
          response.on('end', () => resolve({ status: response.statusCode ?? 0, text }))
        }).on('error', reject)
      })
    expect((await ask('evil.example')).text).toContain('evil.example')
    const next = await ask('gongkai.example')
    expect(next.text).toContain('http://gongkai.example/guide')
    expect(next.text).not.toContain('evil.example')
    expect((await ask('gongkai.example')).text).toBe(next.text)
    // Without TRUST_PROXY a forwarded host is anybody's word.
    const forwarded = await ask('gongkai.example', { 'x-forwarded-host': 'evil.example' })
    expect(forwarded.text).toBe(next.text)
    for (const host of ['evil"><script>', 'a b', 'x@evil.example', '[::', 'evil.example/..']) {
      const answer = await ask(host)
      expect([host, answer.status, answer.text.includes(host)]).toEqual([host, 200, false])
    }
  })
})

describe('addresses nobody made', () => {
  it('answer with a page, never with a fault', async () => {
    const found: string[] = []
    for (const url of [
      '/search?q=a%00b',
      '/search?q=%ED%A0%80',
      '/consult?page=1e308',
      '/consult?page=Infinity',
      '/items?page=99999999999999999999',
      '/items/%00',
      '/o/street/items/a%00b',
      '/o/%00/',
      '/reports/99999999999',
      '/files/..%2f..%2fetc%2fpasswd/x',
      `/files/${'a'.repeat(64)}/%00`,
      '/assets/..%2f..%2fpackage.json',
      '/desk/assets/..%2f..%2f..%2fpackage.json',
      '/items/%zz',
      '//evil.example',
      '//[',
      '/o/__proto__/',
      '/metrics',
    ]) {
      const answer = await portal(url, { cookie: 'application_draft=a%00b; application_status=%00' })
      if (answer.statusCode >= 500) found.push(`${url} ${answer.statusCode}`)
      expect([url, answer.headers['content-security-policy'] !== undefined]).toEqual([url, true])
      expect([url, answer.headers['location'] ?? '']).toEqual([url, ''])
    }
    expect(found).toEqual([])
  })

  it('show nothing typed as markup', async () => {
    const evil = '"><script>alert(1)</script>'
    for (const url of [
      `/search?q=${encodeURIComponent(evil)}`,
      `/consult?topic=${encodeURIComponent(evil)}`,
      `/calculator?submitted=${encodeURIComponent(evil)}`,
      `/${encodeURIComponent(evil)}`,
    ])
      expect([url, (await portal(url)).body.includes('<script')]).toEqual([url, false])
  })
})

describe('hostile values', () => {
  it('never bring a route of the desk down', async () => {
    const faults: string[] = []
    const note = (what: string, answer: LightMyRequestResponse): void => {
      if (answer.statusCode >= 500) faults.push(`${what}: ${answer.statusCode}`)
    }
    expect(routes.length).toBeGreaterThan(150)
    for (const mounted of routes) {
      const { method, path } = mounted.route
      const what = `${method} ${path}`
      const body = sampleOf(mounted.route.body)
      note(what, await tryRoute(street, mounted, filled(path), body))
      if (!path.includes(':')) continue
      for (const bad of ['%00', '99999999999', "'"]) {
        const answer = await tryRoute(
          street,
          mounted,
          filled(path, () => bad),
          body,
        )
        note(`${what} ${bad}`, answer)
      }
    }
    for (const mounted of routes) {
      const query = sampleOf(mounted.route.query)
      if (typeof query !== 'object' || query === null) continue
      for (const name of Object.keys(query))
        for (const bad of ['%00', '99999999999', '2026-02-30']) {
          const path = `${filled(mounted.route.path)}?${name}=${bad}`
          note(`${path}`, await tryRoute(street, mounted, path, undefined))
        }
    }
    expect(faults).toEqual([])
  })

  it('with an empty character are refused by the name of their field', async () => {
    const answer = await street.call('POST', '/disclosure/items', { title: '标题\u0000', kind: 'news' })
    expect(answer.statusCode).toBe(422)
    expect(answer.json()).toMatchObject({ fields: [{ field: 'title' }] })
    const half = await street.call('PUT', '/drafts/x', { values: { text: '\ud800' } })
    expect([half.statusCode, half.json<{ fields: object[] }>().fields[0]]).toEqual([
      422,
      expect.objectContaining({ field: 'values.text' }),
    ])
  })

  it('in an address lead nowhere, in a query are named in plain words', async () => {
    const nowhere = await street.call('GET', '/applications/rejstr')
    expect(nowhere.statusCode).toBe(404)
    expect(nowhere.json<{ detail: string }>().detail).toContain('没有这个地址')
    const wordForYear = await street.call('GET', '/applications/report-counts?year=abc')
    expect(wordForYear.json()).toMatchObject({
      status: 422,
      fields: [{ field: 'year', message: '应填写数字' }],
    })
  })

  it('in a form of the public lose the character, not the text', async () => {
    const answer = await program.app.fastify.inject({
      method: 'POST',
      url: '/o/street/consult',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      payload: 'topic=%E4%B8%BB%00%E9%A2%98&question=short&contact=',
    })
    expect(answer.statusCode).toBe(200)
  })

  it('repeated a hundred thousand times do not occupy the process', async () => {
    const began = performance.now()
    await program.app.fastify.inject({
      method: 'POST',
      url: '/o/street/consult',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      payload: 'topic=a&'.repeat(100_000),
    })
    expect(performance.now() - began).toBeLessThan(2000)
  })
})

describe('pages of other sites', () => {
  it('change nothing, whatever they send', async () => {
    const { cookie, csrfToken } = street
    const send = (headers: Record<string, string>, payload: string, url = '/desk/api/drafts/x') =>
      program.app.fastify.inject({ method: 'PUT', url, headers: { cookie, ...headers }, payload })
    const json = { 'content-type': 'application/json' }
    const own = { ...json, 'x-csrf-token': csrfToken }
    const body = '{"values":{"a":"1"}}'
    expect((await send(json, body)).statusCode).toBe(403)
    expect((await send({ ...own, 'sec-fetch-site': 'cross-site' }, body)).statusCode).toBe(403)
    expect((await send({ ...own, 'sec-fetch-site': 'same-site' }, body)).statusCode).toBe(403)
    expect((await send({ ...own, origin: 'http://evil.example' }, body)).statusCode).toBe(403)
    expect((await send({ ...own, origin: 'null' }, body)).statusCode).toBe(403)
    expect((await send({ ...own, 'content-type': 'text/plain' }, body)).statusCode).toBeGreaterThan(399)
    expect((await send(own, body)).statusCode).toBe(204)
    const override = await program.app.fastify.inject({
      method: 'GET',
      url: '/desk/api/session?_method=DELETE',
      headers: { cookie, 'x-http-method-override': 'DELETE' },
    })
    expect(override.statusCode).toBe(404)
    expect((await street.call('GET', '/me')).statusCode).toBe(200)
  })
})

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

function routeAt(method: string, path: string): Mounted {
  const found = routes.find(({ route }) => route.method === method && route.path === path)
  if (found === undefined) throw new Error(`no route ${method} ${path}`)
  return found
}

const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'

describe('files', () => {
  const word = (text: string): Uint8Array =>
    zipSync({ 'word/document.xml': strToU8(`<w:document><w:t>${text}</w:t></w:document>`) })

  it('are what they say, and bear no mark of secrecy in any encoding', async () => {
    const utf16 = Buffer.from('密级：机密★\n', 'utf16le')
    const cases: readonly (readonly [string, Uint8Array, string])[] = [
      [
        '图.svg',
        strToU8('<svg xmlns="http://www.w3.org/2000/svg"><script>1</script></svg>'),
        'unsupportedType',
      ],
      ['页.html', strToU8('<script>1</script>'), 'unsupportedType'],
      ['页.pdf', strToU8('<script>1</script>'), 'unsupportedType'],
      ['图.png', strToU8('%PDF-1.4 <script>'), 'unsupportedType'],
      ['文.docx', word('机密<w:br/>★'), 'classified'],
      ['文.docx', word('&#x673A;&#23494;&#x2605;'), 'classified'],
      ['文.docx', word('机\u200b密\u200b★'), 'classified'],
      ['文.txt', utf16.filter((byte) => byte !== 0), 'classified'],
      ['秘密★一年.txt', strToU8('正文'), 'classified'],
    ]
    for (const [name, bytes, code] of cases) {
      const checked = await checkFile(name, bytes)
      expect([name, checked.ok ? 'kept' : checked.refusal.code]).toEqual([name, code])
    }
    // A few kilobytes packed; read with a pattern that backs up from every one of them, it took hours.
    const began = performance.now()
    const dense = word('<'.repeat(2_000_000))
    expect((await checkFile('密.docx', dense)).ok).toBe(true)
    expect((await refuseMarkedFile('密.docx', DOCX, dense)).ok).toBe(true)
    expect(performance.now() - began).toBeLessThan(3000)
    const kept = await checkFile('..\\..\\a/通知.docx', word('公开'))
    expect(kept).toMatchObject({ ok: true, value: { name: '通知.docx' } })
    expect(checkText('机<b></b>密&#9733;', 'body').ok).toBe(false)
    expect(checkText('保守国家秘密', 'body').ok).toBe(true)
  })
})

describe('the application form and the status page', () => {
  const typed = (content: string): string =>
    new URLSearchParams({
      'applicant.column': 'naturalPerson',
      'applicant.name': '甄示例',
      'applicant.idNumber': '11010519491231002X',
      'applicant.phone': '13800001234',
      content,
      formWanted: 'electronic',
      wayWanted: 'download',
      intakeKey: 'attack-test-intake-key-01',
      challengeAnswer: '99',
      challengeToken: '9999999999999.1.forged',
    }).toString()
  const post = (url: string, payload: string, cookie = '') =>
    program.app.fastify.inject({
      method: 'POST',
      url,
      headers: { 'content-type': 'application/x-www-form-urlencoded', cookie },
      payload,
    })
  const numberOf = (page: string): string => /receipt-number">([^<]+)</.exec(page)?.[1] ?? ''

  it('take a form sent thirty times at once for one application, and a forged challenge for none answered', async () => {
    const content = '重复点击三十次的同一件申请'
    const pages = await Promise.all(
      Array.from({ length: 30 }, () => post('/o/street/apply/receipt', typed(content))),
    )
    expect(new Set(pages.map(({ body }) => numberOf(body))).size).toBe(1)
    const { rows } = await program.owner.pool.query<{ unverified: boolean }>(
      'SELECT unverified FROM application WHERE content = $1',
      [content],
    )
    expect(rows).toEqual([{ unverified: true }])
  })

  it('show nobody a case by a changed cookie, address or organ', async () => {
    const { number, queryCode, receiptCode } = await register(await program.signIn('bureauclerk'))
    const key = new URLSearchParams({ number, queryCode, secondFactor: receiptCode }).toString()
    const found = await post('/o/bureau/apply/status', key)
    expect([found.statusCode, found.headers['location']]).toEqual([
      303,
      expect.stringContaining('/apply/status/case'),
    ])
    // The same key is worth nothing at another organ, and its answer is that to a number nobody has.
    const elsewhere = await post('/o/street/apply/status', key)
    const unknown = await post('/o/street/apply/status', key.replace(/number=[^&]*/, 'number=nobody-2026-1'))
    const said = (page: string): string => /没有查到[^<]*/.exec(page)?.[0] ?? ''
    expect([elsewhere.statusCode, said(elsewhere.body)]).toEqual([unknown.statusCode, said(unknown.body)])
    expect(said(elsewhere.body)).not.toBe('')
    const token = found.cookies.find(({ name }) => name === 'gongkai_status')?.value ?? ''
    const see = (organ: string, cookie: string) =>
      portal(`/o/${organ}/apply/status/case?number=${encodeURIComponent(number)}`, {
        cookie: `gongkai_status=${cookie}`,
      })
    expect((await see('bureau', token)).body).toContain(`${number} 的办理进度`)
    const [organId, id = '', expires, sign] = token.split('.')
    for (const [organ, cookie] of [
      ['street', token],
      ['bureau', `${organId}.${UNKNOWN_ID}.${expires}.${sign}`],
      ['bureau', `${organId}.${id}.9999999999999.${sign}`],
      ['street', `${program.organs.street}.${id}.${expires}.${sign}`],
    ] as const)
      expect([cookie, (await see(organ, cookie)).body.includes('的办理进度')]).toEqual([cookie, false])
  })

  it('answer a flood of guesses with 429, and the flooded code with the answer to an unknown one', async () => {
    await program.owner.pool.query('DELETE FROM rate_window')
    const guess = () => post('/o/street/apply/status', 'number=x&queryCode=y&secondFactor=0000')
    const codes: number[] = []
    for (let count = 0; count < 22; count += 1) codes.push((await guess()).statusCode)
    expect(codes.slice(0, 20).every((code) => code === 422)).toBe(true)
    expect(codes.slice(20)).toEqual([429, 429])
    await program.owner.pool.query('DELETE FROM rate_window')
  })
})
