import type { Kysely } from 'kysely'
import type { LocalDate } from '../law/local-date.ts'
import type { Tables } from '../platform/database/tables.ts'
import type { GuideActKind, GuideContent, MatterRow } from './model.ts'
import './tables.ts'

type Db = Kysely<Tables>

export interface GuideHead {
  readonly guideId: string
  readonly row: MatterRow
  readonly name: string
  readonly category: string
  readonly unitId: string | null
  readonly validFrom: LocalDate
  readonly validTo: LocalDate | null
  readonly version: number
  readonly publishedVersion: number | null
  readonly sort: number
}

const HEAD = [
  'guide_id as guideId',
  'row_key as row',
  'name',
  'category',
  'unit_id as unitId',
  'valid_from as validFrom',
  'valid_to as validTo',
  'version',
  'published_version as publishedVersion',
  'sort',
] as const

export async function listGuides(db: Db, organId: number): Promise<readonly GuideHead[]> {
  return db
    .selectFrom('service_guide')
    .select(HEAD)
    .where('organ_id', '=', organId)
    .orderBy('sort')
    .orderBy('guide_id')
    .execute()
}

export async function findGuide(db: Db, organId: number, guideId: string): Promise<GuideHead | undefined> {
  return db
    .selectFrom('service_guide')
    .select(HEAD)
    .where('organ_id', '=', organId)
    .where('guide_id', '=', guideId)
    .executeTakeFirst()
}

export async function lockGuide(db: Db, organId: number, guideId: string): Promise<GuideHead | undefined> {
  return db
    .selectFrom('service_guide')
    .select(HEAD)
    .where('organ_id', '=', organId)
    .where('guide_id', '=', guideId)
    .forUpdate()
    .executeTakeFirst()
}

export async function insertGuide(
  db: Db,
  organId: number,
  guide: Omit<GuideHead, 'version' | 'publishedVersion'>,
): Promise<void> {
  await db
    .insertInto('service_guide')
    .values({
      organ_id: organId,
      guide_id: guide.guideId,
      row_key: guide.row,
      name: guide.name,
      category: guide.category,
      unit_id: guide.unitId,
      valid_from: guide.validFrom,
      valid_to: guide.validTo,
      version: 1,
      published_version: null,
      sort: guide.sort,
    })
    .execute()
}

export async function updateGuide(
  db: Db,
  organId: number,
  guideId: string,
  change: Partial<{
    name: string
    category: string
    unit_id: string | null
    valid_from: LocalDate
    valid_to: LocalDate | null
    version: number
    published_version: number | null
    sort: number
  }>,
): Promise<void> {
  await db
    .updateTable('service_guide')
    .set(change)
    .where('organ_id', '=', organId)
    .where('guide_id', '=', guideId)
    .execute()
}

export async function insertVersion(
  db: Db,
  organId: number,
  version: {
    guideId: string
    version: number
    content: GuideContent
    madeAt: Date
    madeBy: string | null
    note: string
  },
): Promise<void> {
  await db
    .insertInto('guide_version')
    .values({
      organ_id: organId,
      guide_id: version.guideId,
      version: version.version,
      content: JSON.stringify(version.content),
      made_at: version.madeAt,
      made_by: version.madeBy,
      note: version.note,
    })
    .execute()
}

export async function findVersion(db: Db, organId: number, guideId: string, version: number) {
  return db
    .selectFrom('guide_version')
    .select(['version', 'content', 'made_at', 'made_by', 'note'])
    .where('organ_id', '=', organId)
    .where('guide_id', '=', guideId)
    .where('version', '=', version)
    .executeTakeFirst()
}

export async function latestContents(db: Db, organId: number) {
  return db
    .selectFrom('service_guide as guide')
    .innerJoin('guide_version as version', (join) =>
      join
        .onRef('version.organ_id', '=', 'guide.organ_id')
        .onRef('version.guide_id', '=', 'guide.guide_id')
        .onRef('version.version', '=', 'guide.version'),
    )
    .select(['guide.guide_id as guideId', 'version.content'])
    .where('guide.organ_id', '=', organId)
    .execute()
}

export async function appendAct(
  db: Db,
  organId: number,
  act: {
    guideId: string
    kind: GuideActKind
    on: LocalDate
    at: Date
    personId: string | null
    reason?: string
    data?: Record<string, unknown>
  },
): Promise<void> {
  const last = await db
    .selectFrom('guide_act')
    .select((select) => select.fn.max('seq').as('seq'))
    .where('organ_id', '=', organId)
    .where('guide_id', '=', act.guideId)
    .executeTakeFirst()
  await db
    .insertInto('guide_act')
    .values({
      organ_id: organId,
      guide_id: act.guideId,
      seq: (last?.seq ?? 0) + 1,
      kind: act.kind,
      act_on: act.on,
      recorded_at: act.at,
      person_id: act.personId,
      reason: act.reason ?? '',
      data: JSON.stringify(act.data ?? {}),
    })
    .execute()
}

export async function listGuideActs(db: Db, organId: number, guideId: string) {
  return db
    .selectFrom('guide_act as act')
    .leftJoin('person', (join) =>
      join.onRef('person.organ_id', '=', 'act.organ_id').onRef('person.person_id', '=', 'act.person_id'),
    )
    .select([
      'act.seq',
      'act.kind',
      'act.act_on',
      'act.recorded_at',
      'act.reason',
      'act.data',
      'person.name as person',
    ])
    .where('act.organ_id', '=', organId)
    .where('act.guide_id', '=', guideId)
    .orderBy('act.seq')
    .execute()
}

export async function putPublicGuide(
  db: Db,
  organId: number,
  guide: GuideHead,
  copy: { unitName: string; version: number; on: LocalDate; content: GuideContent },
): Promise<void> {
  const values = {
    name: guide.name,
    category: guide.category,
    unit_name: copy.unitName,
    valid_from: guide.validFrom,
    valid_to: guide.validTo,
    version: copy.version,
    published_on: copy.on,
    content: JSON.stringify(copy.content),
    sort: guide.sort,
  }
  await db
    .insertInto('public_guide')
    .values({ organ_id: organId, guide_id: guide.guideId, ...values })
    .onConflict((conflict) => conflict.columns(['organ_id', 'guide_id']).doUpdateSet(values))
    .execute()
}

export async function removePublicGuide(db: Db, organId: number, guideId: string): Promise<void> {
  await db
    .deleteFrom('public_guide')
    .where('organ_id', '=', organId)
    .where('guide_id', '=', guideId)
    .execute()
}

export async function unitName(db: Db, organId: number, unitId: string | null): Promise<string> {
  if (unitId === null) return ''
  const row = await db
    .selectFrom('unit')
    .select('name')
    .where('organ_id', '=', organId)
    .where('unit_id', '=', unitId)
    .executeTakeFirst()
  return row?.name ?? ''
}
