/** For other areas: what is public now, and the documents the annual report counts. */
import type { Services } from '../../platform/services.ts'
import type { Kind } from '../model.ts'
import { searchPublic } from '../public-search.ts'
import { listPublic, type PublicEntry } from '../public-store.ts'
import { similarPublic } from '../similar-public.ts'
import { type Db } from '../store.ts'
import { documentsOf, type DocumentRecord } from '../list-store.ts'

/** 规章 and 行政规范性文件 of an organ with the days that the annual report's first table counts by. */
export function listDocuments(db: Db, organId: number): Promise<readonly DocumentRecord[]> {
  return documentsOf(db, organId)
}
export type { DocumentRecord } from '../list-store.ts'
export type { PublicEntry } from '../public-store.ts'

/** Published items that match what somebody types, best first: offered before an application is sent. */
export async function findPublicItems(
  services: Services,
  organIds: readonly number[] | null,
  typed: string,
  limit = 5,
): Promise<readonly PublicEntry[]> {
  const found = await searchPublic(services.database.open, { scope: organIds }, typed, {
    page: 1,
    size: limit,
  })
  return found.hits
}

/** Published items of any organ whose titles a description seems to mean, best first. */
export function findSimilarPublic(
  services: Services,
  text: string,
  limit: number,
): Promise<readonly PublicEntry[]> {
  return similarPublic(services.database.open, text, limit)
}

export interface PublicPlace {
  readonly title: string
  /** Its page, or its tombstone's, with the base path in front. */
  readonly path: string
}

/** Title and page of items by id, withdrawn ones as their tombstone keeps them; an unknown id is left out. */
export async function publicPlaces(
  { database, organs, config }: Pick<Services, 'database' | 'organs' | 'config'>,
  itemIds: readonly string[],
): Promise<ReadonlyMap<string, PublicPlace>> {
  if (itemIds.length === 0) return new Map()
  const shown = await database.open
    .selectFrom('public_item')
    .select(['organ_id', 'item_id', 'title'])
    .where('item_id', 'in', [...itemIds])
    .execute()
  const withdrawn = await database.open
    .selectFrom('public_tombstone')
    .select(['organ_id', 'item_id', 'title'])
    .where('item_id', 'in', [...itemIds])
    .execute()
  const root = organs.root()?.organId
  const placeOf = (organId: number, itemId: string, title: string): readonly [string, PublicPlace] => {
    const column = organId === root ? '' : `/o/${organs.byId(organId)?.code ?? ''}`
    return [itemId, { title, path: `${config.basePath}${column}/items/${itemId}` }]
  }
  return new Map([
    ...withdrawn.map((row) => placeOf(row.organ_id, row.item_id, `${row.title ?? '一条信息'}（已撤下）`)),
    ...shown.map((row) => placeOf(row.organ_id, row.item_id, row.title)),
  ])
}

/** The newest published items of an organ, of one kind where given. */
export function newestPublicItems(
  services: Services,
  organIds: readonly number[] | null,
  options: { kind?: Kind; limit: number },
): Promise<readonly PublicEntry[]> {
  return listPublic(
    services.database.open,
    { scope: organIds, kind: options.kind },
    { limit: options.limit, offset: 0 },
  )
}
