import { systemTenancy } from '../../platform/database/tenant.ts'
import type { Database } from '../../platform/database/database.ts'
import type { Services } from '../../platform/services.ts'
import { differences, projectionOf } from '../projection.ts'
import { casesAfter } from '../replay-store.ts'
import { replay } from '../rules.ts'

export interface ProjectionFault {
  readonly organ: string
  readonly number: string
  readonly column: string
  readonly stored: string
  readonly rebuilt: string
}

export interface ProjectionCheck {
  readonly cases: number
  readonly acts: number
  readonly faults: readonly ProjectionFault[]
}

const AT_ONCE = 1000

/** Rebuilds every case of the organs from its acts and compares each stored column; `gongkai verify projections`. */
export async function verifyProjections(
  services: Pick<Services, 'organs' | 'calendar'>,
  database: Database,
  organIds: readonly number[] = services.organs.all().map(({ organId }) => organId),
): Promise<ProjectionCheck> {
  let cases = 0
  let acts = 0
  const faults: ProjectionFault[] = []
  for (const organId of organIds) {
    let after: string | undefined
    for (;;) {
      const from = after
      const chunk = await database.read(systemTenancy(organId, 'verify'), (db) =>
        casesAfter(db, organId, from, AT_ONCE),
      )
      for (const stored of chunk) {
        cases += 1
        acts += stored.acts.length
        const rebuilt = projectionOf(replay(stored.acts, services.calendar.current()))
        for (const column of differences(stored.row, rebuilt))
          faults.push({
            organ: services.organs.byId(organId)?.code ?? String(organId),
            number: stored.row.number,
            column,
            stored: String(stored.row[column]),
            rebuilt: String(rebuilt[column]),
          })
      }
      after = chunk.at(-1)?.row.application_id
      if (chunk.length < AT_ONCE) break
    }
  }
  return { cases, acts, faults }
}
