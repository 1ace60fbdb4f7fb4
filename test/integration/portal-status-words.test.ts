/** What an applicant reads on the status page at each turn of his case: what to do, by when, where it went. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { lookUpStatus } from '../../src/applications/portal-api.ts'
import type { StatusView } from '../../src/applications/public-shapes.ts'
import type { Organ } from '../../src/organs/model.ts'
import { act, answer, detail, openDesk, register, type Act, type Desk } from '../support/applications.ts'
import { multipart } from '../support/multipart.ts'
import { createTestProgram, type TestProgram } from '../support/program.ts'
import { value } from '../support/results.ts'

let program: TestProgram
let desk: Desk
let street: Organ

beforeAll(async () => {
  program = await createTestProgram({ today: '2026-11-24' })
  desk = await openDesk(program)
  const found = program.services.organs.byId(program.organs.street)
  if (found === undefined) throw new Error('the street is there')
  street = found
})
afterAll(async () => program.close())
beforeEach(async () => {
  await program.owner.pool.query('DELETE FROM rate_window')
})

type Receipt = Awaited<ReturnType<typeof register>>

const keyOf = ({ number, queryCode, receiptCode }: Receipt) => ({
  number,
  queryCode,
  secondFactor: receiptCode,
})

async function seen(receipt: Receipt): Promise<StatusView> {
  const key = { ...keyOf(receipt), clientAddress: '198.51.100.44' }
  return value(await lookUpStatus(program.services, street, key))
}

async function after(acts: readonly Act[], change: Record<string, unknown> = {}): Promise<Receipt> {
  const receipt = await register(desk.clerk, change)
  for (const each of acts) await act(desk.clerk, receipt.id, each)
  return receipt
}

async function cookieOf(receipt: Receipt): Promise<string> {
  const { fastify } = program.app
  const found = await fastify.inject({
    method: 'POST',
    url: '/o/street/apply/status',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    payload: new URLSearchParams(keyOf(receipt)).toString(),
  })
  return String(found.headers['set-cookie']).split(';')[0] ?? ''
}

/** The page itself, through the look-up and its cookie. */
async function pageOf(receipt: Receipt): Promise<string> {
  const cookie = await cookieOf(receipt)
  const page = await program.app.fastify.inject({ url: '/o/street/apply/status/case', headers: { cookie } })
  return page.body
}

const ASK = { act: 'askCorrection', matters: ['名称'], guidance: '请写明年份' }
const POSTED = { act: 'deliver', method: 'post', mailed: '2026-11-24', mailNumber: 'XA12345678941' }

describe('what the applicant is to do', () => {
  it('has its last day, and once that is over says what follows', async () => {
    const open = await seen(await after([{ ...ASK, until: '2026-12-10' }]))
    expect(open.stageText).toBe('请按补正告知书补正申请内容，期限至2026年12月10日。')
    const early = { submittedOn: '2026-10-26', receivedOn: '2026-10-26' }
    const over = await seen(await after([{ ...ASK, until: '2026-11-13', on: '2026-10-28' }], early))
    expect(over.stageText).toMatch(/^补正期限已于2026年11月13日届满。/)
    expect(over.may.correct).toBe(true)
  })

  it('is to give reasons by the day the notice names', async () => {
    const asked = await after([{ act: 'askReasons', volume: '本年内三十件', until: '2026-12-04' }])
    expect((await seen(asked)).stageText).toContain('期限至2026年12月4日')
  })

  it('stands below the notice it answers, on the page', async () => {
    const page = await pageOf(await after([{ ...ASK, until: '2026-12-10' }]))
    expect(page.indexOf('政府信息公开申请补正告知书')).toBeGreaterThan(0)
    expect(page.indexOf('id="correct"')).toBeGreaterThan(page.indexOf('政府信息公开申请补正告知书'))
    expect(page).not.toContain('首次下载答复书') // there is no reply yet
  })
})

describe('a correction', () => {
  const PNG = Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex')

  const correct = async (receipt: Receipt, files: Parameters<typeof multipart>[0], content = '') => {
    const { headers, payload } = multipart(files, { content })
    const cookie = await cookieOf(receipt)
    const url = '/o/street/apply/status/correct'
    return program.app.fastify.inject({ method: 'POST', url, headers: { ...headers, cookie }, payload })
  }

  it('may be the proof of identity alone, which is put to the case and leaves the text as it was', async () => {
    const receipt = await after([{ ...ASK, until: '2026-12-10' }], { content: '原来写的内容' })
    const empty = await correct(receipt, [])
    expect(empty.statusCode).toBe(422)
    expect(empty.body).toContain('或者上传要求补充的材料')
    const wrong = await correct(receipt, [
      { field: 'files', name: '页.html', bytes: Buffer.from('<p>'), type: 'text/html' },
    ])
    expect(wrong.body).toContain('不是PDF、JPG、PNG、Word文件')
    expect((await seen(receipt)).stage).toBe('awaitingCorrection')
    const sent = await correct(receipt, [
      { field: 'files', name: '身份证.png', bytes: PNG, type: 'image/png' },
    ])
    expect(sent.statusCode).toBe(303)
    const view = await seen(receipt)
    expect(view.content).toBe('原来写的内容')
    expect(view.history.at(-1)?.text).toBe('收到补正')
    const { files } = await detail(desk.clerk, receipt.id)
    expect(files).toMatchObject([{ use: 'other', name: '身份证.png' }])
  })
})

describe('the reply', () => {
  it('is on its way while nobody signed for it, by its number; sent back, the applicant is told', async () => {
    const receipt = await register(desk.clerk, { wayWanted: 'post' })
    await answer(desk, receipt.id, 'A2')
    await act(desk.clerk, receipt.id, POSTED)
    const posted = await seen(receipt)
    expect(posted.stageText).toBe('答复已经交邮寄出，请注意查收。')
    expect(posted.history.at(-1)?.text).toBe('答复交邮寄出（邮件号XA12345678941）')
    await act(desk.clerk, receipt.id, { act: 'mailReturned', reason: '地址欠详' })
    const back = await seen(receipt)
    expect(back.stageText).toContain('答复被退回')
    expect(back.history.at(-1)?.text).toBe('邮寄的答复被退回')
    expect(await pageOf(receipt)).not.toContain('地址欠详') // the clerk's own words
  })

  it('offered for download is said to be there, with what the download means', async () => {
    const receipt = await register(desk.clerk, { wayWanted: 'download' })
    await answer(desk, receipt.id, 'A2')
    await act(desk.clerk, receipt.id, { act: 'offerDownload' })
    expect((await seen(receipt)).stageText).toBe('答复已经作出，请在“文书”中下载。')
    const page = await pageOf(receipt)
    expect(page).toContain('首次下载答复书')
    expect(page).toMatch(/可下载至2027年/)
  })
})

describe('an application withdrawn', () => {
  it('cites no article for it: none speaks of it', async () => {
    const { history } = await seen(await after([{ act: 'withdraw', how: '当面提交撤回申请书' }]))
    expect(history.at(-1)).toMatchObject({ text: '撤回申请', article: '' })
  })
})

describe('a case that goes on under another number', () => {
  it('names the parts it was split into, which its own codes open, and the case it was joined to', async () => {
    const receipt = await after([
      { act: 'splitInto', parts: [{ content: '第一件：预算' }, { content: '第二件：验收' }] },
    ])
    const { related } = await seen(receipt)
    expect(related).toMatchObject([{ relation: '拆分后的各件' }])
    const [first = '', second = ''] = related[0]?.numbers ?? []
    const part = await seen({ ...receipt, number: second })
    expect(part).toMatchObject({
      content: '第二件：验收',
      related: [{ relation: '拆分前的申请', numbers: [receipt.number] }],
    })
    const page = await pageOf(receipt)
    expect(page).toContain(first)
    expect(page).toContain('用本件的查询码和校验数字')
    const target = await register(desk.clerk, { content: '同一内容' })
    const doubled = await after([{ act: 'mergeInto', into: target.id }], { content: '同一内容' })
    expect((await seen(doubled)).related).toEqual([{ relation: '并入的申请', numbers: [target.number] }])
  })
})
