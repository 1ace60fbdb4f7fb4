import { addDays, type LocalDate } from '../../law/local-date.ts'
import type { DeskContext } from '../../platform/http/desk-api.ts'
import { ok, refuse, type Result } from '../../platform/result.ts'

/** Moves 演示日期 on by whole days, in every process. Refused outside the demo. */
export async function advanceDemoClock(context: DeskContext, days: number): Promise<Result<LocalDate>> {
  const { services, tenancy } = context
  if (!services.installation.isDemo()) return refuse('forbidden', '只有演示系统可以调整日期')
  const target = addDays(services.clock.today(), days)
  const offset = await services.database.write(tenancy, async (tx) => {
    const row = await tx.db
      .updateTable('installation')
      .set((expression) => ({ clock_offset: expression('clock_offset', '+', days) }))
      .returning('clock_offset')
      .executeTakeFirstOrThrow()
    await tx.client.query("SELECT pg_notify('clock_moved', '')")
    return row.clock_offset
  })
  services.clock.setOffsetDays(offset)
  services.portalCache.clear()
  return ok(target)
}
