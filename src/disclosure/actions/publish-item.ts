import type { Tx } from '../../platform/database/database.ts'
import type { DeskContext } from '../../platform/http/desk-api.ts'
import { ok, refuse, type Result } from '../../platform/result.ts'
import type { Services } from '../../platform/services.ts'
import type { ItemContent, ItemState, Stage } from '../model.ts'
import { publishDue } from '../rules.ts'
import { holdFiles, showItem } from '../publish-store.ts'
import { readVersion } from '../store.ts'
import { actOnItem } from './act-on-item.ts'
import { purgeHere, purgePages } from './purge-pages.ts'

/** 签发公开: the version that was reviewed goes into the public store, its files with it, in one transaction. */
export async function publishItem(context: DeskContext, itemId: string): Promise<Result<{ stage: Stage }>> {
  const { services, actor } = context
  const result = await actOnItem(
    context,
    itemId,
    'published',
    async (item, state, tx) => {
      const content = await readVersion(tx.db, item.organId, itemId, state.version)
      if (!content) throw new Error(`version ${state.version} of item ${itemId} is missing`)
      if (content.attribute !== 'proactive') {
        return refuse('notAllowedNow', '公开属性不是“主动公开”，不能发布', { article: '条例13' })
      }
      const { due, provisional } = publishDue(content.formedOn, services.calendar.current())
      const how = state.firstPublishedOn === null ? 'first' : (state.revision ?? 'update')
      // A due date that is an estimate is not recorded as one of law.
      return ok({ version: state.version, how, due: provisional ? null : lawful(due) })
    },
    async (tx, { item, after }) => {
      const content = await readVersion(tx.db, item.organId, itemId, after.version)
      if (!content) throw new Error(`version ${after.version} of item ${itemId} is missing`)
      await putOnShow(tx, services, itemId, content, after)
    },
  )
  if (result.ok) purgeHere(services, actor.organId)
  return result
}

/** The public rows and the public copies of the files; the pages made of the old ones are dropped on commit. */
export async function putOnShow(
  tx: Tx,
  services: Services,
  itemId: string,
  content: ItemContent,
  state: ItemState,
): Promise<void> {
  const { organId } = tx.tenancy
  const hashes = content.attachments.map((file) => file.hash)
  await holdFiles(tx.db, hashes)
  for (const hash of hashes) {
    await services.files.put('public', await services.files.get('original', hash))
  }
  await showItem(tx.db, { organId, itemId, content, state, at: tx.now })
  tx.audit({
    type: 'item.published',
    subject: `item/${itemId}`,
    data: { itemId, version: state.version, files: hashes },
  })
  await purgePages(tx, services)
}

function lawful(due: string): ItemState['firstPublishedOn'] {
  return due as ItemState['firstPublishedOn'] // counted over published days only: `provisional` was asked before
}
