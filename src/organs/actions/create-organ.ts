import type { DeskContext } from '../../platform/http/desk-api.ts'
import { ok, refuse, type Result } from '../../platform/result.ts'
import type { OrganKind } from '../model.ts'
import { addOrgan } from './add-organ.ts'
import { administer } from './administer.ts'

/** Adds an organ below the administrator's own. */
export async function createOrgan(
  context: DeskContext,
  input: { code: string; name: string; shortName: string; kind: OrganKind },
): Promise<Result<number>> {
  const { services, actor } = context
  if (services.organs.byCode(input.code)) {
    return refuse('conflict', `地址代码“${input.code}”已被使用，请换一个`, { field: 'code' })
  }
  const result = await administer(context, actor.organId, async (tx) => {
    const organId = await addOrgan(tx, { ...input, parentId: actor.organId, settings: {}, sort: 1000 })
    tx.audit({ type: 'organ.added', subject: `organ/${organId}`, data: { code: input.code } })
    await tx.purgePortal()
    return ok(organId)
  })
  await services.organs.refresh()
  return result
}
