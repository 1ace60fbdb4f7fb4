/** The form of the public: what it refuses, one receipt for one form, and nothing lost when a process is killed. */
import { spawn } from 'node:child_process'
import { strToU8, zipSync } from 'fflate'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import {
  clearFormDraft,
  loadFormDraft,
  newDraftToken,
  newIntakeKey,
  type PortalReceipt,
  saveFormDraft,
  submitApplication,
  type SubmitInput,
  submitPetition,
} from '../../src/applications/portal-api.ts'
import type { Organ } from '../../src/organs/model.ts'
import { act, type Desk, refused } from '../support/applications.ts'
import { openPortal, type Portal } from '../support/portal-forms.ts'
import type { TestProgram } from '../support/program.ts'

let program: TestProgram
let desk: Desk
let street: Organ
let bureau: Organ
let form: Portal['form']
let send: Portal['send']
let idOf: Portal['idOf']

beforeAll(async () => {
  ;({ program, desk, street, bureau, form, send, idOf } = await openPortal())
})
afterAll(async () => program.close())
beforeEach(async () => {
  await program.owner.pool.query('DELETE FROM rate_window')
})

describe('the form', () => {
  it('names what 条例 29 misses, field by field', async () => {
    const cases: readonly (readonly [Partial<SubmitInput>, string])[] = [
      [{ applicant: { column: 'naturalPerson', name: ' ' } }, 'applicant.name'],
      [{ content: '  ' }, 'content'],
      [
        { applicant: { column: 'naturalPerson', name: '甄示例', phone: '13800001234' } },
        'applicant.idNumber',
      ],
      [{ applicant: { column: 'business', name: '某公司', phone: '13800001234' } }, 'applicant.creditCode'],
      [
        { applicant: { column: 'naturalPerson', name: '甄示例', idNumber: '11010519491231002X' } },
        'applicant.phone',
      ],
      [
        {
          applicant: {
            column: 'naturalPerson',
            name: '甄示例',
            idNumber: '11010519491231002X',
            phone: '13800001234',
          },
          wayWanted: 'email',
        },
        'applicant.email',
      ],
      [{ intakeKey: 'short' }, 'intakeKey'],
    ]
    for (const [change, field] of cases) {
      const result = await submitApplication(program.services, street, form(change))
      expect([field, result.ok ? 'accepted' : result.refusal.field]).toEqual([field, field])
    }
  })

  it('refuses a Word file that bears a secrecy mark inside, and stores nothing of it', async () => {
    const docx = zipSync({
      '[Content_Types].xml': strToU8('<Types/>'),
      'word/document.xml': strToU8('<w:document><w:p><w:t>机</w:t><w:t>密★5年</w:t></w:p></w:document>'),
    })
    const result = await submitApplication(
      program.services,
      street,
      form({ proofs: [{ name: '证明.docx', bytes: docx }] }),
    )
    expect(result).toMatchObject({ ok: false, refusal: { code: 'classified' } })
    const { rows } = await program.owner.pool.query('SELECT 1 FROM stored_file')
    expect(rows).toEqual([])
  })

  it('gives one receipt for one form, whether sent again or six times at once', async () => {
    const input = form()
    const results = await Promise.all(
      Array.from({ length: 6 }, () => submitApplication(program.services, street, input)),
    )
    const receipts = results.map((result) => (result.ok ? result.value : undefined))
    expect(
      new Set(receipts.map((receipt) => `${receipt?.number}|${receipt?.queryCode}|${receipt?.receiptCode}`))
        .size,
    ).toBe(1)
    expect(receipts.filter((receipt) => receipt?.repeated === false)).toHaveLength(1)
    const { rows } = await program.owner.pool.query<{ n: number }>(
      'SELECT count(*)::integer AS n FROM application WHERE number = $1',
      [receipts[0]?.number],
    )
    expect(rows[0]?.n).toBe(1)
    expect(receipts[0]?.queryCode).toMatch(/^[2-9A-HJ-NP-Z]{9}(-[2-9A-HJ-NP-Z]{9}){2}$/)
    expect(receipts[0]?.receiptCode).toMatch(/^\d{6}$/)
  })

  it('queues over the limit instead of dropping: kept, marked, registered only after a look', async () => {
    const receipts: PortalReceipt[] = []
    for (let n = 0; n < 12; n += 1) receipts.push(await send({ clientAddress: '203.0.113.9' }))
    expect(receipts.map(({ unverified }) => unverified)).toEqual([
      ...Array.from({ length: 10 }, () => false),
      true,
      true,
    ])
    const id = await idOf(receipts[11]?.number ?? '')
    expect(await refused(desk.clerk, id, { act: 'confirm', how: '电话' })).toMatchObject({
      code: 'notAllowedNow',
    })
    await act(desk.clerk, id, { act: 'verify' })
    expect((await act(desk.clerk, id, { act: 'confirm', how: '电话' })).stage).toBe('registered')
    const unanswered = await send({ challenge: { token: 'x', answer: '9' } })
    expect(unanswered.unverified).toBe(true)
  })

  it('takes one answered challenge for one form, in whichever process, right or wrong at first', async () => {
    const { challenge } = form()
    const [one, other] = [form({ challenge }), form({ challenge })]
    const second = await program.second()
    try {
      const answers = await Promise.all([
        submitApplication(program.services, street, one),
        submitApplication(second.services, street, other),
        submitApplication(second.services, street, one),
      ])
      const receipts = answers.map((answer) => (answer.ok ? answer.value : undefined))
      expect(receipts[2]?.number).toBe(receipts[0]?.number)
      expect(receipts[2]?.unverified).toBe(receipts[0]?.unverified)
      // One of the two forms had it first; the other is taken too, and looked at.
      expect(
        receipts
          .slice(0, 2)
          .map((receipt) => receipt?.unverified)
          .sort(),
      ).toEqual([false, true])
    } finally {
      await second.app.fastify.close()
      await second.close()
    }
    const fresh = form().challenge
    if (fresh === undefined) throw new Error('a form has a challenge')
    expect((await send({ challenge: { ...fresh, answer: '99' } })).unverified).toBe(true)
    expect((await send({ challenge: fresh })).unverified).toBe(true)
    expect((await send()).unverified).toBe(false)
  })

  it('keeps what was typed for the cookie that typed it, sealed, and for nobody else', async () => {
    const token = newDraftToken()
    await saveFormDraft(program.services, street, token, { content: '写到一半的内容', phone: '13800001234' })
    expect(await loadFormDraft(program.services, street, token)).toEqual({
      content: '写到一半的内容',
      phone: '13800001234',
    })
    expect(await loadFormDraft(program.services, street, newDraftToken())).toBeUndefined()
    expect(await loadFormDraft(program.services, bureau, token)).toBeUndefined()
    const { rows } = await program.owner.pool.query<{ text: string }>('SELECT draft::text AS text FROM draft')
    expect(rows.some(({ text }) => /写到一半|13800001234/.test(text))).toBe(false)
    await program.owner.pool.query(`UPDATE draft SET saved_at = saved_at - interval '8 days'`)
    expect(await loadFormDraft(program.services, street, token)).toBeUndefined()
    await clearFormDraft(program.services, street, token)
  })

  it('is checked at an address of its own, found by the cookie alone, with a new sum each time', async () => {
    const typed = new URLSearchParams({
      'applicant.column': 'naturalPerson',
      'applicant.name': '甄示例',
      'applicant.idNumber': '11010519491231002X',
      'applicant.phone': '13800001234',
      content: '请公开核对页所示的申请内容',
      formWanted: 'electronic',
      wayWanted: 'download',
      step: 'check',
    })
    const cookieIn = (response: { cookies: readonly { name: string; value: string }[] }): string =>
      response.cookies.map(({ name, value }) => `${name}=${value}`).join('; ')
    const get = (path: string, cookie = '') =>
      program.app.fastify.inject({ url: `/o/street${path}`, headers: { cookie } })
    const post = (payload: URLSearchParams, cookie = '') =>
      program.app.fastify.inject({
        method: 'POST',
        url: '/o/street/apply/new',
        headers: { 'content-type': 'application/x-www-form-urlencoded', cookie },
        payload: payload.toString(),
      })
    const cookie = cookieIn(await get('/apply/new'))
    expect(cookie).not.toBe('')
    const sent = await post(typed, cookie)
    expect([sent.statusCode, sent.headers['location']]).toEqual([303, '/o/street/apply/check'])
    const pages = [await get('/apply/check', cookie), await get('/apply/check', cookie)]
    for (const page of pages) {
      expect(page.body).toContain('请公开核对页所示的申请内容')
      expect(page.headers['cache-control']).toContain('no-store')
    }
    const sums = pages.map(({ body }) => /name="challengeToken" value="([^"]+)"/.exec(body)?.[1])
    expect(new Set(sums).size).toBe(2)
    for (const other of ['', `gongkai_draft=${newDraftToken()}`])
      expect((await get('/apply/check', other)).body).not.toContain('请公开核对页所示')
    const elsewhere = await program.app.fastify.inject({ url: '/o/bureau/apply/check', headers: { cookie } })
    expect(elsewhere.body).not.toContain('请公开核对页所示')
    // half filled in since: back to the form, with what there is
    await post(new URLSearchParams({ content: '改到一半', step: 'save' }), cookie)
    const half = await get('/apply/check', cookie)
    expect([half.statusCode, half.headers['location']]).toEqual([303, '/o/street/apply/new'])
    // a browser that keeps no cookies is shown the page at once: nothing would be found again
    const without = await post(typed)
    expect(without.statusCode).toBe(200)
    expect(without.body).toContain('请公开核对页所示的申请内容')
  })

  it('takes 更正 and 建议 once and lets the desk answer them within the article', async () => {
    const petition = {
      intakeKey: newIntakeKey(),
      kind: 'amendment',
      applicant: form().applicant,
      content: '门牌登记与房产证不符',
      clientAddress: '1.1.1.1',
    } as const
    const [first, second] = await Promise.all(
      [1, 2].map(() => submitPetition(program.services, street, petition)),
    )
    expect(first?.ok === true && second?.ok === true && first.value.number === second.value.number).toBe(true)
    const list = await desk.clerk.call('GET', '/petitions?kind=amendment')
    const [row] = list.json<{ items: { id: string; applicantName: string }[] }>().items
    expect(row?.applicantName).toBe('甄**')
    const wrong = await desk.clerk.call('POST', `/petitions/${row?.id}/answer`, {
      result: '不予处理',
      answer: '无',
    })
    expect(wrong.json()).toMatchObject({ status: 422, article: '条例41' })
    const right = await desk.clerk.call('POST', `/petitions/${row?.id}/answer`, {
      result: '已更正',
      answer: '经核实已更正',
    })
    expect(right.statusCode).toBe(200)
    const twice = await desk.clerk.call('POST', `/petitions/${row?.id}/answer`, {
      result: '已更正',
      answer: '再答',
    })
    expect(twice.statusCode).toBe(409)
  })
})

describe('killed in the middle', () => {
  it('loses nothing acknowledged and stores nothing twice', async () => {
    const rounds = 3
    for (let round = 0; round < rounds; round += 1) {
      const lines = await intakeUntilKilled()
      const acknowledged = lines.map((line) => JSON.parse(line) as { key: string; number: string })
      expect(acknowledged.length).toBeGreaterThan(0)
      const { rows } = await program.owner.pool.query<{ number: string }>(
        'SELECT number FROM application WHERE number = ANY ($1)',
        [acknowledged.map(({ number }) => number)],
      )
      expect(rows).toHaveLength(acknowledged.length)
      for (const { key, number } of acknowledged.slice(-3)) {
        const again = await submitApplication(program.services, street, form({ intakeKey: key }))
        expect(again).toMatchObject({ ok: true, value: { number, repeated: true } })
      }
    }
    const { rows } = await program.owner.pool.query<{ n: number }>(
      `SELECT count(*)::integer AS n FROM application a WHERE NOT EXISTS (SELECT 1 FROM application_act t WHERE t.organ_id = a.organ_id AND t.application_id = a.application_id)`,
    )
    expect(rows[0]?.n).toBe(0)
  })
})

/** A process of its own takes in applications as fast as it can until it is killed; answers what it acknowledged. */
function intakeUntilKilled(): Promise<readonly string[]> {
  const script = `
    import { compose } from './src/platform/compose.ts'
    import { readConfig } from './src/platform/config.ts'
    import { submitApplication, newIntakeKey } from './src/applications/portal-api.ts'
    const settings = JSON.parse(process.env.TEST_INTAKE)
    const { services } = await compose(readConfig(settings.environment, 'test'), settings.connection)
    const organ = services.organs.byId(settings.organId)
    const applicant = { column: 'naturalPerson', name: '甄示例', idNumber: '11010519491231002X', phone: '13800001234' }
    for (;;) {
      await Promise.all([1, 2, 3, 4].map(async () => {
        const intakeKey = newIntakeKey()
        const result = await submitApplication(services, organ, { intakeKey, applicant, content: '进程中断测试的申请内容',
          formWanted: 'either', wayWanted: 'collect', proofs: [], clientAddress: intakeKey })
        if (result.ok) process.stdout.write(JSON.stringify({ key: intakeKey, number: result.value.number }) + '\\n')
      }))
    }`
  const child = spawn(process.execPath, ['--input-type=module', '--eval', script], {
    env: {
      ...process.env,
      TEST_INTAKE: JSON.stringify({
        environment: { DATA_DIR: program.config.dataDir, LOG_LEVEL: 'silent', CLOCK: '2026-11-24' },
        connection: program.database.app,
        organId: program.organs.street,
      }),
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  let text = ''
  let timer: NodeJS.Timeout | undefined
  child.stdout.on('data', (bytes: Buffer) => {
    text += bytes.toString()
    timer ??= setTimeout(() => child.kill('SIGKILL'), 120 + Math.random() * 150)
  })
  return new Promise((resolve) => {
    child.on('exit', () => {
      clearTimeout(timer)
      resolve(text.split('\n').filter((line) => line.endsWith('}')))
    })
  })
}
