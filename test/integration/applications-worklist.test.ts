/** The work-list as it is used: many cases at once, who is told of a note, whose work stands on whose home page. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { act, detail, elementsOf, openDesk, register, type Desk } from '../support/applications.ts'
import { createTestProgram, type Client, type TestProgram } from '../support/program.ts'

let program: TestProgram
let desk: Desk

beforeAll(async () => {
  program = await createTestProgram()
  desk = await openDesk(program)
})
afterAll(async () => program.close())

interface Due {
  readonly items: readonly { readonly id: string; readonly todo: string }[]
  readonly reminders: readonly { readonly applicationId: string; readonly kind: string }[]
}

async function home(client: Client): Promise<Due> {
  return (await client.call('GET', '/applications/due')).json()
}

describe('批量催办', () => {
  it('is refused to who may not urge, and without words', async () => {
    const { id } = await register(desk.clerk)
    const body = { ids: [id], text: '请办理' }
    expect((await desk.reviewer.call('POST', '/applications/urge', body)).statusCode).toBe(403)
    expect((await desk.clerk.call('POST', '/applications/urge', { ids: [id], text: ' ' })).statusCode).toBe(
      422,
    )
    expect((await detail(desk.clerk, id)).urged).toBe(0)
  })

  it('urges what can be urged and names the rest by number, by the office above too', async () => {
    const open = await register(desk.clerk)
    const ended = await register(desk.clerk)
    await act(desk.clerk, ended.id, { act: 'withdraw', how: '当面提交撤回申请书' })
    const supervisor = await program.signIn('supervisor')
    const response = await supervisor.call('POST', '/applications/urge', {
      ids: [open.id, ended.id],
      text: '请按期答复',
    })
    expect(response.statusCode).toBe(200)
    expect(response.json()).toMatchObject({
      done: [open.id],
      refused: [{ id: ended.id, number: ended.number }],
    })
    expect((await detail(desk.clerk, open.id)).urged).toBe(1)
  })
})

describe('@姓名 in a note', () => {
  it('tells that person on the home page, and nobody whose name is only a part of it', async () => {
    const { id } = await register(desk.clerk)
    await act(desk.clerk, id, { act: 'note', text: '请@signer某 看一下，@nobody 不在本机关' })
    const told = (due: Due) => due.reminders.some((one) => one.applicationId === id && one.kind === 'mention')
    expect(told(await home(desk.signer))).toBe(true)
    expect(told(await home(desk.reviewer))).toBe(false)
  })
})

describe('the home page', () => {
  it('shows who only approves what waits for him, and the clerk everything', async () => {
    const { id } = await register(desk.clerk)
    const on = async (client: Client) => (await home(client)).items.find((one) => one.id === id)?.todo
    expect([await on(desk.clerk), await on(desk.reviewer), await on(desk.secrecy)]).toEqual([
      '待分办',
      undefined,
      undefined,
    ])
    const elements = await elementsOf(desk.clerk, 'A1')
    await act(desk.clerk, id, { act: 'draft', outcome: 'A1', elements, attachments: [] })
    expect([await on(desk.reviewer), await on(desk.secrecy), await on(desk.signer)]).toEqual([
      '待审核',
      '待保密审查',
      undefined,
    ])
    await act(desk.secrecy, id, { act: 'reviewSecrecy', result: 'releasable' })
    await act(desk.reviewer, id, { act: 'review', comment: '同意' })
    expect([await on(desk.reviewer), await on(desk.secrecy), await on(desk.signer)]).toEqual([
      undefined,
      undefined,
      '待签发',
    ])
  })
})
