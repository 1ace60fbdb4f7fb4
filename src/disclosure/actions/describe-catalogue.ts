import { toEpochDay } from '../../law/local-date.ts'
import type { DeskContext } from '../../platform/http/desk-api.ts'
import { ATTRIBUTES, CLAUSE_CODES, CLAUSES, KIND_CODES, KINDS, type Attribute } from '../model.ts'
import { countBy } from '../public-store.ts'
import { freshDaysOf } from '../rules.ts'
import { countAttributes, countLate } from '../list-store.ts'

/** The catalogue with counts, and 栏目保鲜: which columns are blank or have rested too long. */
export async function describeCatalogue(context: DeskContext, organ: number | undefined) {
  const { services, actor, today } = context
  const organIds = [actor.visibleOrgans.find((id) => id === organ) ?? actor.organId]
  const { open } = services.database
  const [byClause, byKind, attributes, late] = await Promise.all([
    countBy(open, 'clause', organIds),
    countBy(open, 'kind', organIds),
    services.database.read(context.tenancy, (db) => countAttributes(db, organIds)),
    services.database.read(context.tenancy, (db) => countLate(db, organIds, today)),
  ])
  const clauses = new Map(byClause.map((group) => [group.key, group]))
  const kinds = new Map(byKind.map((group) => [group.key, group]))
  const counts = new Map(attributes.map((row) => [row.attribute, row.count]))
  return {
    clauses: CLAUSE_CODES.map((clause) => ({
      clause,
      name: CLAUSES[clause].full,
      count: clauses.get(clause)?.count ?? 0,
      newest: clauses.get(clause)?.newest ?? null,
    })),
    columns: KIND_CODES.map((kind) => {
      const group = kinds.get(kind)
      const daysOld = group ? toEpochDay(today) - toEpochDay(group.newest) : null
      const maxDays = freshDaysOf(kind)
      const state: 'fresh' | 'stale' | 'blank' =
        daysOld === null ? 'blank' : daysOld > maxDays ? 'stale' : 'fresh'
      return {
        kind,
        name: KINDS[kind],
        count: group?.count ?? 0,
        newest: group?.newest ?? null,
        maxDays,
        daysOld,
        state,
      }
    }),
    attributes: (Object.keys(ATTRIBUTES) as Attribute[]) // the keys of the constant
      .map((attribute) => ({
        attribute,
        name: ATTRIBUTES[attribute].name,
        count: counts.get(attribute) ?? 0,
      })),
    late,
  }
}
