/** 告知书 on a 更正申请 (条例 41) or a suggestion to publish (条例 44): numbered, kept as sent, verified by code and by file. */
import { createHash } from 'node:crypto'
import { extractText } from 'unpdf'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { newIntakeKey } from '../../src/applications/actions/submit-application.ts'
import type { TemplateBlock } from '../../src/applications/letters/template-model.ts'
import { exportedTables } from '../../src/backup/tables.ts'
import { systemTenancy } from '../../src/platform/database/tenant.ts'
import { FULL, openDesk, runJobs, verify, type Desk } from '../support/applications.ts'
import { createTestProgram, type Client, type TestProgram } from '../support/program.ts'

let program: TestProgram
let desk: Desk

beforeAll(async () => {
  program = await createTestProgram()
  desk = await openDesk(program)
})
afterAll(async () => program.close())

interface Row {
  readonly id: string
  readonly number: string
  readonly answeredOn: string | null
  readonly noticeNumber: string | null
}

type Kind = 'amendment' | 'suggestion'
const CONTENT = '门牌登记与房产证不符'
const ANSWERS = {
  amendment: { result: '记录准确，不予更正', answer: '经核对，登记与原件一致' },
  suggestion: { result: '不属于主动公开范围', answer: '已经审核' },
} as const

async function registered(kind: Kind, submittedOn = '2026-11-20'): Promise<string> {
  const body = { intakeKey: newIntakeKey(), kind, applicant: FULL.applicant, content: CONTENT, submittedOn }
  const { number } = (await desk.clerk.call('POST', '/petitions', body)).json<{ number: string }>()
  return (await rowWhere((row) => row.number === number)).id
}

async function rowWhere(is: (row: Row) => boolean, client: Client = desk.clerk): Promise<Row> {
  const found = (await client.call('GET', '/petitions')).json<{ items: Row[] }>().items.find(is)
  if (found === undefined) throw new Error('no such petition')
  return found
}

async function answered(kind: Kind): Promise<Row> {
  const response = await desk.clerk.call('POST', `/petitions/${await registered(kind)}/answer`, ANSWERS[kind])
  if (response.statusCode !== 200) throw new Error(`${response.statusCode} ${response.body}`)
  return response.json<Row>()
}

async function fileOf({ id }: Pick<Row, 'id'>, format: 'pdf' | 'docx' = 'pdf'): Promise<Buffer> {
  const response = await desk.clerk.call('GET', `/petitions/${id}/notice/${format}`)
  if (response.statusCode !== 200) throw new Error(`${response.statusCode} ${response.body}`)
  return response.rawPayload
}

async function textOf(pdf: Buffer): Promise<string> {
  const { text } = await extractText(new Uint8Array(pdf), { mergePages: true })
  return text.replace(/\s+/g, '').normalize('NFKC')
}

async function codeOn(pdf: Buffer): Promise<string> {
  return /核验码:([0-9A-Z-]+)\)/.exec(await textOf(pdf))?.[1] ?? ''
}

const plainOf = (html: string): string => html.replace(/<[^>]+>|\s/g, '')

describe('the 文号', () => {
  it('is the next of the organ’s year, for both kinds, and a refused answer uses none', async () => {
    const id = await registered('amendment')
    const refused = await desk.clerk.call('POST', `/petitions/${id}/answer`, {
      ...ANSWERS.amendment,
      answer: '已经核对😀',
    })
    expect(refused.json()).toMatchObject({ code: 'invalid', detail: expect.stringContaining('U+1F600') })
    expect(await rowWhere((row) => row.id === id)).toMatchObject({ answeredOn: null, noticeNumber: null })

    const first = await answered('amendment')
    const second = await answered('suggestion')
    expect([first.noticeNumber, second.noticeNumber]).toEqual([
      expect.stringMatching(/公答〔2026〕1号$/),
      expect.stringMatching(/公答〔2026〕2号$/),
    ])
    const supervisor = await program.signIn('supervisor')
    for (const { id: own, noticeNumber } of [first, second])
      expect(await rowWhere((row) => row.id === own, supervisor)).toMatchObject({ noticeNumber })
    expect(await textOf(await fileOf(first))).toContain(first.noticeNumber?.normalize('NFKC'))
  })

  it('of an answer dated back into last year is of that year', async () => {
    const id = await registered('amendment', '2025-12-20')
    const body = { ...ANSWERS.amendment, on: '2025-12-30' }
    const { noticeNumber } = (await desk.clerk.call('POST', `/petitions/${id}/answer`, body)).json<Row>()
    expect(noticeNumber).toMatch(/公答〔2025〕1号$/)
  })
})

describe('what was sent', () => {
  it('is given out byte for byte after the template, the organ’s name and its telephone changed', async () => {
    const row = await answered('amendment')
    const before = { pdf: await fileOf(row), docx: await fileOf(row, 'docx') }
    const undoChanges = await changeEverything()
    try {
      await runJobs(program) // the printing that was queued finds it printed
      expect((await fileOf(row)).equals(before.pdf)).toBe(true)
      expect((await fileOf(row, 'docx')).equals(before.docx)).toBe(true)
      const after = await textOf(await fileOf(await answered('amendment')))
      for (const changed of ['改称街道办事处', '0379-1111111', '新模板的附注']) {
        expect(after).toContain(changed)
        expect(await textOf(before.pdf)).not.toContain(changed)
      }
    } finally {
      await undoChanges()
    }
    const { rows } = await program.owner.pool.query(
      `SELECT type FROM audit_event WHERE subject = $1 ORDER BY seq`,
      [`petition/${row.id}`],
    )
    expect(rows.map(({ type }) => type)).toEqual([
      'petition.submitted',
      'petition.answered',
      'letter.sent',
      ...Array.from({ length: 4 }, () => 'letter.downloaded'),
    ])
  })

  it('is printed by the job where nobody took it before', async () => {
    const { id } = await answered('suggestion')
    await runJobs(program)
    const { rows } = await program.owner.pool.query(
      'SELECT pdf_hash, docx_hash FROM letter WHERE petition_id = $1',
      [id],
    )
    const hash = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex')
    expect(rows).toEqual([
      { pdf_hash: hash(await fileOf({ id })), docx_hash: hash(await fileOf({ id }, 'docx')) },
    ])
  })

  it('is sealed, seen by its own organ only, and belongs to a case or a petition, not to none or both', async () => {
    const { id } = await answered('amendment')
    const stranger = await program.signIn('bureauclerk')
    expect((await stranger.call('GET', `/petitions/${id}/notice/pdf`)).statusCode).toBe(404)
    expect((await desk.reviewer.call('GET', `/petitions/${id}/notice/pdf`)).statusCode).toBe(403)
    const { rows } = await program.owner.pool.query(
      `SELECT row_to_json(l)::text || row_to_json(v)::text AS all FROM letter l
       JOIN letter_version v USING (organ_id, letter_id) WHERE petition_id = $1`,
      [id],
    )
    expect(rows).toHaveLength(1)
    for (const secret of [FULL.applicant.name, CONTENT]) expect(rows[0]?.all).not.toContain(secret)
    const seen = await program.services.database.read(systemTenancy(program.organs.bureau, 'test'), (db) =>
      db.selectFrom('letter').select('letter_id').where('petition_id', '=', id).execute(),
    )
    expect(seen).toEqual([])
    // rotate-key finds what it has to seal anew by the comment of the column
    const { rows: sealed } = await program.owner.pool.query(
      `SELECT v.sealed, col_description(a.attrelid, a.attnum) AS comment FROM letter_version v
       JOIN letter l USING (organ_id, letter_id), pg_attribute a
       WHERE l.petition_id = $1 AND a.attrelid = 'letter_version'::regclass AND a.attname = 'sealed'`,
      [id],
    )
    const field = String(sealed[0]?.comment).replace('sealed:', '')
    expect(program.services.keys.open(program.organs.street, field, sealed[0]?.sealed)).toContain(CONTENT)
    // a restore writes the petition before its letter
    const client = await program.owner.pool.connect()
    const order = await exportedTables(client).finally(() => client.release())
    expect(order.indexOf('petition')).toBeLessThan(order.indexOf('letter'))
    const orphan = 'UPDATE letter SET petition_id = NULL WHERE petition_id = $1'
    await expect(program.owner.pool.query(orphan, [id])).rejects.toThrow(/letter_of_one/)
  })

  it('of a petition answered before is not there: it is printed from the record, without 文号 and code', async () => {
    const { id, number } = await answered('amendment')
    const { rows } = await program.owner.pool.query('SELECT letter_id FROM letter WHERE petition_id = $1', [
      id,
    ])
    await program.owner.pool.query('DELETE FROM letter_version WHERE letter_id = $1', [rows[0]?.letter_id])
    await program.owner.pool.query('DELETE FROM letter WHERE petition_id = $1', [id])
    expect(await rowWhere((row) => row.id === id)).toMatchObject({ noticeNumber: null })
    const text = await textOf(await fileOf({ id }))
    for (const words of ['政府信息更正申请答复告知书', number, ANSWERS.amendment.result.normalize('NFKC')])
      expect(text).toContain(words.normalize('NFKC'))
    expect(text).not.toMatch(/公答|核验码/)
  })
})

describe('the portal', () => {
  it.each([
    ['amendment', '政府信息更正申请答复告知书'],
    ['suggestion', '主动公开建议答复告知书'],
  ] as const)('verifies that on a %s by its code and by its file', async (kind, name) => {
    const row = await answered(kind)
    const pdf = await fileOf(row)
    const code = await codeOn(pdf)
    for (const shown of [
      await verify(program, 'street', code, pdf),
      await verify(program, 'street', '', pdf),
    ]) {
      expect(shown).toContain('文件与签发时的 PDF 完全一致')
      for (const told of [name, row.noticeNumber ?? '-', '2026年11月24日'])
        expect(plainOf(shown)).toContain(told)
      for (const secret of [FULL.applicant.name, '甄**', row.number, CONTENT])
        expect(shown).not.toContain(secret)
    }
    const changed = Buffer.concat([pdf, Buffer.from('\n')])
    expect(await verify(program, 'street', code, changed)).toContain('文件与签发时的 PDF 不一致')
    expect(await verify(program, 'street', '', changed)).toContain('没有与这份文件完全相同的 PDF')
  })

  it('of another organ knows neither', async () => {
    const pdf = await fileOf(await answered('amendment'))
    const code = await codeOn(pdf)
    expect(code.replaceAll('-', '')).toHaveLength(28)
    expect(await verify(program, 'bureau', code)).toContain('本机关没有这份文书的记录')
    expect(await verify(program, 'bureau', '', pdf)).toContain('没有与这份文件完全相同的 PDF')
  })
})

/** What a letter is composed from, other than the petition itself; answers how to put it back. */
async function changeEverything(): Promise<() => Promise<void>> {
  const { services, organs, owner } = program
  const admin = await program.signIn('admin')
  const street = services.organs.byId(organs.street)
  if (street === undefined) throw new Error('no such organ')
  const template = (await admin.call('GET', `/letter-templates/petitionNotice?organ=${organs.street}`)).json<{
    blocks: readonly TemplateBlock[]
    latest: number
  }>()
  const save = async (blocks: readonly TemplateBlock[], basedOn: number) => {
    const body = { blocks, basedOn, effectiveFrom: '2026-11-24', organ: organs.street }
    expect((await admin.call('POST', '/letter-templates/petitionNotice', body)).statusCode).toBeLessThan(300)
  }
  const set = async (name: string, settings: object) => {
    await owner.pool.query('UPDATE organ SET name = $2 WHERE organ_id = $1', [organs.street, name])
    const path = `/organs/${organs.street}/settings`
    expect((await admin.call('PUT', path, settings)).statusCode).toBe(204)
    await services.organs.refresh()
  }
  await save([...template.blocks, { kind: 'note', text: '新模板的附注' }], template.latest)
  await set('改称街道办事处', { ...street.settings, phone: '0379-1111111' })
  return async () => {
    await save(template.blocks, template.latest + 1)
    await set(street.name, street.settings)
  }
}
