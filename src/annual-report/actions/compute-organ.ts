import type { LocalDate } from '../../law/local-date.ts'
import type { Organ } from '../../organs/model.ts'
import { sayCell } from '../checks/naming.ts'
import { contributionsOf, leafPathsOf, periodOf } from '../compute.ts'
import { formForYear } from '../forms/index.ts'
import type { CellPath, FormDefinition } from '../model.ts'
import { plainValue } from '../render/snapshot.ts'
import { registerRecordsOf, remedyRecordsOf } from '../records-of-areas.ts'
import { computeCells } from '../sources.ts'
import type { Db } from '../store.ts'

export interface ComputedCell {
  /** 表三“（一）予以公开”行“自然人”列 */
  readonly name: string
  /** A count, or an amount in 万元. */
  readonly value: number
  /** How many records stand behind it; a record of many 件 is one. */
  readonly cases: number
}

export interface ComputedOrgan {
  readonly form: FormDefinition
  readonly cells: ReadonlyMap<CellPath, ComputedCell>
}

/** The report of one organ and year as its records give it on a day. */
export async function computeOrgan(
  db: Db,
  organ: Pick<Organ, 'organId'>,
  year: number,
  asOf: LocalDate,
): Promise<ComputedOrgan> {
  const form = formForYear(year)
  const cells = await computeCells(db, organ.organId, form, year, asOf)
  const small = {
    applications: [],
    remedies: await remedyRecordsOf(db, organ.organId, year),
    registers: await registerRecordsOf(db, organ.organId, year),
  }
  const behind = new Map<CellPath, number>()
  for (const { path } of contributionsOf(small, periodOf(year, asOf))) {
    behind.set(path, (behind.get(path) ?? 0) + 1)
  }
  return {
    form,
    cells: new Map(
      [...cells].map(([path, value]) => {
        const number = plainValue(value) ?? 0
        // An application is one 件 in one row and column, so the count of 表三 is the number of its records.
        const cases = path.startsWith('requests.')
          ? number
          : leafPathsOf(form, path).reduce((sum, leaf) => sum + (behind.get(leaf) ?? 0), 0)
        return [path, { name: sayCell(form, path), value: number, cases }]
      }),
    ),
  }
}
