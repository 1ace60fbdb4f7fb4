import type { DeskContext } from '../../platform/http/desk-api.ts'
import { ok, refuse, type Result } from '../../platform/result.ts'
import type { OrganSettings } from '../model.ts'
import { updateOrganSettings } from '../store.ts'
import { administer } from './administer.ts'

/** Saves what an organ says of itself (条例 12: the guide has to be kept up to date). */
export async function saveSettings(
  context: DeskContext,
  organId: number,
  settings: OrganSettings,
): Promise<Result<undefined>> {
  const { services } = context
  const organ = services.organs.byId(organId)
  if (!organ) return refuse('notFound', '没有这个机关')
  const result = await administer(context, organId, async (tx) => {
    await updateOrganSettings(tx.db, organId, settings)
    const before = new Map(Object.entries(organ.settings))
    const fields = Object.entries(settings).flatMap(([name, value]) =>
      before.get(name) === value ? [] : [name],
    )
    tx.audit({ type: 'organ.settingsChanged', subject: `organ/${organId}`, data: { fields } })
    await tx.client.query("SELECT pg_notify('organs_changed', '')")
    return ok(undefined)
  })
  await services.organs.refresh()
  services.portalCache.clear()
  return result
}
