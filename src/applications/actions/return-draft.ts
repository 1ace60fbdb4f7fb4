import { by, take, type ActHandler } from '../act-handler.ts'
import { updateLetter } from '../letter-store.ts'

/** 退回修改: the draft goes back with the reason; the next one is a new version. */
export const returnDraft: ActHandler<'returnDraft'> = async (work, body, on) => {
  const { draft } = work.view
  const act = { kind: 'returnDraft', on, by: by(work), data: { reason: body.reason } } as const
  const taken = await take(work, act, body.evidence)
  if (taken.ok && draft !== null)
    await updateLetter(work.tx.db, work.row.organ_id, draft.letter, { state: 'draft' })
  return taken
}
