/** 办理经过 as a court reads it, a reply that came back by post, and petitions that came on paper. */
import { extractText } from 'unpdf'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  act,
  answer,
  detail,
  openDesk,
  refused,
  register,
  runJobs,
  type Desk,
} from '../support/applications.ts'
import { createTestProgram, type TestProgram } from '../support/program.ts'

let program: TestProgram
let desk: Desk

beforeAll(async () => {
  program = await createTestProgram({ today: '2025-06-30' })
  desk = await openDesk(program)
  await program.owner.pool.query(
    `INSERT INTO unit (organ_id, unit_id, name, kind, duty, sort)
     VALUES ($1, '0193f2a0-0000-7000-8000-0000000000c1', '城建办', 'department', '', 0)`,
    [program.organs.street],
  )
})
afterAll(() => program.close())

async function lastLines(id: string): Promise<Readonly<Record<string, string>>> {
  const { acts } = await detail(desk.clerk, id)
  const last = acts.at(-1) as unknown as { lines: { label: string; value: string }[] } // the whole entry
  return Object.fromEntries(last.lines.map(({ label, value }) => [label, value]))
}

describe('更正申请人信息', () => {
  it('replaces what is given, keeps what stood, and writes no value into the record', async () => {
    const { id } = await register(desk.clerk, { submittedOn: '2025-06-02', receivedOn: '2025-06-02' })
    const body = {
      act: 'amendApplicant',
      name: '甄视例',
      phone: '13911115678',
      reason: '姓名录错，已核对身份证',
    }
    await act(desk.clerk, id, body)
    expect(await lastLines(id)).toEqual({
      更正的项目: '姓名或者名称、联系电话',
      理由: '姓名录错，已核对身份证',
    })
    const fields = ['name', 'phone', 'address']
    const shown = await desk.clerk.call('POST', `/applications/${id}/reveal`, { fields, reason: '核对' })
    expect(shown.json<{ values: { value: string }[] }>().values.map(({ value }) => value)).toEqual([
      '甄视例',
      '13911115678',
      '试验路9号院1单元',
    ])
    const { rows } = await program.owner.pool.query<{ sealed: object; data: object }>(
      `SELECT b.sealed, a.data FROM application_person_before b JOIN application_act a USING (organ_id, application_id, seq)
       WHERE application_id = $1`,
      [id],
    )
    expect(Object.keys(rows[0]?.sealed ?? {})).toEqual(['name', 'phone'])
    const kept = JSON.stringify(rows)
    for (const value of ['甄视例', '甄示例', '13911115678', '13800001234']) expect(kept).not.toContain(value)
    // found under the new name from now on, and under the old one no longer
    const found = async (name: string) => {
      const list = await desk.clerk.call('GET', `/applications?view=all&q=${encodeURIComponent(name)}`)
      return list.json<{ items: { id: string }[] }>().items.some((row) => row.id === id)
    }
    expect([await found('甄视例'), await found('甄示例')]).toEqual([true, false])
  })

  it('is refused where nothing changes, for a field of another kind of applicant, and to a reviewer', async () => {
    const { id } = await register(desk.clerk, { submittedOn: '2025-06-02', receivedOn: '2025-06-02' })
    const same = { act: 'amendApplicant', name: '甄示例', reason: '无' }
    expect((await refused(desk.clerk, id, same)).detail).toContain('没有需要更正的内容')
    const foreign = { act: 'amendApplicant', creditCode: '91410303MA0000001K', reason: '无' }
    expect((await refused(desk.clerk, id, foreign)).detail).toContain('不适用于本件的申请人类型')
    const other = { act: 'amendApplicant', address: '新址', reason: '无' }
    expect((await refused(desk.reviewer, id, other)).status).toBe(403)
  })
})

interface Listed {
  readonly id: string
  readonly number: string
  readonly waitingFor: string | null
  readonly due: string | null
  readonly todo: string
}

describe('the record', () => {
  it('keeps the day that was first recorded when it is corrected, once and again', async () => {
    const { id } = await register(desk.clerk, { submittedOn: '2025-06-02', receivedOn: '2025-06-02' })
    await act(desk.clerk, id, { act: 'undo', target: 2, reason: '签收底单为3日', newDay: '2025-06-03' })
    expect(await lastLines(id)).toMatchObject({ 更正的登记: '登记', 原登记日期: '2025年6月2日' })
    await act(desk.clerk, id, { act: 'undo', target: 2, reason: '再核为4日', newDay: '2025-06-04' })
    expect(await lastLines(id)).toMatchObject({ 原登记日期: '2025年6月3日', 更正为: '2025年6月4日' })
  })

  it('says to which person a case was given', async () => {
    const { id } = await register(desk.clerk, { submittedOn: '2025-06-02', receivedOn: '2025-06-02' })
    const places = await desk.clerk.call('GET', '/applications/places')
    const { units, people } = places.json<{
      units: { id: string; name: string }[]
      people: { id: string; name: string }[]
    }>()
    const [unit, person] = [units[0], people[0]]
    await act(desk.clerk, id, { act: 'assign', unit: unit?.id, person: person?.id })
    expect(await lastLines(id)).toEqual({ 承办科室: unit?.name, 承办人: person?.name })
  })
})

it('a reply posted in time that came back waits to be sent again, and is late for nothing', async () => {
  const { id } = await register(desk.clerk, { submittedOn: '2025-05-06', receivedOn: '2025-05-06' })
  await answer(desk, id, 'E3', '2025-05-20')
  await runJobs(program)
  const posted = { method: 'post', mailed: '2025-05-20', mailNumber: '1' }
  await act(desk.clerk, id, { act: 'deliver', ...posted, on: '2025-05-20' })
  await act(desk.clerk, id, { act: 'mailReturned', reason: '地址不详', on: '2025-06-10' })
  const { items } = (await desk.clerk.call('GET', '/applications/due')).json<{ items: Listed[] }>()
  expect(items.find((row) => row.id === id)).toMatchObject({
    due: null,
    waitingFor: '邮件退回，待再次送达',
    todo: '邮件退回，待再次送达',
  })
  const printed = await desk.clerk.call('GET', `/applications/${id}/delivery-record`)
  const { text } = await extractText(new Uint8Array(printed.rawPayload), { mergePages: true })
  expect(text.replaceAll(/\s/g, '')).toContain('2025年6月10日邮件退回：地址不详')
  const index = await desk.clerk.call('GET', `/applications/${id}/file-index`)
  const lines = (await extractText(new Uint8Array(index.rawPayload), { mergePages: true })).text
  expect(lines.replaceAll(/\s/g, '')).toMatch(
    /申请书（当面提交）.*审查呈批单.*政府信息公开申请告知书.*送达回证.*共4件/,
  )
  const stranger = await program.signIn('bureauclerk')
  expect((await stranger.call('GET', `/applications/${id}/file-index`)).statusCode).toBe(404)
  await act(desk.clerk, id, { act: 'deliver', method: 'inPerson', signed: '2025-06-12', on: '2025-06-12' })
  expect(await detail(desk.clerk, id)).toMatchObject({ waitingFor: null, inTime: true })
})

it('a petition on paper is registered with the day it was made, numbered by its year, and not for tomorrow', async () => {
  const body = {
    kind: 'amendment',
    applicant: { column: 'naturalPerson', name: '甄示例', phone: '13800001234' },
    content: '公示表中本户楼栋写成6号楼，实际为9号楼，附户口簿复印件',
  }
  const post = (more: object) => desk.clerk.call('POST', '/petitions', { ...body, ...more })
  const tomorrow = await post({ intakeKey: 'k'.repeat(20), submittedOn: '2025-07-01' })
  expect(tomorrow.statusCode).toBe(422)
  expect(tomorrow.json()).toMatchObject({ detail: expect.stringContaining('不能晚于今天') as string })
  const made = await post({ intakeKey: 'm'.repeat(20), submittedOn: '2024-12-31' })
  expect(made.statusCode).toBe(201)
  expect(made.json<{ number: string }>().number).toMatch(/更〔2024〕0001号$/)
  const { items } = (await desk.clerk.call('GET', '/petitions')).json<{ items: { submittedOn: string }[] }>()
  expect(items.map(({ submittedOn }) => submittedOn)).toEqual(['2024-12-31'])
})
