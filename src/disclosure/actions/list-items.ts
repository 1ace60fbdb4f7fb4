import type { DeskContext } from '../../platform/http/desk-api.ts'
import { gramQuery, readQuery, COUNT_CAP } from '../../search/rules.ts'
import type { ItemRow } from '../contract.ts'
import type { Attribute, Clause, Kind, Stage } from '../model.ts'
import { countItems, listItems as listStored, searchItems, type ItemFilter } from '../list-store.ts'
import { rowOf } from './describe-item.ts'

export interface ListQuery {
  readonly q?: string | undefined
  readonly stage?: Stage | undefined
  readonly attribute?: Attribute | undefined
  readonly kind?: Kind | undefined
  readonly clause?: Clause | undefined
  readonly organ?: number | undefined
  readonly page: number
  readonly size: number
}

/** The register of the organs the person sees, newest change first. */
export async function listItems(
  context: DeskContext,
  query: ListQuery,
): Promise<{ items: ItemRow[]; total: number; totalIsCapped: boolean }> {
  const { actor, services } = context
  const organIds =
    query.organ === undefined ? actor.visibleOrgans : actor.visibleOrgans.filter((id) => id === query.organ)
  if (organIds.length === 0) return { items: [], total: 0, totalIsCapped: false }
  return services.database.read(context.tenancy, async (db) => {
    const typed = readQuery(query.q ?? '')
    const phrases = typed?.prefix === null ? typed.phrases : typed ? [typed.prefix ?? ''] : []
    const filter: ItemFilter = {
      organIds,
      stages: query.stage === undefined ? undefined : [query.stage],
      attribute: query.attribute,
      kind: query.kind,
      clause: query.clause,
      // A single character has no pair; such a query is answered by the filter alone.
      itemIds:
        typed === undefined || typed.prefix !== null
          ? undefined
          : await searchItems(db, organIds, gramQuery(phrases), phrases, COUNT_CAP),
    }
    const total = await countItems(db, filter, COUNT_CAP)
    const offset = (query.page - 1) * query.size
    const rows = await listStored(db, filter, { limit: query.size, offset })
    return {
      items: rows.map((row) => rowOf(context, row)),
      total: Math.min(total, COUNT_CAP),
      totalIsCapped: total > COUNT_CAP,
    }
  })
}
