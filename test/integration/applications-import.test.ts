/** 导入旧登记簿: what is wrong is said before anything is written, and a wrong import is taken back as a whole. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { renderXlsx } from '../../src/platform/documents/index.ts'
import { act, detail, openDesk, type Desk } from '../support/applications.ts'
import { createTestProgram, type TestProgram } from '../support/program.ts'

let program: TestProgram
let desk: Desk

beforeAll(async () => {
  program = await createTestProgram({ today: '2025-06-30' })
  desk = await openDesk(program)
})
afterAll(() => program.close())

const LINE: Readonly<Record<string, string>> = {
  申请人: '旧登记人',
  申请人类型: '自然人',
  证件号码: '',
  联系电话: '13900000000',
  申请内容: '申请公开2022年低保审核确认情况',
  渠道: '当面',
  提交日期: '2023-03-01',
  收到日期: '2023-03-01',
  答复类型: 'A1',
  答复日期: '2023-03-14',
  文号: '',
  送达日期: '2023-03-15',
  延期告知日期: '',
  延长工作日数: '',
}
const HEAD = Object.keys(LINE)

interface Answer {
  readonly rows: number
  readonly imported: number
  readonly errors: readonly { readonly row: number; readonly column: string; readonly message: string }[]
}

async function send(
  lines: readonly Readonly<Record<string, string>>[],
  dryRun: 'yes' | 'no',
  name = 'old.xlsx',
): Promise<Answer> {
  const rows = lines.map((line) => HEAD.map((head) => ({ text: { ...LINE, ...line }[head] ?? '' })))
  const bytes = await renderXlsx([{ name: '登记簿', widths: HEAD.map(() => 12), header: HEAD, rows }])
  return (await desk.clerk.upload('/applications/import', [{ name, bytes }], { dryRun })).json<Answer>()
}

const EMPTY = Object.fromEntries(HEAD.map((head) => [head, '']))

async function imports() {
  const response = await desk.clerk.call('GET', '/applications/imports')
  return response.json<{
    items: { id: string; fileName: string; cases: number; revokedOn: string | null }[]
  }>().items
}

async function countedCases(): Promise<number> {
  const { rows } = await program.owner.pool.query<{ count: number }>(
    'SELECT count(*)::integer AS count FROM application WHERE organ_id = $1 AND counted',
    [program.organs.street],
  )
  return rows[0]?.count ?? 0
}

describe('the check of a sheet', () => {
  it('names line, column, what stands there and what to do', async () => {
    const { errors } = await send(
      [
        { 申请人类型: '个人' },
        { 提交日期: '2023-02-30' },
        { 提交日期: '2029-03-01', 收到日期: '2029-03-01', 答复类型: '', 答复日期: '', 送达日期: '' },
        { 收到日期: '2023-02-01' },
        { 答复类型: '公开' },
        { 答复日期: '' },
        { 答复类型: '', 答复日期: '', 送达日期: '2023-03-15' },
        { 提交日期: '2019-03-01', 收到日期: '2019-03-01', 答复日期: '2019-03-20', 送达日期: '2019-03-20' },
      ],
      'yes',
    )
    const said = (row: number) =>
      errors.filter((each) => each.row === row).map(({ column, message }) => `${column}：${message}`)
    expect(said(2)).toEqual([expect.stringMatching(/^申请人类型：“个人”.*自然人、商业企业/)])
    expect(said(3)).toContain('提交日期：“2023-02-30”应改为存在的日期，如 2020-03-05')
    expect(said(4)).toContain('收到日期：“2029-03-01”晚于今天，请核对')
    expect(said(5)).toContain('收到日期：“2023-02-01”早于前一步的2023-03-01，请核对')
    expect(said(6)).toEqual([expect.stringMatching(/^答复类型：“公开”.*A1、“予以公开/)])
    expect(said(7)).toEqual(['答复日期：不能为空'])
    expect(said(8)).toEqual(['答复类型：有答复日期、送达日期的，应填写答复类型'])
    expect(said(9)).toEqual([expect.stringContaining('早于2019年5月15日')])
  })

  it('asks the law too, once a line, before anything is taken', async () => {
    const lines = [{}, EMPTY, { 延期告知日期: '2023-03-10', 延长工作日数: '30' }]
    for (const dryRun of ['yes', 'no'] as const) {
      const { rows, imported, errors } = await send(lines, dryRun)
      expect({ rows, imported }).toEqual({ rows: 2, imported: 0 })
      expect(errors).toEqual([
        { row: 4, column: '延期告知日期', message: '延期30个工作日不符合规定，延长的期限为1至20个工作日。' },
      ])
    }
    expect(await imports()).toEqual([])
  })
})

describe('taking an import back', () => {
  it('leaves nothing counted, keeps every case with the reason, and lets a mended sheet be imported', async () => {
    const before = await countedCases()
    const lines = Array.from({ length: 3 }, (_, index) => ({ 申请内容: `撤销的第${index}件` }))
    expect(await send([...lines, EMPTY, { 申请内容: '空行后的一件' }], 'no', '旧登记簿.xlsx')).toMatchObject({
      imported: 4,
      errors: [],
    })
    expect(await countedCases()).toBe(before + 4)
    const [made] = await imports()
    expect(made).toMatchObject({ fileName: '旧登记簿.xlsx', cases: 4, revokedOn: null })

    const revoked = await revoke(made?.id, '提交日期和收到日期填反了')
    expect(revoked.json()).toEqual({ count: 4 })
    expect(await countedCases()).toBe(before)
    expect((await imports())[0]?.revokedOn).toBe('2025-06-30')
    const { stage, acts } = await detail(desk.clerk, await idOf('空行后的一件'))
    expect(stage).toBe('revoked')
    expect(acts.map(({ kind }) => kind)).toEqual(['submit', 'register', 'sign', 'deliver', 'revokeImport'])
    expect(acts.at(-1)).toMatchObject({
      name: '撤销导入',
      lines: [{ label: '理由', value: '提交日期和收到日期填反了' }],
    })

    expect((await revoke(made?.id, '再撤一次')).statusCode).toBe(409)
    expect(await send([...lines, { 申请内容: '改正后的一件' }], 'no')).toMatchObject({ imported: 4 })
  })

  it('is refused by name while a case of it has been worked on since, and to another organ', async () => {
    await send([{ 申请内容: '导入后又办理的一件', 答复类型: '', 答复日期: '', 送达日期: '' }], 'no')
    const [made] = await imports()
    const id = await idOf('导入后又办理的一件')
    const { number } = await act(desk.clerk, id, { act: 'note', text: '已与申请人联系' })
    const refused = await revoke(made?.id, '误导入')
    expect(refused.statusCode).toBe(409)
    expect(refused.json<{ detail: string }>().detail).toContain(number)
    const stranger = await program.signIn('bureauclerk')
    const path = `/applications/imports/${made?.id ?? ''}/revoke`
    expect((await stranger.call('POST', path, { reason: '不是我的' })).statusCode).toBe(404)
    expect((await desk.reviewer.call('POST', path, { reason: '无权' })).statusCode).toBe(403)
  })

  const revoke = (id: string | undefined, reason: string) =>
    desk.clerk.call('POST', `/applications/imports/${id ?? ''}/revoke`, { reason })

  async function idOf(content: string): Promise<string> {
    const found = await desk.clerk.call('GET', `/applications?view=all&q=${encodeURIComponent(content)}`)
    return found.json<{ items: { id: string }[] }>().items[0]?.id ?? ''
  }
})

it('gives a template that the check takes as it is', async () => {
  const template = await desk.clerk.call('GET', '/applications/import/template')
  expect(template.statusCode).toBe(200)
  const files = [{ name: 'template.xlsx', bytes: new Uint8Array(template.rawPayload) }]
  const checked = await desk.clerk.upload('/applications/import', files, { dryRun: 'yes' })
  expect(checked.json()).toEqual({ rows: 0, imported: 0, errors: [] })
})
