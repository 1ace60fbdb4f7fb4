import { article } from '../../law/articles.ts'
import { ok, refuse, type Result } from '../../platform/result.ts'
import { by, type ActHandler, type Taken } from '../act-handler.ts'
import { checkAct, recordAct, type CaseWork } from '../case-work.ts'
import { sealOfLetter } from '../letter-seal.ts'
import { addVersion, findVersion, updateLetter, type VersionRow } from '../letter-store.ts'
import { checkPrintable, composeReply, sentLetter, takeNumber } from '../letter-work.ts'
import { newLetterCode } from '../letter-verification.ts'
import { templateFor } from '../template-store.ts'
import type { LocalDate } from '../../law/local-date.ts'
import { keepReplyFiles } from '../reply-files.ts'
import { secrecyRefusal } from '../rights.ts'
import { dropReminders } from '../reminder-store.ts'

/**
 * 签发: the reviewed version, and no other, becomes the decision (条例 36): numbered, dated, composed, kept as sent.
 * What is given out has passed the secrecy review (条例 17).
 */
export const signDecision: ActHandler<'sign'> = async (work, body, on) => {
  const { draft } = work.view
  const outcome = draft?.outcome ?? 'F3'
  const data = { outcome, number: '' }
  const refusal = checkAct(work, { kind: 'sign', on, by: by(work), data })
  if (refusal !== undefined) return { ok: false, refusal }
  if (draft === null) return refuse('notAllowedNow', '没有可签发的答复稿', { article: article('条例', 36) })
  const { services, row } = work
  const version = await findVersion(work.tx.db, services.keys, row.organ_id, draft.letter, draft.version)
  if (version?.body.reply === undefined) return refuse('conflict', '送审的答复稿找不到了，请退回重新拟稿')
  const withFiles = (version.body.reply.files ?? []).length > 0
  const unreviewed = secrecyRefusal(outcome, work.view, { withFiles })
  if (unreviewed !== undefined) return { ok: false, refusal: unreviewed }
  const sent = await send(work, version, draft.letter, on)
  if (!sent.ok) return sent
  const act = {
    kind: 'sign',
    on,
    by: by(work),
    data: { outcome, number: sent.value, letter: draft.letter, version: draft.version + 1 },
  } as const
  const seq = await recordAct(work, act, { evidence: body.evidence })
  if (!seq.ok) return seq
  await dropReminders(work.tx.db, row.organ_id, row.application_id, work.tx.now)
  return ok<Taken>({ seq: seq.value, letterId: draft.letter })
}

/** Composes the reply with its number and date, and keeps it as the letter's last version. */
async function send(
  work: CaseWork,
  from: VersionRow,
  letterId: string,
  on: LocalDate,
): Promise<Result<string>> {
  const { services, tx, row, organ } = work
  const { reply } = from.body
  if (reply === undefined) return refuse('conflict', '送审的答复稿找不到了，请退回重新拟稿')
  const number = await takeNumber(work, 'reply', on)
  const { code, address, hash } = newLetterCode(services, organ)
  const seal = await sealOfLetter(work, 'reply', on)
  if (!seal.ok) return seal
  const tree = composeReply(services, organ, row, work.view, reply, on, {
    number,
    template: await templateFor(tx.db, services.organs, row.organ_id, 'reply', on),
    verification: { code, address },
    ...seal.value.facts,
  })
  if (!tree.ok) return tree
  const printable = await checkPrintable(services, tree.value)
  if (!printable.ok) return printable
  const version = from.version + 1
  await addVersion(tx, services.keys, {
    letterId,
    version,
    personId: by(work),
    body: { reply, tree: tree.value, ...seal.value.body },
  })
  await updateLetter(tx.db, row.organ_id, letterId, {
    number,
    state: 'sent',
    version,
    outcome: reply.outcome,
    made_on: on,
    sent_on: on,
    verify_hash: hash,
  })
  await keepReplyFiles(work, reply)
  const about = { application: row.application_id }
  await sentLetter(tx, about, { letterId, kind: 'reply', number })
  return ok(number)
}
