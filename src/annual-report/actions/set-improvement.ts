import { Rollback } from '../../platform/database/database.ts'
import type { DeskContext } from '../../platform/http/desk-api.ts'
import { ok, refuse, type Result } from '../../platform/result.ts'
import type { ImprovementStatus } from '../rules.ts'
import { updateImprovement } from '../follow-up-store.ts'

/** What became of a promised improvement; next year's section 五 quotes it. */
export async function setImprovement(
  context: DeskContext,
  id: string,
  change: { readonly status: ImprovementStatus; readonly note: string },
): Promise<Result<undefined>> {
  return context.services.database.write(context.tenancy, async (tx): Promise<Result<undefined>> => {
    if (!(await updateImprovement(tx.db, context.actor.organId, id, change))) {
      throw new Rollback(refuse('notFound', '没有这项改进措施'))
    }
    tx.audit({
      type: 'report.improvementUpdated',
      subject: `improvement/${id}`,
      data: { improvementId: id, status: change.status },
    })
    return ok(undefined)
  })
}
