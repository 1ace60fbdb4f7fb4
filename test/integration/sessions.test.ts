import type { LightMyRequestResponse } from 'fastify'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { SESSION_ABSOLUTE_MS, SESSION_IDLE_MS } from '../../src/people/sessions.ts'
import { createTestProgram, PASSWORD, signIn, type TestProgram } from '../support/program.ts'

let program: TestProgram

beforeAll(async () => {
  program = await createTestProgram()
})
afterAll(() => program.close())

const attempt = (username: string, password: string) =>
  program.app.fastify.inject({ method: 'POST', url: '/desk/api/session', payload: { username, password } })

/** All that an answer says, but the number of the request. */
function sayings(answer: LightMyRequestResponse): unknown {
  const { requestId: _, ...said } = answer.json<Record<string, unknown>>()
  return [answer.statusCode, said]
}

describe('what is refused', () => {
  it('asks a stranger to sign in, without saying more', async () => {
    const response = await program.app.fastify.inject({ url: '/desk/api/me' })
    expect(response.statusCode).toBe(401)
    expect(response.json()).toMatchObject({ code: 'unauthenticated' })
  })

  it('answers an unknown name and a wrong password alike', async () => {
    const unknown = await attempt('nobody', 'whatever it is')
    const wrong = await attempt('head', 'whatever it is')
    expect(unknown.statusCode).toBe(401)
    expect(wrong.statusCode).toBe(401)
    expect(wrong.json<{ detail: string }>().detail).toBe(unknown.json<{ detail: string }>().detail)
  })

  it('locks an account after five wrong passwords, even for the right one', async () => {
    for (let i = 0; i < 5; i += 1)
      expect((await attempt('reviewer', `wrong password ${i}`)).statusCode).toBe(401)
    // The lock is told to nobody: it would say that the name exists, and a right guess would say that it was right.
    const unknown = await attempt('nobody', 'whatever it is')
    for (const password of [PASSWORD, 'wrong password'])
      expect(sayings(await attempt('reviewer', password))).toEqual(sayings(unknown))
    expect(unknown.json<{ detail: string }>().detail).toContain('锁定')
  })

  it('counts wrong passwords tried at once, each of them', async () => {
    await Promise.all(Array.from({ length: 5 }, (_, n) => attempt('bureauclerk', `wrong password ${n}`)))
    expect((await attempt('bureauclerk', PASSWORD)).statusCode).toBe(401)
  })

  it('does the same work for an unknown, a wrong and a locked name', async () => {
    const { pool } = program.owner
    const written = async (username: string): Promise<number> => {
      const count = async () =>
        (
          await pool.query<{ n: string }>(
            "SELECT count(*) AS n FROM audit_event WHERE type = 'session.refused'",
          )
        ).rows[0]?.n
      const before = Number(await count())
      await attempt(username, 'whatever it is')
      return Number(await count()) - before
    }
    expect(await written('nobody-at-all')).toBe(1)
    expect([await written('liaison'), await written('reviewer')]).toEqual([1, 1])
    const { rows } = await pool.query<{ text: string }>('SELECT data::text AS text FROM audit_event')
    expect(rows.map(({ text }) => text).join('\n')).not.toContain('nobody-at-all')
  })

  it('refuses a change without the page token, and one that comes from another site', async () => {
    const client = await program.signIn('clerk')
    const without = await program.app.fastify.inject({
      method: 'DELETE',
      url: '/desk/api/session',
      headers: { cookie: client.cookie },
    })
    expect(without.json()).toMatchObject({ status: 403, code: 'csrf' })
    const foreign = await program.app.fastify.inject({
      method: 'DELETE',
      url: '/desk/api/session',
      headers: { cookie: client.cookie, 'x-csrf-token': client.csrfToken, 'sec-fetch-site': 'cross-site' },
    })
    expect(foreign.statusCode).toBe(403)
    const origin = await program.app.fastify.inject({
      method: 'DELETE',
      url: '/desk/api/session',
      headers: {
        cookie: client.cookie,
        'x-csrf-token': client.csrfToken,
        origin: 'https://elsewhere.example',
      },
    })
    expect(origin.statusCode).toBe(403)
    expect((await client.call('GET', '/me')).statusCode).toBe(200)
  })

  it('refuses a role that does not fit, naming the one it takes', async () => {
    const client = await program.signIn('clerk')
    const response = await client.call('POST', '/organs', {
      code: 'other',
      name: '另一个机关',
      shortName: '另一个',
      kind: 'street',
    })
    expect(response.statusCode).toBe(403)
    expect(response.json<{ detail: string }>().detail).toContain('管理员')
  })

  it('names every wrong field of a body', async () => {
    const client = await program.signIn('admin')
    const response = await client.call('POST', '/organs', {
      code: 'UPPER',
      name: '',
      shortName: 'x',
      kind: 'none',
    })
    expect(response.statusCode).toBe(422)
    const fields = response.json<{ fields: { field: string }[] }>().fields.map((one) => one.field)
    expect(fields).toEqual(expect.arrayContaining(['code', 'name', 'shortName', 'kind']))
  })

  it('holds the limit on sign-in over all web processes', async () => {
    const second = await program.second()
    const codes = new Set<number>()
    for (let i = 0; i < 40; i += 1) {
      const app = i % 2 === 0 ? program.app : second.app
      const response = await app.fastify.inject({
        method: 'POST',
        url: '/desk/api/session',
        payload: { username: `ghost${i}`, password: 'x' },
        remoteAddress: '10.9.8.7',
      })
      codes.add(response.statusCode)
    }
    expect([...codes].sort()).toEqual([401, 429])
    await second.app.fastify.close()
    await second.close()
  })
})

describe('a session', () => {
  it('ends when idle for an hour, and after twelve hours whatever is done', async () => {
    for (const [column, milliseconds] of [
      ['last_seen_at', SESSION_IDLE_MS],
      ['created_at', SESSION_ABSOLUTE_MS],
    ] as const) {
      const client = await program.signIn('signer')
      await program.owner.pool.query(
        `UPDATE session SET ${column} = ${column} - make_interval(secs => $1) WHERE username = 'signer'`,
        [milliseconds / 1000 + 5],
      )
      expect((await client.call('GET', '/me')).statusCode).toBe(401)
    }
  })

  it('stores neither the password nor the token', async () => {
    const client = await program.signIn('clerk')
    const token = client.cookie.split('=')[1] ?? ''
    const { rows } = await program.owner.pool.query<{ row: string }>(
      `SELECT row_to_json(s)::text AS row FROM session s UNION ALL SELECT row_to_json(a)::text FROM account a`,
    )
    const all = rows.map((row) => row.row).join('\n')
    expect(all).not.toContain(token)
    expect(all).not.toContain(PASSWORD)
    expect(all).toContain('$argon2id$')
  })

  it('sees the own organ, a supervisor the subtree', async () => {
    const clerk = await program.signIn('clerk')
    const supervisor = await signIn(program.app, 'supervisor')
    const seen = async (client: typeof clerk) =>
      (await client.call('GET', '/organs'))
        .json<{ organs: { organId: number }[] }>()
        .organs.map((one) => one.organId)
    expect(await seen(clerk)).toEqual([program.organs.street])
    expect(new Set(await seen(supervisor))).toEqual(new Set(Object.values(program.organs)))
  })

  it('keeps a draft sealed under the account and gives it back', async () => {
    const client = await program.signIn('clerk')
    const values = { content: '申请公开的内容草稿' }
    expect((await client.call('PUT', '/drafts/application%3Anew', { values })).statusCode).toBe(204)
    const again = await program.signIn('clerk')
    expect((await again.call('GET', '/drafts/application%3Anew')).json()).toEqual({ values })
    const { rows } = await program.owner.pool.query<{ sealed: string }>('SELECT sealed::text FROM draft')
    expect(rows.map((row) => row.sealed).join()).not.toContain('草稿')
    const other = await program.signIn('head')
    expect((await other.call('GET', '/drafts/application%3Anew')).json()).toEqual({ values: null })
  })
})
