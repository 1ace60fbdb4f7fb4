/** What the portal shows of the guides: only what is published. */
import type { Kysely } from 'kysely'
import type { LocalDate } from '../law/local-date.ts'
import type { Tables } from '../platform/database/tables.ts'
import type { GuideContent } from './model.ts'
import './tables.ts'

export interface PublicGuideEntry {
  readonly organId: number
  readonly guideId: string
  readonly name: string
  readonly category: string
  readonly unitName: string
  readonly publishedOn: LocalDate
}

export interface PublicGuide extends PublicGuideEntry {
  readonly content: GuideContent
  readonly version: number
  readonly validFrom: LocalDate
}

const ENTRY = [
  'organ_id as organId',
  'guide_id as guideId',
  'name',
  'category',
  'unit_name as unitName',
  'published_on as publishedOn',
] as const

const MOST = 500

/** Published guides of some organs, by category and order; of one text, those whose name or unit has it. */
export async function listPublicGuides(
  db: Kysely<Tables>,
  organIds: readonly number[],
  filter: { readonly category?: string | undefined; readonly text?: string | undefined } = {},
): Promise<readonly PublicGuideEntry[]> {
  let query = db
    .selectFrom('public_guide')
    .select(ENTRY)
    .where('organ_id', 'in', [...organIds])
  if (filter.category !== undefined) query = query.where('category', '=', filter.category)
  if (filter.text !== undefined) {
    const pattern = `%${filter.text.replace(/[\\%_]/g, '\\$&')}%`
    query = query.where((where) =>
      where.or([where('name', 'like', pattern), where('unit_name', 'like', pattern)]),
    )
  }
  return query
    .orderBy('category')
    .orderBy('organ_id')
    .orderBy('sort')
    .orderBy('guide_id')
    .limit(MOST)
    .execute()
}

export async function findPublicGuide(
  db: Kysely<Tables>,
  organIds: readonly number[],
  guideId: string,
): Promise<PublicGuide | undefined> {
  return db
    .selectFrom('public_guide')
    .select([...ENTRY, 'content', 'version', 'valid_from as validFrom'])
    .where('organ_id', 'in', [...organIds])
    .where('guide_id', '=', guideId)
    .executeTakeFirst()
}
