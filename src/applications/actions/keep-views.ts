import type { DeskContext } from '../../platform/http/desk-api.ts'
import { newId } from '../../platform/ids.ts'
import { ok, refuse, type Result } from '../../platform/result.ts'

type Writing = Pick<DeskContext, 'services' | 'actor' | 'tenancy'>

export interface SavedView {
  readonly id: string
  readonly name: string
  readonly query: Record<string, string>
}

const MOST = 30

/** A person's own saved filters of the work-list. */
export async function listViews({ services, actor, tenancy }: Writing): Promise<SavedView[]> {
  const rows = await services.database.read(tenancy, (db) =>
    db
      .selectFrom('application_view')
      .select(['view_id', 'name', 'query'])
      .where('organ_id', '=', tenancy.organId)
      .where('person_id', '=', actor.personId)
      .orderBy('view_id')
      .execute(),
  )
  return rows.map((row) => ({ id: row.view_id, name: row.name, query: row.query }))
}

export async function saveView(
  context: Writing,
  view: { readonly name: string; readonly query: Readonly<Record<string, string>> },
): Promise<Result<string>> {
  if ((await listViews(context)).length >= MOST)
    return refuse('conflict', `最多保存${MOST}个筛选，请先删除不用的`, { field: 'name' })
  const { services, actor, tenancy } = context
  return services.database.write(tenancy, async (tx) => {
    const viewId = newId(tx.now)
    await tx.db
      .insertInto('application_view')
      .values({
        organ_id: tenancy.organId,
        view_id: viewId,
        person_id: actor.personId,
        name: view.name,
        query: JSON.stringify(view.query),
      })
      .execute()
    return ok(viewId)
  })
}

export async function removeView(
  { services, actor, tenancy }: Writing,
  viewId: string,
): Promise<Result<null>> {
  return services.database.write<Result<null>>(tenancy, async (tx) => {
    const result = await tx.db
      .deleteFrom('application_view')
      .where('organ_id', '=', tenancy.organId)
      .where('view_id', '=', viewId)
      .where('person_id', '=', actor.personId)
      .executeTakeFirst()
    return result.numDeletedRows > 0n ? ok(null) : refuse('notFound', '没有这个筛选')
  })
}
