import type { CaseWork } from '../case-work.ts'
import { newId } from '../../platform/ids.ts'
import { by, take, type ActHandler } from '../act-handler.ts'
import { insertReminders } from '../reminder-store.ts'

/** 记事, with those mentioned told on their desk, be they picked from the list or written as @姓名 in the text. */
export const addNote: ActHandler<'note'> = async (work, body, on) => {
  const mentions = await mentionedIn(work, body)
  const data = { text: body.text, mentions }
  const taken = await take(work, { kind: 'note', on, by: by(work), data }, body.evidence)
  if (!taken.ok) return taken
  await insertReminders(
    work.tx,
    mentions.map((personId) => ({
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

async function mentionedIn(
  { tx, row }: CaseWork,
  { text, mentions }: { readonly text: string; readonly mentions: readonly string[] },
): Promise<readonly string[]> {
  if (!text.includes('@')) return mentions
  const people = await tx.db
    .selectFrom('person')
    .select(['person_id', 'name'])
    .where('organ_id', '=', row.organ_id)
    .where('left_on', 'is', null)
    .execute()
  const written = new Set<string>(mentions)
  let rest = text
  // the longest name first: @王小明 is not also 王小; of two with one name both are told
  const names = [...new Set(people.map(({ name }) => name))].sort((a, b) => b.length - a.length)
  for (const name of names) {
    if (name === '' || !rest.includes(`@${name}`)) continue
    rest = rest.replaceAll(`@${name}`, '')
    for (const one of people) if (one.name === name) written.add(one.person_id)
  }
  return [...written]
}
