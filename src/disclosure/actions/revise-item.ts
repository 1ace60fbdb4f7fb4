import type { LocalDate } from '../../law/local-date.ts'
import type { DeskContext } from '../../platform/http/desk-api.ts'
import { ok, refuse, type Result } from '../../platform/result.ts'
import type { Stage } from '../model.ts'
import { publishDue } from '../rules.ts'
import { readVersion, updateContent } from '../store.ts'
import { actOnItem } from './act-on-item.ts'

/**
 * Begins a new version; what is public stays so until the new one is published. A change of the information itself
 * starts the twenty working days anew (条例 26: 形成或者变更之日).
 */
export function reviseItem(
  context: DeskContext,
  itemId: string,
  input: { how: 'correction' | 'update'; reason: string; formedOn?: LocalDate | undefined },
): Promise<Result<{ stage: Stage }>> {
  const { services, actor, today } = context
  return actOnItem(
    context,
    itemId,
    'revised',
    async () =>
      input.formedOn !== undefined && input.formedOn > today
        ? refuse('invalid', '变更日期晚于今天，请核对', { field: 'formedOn', article: '条例26' })
        : ok({ how: input.how, reason: input.reason }),
    async (tx, { item, before }) => {
      const formedOn = input.formedOn ?? item.content.formedOn
      const content = { ...item.content, formedOn, validity: before.validity ?? item.content.validity }
      await updateContent(tx.db, {
        organId: item.organId,
        itemId,
        content,
        editors: [actor.personId],
        due: publishDue(formedOn, services.calendar.current()),
        indexEdited: item.indexEdited,
        at: tx.now,
      })
    },
  )
}

export function discardItem(
  context: DeskContext,
  itemId: string,
  input: { reason: string },
): Promise<Result<{ stage: Stage }>> {
  const { actor, services } = context
  return actOnItem(
    context,
    itemId,
    'discarded',
    async (item) =>
      actor.roles.includes('clerk') || item.editors.includes(actor.personId)
        ? ok({ reason: input.reason })
        : refuse('forbidden', '科室联络员只能作废自己拟的稿'),
    async (tx, { item, after }) => {
      // What is public is again what the working copy says.
      if (after.publishedVersion === null) return
      const content = await readVersion(tx.db, item.organId, itemId, after.publishedVersion)
      if (!content) return
      const due = publishDue(content.formedOn, services.calendar.current())
      const { organId, editors, indexEdited } = item
      await updateContent(tx.db, { organId, itemId, content, editors, due, indexEdited, at: tx.now })
    },
  )
}
