/** What an attacker would send: forged hosts, addresses nobody made, hostile bytes in every request, foreign pages. */
import { get as httpGet } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { LightMyRequestResponse } from 'fastify'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Attacker, openAttacker } from '../support/attacker.ts'
import type { Client, TestProgram } from '../support/program.ts'
import { type Mounted, sampleOf } from '../support/route-samples.ts'

let program: TestProgram
let street: Client
let routes: readonly Mounted[]
let filled: Attacker['filled']
let tryRoute: Attacker['tryRoute']

beforeAll(async () => {
  ;({ program, street, routes, filled, tryRoute } = await openAttacker())
})
afterAll(() => program.close())

function portal(url: string, headers: Record<string, string> = {}): Promise<LightMyRequestResponse> {
  return program.app.fastify.inject({ method: 'GET', url, headers })
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
