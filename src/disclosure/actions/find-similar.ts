import type { DeskContext } from '../../platform/http/desk-api.ts'
import { bigrams, likeness, searchForm } from '../../search/rules.ts'
import type { Stage } from '../model.ts'
import { newestLike } from '../list-store.ts'

/** Titles alike in the own organ, so that nothing is published twice and old versions are found. */
export async function findSimilar(
  context: DeskContext,
  query: { title: string; except?: string | undefined },
): Promise<{ itemId: string; title: string; stage: Stage; likeness: number }[]> {
  const { services, actor } = context
  const grams = bigrams(searchForm(query.title))
  if (grams.length === 0) return []
  const rows = await services.database.read(context.tenancy, (db) =>
    newestLike(db, actor.organId, grams, query.except),
  )
  return rows
    .map((row) => ({ ...row, likeness: likeness(grams, bigrams(searchForm(row.title))) }))
    .filter((row) => row.likeness >= 0.45)
    .sort((a, b) => b.likeness - a.likeness)
    .slice(0, 8)
}
