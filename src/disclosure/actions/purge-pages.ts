import type { Tx } from '../../platform/database/database.ts'
import { ok, refuse, type Result } from '../../platform/result.ts'
import type { Services } from '../../platform/services.ts'

/** After the commit: every process has dropped the pages, or a refusal that says one has not answered. */
export async function purgeEverywhere(services: Services, organId: number): Promise<Result<undefined>> {
  if (await services.confirmPurge([organId, ...organsAbove(services, organId)])) return ok(undefined)
  services.log.error({ organId }, 'a web process did not confirm a purge')
  return refuse(
    'unavailable',
    '信息已撤下，但有网页进程没有及时确认清除缓存。请一分钟后打开公开页面核对；如仍能看到，请联系管理员重启网页进程',
  )
}

/** In the transaction: every process drops the organ's pages, and those of the organs above, when it commits. */
export async function purgePages(tx: Tx, services: Services): Promise<void> {
  await tx.purgePortal()
  for (const organId of organsAbove(services, tx.tenancy.organId)) {
    await tx.client.query("SELECT pg_notify('portal_purge', $1)", [String(organId)])
  }
}

/** After the commit, before the act is acknowledged: this process does not wait for its own notification. */
export function purgeHere(services: Services, organId: number): void {
  services.portalCache.purge([organId, ...organsAbove(services, organId)])
}

function organsAbove(services: Services, organId: number): readonly number[] {
  const above: number[] = []
  let parent = services.organs.byId(organId)?.parentId ?? null
  while (parent !== null) {
    above.push(parent)
    parent = services.organs.byId(parent)?.parentId ?? null
  }
  return above
}
