/** Two people at one reply, and an act that comes twice because its first answer was lost on the way. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { addPerson } from '../../src/people/actions/add-person.ts'
import { systemTenancy } from '../../src/platform/database/tenant.ts'
import { act, type Desk, detail, elementsOf, openDesk, refused, register } from '../support/applications.ts'
import { type Client, createTestProgram, PASSWORD, type TestProgram } from '../support/program.ts'

let program: TestProgram
let desk: Desk
let colleague: Client

beforeAll(async () => {
  program = await createTestProgram()
  await program.owner.write(systemTenancy(program.organs.street, 'test'), (tx) =>
    addPerson(tx, {
      name: '同事某',
      title: '',
      roles: ['clerk'],
      username: 'colleague',
      password: PASSWORD,
    }),
  )
  desk = await openDesk(program)
  colleague = await program.signIn('colleague')
})
afterAll(async () => program.close())

const reply = (reason: string) => ({ outcome: 'C5', elements: { reason }, attachments: [] })

const save = (client: Client, id: string, reason: string, basedOn: number) =>
  client.call('PUT', `/applications/${id}/draft`, { ...reply(reason), basedOn })

/** The words of every version kept, in order. */
async function kept(id: string): Promise<readonly string[]> {
  const letter = (await detail(desk.clerk, id)).letters.find(({ kind }) => kind === 'reply')
  const shown = await desk.clerk.call('GET', `/applications/${id}/letters/${letter?.id}`)
  return shown
    .json<{ versions: { text: string }[] }>()
    .versions.map(({ text }) => /甲稿|乙稿|丙稿/.exec(text)?.[0] ?? '')
}

describe('two people at one reply', () => {
  it('refuses the later one by name and time, and keeps both once he has seen it', async () => {
    const { id } = await register(desk.clerk)
    expect((await save(colleague, id, '甲稿', 0)).json()).toMatchObject({ version: 1 })
    const late = await save(desk.clerk, id, '乙稿', 0)
    expect(late.json()).toMatchObject({ status: 409, code: 'conflict' })
    expect(late.json().detail).toMatch(/^同事某已于今天\d\d:\d\d暂存第1稿.*没有保存.*查看第1稿/)
    const elements = await elementsOf(desk.clerk, 'C5')
    const sending = { act: 'draft', outcome: 'C5', elements, attachments: [] }
    expect(await refused(desk.clerk, id, { ...sending, basedOn: 0 })).toMatchObject({ code: 'conflict' })
    expect(await kept(id)).toEqual(['甲稿'])
    const drafted = await desk.clerk.call('GET', `/applications/${id}`)
    expect(drafted.json().draft).toMatchObject({ version: 1, drafter: '同事某' })
    expect(drafted.json().draft.savedAt).toMatch(/^2026-11-24 \d\d:\d\d$/)
    expect((await save(desk.clerk, id, '乙稿', 1)).json()).toMatchObject({ version: 2 })
    expect(await kept(id)).toEqual(['甲稿', '乙稿'])
    expect((await act(desk.clerk, id, { ...sending, basedOn: 2 })).stage).toBe('inReview')
  })

  it('lets one of two that save at once through', async () => {
    const { id } = await register(desk.clerk)
    const answers = await Promise.all([save(desk.clerk, id, '甲稿', 0), save(colleague, id, '乙稿', 0)])
    expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([200, 409])
    expect(await kept(id)).toHaveLength(1)
  })

  it('says who has sent it for review meanwhile, but not to those who write none', async () => {
    const { id } = await register(desk.clerk)
    const elements = await elementsOf(desk.clerk, 'C5')
    await act(colleague, id, { act: 'draft', outcome: 'C5', elements, attachments: [], basedOn: 0 })
    const late = await save(desk.clerk, id, '乙稿', 0)
    expect(late.json()).toMatchObject({ status: 409, code: 'conflict' })
    expect(late.json().detail).toMatch(/^同事某已于今天\d\d:\d\d送审第1稿.*退回修改后可以继续/)
    const stranger = await save(desk.secrecy, id, '丙稿', 0)
    expect(stranger.json()).toMatchObject({ code: 'notAllowedNow' })
    expect(stranger.json().detail).not.toContain('同事某')
  })

  it('takes the same words sent again for what they are', async () => {
    const { id } = await register(desk.clerk)
    await save(desk.clerk, id, '甲稿', 0)
    expect((await save(desk.clerk, id, '甲稿', 0)).json()).toMatchObject({ version: 1 })
    expect(await kept(id)).toEqual(['甲稿'])
    const own = await save(desk.clerk, id, '乙稿', 0)
    expect(own.json().detail).toMatch(/^您已于今天\d\d:\d\d暂存第1稿（在其他窗口/)
  })
})

describe('an act sent twice', () => {
  it('is recorded once; opened anew it is recorded again, and another person is not held up', async () => {
    const { id } = await register(desk.clerk)
    const before = await detail(desk.clerk, id)
    const lastSeq = before.acts.at(-1)?.seq ?? 0
    const search = {
      act: 'search',
      scope: '档案室',
      keywords: '改造',
      result: '未检索到',
      searcher: '甲',
      lastSeq,
    }
    const once = await act(desk.clerk, id, search)
    expect(await refused(desk.clerk, id, search)).toMatchObject({ status: 409, code: 'conflict' })
    expect((await refused(desk.clerk, id, search)).detail).toMatch(/^您刚才已经登记“.+”.*没有重复登记/)
    const searches = async () =>
      (await detail(desk.clerk, id)).acts.filter(({ kind }) => kind === 'search').length
    expect(await searches()).toBe(1)
    await act(colleague, id, search)
    await act(desk.clerk, id, { act: 'note', text: '另一项经过', lastSeq })
    await act(desk.clerk, id, { ...search, lastSeq: once.acts.at(-1)?.seq })
    expect(await searches()).toBe(3)
  })

  it('taken back, it can be sent from the same form', async () => {
    const { id } = await register(desk.clerk)
    const lastSeq = (await detail(desk.clerk, id)).acts.at(-1)?.seq ?? 0
    const note = { act: 'search', scope: '一', keywords: '二', result: '三', searcher: '四', lastSeq }
    const once = await act(desk.clerk, id, note)
    await act(desk.head, id, { act: 'undo', target: once.acts.at(-1)?.seq ?? 0, reason: '登记有误' })
    expect((await act(desk.clerk, id, note)).acts.filter(({ undone }) => !undone).at(-1)?.kind).toBe('search')
  })
})
