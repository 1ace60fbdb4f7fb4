import type { Database } from '../platform/database/database.ts'
import type { Organ, OrganId } from './model.ts'
import './tables.ts'

/** The organ tree in memory: every request needs it and it hardly ever changes. */
export interface OrganDirectory {
  /** The root district; undefined before the installation is set up. */
  root(): Organ | undefined
  byId(organId: OrganId): Organ | undefined
  byCode(code: string): Organ | undefined
  all(): readonly Organ[]
  children(organId: OrganId): readonly Organ[]
  /** The organ and everything below it. */
  subtree(organId: OrganId): readonly OrganId[]
  refresh(): Promise<void>
}

export async function openOrganDirectory(database: Database): Promise<OrganDirectory> {
  let organs: readonly Organ[] = []
  let byId = new Map<number, Organ>()
  let byCode = new Map<string, Organ>()
  let children = new Map<number | null, Organ[]>()
  const directory: OrganDirectory = {
    root: () => children.get(null)?.[0],
    byId: (organId) => byId.get(organId),
    byCode: (code) => byCode.get(code),
    all: () => organs,
    children: (organId) => children.get(organId) ?? [],
    subtree: (organId) => {
      const found: OrganId[] = []
      const visit = (id: OrganId): void => {
        found.push(id)
        for (const child of children.get(id) ?? []) visit(child.organId)
      }
      visit(organId)
      return found
    },
    async refresh() {
      const rows = await database.open
        .selectFrom('organ')
        .selectAll()
        .orderBy('sort')
        .orderBy('organ_id')
        .execute()
      organs = rows.map((row) => ({
        organId: row.organ_id,
        code: row.code,
        name: row.name,
        shortName: row.short_name,
        kind: row.kind,
        parentId: row.parent_id,
        settings: row.settings,
      }))
      byId = new Map(organs.map((organ) => [organ.organId, organ]))
      byCode = new Map(organs.map((organ) => [organ.code, organ]))
      children = Map.groupBy(organs, (organ) => organ.parentId)
    },
  }
  await directory.refresh()
  return directory
}
