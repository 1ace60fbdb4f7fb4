/** The daily list of cases by mail, against a real SMTP server: who gets it, once a day, and what never stands in it. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { queueDigests } from '../../src/applications/actions/mail-digest.ts'
import { localDate } from '../../src/law/local-date.ts'
import { act, elementsOf, FULL, openDesk, register, runJobs, type Desk } from '../support/applications.ts'
import { openMailbox, type Mailbox } from '../support/mailbox.ts'
import { createTestProgram, type Client, type TestProgram } from '../support/program.ts'

let program: TestProgram
let desk: Desk
let mailbox: Mailbox

beforeAll(async () => {
  mailbox = await openMailbox()
  program = await createTestProgram({
    environment: {
      MAIL_URL: mailbox.url,
      PUBLIC_URL: 'https://zwgk.example.cn',
    },
  })
  desk = await openDesk(program)
})
afterAll(async () => {
  await program.close()
  await mailbox.close()
})

/** The one text part, whichever way it is encoded for the way. */
function plainOf(raw: string): string {
  const [head = '', ...rest] = raw.split('\r\n\r\n')
  const body = rest.join('\r\n\r\n')
  const text = /base64/i.test(head)
    ? Buffer.from(body, 'base64').toString()
    : Buffer.from(
        body
          .replace(/=\r\n/g, '')
          .replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16))),
        'latin1',
      ).toString()
  return `${head}\n\n${text}`
}

async function wants(client: Client, email: string, digest = true): Promise<number> {
  return (await client.call('PUT', '/me/mail', { email, digest })).statusCode
}

async function day(today?: string): Promise<readonly { readonly to: string; readonly text: string }[]> {
  mailbox.mails.length = 0
  const { services } = program
  const clock = today === undefined ? services.clock : { ...services.clock, today: () => localDate(today) }
  await queueDigests(undefined, { services: { ...services, clock }, tenancy: undefined })
  await runJobs(program)
  return mailbox.mails.map(({ to, raw }) => ({ to, text: plainOf(raw) }))
}

async function restart(): Promise<void> {
  await program.owner.pool.query('UPDATE person_mail SET digest_on = NULL')
}

describe('the setting', () => {
  it('refuses a wrong address, and the list without one', async () => {
    expect(await wants(desk.clerk, 'nowhere')).toBe(422)
    expect(await wants(desk.clerk, '')).toBe(422)
  })
  it('keeps the address sealed, shows it to its owner only, and forgets it when it is emptied', async () => {
    expect(await wants(desk.head, 'head@example.cn')).toBe(204)
    expect((await desk.head.call('GET', '/me/mail')).json()).toMatchObject({
      available: true,
      email: 'head@example.cn',
      digest: true,
    })
    expect((await desk.reviewer.call('GET', '/me/mail')).json()).toMatchObject({ email: '', digest: false })
    const { rows } = await program.owner.pool.query('SELECT sealed::text AS sealed FROM person_mail')
    expect(JSON.stringify(rows)).not.toContain('head@example.cn')
    expect(await wants(desk.head, '', false)).toBe(204)
    expect((await program.owner.pool.query('SELECT 1 FROM person_mail')).rowCount).toBe(0)
  })
})

describe('the list', () => {
  it('names what is late and what is due by number, day and link, once a day, and nothing of the applicant', async () => {
    const late = await register(desk.clerk, { submittedOn: '2026-10-19', receivedOn: '2026-10-19' })
    const soon = await register(desk.clerk, { submittedOn: '2026-10-29', receivedOn: '2026-10-29' })
    const far = await register(desk.clerk)
    expect(await wants(desk.clerk, 'clerk@example.cn')).toBe(204)
    const [mail, ...more] = await day()
    expect(more).toEqual([])
    expect(mail?.to).toBe('clerk@example.cn')
    expect(mail?.text).toContain('已超过答复期限1件，5个工作日内到期1件')
    expect(mail?.text).toContain(`${soon.number}　答复期限2026年11月26日，还有2个工作日`)
    expect(mail?.text).toContain(`https://zwgk.example.cn/desk/applications/${late.id}`)
    expect(mail?.text).not.toContain(far.number)
    const { applicant, infoName, content } = FULL
    for (const personal of [applicant.name, applicant.phone, applicant.email, '甄', infoName, content])
      expect(mail?.text).not.toContain(personal)
    expect(await day()).toEqual([])
  })

  it('goes to nobody on a day of rest, nor to who has switched it off', async () => {
    await restart()
    expect(await day('2026-11-28')).toEqual([])
    await wants(desk.clerk, 'clerk@example.cn', false)
    expect(await day()).toEqual([])
  })

  it('tells reviewer, secrecy reviewer and signer what waits for them', async () => {
    const { id, number } = await register(desk.clerk)
    const elements = await elementsOf(desk.clerk, 'A1')
    await act(desk.clerk, id, { act: 'draft', outcome: 'A1', elements, attachments: [] })
    await wants(desk.reviewer, 'reviewer@example.cn')
    await wants(desk.secrecy, 'secrecy@example.cn')
    await wants(desk.signer, 'signer@example.cn')
    const first = await day()
    expect(first.map(({ to }) => to).sort()).toEqual(['reviewer@example.cn', 'secrecy@example.cn'])
    expect(first.find(({ to }) => to.startsWith('secrecy'))?.text).toContain('【待您保密审查】1件')
    await act(desk.reviewer, id, { act: 'review', comment: '同意' })
    await act(desk.secrecy, id, { act: 'reviewSecrecy', result: 'releasable' })
    await restart()
    const second = await day()
    expect(second.map(({ to }) => to)).toEqual(['signer@example.cn'])
    expect(second[0]?.text).toContain(number)
  })

  it('leaves out a restricted case for who may not see it', async () => {
    await restart()
    await wants(desk.signer, '', false)
    await wants(desk.clerk, 'clerk@example.cn')
    const hidden = await register(desk.clerk, { submittedOn: '2026-10-20', receivedOn: '2026-10-20' })
    await act(desk.head, hidden.id, { act: 'restrict', restricted: true, reason: '涉及举报人' })
    const found = await day()
    expect(found.find(({ to }) => to.startsWith('clerk'))?.text).not.toContain(hidden.number)
  })
})
