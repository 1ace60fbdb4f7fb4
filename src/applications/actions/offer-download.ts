import { article } from '../../law/articles.ts'
import { addDays } from '../../law/local-date.ts'
import { DEFAULT_SETTINGS } from '../../law/parameters.ts'
import { ok, refuse } from '../../platform/result.ts'
import { by, type ActHandler } from '../act-handler.ts'
import { checkAct, recordAct } from '../case-work.ts'
import { findReply, updateLetter } from '../letter-store.ts'
import { otherWayRefusal } from '../reply-way.ts'
import { isDelivery } from '../ways.ts'

/** How long a letter can be fetched on the status page. */
const DAYS_OPEN = 60

/** Opens the reply for download on the status page (条例 40); which day is its delivery is a setting of the law's. */
export const offerDownload: ActHandler<'offerDownload'> = async (work, body, on) => {
  const { row, tx } = work
  const letter = await findReply(tx.db, row.organ_id, row.application_id)
  if (letter === undefined || letter.state !== 'sent')
    return refuse('notAllowedNow', '答复书尚未签发', { article: article('条例', 40) })
  const until = addDays(work.today, DAYS_OPEN)
  const { otherWay } = body
  const data = { letter: letter.letter_id, until, otherWay }
  const act = { kind: 'offerDownload', on, by: by(work), data } as const
  const refusal = checkAct(work, act) ?? (await otherWayRefusal(work, 'download', otherWay))
  if (refusal !== undefined) return { ok: false, refusal }
  const seq = await recordAct(work, act, { evidence: body.evidence })
  if (!seq.ok) return seq
  await updateLetter(tx.db, row.organ_id, letter.letter_id, { download_until: until })
  if (work.view.stage === 'decided' && isDelivery('opened', DEFAULT_SETTINGS)) {
    const given = { method: 'download' as const, signed: on, otherWay }
    const delivered = await recordAct(work, { kind: 'deliver', on, by: by(work), data: given })
    if (!delivered.ok) return delivered
  }
  return ok({ seq: seq.value, letterId: letter.letter_id })
}
