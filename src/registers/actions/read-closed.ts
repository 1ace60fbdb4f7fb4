import type { Kysely } from 'kysely'
import type { Tables } from '../../platform/database/tables.ts'
import { WHOLE_ORGAN, yearStates } from '../year-store.ts'

/** Whether a year is closed for the whole organ or for all of the units given. */
export async function holdsClosed(
  db: Kysely<Tables>,
  organId: number,
  year: number,
  unitIds: readonly string[],
): Promise<boolean> {
  const closed = new Set(
    (await yearStates(db, organId, year)).flatMap((row) => (row.closed ? [row.scope] : [])),
  )
  return closed.has(WHOLE_ORGAN) || (unitIds.length > 0 && unitIds.every((unit) => closed.has(unit)))
}
