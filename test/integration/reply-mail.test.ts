/** A reply by e-mail through a real server that takes, refuses, hangs up, or sees its sender killed: never a second one unasked. */
import { type ChildProcess, spawn } from 'node:child_process'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { checkMail } from '../../src/applications/actions/mail-reply.ts'
import { loadAreas } from '../../src/platform/areas.ts'
import { systemTenancy } from '../../src/platform/database/tenant.ts'
import { drainJobs } from '../../src/platform/jobs.ts'
import { act, answer, detail, openDesk, refused, register, type Desk } from '../support/applications.ts'
import { openMailbox, type Mail, type Mailbox } from '../support/mailbox.ts'
import { createTestProgram, type TestProgram } from '../support/program.ts'

let program: TestProgram
let desk: Desk
let mailbox: Mailbox
/** What the server does once it has the whole mail. */
let onMail: 'take' | 'hangUp' | 'kill' = 'take'
let onRecipient: 'take' | 'never' | 'later' = 'take'
let sender: ChildProcess | undefined

beforeAll(async () => {
  mailbox = await openMailbox({
    onRcptTo({ address }, _, done) {
      if (onRecipient === 'take') return done()
      const refusal = new Error(`user ${address} unknown`)
      done(Object.assign(refusal, { responseCode: onRecipient === 'never' ? 550 : 451 }))
    },
    onMail(take, { connections }) {
      if (onMail === 'take') return take()
      if (onMail === 'hangUp') return connections.forEach((each) => each.close())
      // Taken, and the sender dies before it hears so.
      sender?.on('exit', take)
      sender?.kill('SIGKILL')
    },
  })
  program = await createTestProgram({ environment: { MAIL_URL: mailbox.url } })
  desk = await openDesk(program)
})
afterAll(async () => {
  await program.close()
  await mailbox.close()
})
beforeEach(() => {
  mailbox.mails.length = 0
  onMail = 'take'
  onRecipient = 'take'
})

async function decided(): Promise<string> {
  const { id } = await register(desk.clerk, { wayWanted: 'email' })
  await answer(desk, id, 'A2')
  return id
}

/** The queue as the worker runs it; what waits for its time or a new try is run too, as if the time had come. */
async function work(): Promise<void> {
  await program.owner.pool.query(
    `UPDATE graphile_worker._private_jobs SET run_at = now(), locked_at = NULL, locked_by = NULL`,
  )
  await drainJobs(program.services, program.database.owner, await loadAreas())
}

async function stateOf(id: string) {
  const { mail, stage } = await detail(desk.clerk, id)
  return { stage, state: mail?.state, problem: mail?.problem ?? null, again: mail?.again }
}

async function reminders(id: string): Promise<readonly string[]> {
  const { rows } = await program.owner.pool.query<{ kind: string }>(
    `SELECT kind FROM application_reminder WHERE application_id = $1 AND kind LIKE 'mail%'`,
    [id],
  )
  return rows.map(({ kind }) => kind)
}

const idOf = (mail: Mail | undefined): string => /^Message-ID: (.*)$/im.exec(mail?.raw ?? '')?.[1] ?? ''

describe('a mail', () => {
  it('that was taken is the delivery, once', async () => {
    const id = await decided()
    await act(desk.clerk, id, { act: 'emailReply' })
    expect((await refused(desk.clerk, id, { act: 'emailReply' })).code).toBe('conflict')
    await work()
    await work()
    expect(mailbox.mails).toHaveLength(1)
    expect(idOf(mailbox.mails[0])).toMatch(/^<[0-9a-f-]{36}\.\d+@example\.cn>$/)
    expect(await stateOf(id)).toMatchObject({ stage: 'delivered', state: 'sent' })
  })

  it('taken from a process that was killed before it heard so is not sent again, but asked about', async () => {
    const id = await decided()
    await act(desk.clerk, id, { act: 'emailReply' })
    onMail = 'kill'
    await workUntilKilled()
    expect(mailbox.mails).toHaveLength(1)
    expect(await stateOf(id)).toMatchObject({ stage: 'decided', state: 'sending' })
    onMail = 'take'
    await work()
    await work()
    expect(mailbox.mails).toHaveLength(1)
    expect(await stateOf(id)).toMatchObject({ stage: 'decided', state: 'unsure', again: true })
    expect(await reminders(id)).toEqual(['mailUnsure'])
    const again = await refused(desk.clerk, id, { act: 'emailReply' })
    expect([again.code, again.fields?.[0]?.field]).toEqual(['invalid', 'checked'])
    await act(desk.clerk, id, { act: 'emailReply', checked: '11月24日电话联系，没有收到' })
    await work()
    expect(mailbox.mails).toHaveLength(2)
    expect(idOf(mailbox.mails[1])).not.toBe(idOf(mailbox.mails[0]))
    expect(await stateOf(id)).toMatchObject({ stage: 'delivered', state: 'sent' })
  })

  it('cut off is told of even where nobody ever tries again', async () => {
    const id = await decided()
    await act(desk.clerk, id, { act: 'emailReply' })
    onMail = 'kill'
    await workUntilKilled()
    const { rows } = await program.owner.pool.query<{ letter_id: string; attempt: number }>(
      `UPDATE reply_mail SET changed_at = changed_at - interval '11 minutes' WHERE application_id = $1
       RETURNING letter_id, attempt`,
      [id],
    )
    expect(await stateOf(id)).toMatchObject({ state: 'unsure' })
    const [row] = rows
    await checkMail(
      { applicationId: id, letterId: row?.letter_id, attempt: row?.attempt },
      { services: program.services, tenancy: systemTenancy(program.organs.street, 'test') },
    )
    expect(await reminders(id)).toEqual(['mailUnsure'])
    await act(desk.clerk, id, { act: 'deliver', method: 'email', signed: '2026-11-24' })
    await work()
    expect(mailbox.mails).toHaveLength(1)
  })

  it('whose server hangs up after the last byte is asked about too', async () => {
    const id = await decided()
    onMail = 'hangUp'
    await act(desk.clerk, id, { act: 'emailReply' })
    await work()
    onMail = 'take'
    await work()
    expect(mailbox.mails).toHaveLength(1)
    expect(await stateOf(id)).toMatchObject({ stage: 'decided', state: 'unsure' })
  })

  it('surely not taken is tried again, under the same id', async () => {
    const id = await decided()
    onRecipient = 'later'
    await act(desk.clerk, id, { act: 'emailReply' })
    await work()
    expect(await stateOf(id)).toMatchObject({ stage: 'decided', state: 'waiting' })
    onRecipient = 'take'
    await work()
    expect(mailbox.mails).toHaveLength(1)
    expect(await stateOf(id)).toMatchObject({ stage: 'delivered', state: 'sent' })
  })

  it('refused for good is left to the clerk, without the address on record', async () => {
    const id = await decided()
    onRecipient = 'never'
    await act(desk.clerk, id, { act: 'emailReply' })
    await work()
    await work()
    const { problem, ...state } = await stateOf(id)
    expect(state).toMatchObject({ stage: 'decided', state: 'refused', again: false })
    expect(problem).toContain('550')
    expect(problem).not.toContain('@')
    expect(await reminders(id)).toEqual(['mailRefused'])
    onRecipient = 'take'
    await act(desk.clerk, id, { act: 'emailReply' })
    await work()
    expect(await stateOf(id)).toMatchObject({ stage: 'delivered', state: 'sent' })
  })
})

/** A worker of its own on the same queue, killed by the mail server in the middle. */
async function workUntilKilled(): Promise<void> {
  const script = `
    import { compose } from './src/platform/compose.ts'
    import { readConfig } from './src/platform/config.ts'
    import { loadAreas } from './src/platform/areas.ts'
    import { drainJobs } from './src/platform/jobs.ts'
    import './src/platform/loader.ts'
    const { environment, app, owner } = JSON.parse(process.env.TEST_WORKER)
    const { services } = await compose(readConfig(environment, 'test'), app)
    await drainJobs(services, owner, await loadAreas())
    process.exit(0)`
  const { mailUrl, dataDir } = program.config
  const child = spawn(process.execPath, ['--input-type=module', '--eval', script], {
    env: {
      ...process.env,
      TEST_WORKER: JSON.stringify({
        environment: { DATA_DIR: dataDir, MAIL_URL: mailUrl, LOG_LEVEL: 'silent', CLOCK: '2026-11-24' },
        app: program.database.app,
        owner: program.database.owner,
      }),
    },
    stdio: ['ignore', 'inherit', 'inherit'],
  })
  sender = child
  const signal = await new Promise((resolve) => {
    child.on('exit', (_, name) => resolve(name))
  })
  expect(signal).toBe('SIGKILL')
}
