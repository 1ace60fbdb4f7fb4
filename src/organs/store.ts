import type { Kysely } from 'kysely'
import { sql } from 'kysely'
import type { Tables } from '../platform/database/tables.ts'
import type { OrganKind, OrganSettings, Unit } from './model.ts'
import './tables.ts'

export interface NewOrgan {
  readonly code: string
  readonly name: string
  readonly shortName: string
  readonly kind: OrganKind
  readonly parentId: number | null
  readonly settings: OrganSettings
  readonly sort: number
}

export async function insertOrgan(db: Kysely<Tables>, organ: NewOrgan): Promise<number> {
  const next = await sql<{ id: number }>`SELECT nextval('organ_id_seq')::integer AS id`.execute(db)
  const organId = next.rows[0]?.id
  if (organId === undefined) throw new Error('no organ id')
  const parent =
    organ.parentId === null
      ? []
      : (
          await db
            .selectFrom('organ')
            .select('path')
            .where('organ_id', '=', organ.parentId)
            .executeTakeFirstOrThrow()
        ).path
  await db
    .insertInto('organ')
    .values({
      organ_id: organId,
      code: organ.code,
      name: organ.name,
      short_name: organ.shortName,
      kind: organ.kind,
      parent_id: organ.parentId,
      path: [...parent, organId],
      settings: JSON.stringify(organ.settings),
      sort: organ.sort,
    })
    .execute()
  return organId
}

export async function updateOrganSettings(
  db: Kysely<Tables>,
  organId: number,
  settings: OrganSettings,
): Promise<void> {
  await db
    .updateTable('organ')
    .set({ settings: JSON.stringify(settings) })
    .where('organ_id', '=', organId)
    .execute()
}

export async function insertUnit(db: Kysely<Tables>, unit: Unit & { sort: number }): Promise<void> {
  await db
    .insertInto('unit')
    .values({
      organ_id: unit.organId,
      unit_id: unit.unitId,
      name: unit.name,
      kind: unit.kind,
      duty: unit.duty,
      sort: unit.sort,
    })
    .execute()
}

export async function listUnits(db: Kysely<Tables>, organId: number): Promise<readonly Unit[]> {
  const rows = await db
    .selectFrom('unit')
    .selectAll()
    .where('organ_id', '=', organId)
    .orderBy('sort')
    .orderBy('unit_id')
    .execute()
  return rows.map((row) => ({
    organId: row.organ_id,
    unitId: row.unit_id,
    name: row.name,
    kind: row.kind,
    duty: row.duty,
  }))
}
