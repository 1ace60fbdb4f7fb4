import type { Tx } from '../../platform/database/database.ts'
import type { DeskContext } from '../../platform/http/desk-api.ts'
import { refuse, type Result } from '../../platform/result.ts'
import { mayAdminister } from '../rules.ts'

/** Runs an administrator's change in the organ concerned, which may lie below the administrator's own. */
export async function administer<T>(
  context: DeskContext,
  organId: number,
  work: (tx: Tx) => Promise<Result<T>>,
): Promise<Result<T>> {
  if (!mayAdminister(context.actor, organId)) {
    return refuse('forbidden', '只有本机关或上级机关的管理员可以调整机关、人员和设置')
  }
  return context.services.database.write({ ...context.tenancy, organId }, work)
}
