import { article } from '../../law/articles.ts'
import { ok, refuse } from '../../platform/result.ts'
import { by, type ActHandler } from '../act-handler.ts'
import { checkAct, recordAct } from '../case-work.ts'
import { findReply } from '../letter-store.ts'
import { filesOfReply } from '../reply-files.ts'

/** What most mail servers still take, the letter itself not counted. */
const MAIL_BYTES = 20 * 1024 * 1024

/** Sends the printed reply by the mail server; delivery is recorded by the job once the server has taken it. */
export const emailReply: ActHandler<'emailReply'> = async (work, body, on) => {
  const { row, services, tx } = work
  const cite = { article: article('条例', 40) }
  if (!services.mail.available)
    return refuse('unavailable', '没有设置邮件服务器（MAIL_URL），不能发送电子邮件。请改用其他送达方式', cite)
  if (row.sealed.email === undefined)
    return refuse('invalid', '申请人没有填写电子邮箱，请改用其他送达方式', { ...cite, field: 'email' })
  const letter = await findReply(tx.db, row.organ_id, row.application_id)
  if (letter === undefined || letter.state !== 'sent') return refuse('notAllowedNow', '答复书尚未签发', cite)
  const files = await filesOfReply(services, tx.db, letter)
  if (files.reduce((sum, { size }) => sum + size, 0) > MAIL_BYTES)
    return refuse('tooLarge', '随答复提供的文件合计超过20 MB，邮件发不出去。请改用其他送达方式', cite)
  const act = { kind: 'emailReply', on, by: by(work), data: { letter: letter.letter_id } } as const
  const refusal = checkAct(work, act)
  if (refusal !== undefined) return { ok: false, refusal }
  const seq = await recordAct(work, act, { evidence: body.evidence })
  if (!seq.ok) return seq
  const payload = { applicationId: row.application_id, letterId: letter.letter_id }
  await tx.enqueue('applications.mailReply', payload, { key: `mail-${letter.letter_id}` })
  return ok({ seq: seq.value, letterId: letter.letter_id })
}
