/** What the annual report takes from the registers: records one by one, and counts of many organs by one statement each. */
import { CompiledQuery, type Kysely } from 'kysely'
import type { RegisterRecord } from '../../annual-report/compute.ts'
import { proactivePath } from '../../annual-report/model.ts'
import { describeHandled, handledAggregates, handledRecordsOf } from '../../guides/actions/report-records.ts'
import { composeDate, type LocalDate } from '../../law/local-date.ts'
import type { Tables } from '../../platform/database/tables.ts'
import { KIND_LABELS, REGISTERS } from '../model.ts'
import { yuanFromFen } from '../rules.ts'
import { entriesById, entriesForReport, type StoredEntry } from '../store.ts'

/** Every register record of an organ that can matter to the year's report, service guides and handled records included. */
export async function registerEntriesOf(
  db: Kysely<Tables>,
  organId: number,
  year: number,
): Promise<readonly RegisterRecord[]> {
  const [first, last] = [composeDate(year, 1, 1), composeDate(year, 12, 31)]
  const entries = await entriesForReport(db, organId, first, last)
  const handled = await handledRecordsOf(db, organId, year)
  return [...entries.map(recordOf), ...handled]
}

function recordOf(entry: StoredEntry): RegisterRecord {
  const id = entry.entryId
  switch (entry.kind) {
    case 'document':
      return {
        kind: 'document',
        row: entry.row === 'regulations' ? 'regulations' : 'normativeDocuments',
        id,
        madeOn: entry.happenedOn,
        ...(entry.publishedOn === null ? {} : { publishedOn: entry.publishedOn }),
        ...(entry.endedOn === null ? {} : { repealedOn: entry.endedOn }),
      }
    case 'item':
      return {
        kind: 'item',
        row: itemRow(entry),
        id,
        from: entry.happenedOn,
        ...(entry.endedOn === null ? {} : { to: entry.endedOn }),
      }
    case 'decision':
      return { kind: 'handled', row: decisionRow(entry), id, on: entry.happenedOn, count: entry.count }
    case 'feeReceipt':
      return { kind: 'feeReceipt', id, on: entry.happenedOn, fen: entry.fen ?? 0n }
    case 'purchase':
      return { kind: 'purchase', id, on: entry.happenedOn, fen: entry.fen ?? 0n }
  }
}

function decisionRow({ row, entryId }: StoredEntry): 'licensing' | 'penalties' | 'coercion' {
  if (row === 'licensing' || row === 'penalties' || row === 'coercion') return row
  throw new RangeError(`register entry ${entryId}: no decisions in ${row}`) // held off by a CHECK of the table
}

function itemRow(entry: StoredEntry): 'licensing' | 'penalties' | 'coercion' | 'fees' {
  return entry.row === 'fees' ? 'fees' : decisionRow(entry)
}

/** A leaf cell of one organ, ready for `assembleCells`. */
export interface OrganLeaf {
  readonly organId: number
  readonly path: string
  readonly count: number
  readonly fen?: bigint
}

export interface AggregateOptions {
  /** The day the figures are asked for; the year's last day if left out or later. */
  readonly asOf?: LocalDate
  /** All organs if left out. */
  readonly organIds?: readonly number[]
}

const AGGREGATES = `
  WITH counted AS (
    SELECT organ_id, row_key,
      count(*) FILTER (WHERE kind = 'document' AND happened_on BETWEEN $1 AND $2) AS made,
      count(*) FILTER (WHERE kind = 'document' AND published_on BETWEEN $1 AND $2) AS published,
      count(*) FILTER (WHERE kind = 'document' AND ended_on BETWEEN $1 AND $2) AS repealed,
      count(*) FILTER (WHERE kind = 'document' AND published_on <= $2 AND (ended_on IS NULL OR ended_on > $2)) AS total,
      count(*) FILTER (WHERE kind = 'document' AND (ended_on IS NULL OR ended_on > $2)) AS in_force,
      count(*) FILTER (WHERE kind = 'item' AND happened_on < $1 AND (ended_on IS NULL OR ended_on >= $1 OR ended_on > $2)) AS previous_items,
      count(*) FILTER (WHERE kind = 'item' AND happened_on BETWEEN $1 AND $2)
        - count(*) FILTER (WHERE kind = 'item' AND ended_on BETWEEN $1 AND $2) AS change,
      coalesce(sum(count) FILTER (WHERE kind = 'decision' AND happened_on BETWEEN $1 AND $2), 0)::bigint AS decisions,
      count(*) FILTER (WHERE kind = 'purchase' AND happened_on BETWEEN $1 AND $2) AS purchases,
      coalesce(sum(fen) FILTER (WHERE happened_on BETWEEN $1 AND $2), 0)::text AS fen
    FROM register_entry
    WHERE NOT withdrawn AND happened_on <= $2 AND ($3::integer[] IS NULL OR organ_id = ANY ($3))
    GROUP BY organ_id, row_key)
  SELECT organ_id, row_key, v.name, v.n, v.fen
  FROM counted CROSS JOIN LATERAL (VALUES
    ('made', made, NULL), ('issued', made, NULL), ('published', published, NULL), ('repealed', repealed, NULL),
    ('total', total, NULL), ('inForce', in_force, NULL), ('previousItems', previous_items, NULL),
    ('change', change, NULL), ('decisions', decisions, NULL), ('items', purchases, NULL),
    ('amountWan', 0, CASE WHEN fen = '0' THEN NULL ELSE fen END)) AS v (name, n, fen)
  WHERE v.n <> 0 OR v.fen IS NOT NULL`

interface AggregateRow {
  organ_id: number
  row_key: string
  name: string
  n: number
  fen: string | null
}

/**
 * The register leaves of many organs at once, equal to what `contributionsOf` makes of `registerEntriesOf`. Run it as
 * the owner role for all organs; as the web role row-level security leaves only the visible ones.
 */
export async function registerAggregates(
  db: Kysely<Tables>,
  year: number,
  options: AggregateOptions = {},
): Promise<readonly OrganLeaf[]> {
  const last = composeDate(year, 12, 31)
  const end = options.asOf !== undefined && options.asOf < last ? options.asOf : last
  const parameters = [
    composeDate(year, 1, 1),
    end,
    options.organIds === undefined ? null : [...options.organIds],
  ]
  const { rows } = await db.executeQuery<AggregateRow>(CompiledQuery.raw(AGGREGATES, parameters))
  const own = rows.map((row) => ({
    organId: row.organ_id,
    path: proactivePath(row.row_key, row.name),
    count: row.n,
    ...(row.fen === null ? {} : { fen: BigInt(row.fen) }),
  }))
  return [...own, ...(await handledAggregates(db, parameters))]
}

/** One line about a record behind a cell, with where it is found in the desk. */
export interface RecordLine {
  readonly id: string
  readonly title: string
  readonly detail: string
  readonly on: LocalDate
  readonly to: string
}

/** Describes register records by id, whichever register they stand in; ids of other organs are left out. */
export async function describeRegisterRecords(
  db: Kysely<Tables>,
  organId: number,
  ids: readonly string[],
): Promise<readonly RecordLine[]> {
  const entries = await entriesById(db, organId, ids)
  const known = new Set(entries.map(({ entryId }) => entryId))
  const handled = await describeHandled(
    db,
    organId,
    ids.filter((id) => !known.has(id)),
  )
  return [...entries.map(lineOf), ...handled]
}

function lineOf(entry: StoredEntry): RecordLine {
  const amount = entry.fen === null ? [] : [`${yuanFromFen(entry.fen)} 元`]
  const several = entry.count > 1 ? [`${entry.count} 件`] : []
  const parts = [
    `${REGISTERS[entry.row].label}·${KIND_LABELS[entry.kind]}`,
    entry.number,
    ...several,
    ...amount,
  ]
  return {
    id: entry.entryId,
    title: entry.name,
    detail: parts.filter((part) => part !== '').join('，'),
    on: entry.happenedOn,
    to: `/registers/${entry.row}?entry=${entry.entryId}`,
  }
}
