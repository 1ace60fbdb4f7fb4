import { ROLE_NAMES } from '../../people/model.ts'
import { Rollback, type Tx } from '../../platform/database/database.ts'
import type { DeskContext } from '../../platform/http/desk-api.ts'
import { ok, refuse, type Result } from '../../platform/result.ts'
import type { ActData, ActName, ItemAct, ItemState, Stage } from '../model.ts'
import { apply, refusalOf, replay } from '../rules.ts'
import { findItem, insertActs, readActs, updateState, type ItemRecord } from '../store.ts'

export interface Acted {
  readonly item: ItemRecord
  readonly before: ItemState
  readonly after: ItemState
}

/**
 * One act on an item of the person's own organ: the row is locked, the table of stage × act is asked, the act and the
 * projection are written, and whatever follows from it (`then`) joins the same transaction.
 */
export async function actOnItem<Name extends ActName>(
  context: DeskContext,
  itemId: string,
  act: Name,
  data: (item: ItemRecord, state: ItemState, tx: Tx) => Promise<Result<ActData[Name]>>,
  then?: (tx: Tx, acted: Acted) => Promise<void>,
): Promise<Result<{ stage: Stage }>> {
  const { actor, today, services } = context
  return services.database.write<Result<{ stage: Stage }>>(context.tenancy, async (tx) => {
    const item = await findItem(tx.db, [actor.organId], itemId, true)
    if (!item) return refuse('notFound', '本机关没有这条信息，可能已被删除或者属于其他机关')
    const before = replay(await readActs(tx.db, actor.organId, itemId))
    const refusal = refusalOf(before, act, actor, ROLE_NAMES)
    if (refusal) return { ok: false, refusal }
    const made = await data(item, before, tx)
    if (!made.ok) throw new Rollback(made)
    const recorded = {
      seq: before.seq + 1,
      act,
      on: today,
      personId: actor.personId,
      personName: actor.name,
      data: made.value,
    } as ItemAct // the data is of this act by the signature of `data`
    const after = apply(before, recorded)
    await insertActs(tx.db, actor.organId, itemId, [recorded], tx.now)
    await updateState(tx.db, actor.organId, itemId, after, tx.now)
    tx.audit({
      type: 'item.acted',
      subject: `item/${itemId}`,
      data: { itemId, seq: recorded.seq, act },
    })
    await then?.(tx, { item, before, after })
    return ok({ stage: after.stage })
  })
}
