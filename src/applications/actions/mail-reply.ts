import { z } from 'zod'
import type { JobContext } from '../../platform/areas.ts'
import { newId } from '../../platform/ids.ts'
import type { Mail, Sent } from '../../platform/mail.ts'
import { ok, type Result } from '../../platform/result.ts'
import type { Services } from '../../platform/services.ts'
import { recordAct, workOnCase, type CaseWork } from '../case-work.ts'
import { findLetter } from '../letter-store.ts'
import { findLatestMail, setMailState, type ReplyMail } from '../mail-store.ts'
import { openField } from '../person.ts'
import { insertReminders } from '../reminder-store.ts'
import { filesOfReply, readReplyFile } from '../reply-files.ts'
import { CUT_OFF_MINUTES, mailState } from '../reply-mail.ts'
import { findApplication } from '../store.ts'
import { letterFile } from './print-letter.ts'

const payloadSchema = z.object({
  applicationId: z.uuid(),
  letterId: z.uuid(),
  attempt: z.number().int(),
})
type Payload = z.infer<typeof payloadSchema>

/**
 * Job: sends the reply by e-mail and records its delivery once the server has taken it. That it is being sent is written
 * down first: a run that finds it so was cut off between the server and the record, and asks the clerk instead of
 * sending again.
 */
export async function mailReply(payload: unknown, { services, tenancy }: JobContext): Promise<void> {
  const job = payloadSchema.parse(payload)
  if (tenancy === undefined) throw new Error('a reply is mailed for an organ')
  const mail = await composeMail(services, tenancy.organId, job, tenancy)
  if (mail === undefined) return
  const inCase = <T>(work: (file: CaseWork) => Promise<Result<T>>) =>
    workOnCase(services, tenancy, { kind: 'system' }, job.applicationId, work)
  const begun = await inCase((work) => beginMail(work, job))
  if (!begun.ok || begun.value === undefined) return
  const messageId = begun.value
  const sent = await services.mail.send({ ...mail, messageId })
  const noted = await inCase((work) => noteSent(work, { ...job, messageId }, sent))
  if (!noted.ok) throw new Error(noted.refusal.message)
  if (sent.kind === 'later') throw new Error(sent.reason) // tried again later, with the same message id
}

/** Job, a while after: nobody may be left who would say that a mail was cut off. */
export async function checkMail(payload: unknown, { services, tenancy }: JobContext): Promise<void> {
  const job = payloadSchema.parse(payload)
  if (tenancy === undefined) throw new Error('a mail is checked for an organ')
  await workOnCase(services, tenancy, { kind: 'system' }, job.applicationId, async (work) => {
    const mail = await findLatestMail(work.tx.db, tenancy.organId, job.letterId)
    const isCutOff = mail?.state === 'sending' && stateNow(work, mail) === 'unsure'
    if (isCutOff) await noteOpen(work, mail, { state: 'unsure', problem: CUT_OFF })
    return ok(null)
  })
}

const CUT_OFF = '发送时程序中断'

async function composeMail(
  services: Services,
  organId: number,
  { applicationId, letterId }: Payload,
  tenancy: NonNullable<JobContext['tenancy']>,
): Promise<Omit<Mail, 'messageId'> | undefined> {
  const found = await services.database.read(tenancy, async (db) => {
    const row = await findApplication(db, [organId], applicationId)
    const letter = await findLetter(db, organId, letterId)
    if (row === undefined || letter === undefined || row.stage !== 'decided') return undefined
    const named = await filesOfReply(services, db, letter)
    const files = await Promise.all(named.map((file) => readReplyFile(services, db, organId, file)))
    return { row, letter, files }
  })
  if (found === undefined) return undefined
  const { row, letter, files } = found
  const pdf = await letterFile(services, letter, 'pdf')
  if (!pdf.ok) throw new Error(pdf.refusal.message)
  const name = services.organs.byId(organId)?.name ?? ''
  return {
    to: openField(services.keys, organId, row.sealed, 'email'),
    subject: `${name}政府信息公开申请答复（${row.number}）`,
    text: `您好：\n\n您提出的政府信息公开申请（编号${row.number}）已经答复，答复书（${letter.number ?? ''}）${files.length > 0 ? `和随附的${files.length}个文件` : ''}见附件。\n\n${name}`,
    attachments: [pdf.value, ...files].map(({ name: filename, type, bytes }) => ({
      filename,
      content: Buffer.from(bytes),
      contentType: type,
    })),
  }
}

/** The message id to send under; undefined where there is nothing to send, or nobody knows whether it was sent. */
async function beginMail(work: CaseWork, job: Payload): Promise<Result<string | undefined>> {
  const mail = await findLatestMail(work.tx.db, work.row.organ_id, job.letterId)
  if (mail === undefined || mail.attempt !== job.attempt || work.view.stage !== 'decided')
    return ok(undefined)
  if (mail.state === 'sending') await noteOpen(work, mail, { state: 'unsure', problem: CUT_OFF })
  if (mail.state !== 'waiting') return ok(undefined)
  const at = work.services.clock.machine()
  await setMailState(work.tx, mail, { state: 'sending', at })
  await work.tx.enqueue('applications.checkMail', job, {
    runAt: new Date(at.getTime() + (CUT_OFF_MINUTES + 1) * 60_000),
    key: `mail-check-${job.letterId}-${job.attempt}`,
  })
  return ok(mail.message_id)
}

async function noteSent(
  work: CaseWork,
  { letterId, attempt, messageId }: Payload & { readonly messageId: string },
  sent: Sent,
): Promise<Result<null>> {
  const mail = { letter_id: letterId, attempt }
  const at = work.services.clock.machine()
  if (sent.kind === 'later') {
    await setMailState(work.tx, mail, { state: 'waiting', problem: sent.reason, at })
    return ok(null)
  }
  if (sent.kind !== 'taken') {
    const state = sent.kind === 'never' ? 'refused' : 'unsure'
    await noteOpen(work, mail, { state, problem: sent.reason })
    return ok(null)
  }
  await setMailState(work.tx, mail, { state: 'sent', at })
  work.tx.audit({
    type: 'letter.mailed',
    subject: `application/${work.row.application_id}`,
    data: { letterId, messageId },
  })
  if (work.view.stage !== 'decided') return ok(null)
  const data = { method: 'email' as const, signed: work.today }
  const seq = await recordAct(work, { kind: 'deliver', on: work.today, by: null, data })
  return seq.ok ? ok(null) : seq
}

/** Left to a person: on record, audited, and on the desk. */
async function noteOpen(
  work: CaseWork,
  mail: Pick<ReplyMail, 'letter_id' | 'attempt'>,
  change: { readonly state: 'unsure' | 'refused'; readonly problem: string },
): Promise<void> {
  const { tx, row, today, services } = work
  await setMailState(tx, mail, { ...change, at: services.clock.machine() })
  tx.audit({
    type: 'letter.mailOpen',
    subject: `application/${row.application_id}`,
    data: { letterId: mail.letter_id, attempt: mail.attempt, state: change.state },
  })
  const kind = change.state === 'unsure' ? 'mailUnsure' : 'mailRefused'
  await insertReminders(tx, [
    {
      id: newId(tx.now),
      applicationId: row.application_id,
      kind,
      about: today,
      personId: null,
      madeOn: today,
    },
  ])
}

function stateNow(work: CaseWork, mail: ReplyMail) {
  return mailState({ state: mail.state, changedAt: mail.changed_at }, work.services.clock.machine())
}
