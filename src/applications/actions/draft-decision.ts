import { article } from '../../law/articles.ts'
import { checkAct, recordAct } from '../case-work.ts'
import { by, type ActHandler } from '../act-handler.ts'
import type { ReplyInput } from '../letter-store.ts'
import { composeReply, UNNUMBERED } from '../letter-work.ts'
import { templateFor } from '../template-store.ts'
import { ok, type Refusal } from '../../platform/result.ts'
import { outcomeRefusal } from '../rights.ts'
import { givesOut } from '../model.ts'
import type { ApplicationRecord } from '../store.ts'
import { missingOfWay } from '../ways.ts'
import { newerVersion, savedMeanwhile, saysTheSame, toldOf } from '../saved-meanwhile.ts'
import { addReplyVersion } from './save-reply.ts'

/** 条例 40: information is given as it was asked for, or the letter says why not. */
function wayRefusal(reply: ReplyInput, row: ApplicationRecord): Refusal | undefined {
  const papers = reply.attachments.length + (reply.files ?? []).length
  if (!givesOut(reply.outcome, papers)) return undefined
  const missing = missingOfWay(reply, row.way_wanted)
  return missing && { code: 'invalid', article: article('条例', 40), ...missing }
}

/** 拟稿送审: the outcome must stand on the record, the letter must have every element the law asks for (条例 36). */
export const draftDecision: ActHandler<'draft'> = async (work, body, on) => {
  const { outcome, elements, providedBy, wayProvided, wayGround, wayReason, attachments, files } = body
  const way = { providedBy, wayProvided, wayGround, wayReason }
  const reply = { outcome, elements, ...way, attachments, files }
  const data = { outcome, letter: '', version: 0 }
  const newer = await newerVersion(work, body.basedOn)
  const notNow = checkAct(work, { kind: 'draft', on, by: by(work), data })
  if (notNow !== undefined) return { ok: false, refusal: await toldOf(work, newer, notNow) }
  if (newer !== undefined && !saysTheSame(newer, reply))
    return { ok: false, refusal: await savedMeanwhile(work, newer) }
  const refusal = outcomeRefusal(outcome, work.view, work.today) ?? wayRefusal(reply, work.row)
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
