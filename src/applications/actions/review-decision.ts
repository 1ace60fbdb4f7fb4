import { by, take, type ActHandler } from '../act-handler.ts'
import { updateLetter } from '../letter-store.ts'

/** 审核通过, by somebody else than the drafter; it is this very version that passes. */
export const reviewDecision: ActHandler<'review'> = async (work, body, on) => {
  const { draft } = work.view
  const data = { comment: body.comment, version: draft?.version }
  const taken = await take(work, { kind: 'review', on, by: by(work), data }, body.evidence)
  if (taken.ok && draft !== null)
    await updateLetter(work.tx.db, work.row.organ_id, draft.letter, { state: 'reviewed' })
  return taken
}
