/** 条例 44: what several applicants were given is suggested once, drafted by one press, without anything of theirs. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Suggestion } from '../../src/applications/render/statistics-contract.ts'
import { answer, detail, FULL, openDesk, register, type Desk } from '../support/applications.ts'
import { createTestProgram, type Client, type TestProgram } from '../support/program.ts'

let program: TestProgram
let desk: Desk

beforeAll(async () => {
  program = await createTestProgram()
  desk = await openDesk(program)
})
afterAll(async () => program.close())

const PATH = '/applications/proactive-suggestions'

async function suggestions(client: Client = desk.clerk): Promise<readonly Suggestion[]> {
  const response = await client.call('GET', PATH)
  if (response.statusCode !== 200) throw new Error(`${response.statusCode} ${response.body}`)
  return response.json<{ items: Suggestion[] }>().items
}

/** GB 11643: seventeen digits and their check. */
function identityNumber(serial: number): string {
  const digits = `11010519501231${String(serial).padStart(3, '0')}`
  const sum = [...digits].reduce((all, digit, index) => all + Number(digit) * (2 ** (17 - index) % 11), 0)
  return digits + '10X98765432'.charAt(sum % 11)
}

let person = 0
/** Given the information asked for, by an applicant of its own unless `same`. */
async function given(infoName: string, change: Record<string, unknown> = {}, same = false): Promise<string> {
  if (!same) person += 1
  const name = `甲某${'一二三四五六七八九'.charAt(person)}`
  const { id } = await register(desk.clerk, {
    applicant: {
      column: 'naturalPerson',
      name,
      idType: '居民身份证',
      idNumber: identityNumber(person),
      phone: FULL.applicant.phone,
      address: '试验路9号院',
    },
    infoName,
    content: `${name}申请公开${infoName}，用于本人维权。`,
    ...change,
  })
  await answer(desk, id, 'A1')
  return id
}

describe('refusals', () => {
  let cases: readonly string[]
  beforeAll(async () => {
    cases = [await given('凯旋路停车场收费标准'), await given('凯旋路停车场的收费标准')]
  })

  it.each(['liaison', 'reviewer', 'signer', 'supervisor'])('%s neither sees nor presses', async (name) => {
    const client = await program.signIn(name)
    expect((await client.call('GET', PATH)).statusCode).toBe(403)
    expect((await client.call('POST', PATH, { cases })).statusCode).toBe(403)
  })

  it('another organ finds no such cases, and has none suggested', async () => {
    const bureau = await program.signIn('bureauclerk')
    expect(await suggestions(bureau)).toEqual([])
    expect((await bureau.call('POST', PATH, { cases })).statusCode).toBe(404)
  })

  it('the head sees and may leave it, but does not draft', async () => {
    expect((await suggestions(desk.head)).length).toBe(1)
    expect((await desk.head.call('POST', PATH, { cases })).statusCode).toBe(403)
  })

  it('one applicant alone, a refusal, an open case: nothing is drafted and nothing recorded', async () => {
    const again = await given('同一人问的信息')
    const twice = await given('同一人问的信息', {}, true)
    const refused = await register(desk.clerk, { infoName: '凯旋路停车场收费标准' })
    await answer(desk, refused.id, 'C7')
    const open = await register(desk.clerk, { infoName: '凯旋路停车场收费标准' })
    for (const ids of [
      [again, twice],
      [...cases, refused.id],
      [...cases, open.id],
    ])
      expect((await desk.clerk.call('POST', PATH, { cases: ids })).statusCode).toBe(409)
    const { rows } = await program.owner.pool.query(
      `SELECT 1 FROM disclosure_item UNION ALL SELECT 1 FROM application_act WHERE kind = 'turnProactive'`,
    )
    expect(rows).toEqual([])
    expect((await suggestions()).flatMap(({ cases: of }) => of.map(({ id }) => id)).sort()).toEqual(
      [...cases].sort(),
    )
  })
})

it('drafts from name and 文号 alone, once, and says so on each case', async () => {
  const named = await given('甲某五施工图', { docNumber: '试街办〔2025〕7号' })
  const other = await given('凯旋路雨污分流施工图', { docNumber: '试街办〔2025〕7号' })
  const found = (await suggestions()).find(({ docNumber }) => docNumber !== '')
  expect(found).toMatchObject({ applicants: 2, docNumber: '试街办〔2025〕7号' })
  const response = await desk.clerk.call('POST', PATH, { cases: [named, other] })
  expect(response.statusCode).toBe(200)
  const { itemId } = response.json<{ itemId: string }>()
  const item = await desk.clerk.call('GET', `/disclosure/items/${itemId}`)
  const { content, row } = item.json<{ content: Record<string, unknown>; row: { stage: string } }>()
  expect(row.stage).toBe('draft')
  expect(content).toMatchObject({
    title: '凯旋路雨污分流施工图',
    docNumber: '试街办〔2025〕7号',
    body: { source: '' },
  })
  expect(JSON.stringify(content)).not.toMatch(/甲某|维权|110105|9号院|13800001234/)
  for (const id of [named, other]) {
    const act = (await detail(desk.clerk, id)).acts.find(({ kind }) => kind === 'turnProactive')
    expect(act?.article).toBe('条例44.1')
  }
  expect((await suggestions()).some(({ docNumber }) => docNumber !== '')).toBe(false)
  expect((await desk.clerk.call('POST', PATH, { cases: [named, other] })).statusCode).toBe(409)
  const list = await desk.clerk.call('GET', '/applications?view=all&step=proactive')
  expect(list.json<{ total: number }>().total).toBe(2)
})

it('drafts under an empty name where every name holds something of an applicant', async () => {
  const first = await given('试验路9号院改造方案')
  const second = await given('试验路9号院的改造方案')
  const response = await desk.clerk.call('POST', PATH, { cases: [first, second] })
  const { itemId } = response.json<{ itemId: string }>()
  const item = await desk.clerk.call('GET', `/disclosure/items/${itemId}`)
  expect(item.json<{ content: { title: string } }>().content.title).toBe('（请填写信息名称）')
})

it('is left by the head with a reason, and not suggested again', async () => {
  const [open] = await suggestions()
  const cases = open?.cases.map(({ id }) => id) ?? []
  const response = await desk.head.call('POST', PATH, { cases, reason: '只涉及个别住户' })
  expect([response.statusCode, response.json()]).toEqual([200, { itemId: null, indexNumber: null }])
  expect(await suggestions()).toEqual([])
})

describe('申请频次', () => {
  it.each(['liaison', 'reviewer', 'supervisor'])('is not for the %s', async (name) => {
    const client = await program.signIn(name)
    expect((await client.call('GET', '/applications/frequency?year=2026')).statusCode).toBe(403)
    expect((await client.call('PUT', '/applications/frequency', { month: 1, year: 1 })).statusCode).toBe(403)
  })

  it('shows applicants over the office’s own limits, masked, with as many cases as it says', async () => {
    const url = '/applications/frequency?year=2026'
    const before = await desk.clerk.call('GET', url)
    expect(before.json()).toMatchObject({ own: false, limits: { month: 10, year: 30 }, months: [] })
    expect((await desk.head.call('PUT', '/applications/frequency', { month: 1, year: 2 })).statusCode).toBe(
      204,
    )
    const { own, months, years } = (await desk.clerk.call('GET', url)).json<{
      own: boolean
      months: { id: string; applicantName: string; from: string; to: string; count: number }[]
      years: unknown[]
    }>()
    expect([own, months.map(({ count }) => count), years]).toEqual([true, [2, 2], []])
    for (const { id, applicantName, from, to, count } of months) {
      expect(applicantName).toMatch(/^[甄甲]\*+$/)
      const query = `view=all&counted=yes&sameAs=${id}&receivedFrom=${from}&receivedTo=${to}`
      const list = await desk.clerk.call('GET', `/applications?${query}`)
      expect(list.json<{ total: number }>().total).toBe(count)
    }
  })

  it('on a case is for those who may read the applicant; the others learn nothing from the list either', async () => {
    const { id } = await register(desk.clerk, { infoName: '频次' })
    const counted = await desk.clerk.call('GET', `/applications/${id}/frequency`)
    expect(counted.json()).toMatchObject({ month: { count: 3 }, year: { count: 3 } })
    for (const [name, status] of [
      ['supervisor', 403],
      ['liaison', 404],
      ['bureauclerk', 404],
    ] as const) {
      const client = await program.signIn(name)
      expect([name, (await client.call('GET', `/applications/${id}/frequency`)).statusCode]).toEqual([
        name,
        status,
      ])
      const list = await client.call('GET', `/applications?view=all&sameAs=${id}`)
      expect(list.json<{ total: number }>().total).toBe(0)
    }
  })
})
