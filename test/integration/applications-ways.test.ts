/** 条例 40: the information goes the way it was asked for; else the letter says why, and the delivery too. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { act, detail, openDesk, refused, register, type Desk } from '../support/applications.ts'
import { createTestProgram, type TestProgram } from '../support/program.ts'

let program: TestProgram
let desk: Desk
beforeAll(async () => {
  program = await createTestProgram()
  desk = await openDesk(program)
})
afterAll(() => program.close())

const REPLY = {
  act: 'draft',
  outcome: 'A1',
  elements: { provided: '改造竣工图1张' },
  attachments: [],
} as const

async function opened(wayWanted: string): Promise<string> {
  const { id } = await register(desk.clerk, { wayWanted })
  await act(desk.secrecy, id, { act: 'reviewSecrecy', result: 'releasable' })
  return id
}

async function signed(id: string): Promise<void> {
  await act(desk.reviewer, id, { act: 'review', comment: '同意' })
  await act(desk.signer, id, { act: 'sign' })
}

async function letterOf(id: string): Promise<string> {
  const { letters } = await detail(desk.clerk, id)
  const letter = await desk.clerk.call('GET', `/applications/${id}/letters/${letters[0]?.id}`)
  return letter.json<{ html: string }>().html.replace(/<[^>]*>/g, '')
}

const POSTED = { act: 'deliver', method: 'post', mailed: '2026-11-24', mailNumber: 'EX000000001CN' } as const

describe('a reply that gives information', () => {
  it('names the way asked for without being told, and goes that way without a word', async () => {
    const id = await opened('post')
    await act(desk.clerk, id, REPLY)
    expect(await detail(desk.clerk, id)).toMatchObject({ replyWay: 'post', draft: { wayProvided: 'post' } })
    await signed(id)
    expect(await letterOf(id)).toContain('提供方式：邮寄。')
    expect((await act(desk.clerk, id, POSTED)).stage).toBe('delivered')
  })

  it('names another way on a ground and with a reason only, and the letter states both', async () => {
    const id = await opened('post')
    const other = { ...REPLY, wayProvided: 'consult' }
    expect(await refused(desk.clerk, id, other)).toMatchObject({
      code: 'invalid',
      article: '条例40',
      fields: [{ field: 'wayGround' }],
    })
    expect(await refused(desk.clerk, id, { ...other, wayGround: 'carrier' })).toMatchObject({
      fields: [{ field: 'wayReason' }],
    })
    await act(desk.clerk, id, { ...other, wayGround: 'carrier', wayReason: '图纸为孤本，邮寄可能毁损' })
    await signed(id)
    const letter = await letterOf(id)
    expect(letter).toContain('您要求的获取途径为“邮寄”；因图纸为孤本，邮寄可能毁损')
    expect(letter).toContain('第四十条')
    expect(
      (await act(desk.clerk, id, { act: 'deliver', method: 'inPerson', signed: '2026-11-24' })).stage,
    ).toBe('delivered')
  })

  it('goes another way than it says with the reason on record only, also by download', async () => {
    const id = await opened('collect')
    await act(desk.clerk, id, REPLY)
    await signed(id)
    for (const body of [POSTED, { act: 'offerDownload' }])
      expect(await refused(desk.clerk, id, body)).toMatchObject({
        code: 'invalid',
        article: '条例40',
        fields: [{ field: 'otherWay' }],
      })
    const otherWay = '申请人来电称行动不便，请求改为邮寄'
    await act(desk.clerk, id, { ...POSTED, otherWay })
    const shown = (await desk.clerk.call('GET', `/applications/${id}`)).json<{
      acts: { kind: string; lines: { label: string; value: string }[] }[]
    }>()
    expect(shown.acts.find(({ kind }) => kind === 'deliver')?.lines).toContainEqual({
      label: '改用其他方式的理由',
      value: otherWay,
    })
  })
})

describe('a reply that gives none', () => {
  it('is served as letters are: 条例 40 is about information', async () => {
    const { id } = await register(desk.clerk, { wayWanted: 'download' })
    const elements = { grounds: '经核实的事实' }
    const { outcomes } = (await desk.clerk.call('GET', '/applications/outcomes')).json<{
      outcomes: { code: string; elements: { key: string; required: boolean }[] }[]
    }>()
    const wanted = outcomes.find(({ code }) => code === 'A2')?.elements ?? []
    await act(desk.clerk, id, {
      act: 'draft',
      outcome: 'A2',
      elements: Object.fromEntries(wanted.map(({ key }) => [key, elements.grounds])),
      attachments: [],
      wayProvided: 'post',
    })
    await signed(id)
    expect((await detail(desk.clerk, id)) as unknown).toMatchObject({ replyWay: null })
    expect((await act(desk.clerk, id, POSTED)).stage).toBe('delivered')
  })
})
