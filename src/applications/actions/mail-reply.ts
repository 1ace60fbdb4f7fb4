import { z } from 'zod'
import type { JobContext } from '../../platform/areas.ts'
import { ok } from '../../platform/result.ts'
import { recordAct, workOnCase } from '../case-work.ts'
import { findLetter } from '../letter-store.ts'
import { openField } from '../person.ts'
import { filesOfReply, readReplyFile } from '../reply-files.ts'
import { findApplication } from '../store.ts'
import { letterFile } from './print-letter.ts'

const payloadSchema = z.object({ applicationId: z.uuid(), letterId: z.uuid() })

/**
 * Job: sends the reply by e-mail and records its delivery once the server has taken it. A retry after the delivery was
 * recorded sends nothing.
 */
export async function mailReply(payload: unknown, { services, tenancy }: JobContext): Promise<void> {
  const { applicationId, letterId } = payloadSchema.parse(payload)
  if (tenancy === undefined) throw new Error('a reply is mailed for an organ')
  const { organId } = tenancy
  const organ = services.organs.byId(organId)
  const found = await services.database.read(tenancy, async (db) => {
    const row = await findApplication(db, [organId], applicationId)
    const letter = await findLetter(db, organId, letterId)
    if (row === undefined || letter === undefined || row.stage !== 'decided') return undefined
    const named = await filesOfReply(services, db, letter)
    const files = await Promise.all(named.map((file) => readReplyFile(services, db, organId, file)))
    return { row, letter, files, pdf: await letterFile(services, db, letter, 'pdf') }
  })
  if (found === undefined) return
  if (!found.pdf.ok) throw new Error(found.pdf.refusal.message)
  const { row, letter, files, pdf } = found
  const messageId = await services.mail.send({
    to: openField(services.keys, organId, row.sealed, 'email'),
    subject: `${organ?.name ?? ''}政府信息公开申请答复（${row.number}）`,
    text: `您好：\n\n您提出的政府信息公开申请（编号${row.number}）已经答复，答复书（${letter.number ?? ''}）${files.length > 0 ? `和随附的${files.length}个文件` : ''}见附件。\n\n${organ?.name ?? ''}`,
    attachments: [pdf.value, ...files].map(({ name, type, bytes }) => ({
      filename: name,
      content: Buffer.from(bytes),
      contentType: type,
    })),
  })
  await workOnCase(services, tenancy, { kind: 'system' }, applicationId, async (work) => {
    if (work.view.stage !== 'decided') return ok(null)
    work.tx.audit({
      type: 'letter.mailed',
      subject: `application/${applicationId}`,
      data: { letterId, messageId },
    })
    const data = { method: 'email' as const, signed: work.today }
    const seq = await recordAct(work, { kind: 'deliver', on: work.today, by: null, data })
    return seq.ok ? ok(null) : seq
  })
}
