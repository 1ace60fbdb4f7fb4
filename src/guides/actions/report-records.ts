/** What the annual report takes from the guides: each matter is a service guide, each handled record counts. */
import { CompiledQuery, type Kysely } from 'kysely'
import type { RegisterRecord } from '../../annual-report/compute.ts'
import { proactivePath } from '../../annual-report/model.ts'
import { composeDate, type LocalDate } from '../../law/local-date.ts'
import type { Tables } from '../../platform/database/tables.ts'
import { CHANNEL_LABELS, MATTER_LABELS, type MatterRow } from '../model.ts'
import '../tables.ts'

/** The matters in being by the end of the year and what was handled in it. */
export async function handledRecordsOf(
  db: Kysely<Tables>,
  organId: number,
  year: number,
): Promise<readonly RegisterRecord[]> {
  const [first, last] = [composeDate(year, 1, 1), composeDate(year, 12, 31)]
  const guides = await db
    .selectFrom('service_guide')
    .select(['guide_id', 'row_key', 'valid_from', 'valid_to'])
    .where('organ_id', '=', organId)
    .where('valid_from', '<=', last)
    .execute()
  const records = await db
    .selectFrom('handled_record')
    .select(['record_id', 'guide_id', 'handled_on', 'count'])
    .where('organ_id', '=', organId)
    .where('withdrawn', '=', false)
    .where('handled_on', '>=', first)
    .where('handled_on', '<=', last)
    .execute()
  const rowOf = new Map<string, MatterRow>(guides.map((guide) => [guide.guide_id, guide.row_key]))
  return [
    ...guides.map((guide) => ({
      kind: 'item' as const, // a matter
      row: guide.row_key,
      id: guide.guide_id,
      from: guide.valid_from,
      ...(guide.valid_to === null ? {} : { to: guide.valid_to }),
    })),
    ...records.map((record) => ({
      kind: 'handled' as const, // what was handled under it
      row: rowOf.get(record.guide_id) ?? 'otherServices',
      id: record.record_id,
      on: record.handled_on,
      count: record.count,
    })),
  ]
}

export interface HandledLeaf {
  readonly organId: number
  readonly path: string
  readonly count: number
}

const AGGREGATES = `
  SELECT organ_id, row_key, v.name, v.n FROM (
    SELECT organ_id, row_key,
      count(*) FILTER (WHERE valid_from < $1 AND (valid_to IS NULL OR valid_to >= $1 OR valid_to > $2)) AS previous_items,
      count(*) FILTER (WHERE valid_from BETWEEN $1 AND $2) - count(*) FILTER (WHERE valid_to BETWEEN $1 AND $2) AS change
    FROM service_guide
    WHERE valid_from <= $2 AND ($3::integer[] IS NULL OR organ_id = ANY ($3))
    GROUP BY organ_id, row_key) AS matter
  CROSS JOIN LATERAL (VALUES ('previousItems', previous_items), ('change', change)) AS v (name, n)
  WHERE v.n <> 0
  UNION ALL
  SELECT record.organ_id, guide.row_key, 'decisions', sum(record.count)::bigint
  FROM handled_record AS record
  JOIN service_guide AS guide ON guide.organ_id = record.organ_id AND guide.guide_id = record.guide_id
  WHERE NOT record.withdrawn AND record.handled_on BETWEEN $1 AND $2
    AND ($3::integer[] IS NULL OR record.organ_id = ANY ($3))
  GROUP BY record.organ_id, guide.row_key`

/** Leaves of many organs: [first day, last day counted, organ ids or null]. */
export async function handledAggregates(
  db: Kysely<Tables>,
  parameters: readonly unknown[],
): Promise<readonly HandledLeaf[]> {
  const { rows } = await db.executeQuery<{ organ_id: number; row_key: string; name: string; n: number }>(
    CompiledQuery.raw(AGGREGATES, [...parameters]),
  )
  return rows.map((row) => ({
    organId: row.organ_id,
    path: proactivePath(row.row_key, row.name),
    count: row.n,
  }))
}

export interface HandledLine {
  readonly id: string
  readonly title: string
  readonly detail: string
  readonly on: LocalDate
  readonly to: string
}

/** One line a matter or handled record, with where the desk shows it. */
export async function describeHandled(
  db: Kysely<Tables>,
  organId: number,
  ids: readonly string[],
): Promise<readonly HandledLine[]> {
  if (ids.length === 0) return []
  const guides = await db
    .selectFrom('service_guide')
    .select(['guide_id', 'name', 'category', 'row_key', 'valid_from'])
    .where('organ_id', '=', organId)
    .where('guide_id', 'in', [...ids])
    .execute()
  const records = await db
    .selectFrom('handled_record as record')
    .innerJoin('service_guide as guide', (join) =>
      join.onRef('guide.organ_id', '=', 'record.organ_id').onRef('guide.guide_id', '=', 'record.guide_id'),
    )
    .select([
      'record.record_id',
      'record.handled_on',
      'record.count',
      'record.channel',
      'guide.name',
      'guide.guide_id',
    ])
    .where('record.organ_id', '=', organId)
    .where('record.record_id', 'in', [...ids])
    .execute()
  return [
    ...guides.map((guide) => ({
      id: guide.guide_id,
      title: guide.name,
      detail: `${MATTER_LABELS[guide.row_key]}·${guide.category}`,
      on: guide.valid_from,
      to: `/guides/${guide.guide_id}`,
    })),
    ...records.map((record) => ({
      id: record.record_id,
      title: record.name,
      detail: `办理 ${record.count} 件，${CHANNEL_LABELS[record.channel]}`,
      on: record.handled_on,
      to: `/handled?record=${record.record_id}`,
    })),
  ]
}
