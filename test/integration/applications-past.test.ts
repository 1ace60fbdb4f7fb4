/** Cases of the past: letters composed in bulk and numbered by date; letters on paper said to be so. */
import { createHash } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { importCases, type PastCase } from '../../src/applications/actions/import-cases.ts'
import type { NewAct } from '../../src/applications/model.ts'
import { localDate } from '../../src/law/local-date.ts'
import { systemTenancy } from '../../src/platform/database/tenant.ts'
import { renderXlsx } from '../../src/platform/documents/index.ts'
import {
  act,
  answer,
  detail,
  openDesk,
  register,
  runJobs,
  verify,
  type Desk,
} from '../support/applications.ts'
import { createTestProgram, type TestProgram } from '../support/program.ts'

let program: TestProgram
let desk: Desk

beforeAll(async () => {
  program = await createTestProgram({ today: '2025-06-30' })
  desk = await openDesk(program)
})
afterAll(() => program.close())

const HEAD = [
  '申请人',
  '申请人类型',
  '证件号码',
  '联系电话',
  '申请内容',
  '渠道',
  '提交日期',
  '收到日期',
  '答复类型',
  '答复日期',
  '文号',
  '送达日期',
  '补正告知日期',
  '补正告知文号',
  '收到补正日期',
  '征求第三方意见日期',
  '收到第三方意见日期',
  '第三方意见',
  '延期告知日期',
  '延期告知文号',
  '延长工作日数',
  '卷号',
]
const LINE: Readonly<Record<string, string>> = {
  申请人: '旧登记人',
  申请人类型: '自然人',
  联系电话: '13900000000',
  申请内容: '申请公开2022年低保审核确认情况',
  渠道: '当面',
  提交日期: '2023-03-01',
  收到日期: '2023-03-01',
  答复类型: 'A1',
  答复日期: '2023-04-14',
  文号: '试街公复〔2023〕7号',
  送达日期: '2023-04-15',
}

describe('a register kept on paper', () => {
  it('refuses a step without its day, and a day or an opinion that cannot be', async () => {
    const { errors } = await upload([
      { 延长工作日数: '20' },
      { 延期告知日期: '2023-03-28', 延长工作日数: '廿' },
      { 征求第三方意见日期: '2023-03-03', 收到第三方意见日期: '2023-03-10', 第三方意见: '随便' },
      { 补正告知日期: '2023-02-01' },
    ])
    expect(errors.map(({ row, column }) => [row, column])).toEqual([
      [2, '延期告知日期'],
      [3, '延长工作日数'],
      [4, '第三方意见'],
      [5, '补正告知日期'],
    ])
  })

  it('is imported with its steps, and its letters say where they are', async () => {
    expect(
      await upload([
        {
          补正告知日期: '2023-03-03',
          补正告知文号: '试街公补〔2023〕2号',
          收到补正日期: '2023-03-08',
          延期告知日期: '2023-04-03',
          延期告知文号: '试街公延〔2023〕1号',
          延长工作日数: '15',
          卷号: '2023-依申请-07',
        },
        // one reply on paper to two applications, and one of which the book does not say the number
        { 申请内容: '另一件', 文号: '试街公复〔2023〕7号', 答复日期: '2023-03-20' },
        { 申请内容: '第三件', 文号: '', 答复日期: '2023-03-20' },
      ]),
    ).toMatchObject({ imported: 3, errors: [] })
    const listed = await desk.clerk.call(
      'GET',
      `/applications?view=all&q=${encodeURIComponent('低保审核确认')}`,
    )
    const [row] = listed.json<{ items: { id: string; inTime: boolean }[] }>().items
    // Received again on 8 March by the correction and extended: 14 April is in time, and would not be without them.
    expect(row?.inTime).toBe(true)
    const id = row?.id ?? ''
    const { letters, acts } = await detail(desk.clerk, id)
    const paper = '纸质卷宗（卷号：2023-依申请-07）'
    expect(letters.map(({ kind, number }) => [kind, number])).toEqual(
      expect.arrayContaining([
        ['correctionNotice', '试街公补〔2023〕2号'],
        ['extensionNotice', '试街公延〔2023〕1号'],
        ['reply', '试街公复〔2023〕7号'],
      ]),
    )
    expect(letters.map((letter) => 'paper' in letter && letter.paper)).toEqual([paper, paper, paper])
    const reply = letters.find(({ kind }) => kind === 'reply')
    expect(acts.find(({ kind }) => kind === 'sign')?.letterId).toBe(reply?.id)
    const page = await desk.clerk.call('GET', `/applications/${id}/letters/${reply?.id}`)
    expect(page.json<{ html: string }>().html).toContain(`文书未在本系统制作；原件见${paper}`)
    const file = await desk.clerk.call('GET', `/applications/${id}/letters/${reply?.id}/pdf`)
    expect([file.statusCode, file.json<{ detail: string }>().detail]).toEqual([
      404,
      `文书未在本系统制作；原件见${paper}`,
    ])
  })

  it('shows no placeholder where the book has no number', async () => {
    const listed = await desk.clerk.call('GET', `/applications?view=all&q=${encodeURIComponent('第三件')}`)
    const [row] = listed.json<{ items: { id: string }[] }>().items
    const { letters } = await detail(desk.clerk, row?.id ?? '')
    expect(letters).toMatchObject([{ kind: 'reply', number: null, paper: '纸质卷宗' }])
  })

  it('leaves its numbers taken: the next reply of the year goes on after them', async () => {
    const [taken] = await numberOfNext('2025-06-20')
    await upload([
      {
        提交日期: '2025-03-03',
        收到日期: '2025-03-03',
        答复日期: '2025-03-10',
        送达日期: '2025-03-11',
        文号: `${String(taken).replace(/\d+号$/, '')}41号`,
      },
    ])
    const [next] = await numberOfNext('2025-06-24')
    expect(next).toBe(`${String(taken).replace(/\d+号$/, '')}42号`)
  })

  async function numberOfNext(on: string): Promise<readonly (string | null)[]> {
    const { id } = await register(desk.clerk, { submittedOn: on, receivedOn: on })
    const { letters } = await answer(desk, id, 'F3', '2025-06-27')
    return letters.filter(({ kind }) => kind === 'reply').map(({ number }) => number)
  }

  async function upload(
    lines: readonly Readonly<Record<string, string>>[],
  ): Promise<{ imported: number; errors: { row: number; column: string }[] }> {
    const cells = lines.map((line) => HEAD.map((head) => ({ text: { ...LINE, ...line }[head] ?? '' })))
    const bytes = await renderXlsx([
      { name: '登记簿', widths: HEAD.map(() => 12), header: HEAD, rows: cells },
    ])
    const files = [{ name: 'old.xlsx', bytes }]
    const response = await desk.clerk.upload('/applications/import', files, { dryRun: 'no' })
    return response.json()
  }
})

describe('a past told with what its letters said', () => {
  const steps = (day: string, sent: string, signed: string): readonly NewAct[] => [
    { kind: 'submit', on: day, by: null, data: { channel: 'counter' } },
    { kind: 'register', on: day, by: null, data: { channel: 'counter', basis: '条例31.1.1' } },
    {
      kind: 'consultThirdParty',
      on: sent,
      by: null,
      data: { party: '洛阳某某建筑公司', delivered: sent },
    },
    { kind: 'thirdPartyReplied', on: signed, by: null, data: { opinion: 'agree' } },
    {
      kind: 'extend',
      on: signed,
      by: null,
      data: { workingDays: 10, reason: '需要到档案室逐件核对' },
    },
    { kind: 'sign', on: signed, by: null, data: { outcome: 'F3', number: '' } },
  ]
  const past = (n: number, acts: readonly NewAct[]): PastCase => ({
    applicant: { column: 'naturalPerson', name: `过往人${n}`, phone: '037900000000' },
    channel: 'counter',
    content: `申请公开第${n}号楼改造合同`,
    submittedOn: acts[0]?.on ?? '',
    intakeKey: `past-letters-case-${n}`,
    acts,
    reply: { outcome: 'F3', elements: { ending: '申请人已经撤回申请，不再处理' }, attachments: [] },
    letters: { summary: '《改造合同》中的单价明细', attachments: [] },
  })

  it('has every letter with number, day and text; numbers follow the dates, not the order of the list', async () => {
    const organ = program.services.organs.byId(program.organs.bureau)
    if (organ === undefined) throw new Error('no bureau')
    const cases = [
      past(1, steps('2024-03-04', '2024-03-20', '2024-04-10')),
      past(2, steps('2024-03-05', '2024-03-08', '2024-04-02')),
    ]
    const imported = await program.owner.write(systemTenancy(organ.organId, 'test'), (tx) =>
      importCases(tx, program.services, organ, cases, { printFrom: localDate('2024-04-05') }),
    )
    const bureau = await program.signIn('bureauclerk')
    const numbers: (readonly (string | null)[])[] = []
    for (const { id, refused } of imported) {
      expect(refused).toEqual([])
      const { letters, acts } = await detail(bureau, id)
      numbers.push(['thirdPartyConsultation', 'reply'].map((kind) => seqOf(letters, kind)))
      expect(letters.map(({ kind }) => kind).toSorted()).toEqual([
        'consultationNotice',
        'extensionNotice',
        'reply',
        'thirdPartyConsultation',
      ])
      const asked = letters.find(({ kind }) => kind === 'thirdPartyConsultation')
      expect(acts.find(({ kind }) => kind === 'consultThirdParty')?.letterId).toBe(asked?.id)
      const page = await bureau.call('GET', `/applications/${id}/letters/${asked?.id}`)
      expect(page.json<{ html: string }>().html).toContain('《改造合同》中的单价明细')
      expect(page.json<{ html: string }>().html).not.toContain('过往人')
      const pdf = await bureau.call('GET', `/applications/${id}/letters/${asked?.id}/pdf`)
      expect(pdf.rawPayload.subarray(0, 5).toString()).toBe('%PDF-')
    }
    expect(numbers).toEqual([
      ['2', '2'],
      ['1', '1'],
    ])
    // From the day on that the import names, letters are printed as live ones are; of the earlier ones, what was taken.
    await runJobs(program)
    const printed = await Promise.all(imported.map(async ({ id }) => (await detail(bureau, id)).letters))
    expect(printed.map((letters) => letters.filter((letter) => letter.printed).length)).toEqual([3, 1])
  })

  it('has no PDF to verify by before somebody takes one; what was taken first is kept, once, and unsigned', async () => {
    const bureau = await program.signIn('bureauclerk')
    const organ = program.services.organs.byId(program.organs.bureau)
    if (organ === undefined) throw new Error('no bureau')
    const [made] = await program.owner.write(systemTenancy(organ.organId, 'test'), (tx) =>
      importCases(tx, program.services, organ, [past(3, steps('2023-05-08', '2023-05-10', '2023-06-05'))]),
    )
    const id = made?.id ?? ''
    const reply = (await detail(bureau, id)).letters.find(({ kind }) => kind === 'reply')
    const url = `/applications/${id}/letters/${reply?.id}`
    const { html } = (await bureau.call('GET', url)).json<{ html: string }>()
    const code = /核验码：([0-9A-Z-]+)/.exec(html)?.[1] ?? ''
    await runJobs(program)
    const none = await verify(program, 'bureau', code)
    expect(none).toContain('这份文书没有保存 PDF 原件，请按文号与出具机关核实')
    expect(none).toContain(reply?.number)
    expect(none).not.toMatch(/正在生成|选择文件核对/)
    expect(await verify(program, 'bureau', code, Buffer.from('%PDF-1.7 kept at home'))).toContain(
      '这份文书没有保存 PDF 原件',
    )
    expect((await detail(bureau, id)).letters.filter(({ printed }) => printed)).toEqual([]) // asking makes nothing

    const taken = await Promise.all([1, 2, 3].map(() => bureau.call('GET', `${url}/pdf`)))
    const [pdf] = taken.map(({ rawPayload }) => rawPayload)
    if (pdf === undefined) throw new Error('nothing was taken')
    for (const { statusCode, rawPayload } of taken) {
      expect(statusCode).toBe(200)
      expect(rawPayload.equals(pdf)).toBe(true)
    }
    expect((await bureau.call('GET', `${url}/docx`)).statusCode).toBe(200)
    const { rows } = await program.owner.pool.query<{ printed: number; signed: number; same: boolean }>(
      `SELECT (SELECT count(*)::int FROM audit_event WHERE type = 'letter.printed' AND subject = $1) AS printed,
         (SELECT count(*)::int FROM document_signature WHERE file_hash = pdf_hash) AS signed, pdf_hash = $2 AS same
       FROM letter WHERE letter_id = $3`,
      [`letter/${reply?.id}`, createHash('sha256').update(pdf).digest('hex'), reply?.id],
    )
    expect(rows).toEqual([{ printed: 1, signed: 0, same: true }])
    const same = await verify(program, 'bureau', code, pdf)
    expect(same).toContain('文件与本机关保存的 PDF 完全一致')
    expect(same).toContain('不是当时发出的原件')
    expect(same).toContain('这份文书没有电子签名')
    expect(await verify(program, 'bureau', code, Buffer.from('%PDF-1.7 kept at home'))).toContain(
      '当时发出的文件不能这样核对',
    )
  })

  it('goes on with the numbers when the desk writes the next letter', async () => {
    const bureau = await program.signIn('bureauclerk')
    const { id } = await register(bureau, { submittedOn: '2024-12-02', receivedOn: '2024-12-02' })
    const { letters } = await act(bureau, id, {
      act: 'consultThirdParty',
      on: '2024-12-05',
      party: '洛阳某某建筑公司',
      summary: '施工合同中的报价',
    })
    expect(seqOf(letters, 'thirdPartyConsultation')).toBe('3')
  })
})

function seqOf(letters: readonly { kind: string; number: string | null }[], kind: string): string | null {
  const number = letters.find((letter) => letter.kind === kind)?.number ?? ''
  return /(\d+)号$/.exec(number)?.[1] ?? null
}
