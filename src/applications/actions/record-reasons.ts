import { by, take, type ActHandler } from '../act-handler.ts'
import { setReasons } from '../store.ts'

/** 条例 35: the reasons as given; whether they hold is for the decision. */
export const recordReasons: ActHandler<'reasonsReceived'> = async (work, body, on) => {
  const taken = await take(
    work,
    { kind: 'reasonsReceived', on, by: by(work), data: { how: body.how } },
    body.evidence,
  )
  if (taken.ok) await setReasons(work.tx.db, work.row.organ_id, work.row.application_id, body.reasons)
  return taken
}
