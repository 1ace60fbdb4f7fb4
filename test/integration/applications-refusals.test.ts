/** What the desk refuses of a case, and who sees what of it. */
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  countedCases,
  numbersHaveNoGap,
  personalDataIsSealed,
  projectionsAreRebuilt,
} from '../support/applications-invariants.ts'
import {
  act,
  addUnit,
  type Desk,
  detail,
  FULL,
  openDesk,
  refused,
  register,
} from '../support/applications.ts'
import { createTestProgram, type TestProgram } from '../support/program.ts'

let program: TestProgram
let desk: Desk
let unit: string

beforeAll(async () => {
  program = await createTestProgram()
  desk = await openDesk(program)
  unit = await addUnit(program)
})
afterAll(async () => program.close())

describe('refusals', () => {
  it('answers nobody without a session, and no act without the page token', async () => {
    const list = await program.app.fastify.inject({ url: '/desk/api/applications' })
    expect(list.statusCode).toBe(401)
    const { id } = await register(desk.clerk)
    const post = await program.app.fastify.inject({
      method: 'POST',
      url: `/desk/api/applications/${id}/acts`,
      headers: { cookie: desk.clerk.cookie },
      payload: { act: 'note', text: '无令牌' },
    })
    expect(post.statusCode).toBe(403)
  })

  it('names the field of a wrong value and writes nothing', async () => {
    const before = await countedCases(program)
    for (const [change, field] of [
      [{ content: '', infoName: '', docNumber: '' }, 'content'],
      [{ applicant: { ...FULL.applicant, idNumber: '110105194912310021' } }, 'applicant.idNumber'],
      [{ applicant: { ...FULL.applicant, phone: 'abc' } }, 'applicant.phone'],
      [{ receivedOn: '2026-02-30' }, 'receivedOn'],
      [{ receivedOn: undefined }, 'receivedOn'],
      [{ channel: 'fax' }, 'receivedOn'],
      [{ submittedOn: '2026-11-25', receivedOn: '2026-11-25' }, 'submittedOn'],
    ] as const) {
      const response = await desk.clerk.call('POST', '/applications', {
        ...FULL,
        intakeKey: 'refused-intake-key-0001',
        channel: 'counter',
        submittedOn: '2026-11-24',
        receivedOn: '2026-11-24',
        ...change,
      })
      expect([field, response.statusCode]).toEqual([field, 422])
      expect(response.json().fields[0].field).toBe(field)
    }
    expect(await countedCases(program)).toBe(before)
  })

  it('refuses what bears a secrecy mark, in a form, an act and a file, before it is stored', async () => {
    const marked = await desk.clerk.call('POST', '/applications', {
      ...FULL,
      content: '附件：机密★10年 某某文件',
      intakeKey: 'marked-intake-key-0001',
      channel: 'counter',
      submittedOn: '2026-11-24',
      receivedOn: '2026-11-24',
    })
    expect(marked.json()).toMatchObject({ code: 'classified', status: 422 })
    const { id } = await register(desk.clerk)
    expect(await refused(desk.clerk, id, { act: 'note', text: '绝 密★启用前' })).toMatchObject({
      code: 'classified',
    })
    const files = await upload('说明 秘密★.pdf', '%PDF-1.4 empty')
    expect(files.json()).toMatchObject({ code: 'classified' })
  })

  it('takes files by their bytes, not by their name', async () => {
    const exe = await upload('身份证.pdf', Buffer.from('MZ\u0090 not a pdf'))
    expect(exe.json()).toMatchObject({ code: 'unsupportedType', status: 415 })
    const zip = await upload('archive.docx', Buffer.from('PK\u0003\u0004 some other archive'))
    expect(zip.json()).toMatchObject({ code: 'unsupportedType' })
    const large = await upload(
      'large.pdf',
      Buffer.concat([Buffer.from('%PDF-1.4'), Buffer.alloc(21 * 1024 * 1024)]),
    )
    expect(large.json()).toMatchObject({ code: 'tooLarge', status: 413 })
  })

  it('lets each role take its own acts only, with the article', async () => {
    const { id } = await register(desk.clerk)
    const byReviewer = await refused(desk.reviewer, id, { act: 'assign', unit })
    expect(byReviewer).toMatchObject({ status: 403, article: '条例45' })
    const extension = await refused(desk.clerk, id, { act: 'extend', workingDays: 20, reason: '材料较多' })
    expect(extension.detail).toContain('公开工作机构负责人')
    expect(await refused(desk.signer, id, { act: 'sign' })).toMatchObject({
      code: 'notAllowedNow',
      article: '条例36',
    })
  })

  it('answers other organs as if there were no case', async () => {
    const { id } = await register(desk.clerk)
    const bureau = await program.signIn('bureauclerk')
    const own = await bureau.call('GET', `/applications/${id}`)
    const unknown = await bureau.call('GET', '/applications/0193f2a0-0000-7000-8000-00000000ffff')
    expect([own.statusCode, own.json().detail]).toEqual([404, unknown.json().detail])
    expect(await refused(bureau, id, { act: 'note', text: '不应写入' })).toMatchObject({ status: 404 })
    const list = await bureau.call('GET', '/applications?view=all')
    expect(list.json().total).toBe(0)
  })

  it('shows a supervisor the case masked, and lets him neither reveal nor act', async () => {
    const { id } = await register(desk.clerk)
    const supervisor = await program.signIn('supervisor')
    const seen = await detail(supervisor, id)
    expect(seen.applicantName).toBe('甄**')
    expect(JSON.stringify(seen)).not.toMatch(/甄示例|11010519491231002X|13800001234|applicant@example/)
    const reveal = await supervisor.call('POST', `/applications/${id}/reveal`, {
      fields: ['name'],
      reason: '抽查',
    })
    expect(reveal.statusCode).toBe(403)
    expect(await refused(supervisor, id, { act: 'note', text: '督办' })).toMatchObject({ status: 403 })
  })

  it('refuses days that are to come, out of order, or before the application', async () => {
    const { id } = await register(desk.clerk)
    const later = { act: 'askCorrection', matters: ['名称'], until: '2026-12-20', guidance: '请写明名称' }
    expect(await refused(desk.clerk, id, { ...later, on: '2026-11-25' })).toMatchObject({ code: 'invalid' })
    expect(await refused(desk.clerk, id, { ...later, on: '2026-11-20' })).toMatchObject({ code: 'invalid' })
    expect(await refused(desk.clerk, id, { ...later, until: '2026-11-24' })).toMatchObject({
      article: '条例30',
    })
  })
})

describe('what must hold', () => {
  it('reveals personal data to those at work, on the audit record, and only what is asked', async () => {
    const { id } = await register(desk.clerk)
    const revealed = await desk.clerk.call('POST', `/applications/${id}/reveal`, {
      fields: ['phone'],
      reason: '联系申请人确认',
    })
    expect(revealed.json().values).toEqual([{ field: 'phone', label: '联系电话', value: '13800001234' }])
    const { rows } = await program.owner.pool.query<{ data: Record<string, string> }>(
      `SELECT data FROM audit_event WHERE organ_id = $1 AND type = 'personalData.revealed' AND subject = $2`,
      [program.organs.street, `application/${id}`],
    )
    expect(rows.map(({ data }) => data['field'])).toEqual(['phone'])
  })

  it('shows the application role nothing of other organs, and lets it change no act', async () => {
    const client = new pg.Client({ ...program.database.app })
    await client.connect()
    try {
      await client.query(`BEGIN; SET LOCAL gongkai.organs = '{${program.organs.bureau}}'`)
      for (const table of [
        'application',
        'application_act',
        'letter',
        'letter_version',
        'application_counter',
        'petition',
      ]) {
        const { rows } = await client.query<{ n: number }>(
          `SELECT count(*)::integer AS n FROM ${table} WHERE organ_id = $1`,
          [program.organs.street],
        )
        expect([table, rows[0]?.n]).toEqual([table, 0])
      }
      await client.query('COMMIT')
      await client.query(`BEGIN; SET LOCAL gongkai.organs = '{${program.organs.street}}'`)
      await expect(client.query('UPDATE application_act SET kind = kind')).rejects.toThrow(
        /permission denied/,
      )
      await client.query('ROLLBACK')
      await client.query(`BEGIN; SET LOCAL gongkai.organs = '{${program.organs.street}}'`)
      await expect(client.query('DELETE FROM letter_version')).rejects.toThrow(/permission denied/)
    } finally {
      await client.end()
    }
  })

  it('hides a restricted case from those who do not work on it', async () => {
    const { id } = await register(desk.clerk)
    const liaison = await program.signIn('liaison')
    expect((await liaison.call('GET', `/applications/${id}`)).statusCode).toBe(404)
    await act(desk.head, id, { act: 'restrict', restricted: true, reason: '涉及举报人' })
    expect((await desk.clerk.call('GET', `/applications/${id}`)).statusCode).toBe(404)
    expect((await detail(desk.head, id)).restricted).toBe(true)
    const list = await desk.clerk.call('GET', '/applications?view=all&size=100')
    expect(list.json<{ items: { id: string }[] }>().items.some((row) => row.id === id)).toBe(false)
  })

  it('finds a case by words, number and the full name, but not by a part of the name', async () => {
    const { id, number } = await register(desk.clerk, {
      applicant: { ...FULL.applicant, name: '欧阳罕见' },
      content: '申请公开百分之_50%的补贴标准',
    })
    const found = async (q: string): Promise<boolean> => {
      const list = await desk.clerk.call('GET', `/applications?view=all&size=100&q=${encodeURIComponent(q)}`)
      return list.json<{ items: { id: string }[] }>().items.some((row) => row.id === id)
    }
    expect(await Promise.all([number, '_50%', '欧阳罕见', '欧阳', '没有的词'].map(found))).toEqual([
      true,
      true,
      true,
      false,
      false,
    ])
  })

  it('says for every act whether and why not', async () => {
    const { id } = await register(desk.clerk)
    const { allowedActs } = await detail(desk.clerk, id)
    const allowed = allowedActs.filter((each) => each.allowed).map((each) => each.act)
    expect(allowed).toContain('assign')
    expect(allowed).not.toContain('sign')
    for (const each of allowedActs) expect(each.allowed || (each.reason ?? '').length > 5).toBe(true)
  })
  it('numbers without gaps, whatever was refused between', () => numbersHaveNoGap(program))

  it('keeps personal data sealed in the database and out of acts and audit', () =>
    personalDataIsSealed(program))

  it('rebuilds every projection from the acts', () => projectionsAreRebuilt(program, 6))
})

async function upload(name: string, bytes: Uint8Array | string) {
  return desk.clerk.upload('/applications/files', [{ name, bytes, type: 'application/pdf' }])
}
