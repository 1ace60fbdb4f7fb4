/** The report of the year before, where it is one: two reports with a year between them are not compared. */
import type { Cells, FormDefinition } from '../model.ts'
import type { Subject } from './check.ts'

export function previousYearOf(
  subject: Subject,
): { form: FormDefinition; cells: Cells; name: string } | undefined {
  const { previous, year } = subject
  if (previous === undefined) return undefined
  if (year !== null && previous.year !== null && previous.year !== year - 1) return undefined
  const name = previous.year === null ? '上年年报' : `${previous.year}年年报`
  return { form: previous.form, cells: previous.cells, name }
}
