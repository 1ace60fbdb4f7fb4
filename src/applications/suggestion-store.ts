import { sql, type Expression, type SqlBool } from 'kysely'
import { STANDS } from './list-store.ts'
import { STEP_DEFINITIONS } from './render/statistics.ts'
import type { ApplicationRecord, Db } from './store.ts'

/** Enough for a busy organ's three years; older ones have had their turn. */
const MOST_GIVEN = 800

/** Cases in which information was given, newest first, that nobody has yet looked at under 条例 44. */
export async function givenCases(
  db: Db,
  organId: number,
  since: string,
  seen: Expression<SqlBool>,
): Promise<readonly ApplicationRecord[]> {
  return db
    .selectFrom('application')
    .selectAll()
    .where('organ_id', '=', organId)
    .where('counted', '=', true)
    .where('outcome', 'in', ['A1', 'B'])
    .where('decided_on', '>=', since)
    .where(seen)
    .where(
      sql<SqlBool>`NOT EXISTS (SELECT 1 FROM application_act a
        WHERE a.organ_id = application.organ_id AND a.application_id = application.application_id
          AND a.kind = ANY (${[...STEP_DEFINITIONS.proactive.kinds]}::text[]) AND ${STANDS})`,
    )
    .orderBy('decided_on', 'desc')
    .orderBy('application_id', 'desc')
    .limit(MOST_GIVEN)
    .execute()
}
