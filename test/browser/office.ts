/** An office in Chromium: the program on a database of its own, its people signed in once each, its day, its post. */
import type { AddressInfo } from 'node:net'
import type { Browser } from 'playwright-core'
import { addDays, localDate, toEpochDay } from '../../src/law/local-date.ts'
import { closeDocuments } from '../../src/platform/documents/index.ts'
import { launchBrowser } from '../support/browser.ts'
import { areaJobs } from '../support/jobs.ts'
import { openMailbox, type Mail } from '../support/mailbox.ts'
import { createTestProgram, type TestProgram } from '../support/program.ts'
import { signInAt, type Clerk } from './clerk.ts'

/** The people of the street office in test/support/program.ts; `head` leads the 公开工作机构. */
export const ROLES = ['clerk', 'reviewer', 'head', 'secrecy', 'signer'] as const
export type RoleName = (typeof ROLES)[number]

export const UNIT = '城建办'

export interface Office {
  readonly program: TestProgram
  readonly browser: Browser
  /** The desk of each, in a browser context of his own. */
  readonly people: Readonly<Record<RoleName, Clerk>>
  /** `http://127.0.0.1:1234`, without a slash at its end. */
  readonly base: string
  /** What left by e-mail, raw. */
  readonly mails: readonly Mail[]
  today(): string
  /** The day moves on for everybody, as it does over night: each opens his desk anew before he goes on. */
  goToDay(day: string): void
  passDays(count: number): void
  /** What the worker would do by now: letters printed, mails sent, reminders due. */
  workOff(): Promise<number>
  close(): Promise<void>
}

/** One office for a whole file of tests; `today` is its first day. */
export async function openOffice(today: string): Promise<Office> {
  const mailbox = await openMailbox()
  const program = await createTestProgram({
    today,
    environment: { MAIL_URL: mailbox.url },
  })
  await program.owner.pool.query(
    `INSERT INTO unit (organ_id, unit_id, name, kind, duty, sort)
     VALUES ($1, '0193f2a0-0000-7000-8000-0000000000c1', $2, 'department', '', 0)`,
    [program.organs.street, UNIT],
  )
  await program.app.fastify.listen({ port: 0, host: '127.0.0.1' })
  const base = `http://127.0.0.1:${(program.app.fastify.server.address() as AddressInfo).port}` // listens on TCP
  const browser = await launchBrowser()
  if (browser === undefined) throw new Error('the browser that was found did not start')
  const clerks = await Promise.all(ROLES.map((name) => signInAt(browser, base, name)))
  const people = Object.fromEntries(ROLES.map((name, index) => [name, clerks[index]])) as Record<
    RoleName,
    Clerk
  > // one desk for each of ROLES, in its order
  const clock = program.services.clock
  const goToDay = (day: string): void => {
    clock.setOffsetDays(toEpochDay(localDate(day)) - toEpochDay(localDate(today)))
    for (const clerk of clerks) clerk.overNight()
  }
  return {
    program,
    browser,
    people,
    base,
    mails: mailbox.mails,
    today: () => clock.today(),
    goToDay,
    passDays: (count) => goToDay(addDays(clock.today(), count)),
    workOff: () => areaJobs(program, 'applications'),
    close: async () => {
      await browser.close()
      await program.close()
      await closeDocuments()
      await mailbox.close()
    },
  }
}
