import type { Cells, FormId } from '../../annual-report/model.ts'
import { sameOrgan } from '../rules.ts'
import { listOfYear, type Db } from '../store.ts'
import { openChecked } from './recheck.ts'

/**
 * The report of an organ that filed none here, from the files its supervising organ has checked and kept: the newest
 * one of that organ and year, as corrected by hand. Only one that was read whole, in the year's form and without an
 * error, can stand in a sum; undefined otherwise.
 */
export async function keptForRollup(
  db: Db,
  keeperId: number,
  organ: { readonly name: string; readonly shortName: string },
  year: number,
  form: FormId,
): Promise<Cells | undefined> {
  const rows = (await listOfYear(db, keeperId, year)).filter(
    (row) => sameOrgan(row.organ, organ.name) || sameOrgan(row.organ, organ.shortName),
  )
  for (const row of rows) {
    const opened = await openChecked(db, keeperId, row.checkId)
    if (opened === undefined) continue
    const { report, findings } = opened
    const whole = report.format === form && !report.otherCombined && report.unread.length === 0
    if (whole && !findings.some(({ severity }) => severity === 'error')) return report.cells
  }
  return undefined
}
