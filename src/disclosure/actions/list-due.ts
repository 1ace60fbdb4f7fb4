import type { Actor } from '../../people/model.ts'
import type { DeskContext } from '../../platform/http/desk-api.ts'
import type { ItemRow } from '../contract.ts'
import type { ActName, Stage } from '../model.ts'
import { ACT_ROLES } from '../rules.ts'
import { listItems, type ListedItem } from '../list-store.ts'
import { rowOf } from './describe-item.ts'

const OPEN_STAGES: readonly Stage[] = ['draft', 'review', 'secrecy', 'referred', 'cleared']
const NEXT_ACT: Readonly<Partial<Record<Stage, ActName>>> = {
  draft: 'submitted',
  review: 'reviewed',
  secrecy: 'secrecyReviewed',
  referred: 'secrecyDetermined',
  cleared: 'published',
}

/** What is under way, by its last day for publishing; `mine`: the next act is for this person's post. */
export async function listDue(context: DeskContext): Promise<(ItemRow & { mine: boolean })[]> {
  const { services, actor } = context
  const rows = await services.database.read(context.tenancy, (db) =>
    listItems(
      db,
      { organIds: actor.visibleOrgans, stages: OPEN_STAGES },
      { limit: 300, offset: 0, by: 'due' },
    ),
  )
  return rows.map((item) => ({ ...rowOf(context, item), mine: isMine(item, actor) }))
}

function isMine(item: ListedItem, actor: Actor): boolean {
  const act = NEXT_ACT[item.stage]
  if (act === undefined || item.organId !== actor.organId) return false
  const wrote = item.editors.includes(actor.personId)
  if (act === 'submitted') return wrote
  if (act !== 'published' && wrote) return false
  return ACT_ROLES[act].some((role) => actor.roles.includes(role))
}
