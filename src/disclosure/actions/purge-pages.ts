import type { Tx } from '../../platform/database/database.ts'
import type { Services } from '../../platform/services.ts'

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
