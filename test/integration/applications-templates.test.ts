/** 文书模板: who words letters, from which day, what the law keeps in them; and the code that proves a letter. */
import { createHash } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { LETTER_KINDS } from '../../src/applications/letters/facts.ts'
import type { TemplateBlock } from '../../src/applications/letters/template-model.ts'
import { act, answer, openDesk, register, runJobs, verify, type Desk } from '../support/applications.ts'
import { createTestProgram, type Client, type TestProgram } from '../support/program.ts'

let program: TestProgram
let desk: Desk
let admin: Client

beforeAll(async () => {
  program = await createTestProgram()
  desk = await openDesk(program)
  admin = await program.signIn('admin')
})
afterAll(async () => program.close())

interface Detail {
  readonly blocks: readonly TemplateBlock[]
  readonly source: { kind: string; name: string }
  readonly latest: number
  readonly coming: string | null
  readonly history: readonly { version: number; effectiveFrom: string; inForce: boolean; blocks: unknown }[]
}

async function template(kind: string, organ?: number): Promise<Detail> {
  const query = organ === undefined ? '' : `?organ=${organ}`
  const response = await admin.call('GET', `/letter-templates/${kind}${query}`)
  if (response.statusCode !== 200) throw new Error(`${response.statusCode} ${response.body}`)
  return response.json()
}

async function save(
  kind: string,
  blocks: readonly TemplateBlock[] | null,
  change: { organ?: number; effectiveFrom?: string; basedOn?: number } = {},
) {
  const { organ, effectiveFrom = '2026-11-24' } = change
  const basedOn = change.basedOn ?? (await template(kind, organ)).latest
  return admin.call('POST', `/letter-templates/${kind}`, {
    blocks,
    effectiveFrom,
    basedOn,
    ...(organ === undefined ? {} : { organ }),
  })
}

async function withNote(kind: string, text: string, organ?: number): Promise<readonly TemplateBlock[]> {
  const { blocks } = await template(kind, organ)
  const kept = blocks.filter((block) => block.kind !== 'note')
  return [...kept, { kind: 'note', text }]
}

/** A 补正告知书 dated `on`, as it was sent. */
async function correctionLetter(on: string): Promise<{ id: string; letterId: string; html: string }> {
  const { id } = await register(desk.clerk, { submittedOn: '2026-11-20', receivedOn: '2026-11-20' })
  const taken = await act(desk.clerk, id, {
    act: 'askCorrection',
    on,
    matters: ['请写明文号'],
    until: '2026-12-08',
    guidance: '写明年份',
  })
  const letterId = taken.letters.find(({ kind }) => kind === 'correctionNotice')?.id ?? ''
  return { id, letterId, html: await letterHtml(id, letterId) }
}

async function letterHtml(id: string, letterId: string): Promise<string> {
  const response = await desk.clerk.call('GET', `/applications/${id}/letters/${letterId}`)
  return response.json<{ html: string }>().html
}

describe('who may', () => {
  it('is the administrator of the organ or of one above it, and nobody else', async () => {
    for (const client of [desk.clerk, desk.head, await program.signIn('supervisor')]) {
      expect((await client.call('GET', '/letter-templates')).statusCode).toBe(403)
      expect((await client.call('GET', '/letter-templates/reply')).statusCode).toBe(403)
    }
    const list = await admin.call('GET', `/letter-templates?organ=${program.organs.street}`)
    const { items } = list.json<{ items: { kind: string; source: { kind: string } }[] }>()
    expect(items).toHaveLength(LETTER_KINDS.length)
    expect(items.every(({ source }) => source.kind === 'builtIn')).toBe(true)
    expect((await admin.call('GET', '/letter-templates?organ=999999')).statusCode).toBe(404)
    expect((await admin.call('GET', '/letter-templates/nothing')).statusCode).toBe(404)
  })
})

describe('saving', () => {
  it('refuses a template that drops what the law wants told, naming the article, and writes nothing', async () => {
    const { blocks } = await template('correctionNotice')
    const silent = blocks.filter((block) => block.kind !== 'paragraph' || !block.text.includes('视为放弃'))
    const response = await save('correctionNotice', silent)
    expect(response.statusCode).toBe(422)
    expect(response.json()).toMatchObject({ article: '条例30', fields: [{ field: 'blocks' }] })
    expect(response.json().detail).toContain('逾期不补正的后果')
    expect((await template('correctionNotice')).latest).toBe(0)
  })

  it('refuses unknown fields, past days, days that do not exist, secrecy marks and a stale base', async () => {
    const good = await withNote('feeNotice', '附注')
    const note = (text: string): readonly TemplateBlock[] => [...good.slice(0, -1), { kind: 'note', text }]
    const answers = [
      await save('feeNotice', note('{password}')),
      await save('feeNotice', good, { effectiveFrom: '2026-11-23' }),
      await save('feeNotice', good, { effectiveFrom: '2027-02-30' }),
      await save('feeNotice', note('机密★10年')),
      await save('feeNotice', good, { basedOn: 7 }),
    ]
    expect(answers.map(({ statusCode }) => statusCode)).toEqual([422, 422, 422, 422, 409])
    expect((await template('feeNotice')).latest).toBe(0)
  })

  it('lets one of two at once win', async () => {
    const blocks = await withNote('reasonsNotice', '同时保存')
    const both = await Promise.all([
      save('reasonsNotice', blocks, { basedOn: 0 }),
      save('reasonsNotice', blocks, { basedOn: 0 }),
    ])
    expect(both.map(({ statusCode }) => statusCode).sort()).toEqual([201, 409])
    expect((await template('reasonsNotice')).history).toHaveLength(1)
  })
})

describe('from its day on', () => {
  it('words letters dated so, prints markup as characters, and leaves what was sent as it was', async () => {
    const organ = program.organs.street
    const before = await correctionLetter('2026-11-24')
    const marked = '<b>请注意</b> #strong[联系] {{申请编号}} 我们'
    const saved = await save('correctionNotice', await withNote('correctionNotice', marked, organ), { organ })
    expect(saved.statusCode).toBe(201)
    const after = await correctionLetter('2026-11-24')
    expect(after.html).toContain('&lt;b&gt;请注意&lt;/b&gt; #strong[联系] {')
    expect(after.html).not.toContain('<b>请注意')
    // dated before the template: the built-in text
    expect((await correctionLetter('2026-11-23')).html).not.toContain('请注意')
    expect(await letterHtml(before.id, before.letterId)).toBe(before.html)
    await runJobs(program)
    const pdf = await desk.clerk.call('GET', `/applications/${before.id}/letters/${before.letterId}/pdf`)
    expect(pdf.statusCode).toBe(200)
    const [audited] = (
      await program.owner.pool.query(
        `SELECT organ_id, data FROM audit_event WHERE type = 'letterTemplate.saved' AND subject = 'letterTemplate/correctionNotice'`,
      )
    ).rows
    expect(audited).toMatchObject({ organ_id: organ, data: { version: 1, restored: false } })
  })

  it('keeps a version for a day to come back until then, and restores the built-in one', async () => {
    const organ = program.organs.street
    const next = await withNote('correctionNotice', '明年的附注', organ)
    expect((await save('correctionNotice', next, { organ, effectiveFrom: '2027-01-04' })).statusCode).toBe(
      201,
    )
    const waiting = await template('correctionNotice', organ)
    expect([waiting.coming, waiting.latest]).toEqual(['2027-01-04', 2])
    expect((await correctionLetter('2026-11-24')).html).not.toContain('明年的附注')
    expect((await save('correctionNotice', null, { organ })).statusCode).toBe(201)
    expect((await correctionLetter('2026-11-24')).html).not.toContain('请注意')
    const restored = await template('correctionNotice', organ)
    expect(restored.source.kind).toBe('builtIn')
    expect(restored.history.map(({ version, inForce }) => [version, inForce])).toEqual([
      [2, false],
      [3, true],
      [1, false],
    ])
  })

  it('holds below the organ that made it, unless one below has its own', async () => {
    const { street, district } = program.organs
    expect(
      (await save('correctionNotice', await withNote('correctionNotice', '区里的附注'))).statusCode,
    ).toBe(201)
    expect((await template('correctionNotice', street)).source).toEqual({ kind: 'above', name: '试验区' })
    expect((await correctionLetter('2026-11-24')).html).toContain('区里的附注')
    const own = await withNote('correctionNotice', '街道的附注', street)
    await save('correctionNotice', own, { organ: street })
    const { html } = await correctionLetter('2026-11-24')
    expect([html.includes('街道的附注'), html.includes('区里的附注')]).toEqual([true, false])
    expect((await template('correctionNotice', district)).source.kind).toBe('own')
  })

  it('lets the application role add versions, and change or remove none', async () => {
    for (const change of ['UPDATE letter_template SET version = 99', 'DELETE FROM letter_template'])
      await expect(program.services.database.pool.query(change)).rejects.toThrow(/permission denied/)
  })
})

describe('preview', () => {
  it('sets a real case with its applicant masked, and names what is amiss', async () => {
    const organ = program.organs.street
    const { id, number } = await register(desk.clerk)
    const { blocks } = await template('reply', organ)
    const preview = async (list: readonly TemplateBlock[]) =>
      (
        await admin.call('POST', '/letter-templates/reply/preview', { organ, blocks: list, application: id })
      ).json<{ html: string; faults: { message: string; article: string | null }[] }>()
    const whole = await preview(blocks)
    expect(whole.faults).toEqual([])
    expect(whole.html).toContain(number)
    expect(whole.html).toContain('甄**：')
    expect(whole.html).not.toContain('甄示例')
    const lacking = await preview(
      blocks.filter((block) => block.kind !== 'part' || block.part !== 'remedies'),
    )
    expect(lacking.faults).toMatchObject([{ article: '复议法23.2' }])
  })
})

describe('preview of a 告知书 on a 更正申请', () => {
  it('shows where the 文号 will stand, and tells the remedies of a record not corrected', async () => {
    const organ = program.organs.street
    const { blocks } = await template('petitionNotice', organ)
    const response = await admin.call('POST', '/letter-templates/petitionNotice/preview', { organ, blocks })
    const { html, faults } = response.json<{ html: string; faults: unknown[] }>()
    expect(faults).toEqual([])
    expect(html).toContain('签发时编号')
    expect(html).toContain('如不服本告知，可以自收到本告知之日起60日内')
  })
})

describe('核验', () => {
  const page = (query: string, organ = 'street') =>
    program.app.fastify.inject({ url: `/o/${organ}/apply/verify${query}` })

  it('tells by the code what the letter is, by the file whether it is that PDF, and nothing of the applicant', async () => {
    const { id } = await register(desk.clerk)
    const signed = await answer(desk, id, 'A1')
    const letter = signed.letters.find(({ kind }) => kind === 'reply')
    const html = await letterHtml(id, letter?.id ?? '')
    const code = /核验码：([0-9A-Z-]+)/.exec(html)?.[1] ?? ''
    expect(code.replaceAll('-', '').length * Math.log2(31)).toBeGreaterThan(128)

    const early = await page(`?code=${code}`)
    expect(early.body).toContain('文件正在生成')
    await runJobs(program)
    const shown = await page(`?code=${code.toLowerCase().replaceAll('-', '%20')}`)
    expect(shown.statusCode).toBe(200)
    const pdf = (await desk.clerk.call('GET', `/applications/${id}/letters/${letter?.id}/pdf`)).rawPayload
    const hash = createHash('sha256').update(pdf).digest('hex')
    const plain = shown.body.replace(/\s|<[^>]+>/g, '')
    expect(plain).toContain(hash)
    for (const told of ['政府信息公开申请答复书', letter?.number ?? '', '2026年11月24日'])
      expect(plain).toContain(told)
    for (const secret of ['甄示例', '甄**', '13800001234', signed.number, '老旧小区'])
      expect(shown.body).not.toContain(secret)

    expect(await verify(program, 'street', code, pdf)).toContain('文件与签发时的 PDF 完全一致')
    expect(await verify(program, 'street', '', pdf)).toContain(letter?.number)
    const changed = Buffer.from(pdf)
    changed[changed.length - 8] = (changed[changed.length - 8] ?? 0) ^ 1
    expect(await verify(program, 'street', code, changed)).toContain('不一致')
    expect(await verify(program, 'street', '', changed)).toContain('没有与这份文件完全相同的 PDF')
  })

  it('does not know a wrong code, another organ’s letter or a draft', async () => {
    const { html } = await correctionLetter('2026-11-24')
    const code = /核验码：([0-9A-Z-]+)/.exec(html)?.[1] ?? ''
    expect((await page(`?code=${code}`)).statusCode).toBe(200)
    expect((await page(`?code=${code}`, 'bureau')).statusCode).toBe(404)
    expect((await page(`?code=${code.slice(0, -1)}`)).statusCode).toBe(404)
    expect((await page('')).statusCode).toBe(200)
    const stored = await program.owner.pool.query(
      `SELECT count(*)::int AS n FROM letter WHERE verify_hash IS NULL AND state = 'sent'`,
    )
    expect(stored.rows).toEqual([{ n: 0 }])
  })
})
