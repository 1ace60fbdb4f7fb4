import type { DeskContext } from '../../platform/http/desk-api.ts'
import { ok, refuse, type Result } from '../../platform/result.ts'
import { insertReminder } from '../follow-up-store.ts'
import { dueDatesOf } from './due-dates.ts'

/** 催报 by the supervisor: stands on the reminded organ's desk. Once an organ a day; answers how many are new. */
export async function remindOrgans(
  context: DeskContext,
  input: { readonly year: number; readonly organIds: readonly number[]; readonly text: string },
): Promise<Result<number>> {
  const { services, tenancy, actor, today } = context
  const organs = input.organIds.map((id) => services.organs.byId(id))
  if (organs.some((organ) => organ === undefined || !actor.visibleOrgans.includes(organ.organId))) {
    return refuse('forbidden', '只能催报本机关所属的机关', { field: 'organIds' })
  }
  const dueDates = await dueDatesOf(services, tenancy, input.year)
  let reminded = 0
  for (const organ of organs) {
    if (organ === undefined) continue
    const { dueOn } = dueDates(organ)
    const text = input.text === '' ? `请于${dueOn}前报送${input.year}年度报告` : input.text
    // Each organ has its own audit chain, hence its own transaction.
    reminded += await services.database.write({ ...tenancy, organId: organ.organId }, async (tx) => {
      const row = {
        organId: organ.organId,
        year: input.year,
        kind: 'asked',
        madeOn: today,
        dueOn,
        text,
      } as const
      const isNew = await insertReminder(tx.db, { ...row, by: actor.name })
      if (isNew) {
        tx.audit({
          type: 'report.reminded',
          subject: `report/${organ.organId}/${input.year}`,
          data: { year: input.year, kind: 'asked' },
        })
      }
      return isNew ? 1 : 0
    })
  }
  return ok(reminded)
}
