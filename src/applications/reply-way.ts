import { article } from '../law/articles.ts'
import type { Refusal } from '../platform/result.ts'
import type { Keys } from '../platform/keys.ts'
import type { CaseWork } from './case-work.ts'
import { findReply, findVersion } from './letter-store.ts'
import { givesOut, type DeliveryMethod, type WayWanted } from './model.ts'
import type { ApplicationRecord, Db } from './store.ts'
import { otherWayProblem, wayOf } from './ways.ts'

/**
 * The way the reply in hand names for information it gives; undefined where it gives none, or was not made here: a
 * refusal is served as letters are, 条例 40 is about information.
 */
export async function wayOfLetter(
  keys: Keys,
  db: Db,
  row: ApplicationRecord,
): Promise<WayWanted | undefined> {
  const letter = await findReply(db, row.organ_id, row.application_id)
  if (letter === undefined || letter.paper !== null) return undefined
  const reply = (await findVersion(db, keys, row.organ_id, letter.letter_id))?.body.reply
  if (reply === undefined) return undefined
  const papers = reply.attachments.length + (reply.files ?? []).length
  return givesOut(reply.outcome, papers) ? wayOf(reply, row.way_wanted) : undefined
}

/** A reply that goes another way than it says goes with a reason on record (条例 40). */
export async function otherWayRefusal(
  { services, tx, row, view }: CaseWork,
  method: DeliveryMethod,
  reason: string | undefined,
): Promise<Refusal | undefined> {
  if (view.stage !== 'decided') return undefined
  const way = await wayOfLetter(services.keys, tx.db, row)
  const problem = way === undefined ? undefined : otherWayProblem(way, method, reason)
  return problem === undefined
    ? undefined
    : { code: 'invalid', message: problem, article: article('条例', 40), field: 'otherWay' }
}
