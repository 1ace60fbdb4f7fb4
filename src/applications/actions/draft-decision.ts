import { checkAct, recordAct } from '../case-work.ts'
import { by, type ActHandler } from '../act-handler.ts'
import { composeReply, UNNUMBERED } from '../letter-work.ts'
import { templateFor } from '../template-store.ts'
import { ok } from '../../platform/result.ts'
import { outcomeRefusal } from '../rights.ts'
import { addReplyVersion } from './save-reply.ts'

/** 拟稿送审: the outcome must stand on the record, the letter must have every element the law asks for (条例 36). */
export const draftDecision: ActHandler<'draft'> = async (work, body, on) => {
  const { outcome, elements, providedBy, attachments, files } = body
  const reply = { outcome, elements, providedBy, attachments, files }
  const data = { outcome, letter: '', version: 0 }
  const refusal =
    checkAct(work, { kind: 'draft', on, by: by(work), data }) ??
    outcomeRefusal(outcome, work.view, work.today)
  if (refusal !== undefined) return { ok: false, refusal }
  const { services, tx, organ, row, view } = work
  const tried = composeReply(services, organ, row, view, reply, on, {
    number: UNNUMBERED,
    template: await templateFor(tx.db, services.organs, row.organ_id, 'reply', on),
  })
  if (!tried.ok) return tried
  const saved = await addReplyVersion(work, reply)
  if (!saved.ok) return saved
  const { letterId, version } = saved.value
  const act = {
    kind: 'draft',
    on,
    by: by(work),
    data: { outcome, letter: letterId, version, files: files?.length ?? 0 },
  } as const
  const seq = await recordAct(work, act, { evidence: body.evidence })
  return seq.ok ? ok({ seq: seq.value, letterId }) : seq
}
