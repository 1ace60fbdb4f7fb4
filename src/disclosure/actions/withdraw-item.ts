import type { LocalDate } from '../../law/local-date.ts'
import type { DeskContext } from '../../platform/http/desk-api.ts'
import { ok, refuse, type Result } from '../../platform/result.ts'
import type { Services } from '../../platform/services.ts'
import type { Stage, WithdrawalGround } from '../model.ts'
import { hideItem, holdFiles, unshownFiles } from '../publish-store.ts'
import { actOnItem } from './act-on-item.ts'
import { purgeEverywhere, purgePages } from './purge-pages.ts'

/**
 * 撤回公开: every representation goes (page, files, search, feeds, cache), a tombstone with the reason stays. The public
 * bytes are removed and every process has dropped its pages before the act is acknowledged.
 */
export async function withdrawItem(
  context: DeskContext,
  itemId: string,
  input: {
    ground: WithdrawalGround
    reason: string
    keepTitle: boolean
    eventOn?: LocalDate | undefined
  },
): Promise<Result<{ stage: Stage }>> {
  const { services, actor, today } = context
  let hashes: readonly string[] = []
  const { ground, reason, keepTitle, eventOn } = input
  const result = await actOnItem(
    context,
    itemId,
    'withdrawn',
    async () => {
      if (ground === 'penaltyAnnulled' && eventOn === undefined) {
        return refuse(
          'invalid',
          '请填写行政处罚决定被变更、撤销、确认违法或者无效的日期，三个工作日内应当撤回并说明理由',
          { field: 'eventOn', article: '处罚法48' },
        )
      }
      if (eventOn !== undefined && eventOn > today) {
        return refuse('invalid', '日期晚于今天，请核对', { field: 'eventOn' })
      }
      return ok({ ground, reason, keepTitle, ...(eventOn === undefined ? {} : { eventOn }) })
    },
    async (tx, { item }) => {
      const stone = { withdrawnOn: today, ground, reason, keepTitle }
      hashes = await hideItem(tx.db, { organId: item.organId, itemId }, stone)
      tx.audit({
        type: 'item.withdrawn',
        subject: `item/${itemId}`,
        data: { itemId, ground, files: hashes },
      })
      await purgePages(tx, services)
    },
  )
  if (!result.ok) return result
  const purged = await purgeEverywhere(services, actor.organId)
  await removeUnshown(context, services, hashes)
  return purged.ok ? result : purged
}

/** Bytes that no public item shows any more; publishing the same bytes at this moment waits for the lock. */
async function removeUnshown(
  context: DeskContext,
  services: Services,
  hashes: readonly string[],
): Promise<void> {
  if (hashes.length === 0) return
  await services.database.write(context.tenancy, async (tx) => {
    await holdFiles(tx.db, hashes)
    for (const hash of await unshownFiles(tx.db, hashes)) await services.files.remove('public', hash)
  })
}
