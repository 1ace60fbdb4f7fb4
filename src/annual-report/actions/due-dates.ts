/** When an organ's report is due: the date of the nearest supervisor that set one, else 条例49's. */
import type { Organ, OrganKind } from '../../organs/model.ts'
import type { Tenancy } from '../../platform/database/tenant.ts'
import type { Services } from '../../platform/services.ts'
import { statutoryFilingDate } from '../rules.ts'
import { listDeadlines } from '../follow-up-store.ts'

export interface DueDate {
  readonly dueOn: string
  readonly basis: string
  readonly local: boolean
}

export type DueDates = (organ: Pick<Organ, 'organId' | 'kind' | 'parentId'>) => DueDate

/** Dates of a year. A supervisor's dates are no secret to the organs below, so they are read beyond the own organ. */
export async function dueDatesOf(services: Services, tenancy: Tenancy, year: number): Promise<DueDates> {
  const above = new Set<number>()
  for (const organId of tenancy.organIds) for (const id of upFrom(services, organId)) above.add(id)
  const rows = await services.database.read({ ...tenancy, organIds: [...above] }, (db) =>
    listDeadlines(db, [...above], year),
  )
  const set = new Map(rows.map((row) => [`${row.organId}/${row.kind}`, row]))
  return (organ) => {
    for (const id of upFrom(services, organ.organId)) {
      const row = set.get(`${id}/${organ.kind}`)
      if (row !== undefined) return { dueOn: row.dueOn, basis: row.basis, local: true }
    }
    return statutoryFilingDate(organ.kind, year)
  }
}

/** The date set for a kind by one organ itself, or the statutory one. */
export async function dateOfKind(
  services: Services,
  tenancy: Tenancy,
  year: number,
  kind: OrganKind,
): Promise<DueDate> {
  const dates = await dueDatesOf(services, tenancy, year)
  return dates({ organId: tenancy.organId, kind, parentId: null })
}

/** An organ and everything above it, nearest first. */
function upFrom(services: Services, organId: number): readonly number[] {
  const found: number[] = []
  let at = services.organs.byId(organId)
  while (at !== undefined) {
    found.push(at.organId)
    at = at.parentId === null ? undefined : services.organs.byId(at.parentId)
  }
  return found
}
