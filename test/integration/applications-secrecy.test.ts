/** 条例 17 before the signature: the queue of the 保密审查员, and what the signer is told beforehand. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { act, detail, elementsOf, openDesk, refused, register, type Desk } from '../support/applications.ts'
import { createTestProgram, type Client, type TestProgram } from '../support/program.ts'

let program: TestProgram
let desk: Desk

beforeAll(async () => {
  program = await createTestProgram()
  desk = await openDesk(program)
})
afterAll(async () => program.close())

async function waiting(client: Client): Promise<{ ids: readonly string[]; count: number | undefined }> {
  const list = await client.call('GET', '/applications?view=awaitingSecrecy')
  const views = await client.call('GET', '/applications/views')
  return {
    ids: list.json<{ items: { id: string }[] }>().items.map(({ id }) => id),
    count: views.json<{ counts: Record<string, number> }>().counts['awaitingSecrecy'],
  }
}

async function sendForReview(id: string, outcome: string): Promise<void> {
  const elements = await elementsOf(desk.clerk, outcome)
  await act(desk.clerk, id, { act: 'draft', outcome, elements, attachments: [] })
}

describe('待保密审查', () => {
  it('refuses to ask twice, and to let anybody but the 保密审查员 answer', async () => {
    const { id } = await register(desk.clerk)
    await act(desk.clerk, id, { act: 'askSecrecy', note: '会议纪要是否涉密' })
    expect(await refused(desk.clerk, id, { act: 'askSecrecy' })).toMatchObject({ article: '条例17' })
    expect(await refused(desk.clerk, id, { act: 'reviewSecrecy', result: 'releasable' })).toMatchObject({
      status: 403,
    })
  })

  it('lists what was asked for until there is a finding, also while it is referred', async () => {
    const { id } = await register(desk.clerk)
    expect((await waiting(desk.secrecy)).ids).not.toContain(id)
    await act(desk.clerk, id, { act: 'askSecrecy' })
    const asked = await waiting(desk.secrecy)
    expect(asked.ids).toContain(id)
    expect(asked.count).toBe(asked.ids.length)
    await act(desk.secrecy, id, { act: 'reviewSecrecy', result: 'referred', referredTo: '区保密局' })
    expect((await waiting(desk.secrecy)).ids).toContain(id)
    await act(desk.secrecy, id, { act: 'reviewSecrecy', result: 'releasable' })
    expect((await waiting(desk.secrecy)).ids).not.toContain(id)
  })

  it('lists a draft that gives information out once it is sent for review, and no other', async () => {
    const given = await register(desk.clerk)
    const known = await register(desk.clerk)
    await sendForReview(given.id, 'A1')
    await sendForReview(known.id, 'A2')
    const { ids } = await waiting(desk.secrecy)
    expect([ids.includes(given.id), ids.includes(known.id)]).toEqual([true, false])
  })

  it('is said to the signer before he presses 签发, with the article', async () => {
    const { id } = await register(desk.clerk)
    await sendForReview(id, 'A1')
    await act(desk.reviewer, id, { act: 'review', comment: '同意' })
    const seen = await detail(desk.signer, id)
    expect(seen.secrecy).toMatchObject({ givesOut: true, result: null, article: '条例17' })
    const sign = seen.allowedActs.find((one) => one.act === 'sign')
    expect(sign).toMatchObject({ allowed: false, article: '条例17' })
    expect(sign?.reason).toContain('保密审查')
    await act(desk.secrecy, id, { act: 'reviewSecrecy', result: 'releasable' })
    const ready = await detail(desk.signer, id)
    expect(ready.allowedActs.find((one) => one.act === 'sign')?.allowed).toBe(true)
    expect((await act(desk.signer, id, { act: 'sign' })).stage).toBe('decided')
    expect((await waiting(desk.secrecy)).ids).not.toContain(id)
  })
})
