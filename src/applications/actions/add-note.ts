import { newId } from '../../platform/ids.ts'
import { by, take, type ActHandler } from '../act-handler.ts'
import { insertReminders } from '../reminder-store.ts'

/** 记事, with those mentioned told on their desk. */
export const addNote: ActHandler<'note'> = async (work, body, on) => {
  const data = { text: body.text, mentions: body.mentions }
  const taken = await take(work, { kind: 'note', on, by: by(work), data }, body.evidence)
  if (!taken.ok) return taken
  await insertReminders(
    work.tx,
    body.mentions.map((personId) => ({
      id: newId(work.tx.now),
      applicationId: work.row.application_id,
      kind: 'mention' as const,
      about: on,
      personId,
      madeOn: work.today,
    })),
  )
  return taken
}
