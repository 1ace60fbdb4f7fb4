import { article } from '../../law/articles.ts'
import { ok, refuse, type Refusal } from '../../platform/result.ts'
import { by, type ActHandler } from '../act-handler.ts'
import { checkAct, recordAct, type CaseWork } from '../case-work.ts'
import { findReply } from '../letter-store.ts'
import { findLatestMail, insertMail } from '../mail-store.ts'
import { filesOfReply } from '../reply-files.ts'
import { mailState, needsCheck } from '../reply-mail.ts'
import { otherWayRefusal } from '../reply-way.ts'

/** What most mail servers still take, the letter itself not counted. */
const MAIL_BYTES = 20 * 1024 * 1024
const CITED = article('条例', 40)

/** Sends the printed reply by the mail server; delivery is recorded by the job once the server has taken it. */
export const emailReply: ActHandler<'emailReply'> = async (work, body, on) => {
  const { row, services, tx } = work
  const cite = { article: CITED }
  if (!services.mail.available)
    return refuse('unavailable', '没有设置邮件服务器（MAIL_URL），不能发送电子邮件。请改用其他送达方式', cite)
  if (row.sealed.email === undefined)
    return refuse('invalid', '申请人没有填写电子邮箱，请改用其他送达方式', { ...cite, field: 'email' })
  const letter = await findReply(tx.db, row.organ_id, row.application_id)
  if (letter === undefined || letter.state !== 'sent') return refuse('notAllowedNow', '答复书尚未签发', cite)
  const files = await filesOfReply(services, tx.db, letter)
  if (files.reduce((sum, { size }) => sum + size, 0) > MAIL_BYTES)
    return refuse('tooLarge', '随答复提供的文件合计超过20 MB，邮件发不出去。请改用其他送达方式', cite)
  const { checked, otherWay } = body
  const data = { letter: letter.letter_id, checked, otherWay }
  const act = { kind: 'emailReply', on, by: by(work), data } as const
  const refusal =
    checkAct(work, act) ??
    (await otherWayRefusal(work, 'email', otherWay)) ??
    (await againRefusal(work, letter.letter_id, checked))
  if (refusal !== undefined) return { ok: false, refusal }
  const seq = await recordAct(work, act, { evidence: body.evidence })
  if (!seq.ok) return seq
  await queueMail(work, letter.letter_id, seq.value)
  return ok({ seq: seq.value, letterId: letter.letter_id })
}

/** A letter that may have arrived is not sent again before somebody has asked the applicant. */
async function againRefusal(
  { row, services, tx }: CaseWork,
  letterId: string,
  checked: string | undefined,
): Promise<Refusal | undefined> {
  const last = await findLatestMail(tx.db, row.organ_id, letterId)
  if (last === undefined) return undefined
  const state = mailState({ state: last.state, changedAt: last.changed_at }, services.clock.machine())
  if (state === 'waiting' || state === 'sending')
    return {
      code: 'conflict',
      message: '答复书正在发送，没有发出的会自动再试。请稍后查看结果，或者改用其他送达方式',
      article: CITED,
    }
  if (!needsCheck(state) || (checked ?? '').trim() !== '') return undefined
  return {
    code: 'invalid',
    message:
      '上一次发送的邮件可能已经到达。请先向申请人核实：已经收到的，登记送达；确实没有收到的，写明核实情况后再发送',
    article: CITED,
    field: 'checked',
  }
}

async function queueMail({ row, services, tx }: CaseWork, letterId: string, attempt: number): Promise<void> {
  await insertMail(tx.db, {
    organ_id: row.organ_id,
    letter_id: letterId,
    attempt,
    application_id: row.application_id,
    message_id: services.mail.makeMessageId(`${letterId}.${attempt}`),
    state: 'waiting',
    changed_at: services.clock.machine(),
    problem: null,
  })
  const payload = { applicationId: row.application_id, letterId, attempt }
  await tx.enqueue('applications.mailReply', payload, { key: `mail-${letterId}-${attempt}` })
}
