import { systemTenancy } from '../../platform/database/tenant.ts'
import type { Services } from '../../platform/services.ts'
import { replayRemedy } from '../rules.ts'
import { loadActs, projectionOf, setProjection } from '../store.ts'

/**
 * Folds every open case anew, so that dates follow a changed calendar. Answers how many projections differed from
 * their acts; `write: false` only looks.
 */
export async function rebuildRemedies(
  services: Services,
  options: { readonly write: boolean; readonly all?: boolean },
): Promise<number> {
  let differing = 0
  for (const organ of services.organs.all()) {
    differing += await services.database.write(systemTenancy(organ.organId, 'remedies'), async (tx) => {
      let query = tx.db.selectFrom('remedy').selectAll().where('organ_id', '=', organ.organId)
      if (options.all !== true)
        query = query.where((where) =>
          where.or([where('closed_on', 'is', null), where('due_on', 'is not', null)]),
        )
      let found = 0
      for (const remedy of await query.execute()) {
        const state = replayRemedy(
          (await loadActs(tx.db, organ.organId, remedy.remedy_id)).map(({ act }) => act),
        )
        if (state === undefined) continue
        const projection = projectionOf(state, services.calendar.current())
        const stored: Readonly<Record<string, unknown>> = { ...remedy }
        if (Object.entries(projection).every(([column, value]) => stored[column] === value)) continue
        found += 1
        if (options.write)
          await setProjection(tx.db, organ.organId, remedy.remedy_id, state, services.calendar.current())
      }
      return found
    })
  }
  return differing
}
