import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  downloadOwnLetter,
  downloadOwnReplyFile,
  lookUpStatus,
  openStatus,
} from '../../src/applications/portal-api.ts'
import type { Organ } from '../../src/organs/model.ts'
import {
  act,
  detail,
  elementsOf,
  openDesk,
  refused,
  register,
  runJobs,
  type Desk,
  type Detail,
} from '../support/applications.ts'
import { openMailbox, type Mailbox } from '../support/mailbox.ts'
import { createTestProgram, type Client, type TestProgram } from '../support/program.ts'

let program: TestProgram
let desk: Desk
let street: Organ
let bureau: Organ
let mailbox: Mailbox

beforeAll(async () => {
  mailbox = await openMailbox()
  program = await createTestProgram({ environment: { MAIL_URL: mailbox.url } })
  desk = await openDesk(program)
  street = organ(program.organs.street)
  bureau = organ(program.organs.bureau)
})
afterAll(async () => {
  await program.close()
  await mailbox.close()
})

function organ(organId: number): Organ {
  const found = program.services.organs.byId(organId)
  if (found === undefined) throw new Error(`no organ ${organId}`)
  return found
}

const PDF = (words: string): string => `%PDF-1.4 ${words}`

async function upload(client: Client, name: string, bytes: string) {
  const response = await client.upload('/applications/files', [{ name, bytes, type: 'application/pdf' }])
  return { status: response.statusCode, ...response.json<{ hash: string; name: string; code?: string }>() }
}

interface Named {
  readonly hash: string
  readonly name: string
}

async function draft(id: string, files: readonly Named[]) {
  const elements = await elementsOf(desk.clerk, 'A1')
  return { act: 'draft', outcome: 'A1', elements, attachments: [], files, id } as const
}

/** Secrecy review and draft; the reply waits for its review. */
async function drafted(id: string, files: readonly Named[]): Promise<Detail> {
  await act(desk.secrecy, id, { act: 'reviewSecrecy', result: 'releasable' })
  return act(desk.clerk, id, await draft(id, files))
}

async function signed(id: string): Promise<string> {
  await act(desk.reviewer, id, { act: 'review', comment: '同意' })
  const { letters } = await act(desk.signer, id, { act: 'sign' })
  await runJobs(program)
  return letters.find(({ kind }) => kind === 'reply')?.id ?? ''
}

async function tokenOf(receipt: { number: string; queryCode: string; receiptCode: string }): Promise<string> {
  const seen = await lookUpStatus(program.services, street, {
    number: receipt.number,
    queryCode: receipt.queryCode,
    secondFactor: receipt.receiptCode,
    clientAddress: '192.0.2.9',
  })
  if (!seen.ok) throw new Error(seen.refusal.message)
  return seen.value.token
}

describe('files that go out with a reply', () => {
  it('refuses what is no document, bears a 密级 mark, is of another organ, of another case, or named twice', async () => {
    expect(await upload(desk.clerk, '明细表.pdf', 'MZ a program')).toMatchObject({ code: 'unsupportedType' })
    expect(await upload(desk.clerk, '机密★5年 明细表.pdf', PDF('marked'))).toMatchObject({
      code: 'classified',
    })

    const { id } = await register(desk.clerk)
    await act(desk.secrecy, id, { act: 'reviewSecrecy', result: 'releasable' })
    const elsewhere = await upload(await program.signIn('bureauclerk'), '本局材料.pdf', PDF('of the bureau'))
    const papers = await upload(desk.clerk, '身份证.pdf', PDF('identity of somebody else'))
    await register(desk.clerk, { files: [{ hash: papers.hash, use: 'identity' }] })
    const own = await upload(desk.clerk, '明细表.pdf', PDF('the table'))
    const attempts: readonly (readonly Named[])[] = [
      [{ hash: 'f'.repeat(64), name: '没有上传.pdf' }],
      [elsewhere],
      [papers],
      [own, own],
      [{ ...own, name: '秘密★10年 明细表.pdf' }],
    ]
    for (const files of attempts) {
      const refusal = await refused(desk.clerk, id, await draft(id, files))
      expect([files[0]?.name, refusal.status]).toEqual([files[0]?.name, 422])
      const { outcome, elements, attachments } = await draft(id, files)
      const saved = await desk.clerk.call('PUT', `/applications/${id}/draft`, {
        outcome,
        elements,
        attachments,
        files,
      })
      expect(saved.statusCode).toBe(422)
    }
    expect((await detail(desk.clerk, id)).letters).toEqual([])
  })

  it('lets no file out beside any reply without the secrecy review of 条例 17', async () => {
    const { id } = await register(desk.clerk)
    const file = await upload(desk.clerk, '已公开的通知.pdf', PDF('a notice'))
    const elements = await elementsOf(desk.clerk, 'A2')
    await act(desk.clerk, id, { act: 'draft', outcome: 'A2', elements, attachments: [], files: [file] })
    await act(desk.reviewer, id, { act: 'review', comment: '同意' })
    expect(await refused(desk.signer, id, { act: 'sign' })).toMatchObject({
      code: 'notAllowedNow',
      article: '条例17',
    })
    expect((await detail(desk.clerk, id)).files).toEqual([])
  })

  it('gives the information itself to the applicant who chose 网上下载, and to nobody else', async () => {
    const receipt = await register(desk.clerk, { wayWanted: 'download' })
    const { id } = receipt
    const file = await upload(desk.clerk, '资金使用明细表.pdf', PDF('2025 spending'))
    await drafted(id, [{ hash: file.hash, name: '资金使用明细表' }])

    const shown = await desk.signer.call('GET', `/applications/${id}/files/${file.hash}`)
    expect(shown.body).toBe(PDF('2025 spending')) // whoever signs sees what goes out
    const other = await register(desk.clerk, { wayWanted: 'download' })
    expect((await desk.clerk.call('GET', `/applications/${other.id}/files/${file.hash}`)).statusCode).toBe(
      404,
    )
    const supervisor = await program.signIn('supervisor')
    expect((await supervisor.call('GET', `/applications/${id}/files/${file.hash}`)).statusCode).toBe(403)

    const token = await tokenOf(receipt)
    const own = (place: number, by = token, at = street) =>
      downloadOwnReplyFile(program.services, at, by, replyId, place)
    let replyId = (await detail(desk.clerk, id)).letters[0]?.id ?? ''
    expect(await own(1)).toMatchObject({ ok: false, refusal: { code: 'notFound' } })
    const before = await openStatus(program.services, street, token)
    expect(before.ok && before.value.letters).toEqual([])

    replyId = await signed(id)
    expect((await own(1)).ok).toBe(false) // signed, but not opened for download
    await act(desk.clerk, id, { act: 'offerDownload' })
    const page = await openStatus(program.services, street, token)
    expect(page.ok && page.value.letters[0]?.files).toEqual([
      { name: '资金使用明细表.pdf', size: PDF('2025 spending').length },
    ])
    const stranger = await tokenOf(other)
    expect((await own(1, stranger)).ok).toBe(false)
    expect((await own(1, token, bureau)).ok).toBe(false)
    expect((await own(2)).ok).toBe(false)
    const got = await own(1)
    if (!got.ok) throw new Error(got.refusal.message)
    expect(Buffer.from(got.value.bytes).toString()).toBe(PDF('2025 spending'))
    expect(got.value).toMatchObject({ name: '资金使用明细表.pdf', type: 'application/pdf' })
    expect((await detail(desk.clerk, id)).stage).toBe('decided') // the reply itself has not been fetched
    expect((await downloadOwnLetter(program.services, street, token, replyId, 'pdf')).ok).toBe(true)
    expect((await detail(desk.clerk, id)).stage).toBe('delivered')
  })

  it('offers them on the status page by POST with the cookie of the look-up only', async () => {
    const receipt = await register(desk.clerk, { wayWanted: 'download' })
    const file = await upload(desk.clerk, '验收结论.pdf', PDF('conclusion'))
    await drafted(receipt.id, [file])
    const replyId = await signed(receipt.id)
    await act(desk.clerk, receipt.id, { act: 'offerDownload' })
    const token = await tokenOf(receipt)
    const url = `/o/street/apply/status/letters/${replyId}/files/1`
    const headers = { cookie: `gongkai_status=${token}` }
    const page = await program.app.fastify.inject({ url: '/o/street/apply/status/case', headers })
    expect(page.body).toContain(`action="${url}"`)
    expect(page.body).toContain('附件：验收结论.pdf（1 KB）')
    expect((await program.app.fastify.inject({ url, headers })).statusCode).toBe(404)
    expect((await program.app.fastify.inject({ method: 'POST', url })).statusCode).toBe(401)
    const got = await program.app.fastify.inject({ method: 'POST', url, headers })
    expect([got.statusCode, got.body]).toEqual([200, PDF('conclusion')])
    expect(got.headers['content-disposition']).toMatch(/^attachment/)
  })

  it('keeps them with the signed letter, prints their names in it and mails them', async () => {
    const { id } = await register(desk.clerk, { wayWanted: 'email' })
    const file = await upload(desk.clerk, '验收报告.pdf', PDF('report of acceptance'))
    await drafted(id, [{ hash: file.hash, name: '试验路小区验收报告.pdf' }])
    const replyId = await signed(id)
    const letter = await desk.clerk.call('GET', `/applications/${id}/letters/${replyId}`)
    expect(letter.json<{ html: string }>().html).toMatch(/<div class="doc-attachments">.*试验路小区验收报告/s)
    const { files } = await detail(desk.clerk, id)
    expect(files).toMatchObject([{ hash: file.hash, use: 'reply', name: '试验路小区验收报告.pdf' }])
    await act(desk.clerk, id, { act: 'emailReply' })
    await runJobs(program)
    expect(mailbox.mails).toHaveLength(1)
    expect(mailbox.mails[0]?.raw).toContain(Buffer.from(PDF('report of acceptance')).toString('base64'))
    expect((await detail(desk.clerk, id)).stage).toBe('delivered')
    // the same information may go out in another case, read by the same clerk
    const again = await register(desk.clerk)
    expect((await drafted(again.id, [file])).stage).toBe('inReview')
  })
})
