/** Who may see and urge a case, what is kept of the role that acted, and files of two uses. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { act, detail, openDesk, refused, register, type Desk } from '../support/applications.ts'
import { createTestProgram, type TestProgram } from '../support/program.ts'

let program: TestProgram
let desk: Desk

beforeAll(async () => {
  program = await createTestProgram()
  desk = await openDesk(program)
})
afterAll(async () => program.close())

async function rows<T>(query: string, ...values: readonly unknown[]): Promise<readonly T[]> {
  const { rows: found } = await program.owner.pool.query(query, [...values])
  return found as readonly T[] // the caller names the columns it asked for
}

describe('restricting', () => {
  it('is answered 200 also where the clerk no longer sees the case', async () => {
    const { id } = await register(desk.clerk)
    const response = await desk.clerk.call('POST', `/applications/${id}/acts`, {
      act: 'restrict',
      restricted: true,
      reason: '涉及举报人',
    })
    expect([response.statusCode, response.json().application]).toEqual([200, null])
    expect((await desk.clerk.call('GET', `/applications/${id}`)).statusCode).toBe(404)
    expect((await detail(desk.head, id)).restricted).toBe(true)
  })
})

describe('催办', () => {
  it('by the supervisor is recorded and audited in the organ that handles the case, naming where it came from', async () => {
    const { id } = await register(desk.clerk)
    const supervisor = await program.signIn('supervisor')
    const urged = await act(supervisor, id, { act: 'urge', text: '请按期答复' })
    expect(urged.urged).toBe(1)
    const [recorded] = await rows<{ organ_id: number; role: string; data: { text: string; from: string } }>(
      `SELECT organ_id, role, data FROM application_act WHERE application_id = $1 AND kind = 'urge'`,
      id,
    )
    expect(recorded).toMatchObject({ organ_id: program.organs.street, role: 'supervisor' })
    expect(recorded?.data.from).toMatch(/^试验区 .+/)
    const audits = await rows<{ organ_id: number }>(
      `SELECT organ_id FROM audit_event WHERE subject = $1 AND data->>'kind' = 'urge'`,
      `application/${id}`,
    )
    expect(audits).toEqual([{ organ_id: program.organs.street }])
    const entry = (await detail(desk.clerk, id)).acts.find(({ kind }) => kind === 'urge')
    expect(JSON.stringify(entry)).toContain('催办机关和人员')
  })

  it('is all a supervisor may do there, and nobody of another organ may do even that', async () => {
    const { id } = await register(desk.clerk)
    const supervisor = await program.signIn('supervisor')
    expect(await refused(supervisor, id, { act: 'note', text: '督办' })).toMatchObject({ status: 403 })
    const bureau = await program.signIn('bureauclerk')
    expect(await refused(bureau, id, { act: 'urge', text: '不应写入' })).toMatchObject({ status: 404 })
    const admin = await program.signIn('admin')
    expect(await refused(admin, id, { act: 'urge', text: '不应写入' })).toMatchObject({ status: 403 })
    expect((await detail(desk.clerk, id)).urged).toBe(0)
  })
})

describe('the record', () => {
  it('keeps the role that entitled the act and names who asks for an extension', async () => {
    const { id } = await register(desk.clerk)
    const asked = await act(desk.clerk, id, { act: 'proposeExtension', workingDays: 10, reason: '材料较多' })
    expect(asked.pendingExtension?.by).not.toMatch(/^[0-9a-f-]{36}$/)
    await act(desk.head, id, { act: 'extend', workingDays: 10, reason: '材料较多' })
    const roles = await rows<{ kind: string; role: string }>(
      `SELECT kind, role FROM application_act WHERE application_id = $1 AND kind IN ('proposeExtension','extend') ORDER BY seq`,
      id,
    )
    expect(roles).toEqual([
      { kind: 'proposeExtension', role: 'clerk' },
      { kind: 'extend', role: 'head' },
    ])
    // five roles in one person: not simply the first of them
    const bureau = await program.signIn('bureauclerk')
    const own = await register(bureau)
    await act(bureau, own.id, { act: 'reviewSecrecy', result: 'releasable' })
    const [secrecy] = await rows<{ role: string }>(
      `SELECT role FROM application_act WHERE application_id = $1 AND kind = 'reviewSecrecy'`,
      own.id,
    )
    expect(secrecy?.role).toBe('secrecy')
  })

  it('has the same file under both of its uses', async () => {
    const hash = await uploaded('申请书.pdf')
    const { id } = await register(desk.clerk, {
      files: [
        { hash, use: 'original' },
        { hash, use: 'proxy' },
      ],
    })
    const { files } = await detail(desk.clerk, id)
    expect(files.map(({ use }) => use).sort()).toEqual(['original', 'proxy'])
  })
})

async function uploaded(name: string): Promise<string> {
  const file = { name, bytes: '%PDF-1.4 original and proxy in one', type: 'application/pdf' }
  const response = await desk.clerk.upload('/applications/files', [file])
  return response.json<{ hash: string }>().hash
}
