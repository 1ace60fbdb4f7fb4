import { recordStoredFile } from '../../platform/kept-file.ts'
import type { WorkCalendar } from '../../law/work-calendar.ts'
import { startOfDay } from '../../platform/clock.ts'
import type { Tx } from '../../platform/database/database.ts'
import { newId } from '../../platform/ids.ts'
import type { ItemAct, ItemContent } from '../model.ts'
import { hideItem, showItem } from '../publish-store.ts'
import { publishDue, replay } from '../rules.ts'
import { insertActs, insertItem, insertVersion } from '../store.ts'

export interface ImportedItem {
  readonly itemId?: string
  readonly unitId?: string | null
  readonly content: ItemContent
  /** In order, numbered from 1, the first `drafted`; a submitted version is the content given. */
  readonly acts: readonly ItemAct[]
}

/**
 * Past items with their acts, public store included: for the demo district and for taking over an older system. The
 * acts are replayed by the same rules, so what the table does not allow is not imported (throws). The bytes of the
 * attachments must be in both file stores already (`services.files.put('original' | 'public', bytes)`); the caller purges the
 * portal once.
 */
export async function importItem(tx: Tx, item: ImportedItem, calendar: WorkCalendar): Promise<string> {
  const { organId } = tx.tenancy
  const state = replay(item.acts)
  const last = item.acts.at(-1)
  const at = last ? startOfWork(last) : tx.now
  const itemId = item.itemId ?? newId(at)
  await insertItem(tx.db, {
    organId,
    itemId,
    unitId: item.unitId ?? null,
    content: item.content,
    editors: state.editors,
    due: publishDue(item.content.formedOn, calendar),
    state,
    at,
  })
  for (const act of item.acts) {
    if (act.act !== 'submitted') continue
    const { version } = act.data
    await insertVersion(tx.db, { organId, itemId, version, content: item.content, at: startOfWork(act) })
  }
  for (const file of item.content.attachments) {
    await recordStoredFile(tx.db, { organId, ...file, at })
  }
  await insertActs(tx.db, organId, itemId, item.acts, startOfWork)
  await importPublicSide(tx, itemId, item)
  tx.audit({ type: 'item.imported', subject: `item/${itemId}`, data: { itemId, acts: item.acts.length } })
  return itemId
}

/** What was published and withdrawn again leaves its tombstone, as it would have then. */
async function importPublicSide(tx: Tx, itemId: string, item: ImportedItem): Promise<void> {
  const { organId } = tx.tenancy
  const shownAt = item.acts.findLastIndex((act) => act.act === 'published')
  if (shownAt < 0) return
  const published = item.acts[shownAt]
  const withdrawnAt = item.acts.findLastIndex((act) => act.act === 'withdrawn')
  const upTo = withdrawnAt > shownAt ? withdrawnAt : item.acts.length
  const state = replay(item.acts.slice(0, upTo))
  const at = published ? startOfWork(published) : tx.now
  await showItem(tx.db, { organId, itemId, content: item.content, state, at }, true)
  const withdrawn = item.acts[withdrawnAt]
  if (withdrawnAt < shownAt || withdrawn?.act !== 'withdrawn') return
  const { ground, reason, keepTitle } = withdrawn.data
  await hideItem(tx.db, { organId, itemId }, { withdrawnOn: withdrawn.on, ground, reason, keepTitle })
}

/** Ten in the morning of the act's day, a minute apart. */
function startOfWork(act: ItemAct): Date {
  return new Date(startOfDay(act.on).getTime() + 10 * 3_600_000 + act.seq * 60_000)
}
