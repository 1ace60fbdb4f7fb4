import { z } from 'zod'
import { isWorkday } from '../../law/work-calendar.ts'
import { toEpochDay } from '../../law/local-date.ts'
import { claimReceivers, receiverOf } from '../../people/actions/keep-mail-setting.ts'
import type { JobContext } from '../../platform/areas.ts'
import { systemTenancy } from '../../platform/database/tenant.ts'
import type { Services } from '../../platform/services.ts'
import { digestFor, type DigestCase } from '../render/digest.ts'
import type { Db } from '../store.ts'

const PROCESS = 'applications.digest'
const AT_OPENING = 'T08:00:00+08:00'

/**
 * Daily: for everybody who wants it, a job that mails what is due and overdue, at the office's opening; on days of rest
 * nobody is there to act on it. Who has been queued for a day is written down with the job.
 */
export async function queueDigests(_: unknown, { services }: JobContext): Promise<void> {
  const today = services.clock.today()
  if (!services.mail.available || !isWorkday(services.calendar.current(), toEpochDay(today))) return
  for (const { organId } of services.organs.all())
    await services.database.write(systemTenancy(organId, PROCESS), async (tx) => {
      for (const personId of await claimReceivers(tx, organId, today))
        await tx.enqueue(
          'applications.mailDigest',
          { personId, day: today },
          { runAt: new Date(`${today}${AT_OPENING}`), key: `digest-${personId}` },
        )
    })
}

const payloadSchema = z.object({ personId: z.uuid(), day: z.string() })

/** Job: the list as it stands now. What surely did not go out is tried again, until the day it speaks of is over. */
export async function mailDigest(payload: unknown, { services, tenancy }: JobContext): Promise<void> {
  const { personId, day } = payloadSchema.parse(payload)
  if (tenancy === undefined) throw new Error('a list of cases is mailed for an organ')
  const { organId } = tenancy
  const today = services.clock.today()
  if (day !== today) return
  const found = await services.database.read(tenancy, async (db) => {
    const receiver = await receiverOf(services, db, organId, personId)
    return receiver && { receiver, cases: await openOnes(db, organId) }
  })
  if (found === undefined) return
  const digest = digestFor(found.receiver.actor, found.cases, {
    today,
    calendar: services.calendar.current(),
    desk: deskAddress(services),
    organ: services.organs.byId(organId)?.shortName ?? '',
  })
  if (digest === undefined) return
  const messageId = services.mail.makeMessageId(`digest-${personId}-${day}`)
  const sent = await services.mail.send({ to: found.receiver.email, ...digest, messageId })
  if (sent.kind === 'later') throw new Error(sent.reason)
  if (sent.kind !== 'taken')
    services.log.warn({ organId, reason: sent.reason }, 'a daily list was not mailed')
}

function deskAddress({ config }: Services): string {
  return `${config.publicUrl ?? `http://${config.host}:${config.port}`}/desk`
}

async function openOnes(db: Db, organId: number): Promise<readonly DigestCase[]> {
  const rows = await db
    .selectFrom('application')
    .select(['application_id', 'number', 'organ_id', 'unit_id', 'assignee_id', 'restricted', 'stage'])
    .select(['secrecy_due', 'due_on', 'due_provisional', 'waiting_for', 'delivered_on'])
    .where('organ_id', '=', organId)
    .where('closed', '=', false)
    .execute()
  return rows.map((row) => ({
    applicationId: row.application_id,
    number: row.number,
    organId: row.organ_id,
    unitId: row.unit_id,
    assigneeId: row.assignee_id,
    restricted: row.restricted,
    stage: row.stage,
    secrecyDue: row.secrecy_due,
    due: row.due_on,
    provisional: row.due_provisional,
    waitingFor: row.waiting_for,
    deliveredOn: row.delivered_on,
  }))
}
