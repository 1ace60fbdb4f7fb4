import { listPeople as listFromStore, type ListedPerson } from '../store.ts'
import type { DeskContext } from '../../platform/http/desk-api.ts'
import { ok, refuse, type Result } from '../../platform/result.ts'
import { maySee } from '../../organs/rules.ts'

/** The people of an organ with roles, units and the state of their accounts. */
export async function listPeople(
  context: DeskContext,
  organId: number,
): Promise<Result<readonly ListedPerson[]>> {
  if (!maySee(context.actor, organId)) return refuse('forbidden', '您看不到这个机关的人员')
  const now = context.services.clock.machine()
  return ok(await context.services.database.read(context.tenancy, (db) => listFromStore(db, organId, now)))
}
