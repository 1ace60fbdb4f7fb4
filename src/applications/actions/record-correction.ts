import { by, take, type ActHandler } from '../act-handler.ts'
import { setCorrectedContent } from '../store.ts'

/** 条例 30: the period for the reply starts anew on the day the correction comes in. */
export const recordCorrection: ActHandler<'correctionReceived'> = async (work, body, on) => {
  const act = { kind: 'correctionReceived', on, by: by(work), data: { how: body.how } } as const
  const taken = await take(work, act, body.evidence)
  if (taken.ok)
    await setCorrectedContent(work.tx.db, work.row.organ_id, work.row.application_id, body.content)
  return taken
}
