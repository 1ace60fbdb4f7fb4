import type { Cells, FormId } from '../../annual-report/model.ts'
import type { Organ } from '../../organs/model.ts'
import { sameOrgan } from '../rules.ts'
import { listOfYear, type Db } from '../store.ts'
import { openChecked } from './recheck.ts'

/**
 * Reports of organs that filed none here, from the files their supervising organ has checked and kept, by organ id: the
 * newest of each organ for the year, as corrected by hand. Only one that was read whole, in the year's form and without
 * an error, can stand in a sum.
 */
export async function keptForRollup(
  db: Db,
  keeperId: number,
  organs: readonly Pick<Organ, 'organId' | 'name' | 'shortName'>[],
  year: number,
  form: FormId,
): Promise<ReadonlyMap<number, Cells>> {
  const found = new Map<number, Cells>()
  if (organs.length === 0) return found
  for (const row of await listOfYear(db, keeperId, year)) {
    const organ = organs.find(
      ({ name, shortName }) => sameOrgan(row.organ, name) || sameOrgan(row.organ, shortName),
    )
    if (organ === undefined || found.has(organ.organId) || row.errors > 0 || row.unread > 0) continue
    const report = (await openChecked(db, keeperId, row.checkId))?.report
    if (report === undefined || report.format !== form || report.otherCombined) continue
    found.set(organ.organId, report.cells)
  }
  return found
}
