import type { DeskContext } from '../../platform/http/desk-api.ts'
import { publicTenancy } from '../../platform/database/tenant.ts'
import { ok, refuse, type Result } from '../../platform/result.ts'
import type { Services } from '../../platform/services.ts'
import { isPublicPageOn, savePublicPage } from '../store.ts'

/** By the administrator of the root organ, for the whole installation. */
export async function switchPublicPage(context: DeskContext, on: boolean): Promise<Result<undefined>> {
  const { services, actor, tenancy } = context
  if (services.organs.root()?.organId !== actor.organId)
    return refuse('forbidden', '公开检查页由本平台主管机关的管理员统一开关，请与其联系')
  return services.database.write(tenancy, async (tx) => {
    if ((await isPublicPageOn(tx.db, actor.organId)) === on) return ok(undefined)
    await savePublicPage(tx, on, actor.name)
    tx.audit({ type: 'reportCheck.publicPageSwitched', subject: `organ/${actor.organId}`, data: { on } })
    await tx.purgePortal()
    return ok(undefined)
  })
}

export function isPublicPageOpen(services: Services, rootId: number): Promise<boolean> {
  return services.database.read(publicTenancy(rootId), (db) => isPublicPageOn(db, rootId))
}
