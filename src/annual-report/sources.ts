/**
 * Where the figures come from. 表三 is counted in the database over the projections of `application` (received_on,
 * decided_on, report_row, applicant_column of counted 件), by the conditions written at the head of compute.ts; 表二 and
 * 表四 are computed record by record from the registers of their areas, which are small.
 */
import type { Kysely } from 'kysely'
import { sql } from 'kysely'
import type { LocalDate } from '../law/local-date.ts'
import { addDays, localDate } from '../law/local-date.ts'
import type { Tables } from '../platform/database/tables.ts'
import type { LeafAmount, Period, ReportRecords } from './compute.ts'
import { assembleCells, contributionsOf, periodOf } from './compute.ts'
import type { CellValue, FormDefinition, RequestRow } from './model.ts'
import { APPLICANT_COLUMNS, requestPath, RESULT_ROWS } from './model.ts'
import type { ApplicantColumn, CellPath, ResultRow } from './model.ts'
import { leavesOfAreas, registerRecordsOf, remedyRecordsOf } from './records-of-areas.ts'

type Db = Kysely<Tables>

/** A group of applications that stand alike in the year. */
export interface CountedGroup {
  readonly organId: number
  readonly column: ApplicantColumn
  /** Received in the year; otherwise carried in. */
  readonly isNew: boolean
  /** Decided in the year: its row; otherwise carried out. */
  readonly row: ResultRow | null
  readonly count: number
}

/** One index-only pass: whatever stands in the year is either new or carried in, and either decided or carried out. */
const GROUPS = `SELECT organ_id, applicant_column, received_on >= $1 AS is_new,
    CASE WHEN decided_on <= $2 THEN report_row END AS result, count(*)::integer AS count
  FROM application
  WHERE counted AND received_on <= $2 AND (decided_on IS NULL OR decided_on >= $3)`

export const GROUPS_OF_ALL = `${GROUPS} GROUP BY 1, 2, 3, 4`
const GROUPS_OF_ORGANS = `${GROUPS} AND organ_id = ANY ($4) GROUP BY 1, 2, 3, 4`

/** Year's first day, last day known, and the first decision day that still counts (a day unknown yet is none). */
function parametersOf({ start, end }: Period): readonly string[] {
  const afterEnd = addDays(end, 1)
  return [start, end, afterEnd < start ? afterEnd : start]
}

/** What the set-based path needs of a connection: pg's own query in array mode. */
export interface ArrayQuery {
  query(config: { text: string; values: unknown[]; rowMode: 'array' }): Promise<{ rows: unknown[][] }>
}

/**
 * The groups of every organ, or of those given, in one statement. Rows come as arrays: a base of a million
 * applications has some two hundred thousand groups.
 */
export async function countGroups(
  connection: ArrayQuery,
  period: Period,
  organIds?: readonly number[],
): Promise<unknown[][]> {
  const values: unknown[] = [...parametersOf(period)]
  if (organIds !== undefined) values.push([...organIds])
  const text = organIds === undefined ? GROUPS_OF_ALL : GROUPS_OF_ORGANS
  const { rows } = await connection.query({ text, values, rowMode: 'array' })
  return rows
}

const [ORGAN, COLUMN, IS_NEW, RESULT, COUNT] = [0, 1, 2, 3, 4] as const
const COLUMN_INDEX = new Map<unknown, number>(APPLICANT_COLUMNS.map((column, index) => [column, index]))
const LEAF_ROWS: readonly RequestRow[] = ['received', 'carriedIn', 'carriedOut', ...RESULT_ROWS]
const ROW_INDEX = new Map<unknown, number>(LEAF_ROWS.map((row, index) => [row, index]))
const LEAF_PATHS = LEAF_ROWS.map((row) => APPLICANT_COLUMNS.map((column) => requestPath(row, column)))
const WIDTH = APPLICANT_COLUMNS.length

/** 表三 of many organs: their counts, the sum of all, and any organ's cells when they are asked for. */
export interface ManyRequests {
  readonly organIds: readonly number[]
  /** Leaf counts of one organ; empty where it has none. */
  readonly leavesOf: (organId: number) => readonly LeafAmount[]
  /** Leaf counts of all organs together. */
  readonly total: readonly LeafAmount[]
}

/**
 * Every organ's 表三 from one pass over the applications. The rows are kept as they came, grouped by organ; what a
 * caller looks at is assembled then (`assembleCells`), so a province costs little more than the query itself.
 */
export async function requestsOfOrgans(
  connection: ArrayQuery,
  year: number,
  asOf: LocalDate,
  organIds?: readonly number[],
): Promise<ManyRequests> {
  const rows = await countGroups(connection, periodOf(year, asOf), organIds)
  const byOrgan = new Map<number, unknown[][]>()
  const total = new Float64Array(LEAF_ROWS.length * WIDTH)
  for (const row of rows) {
    const organId = row[ORGAN] as number // integer column
    const known = byOrgan.get(organId)
    if (known === undefined) byOrgan.set(organId, [row])
    else known.push(row)
    addGroup(total, row)
  }
  return {
    organIds: [...byOrgan.keys()],
    leavesOf: (organId) => leavesOfRows(byOrgan.get(organId) ?? []),
    total: leavesOfCounts(total),
  }
}

function addGroup(counts: Float64Array, row: readonly unknown[]): void {
  const column = COLUMN_INDEX.get(row[COLUMN])
  const result = row[RESULT] === null ? ROW_INDEX.get('carriedOut') : ROW_INDEX.get(row[RESULT])
  if (column === undefined || result === undefined) {
    throw new RangeError(`no such column or row of 表三: ${String(row[COLUMN])} ${String(row[RESULT])}`)
  }
  const count = row[COUNT] as number // count(*)::integer
  const first = (row[IS_NEW] === true ? 0 : 1) * WIDTH + column
  counts[first] = (counts[first] ?? 0) + count
  const second = result * WIDTH + column
  counts[second] = (counts[second] ?? 0) + count
}

function leavesOfRows(rows: readonly (readonly unknown[])[]): readonly LeafAmount[] {
  const counts = new Float64Array(LEAF_ROWS.length * WIDTH)
  for (const row of rows) addGroup(counts, row)
  return leavesOfCounts(counts)
}

function leavesOfCounts(counts: Float64Array): readonly LeafAmount[] {
  const leaves: LeafAmount[] = []
  counts.forEach((count, index) => {
    const path = LEAF_PATHS[Math.floor(index / WIDTH)]?.[index % WIDTH]
    if (count !== 0 && path !== undefined) leaves.push({ path, count })
  })
  return leaves
}

/** As pg's array mode has them, but on a Kysely connection: the groups inside the caller's transaction, by organ. */
async function groupsOfRequests(
  db: Db,
  organIds: readonly number[],
  period: Period,
): Promise<ReadonlyMap<unknown, readonly (readonly unknown[])[]>> {
  const [start, end, from] = parametersOf(period)
  const { rows } = await sql<Record<string, unknown>>`
    SELECT organ_id, applicant_column, received_on >= ${start} AS is_new,
           CASE WHEN decided_on <= ${end} THEN report_row END AS result, count(*)::integer AS count
    FROM application
    WHERE counted AND organ_id = ANY (${[...organIds]}::integer[]) AND received_on <= ${end}
      AND (decided_on IS NULL OR decided_on >= ${from})
    GROUP BY 1, 2, 3, 4`.execute(db)
  return Map.groupBy(
    rows.map((row) => [row['organ_id'], row['applicant_column'], row['is_new'], row['result'], row['count']]),
    (row) => row[ORGAN],
  )
}

/** The live cells of one organ and year as of a day. Milliseconds: one GROUP BY and the small registers. */
export async function computeCells(
  db: Db,
  organId: number,
  form: FormDefinition,
  year: number,
  asOf: LocalDate,
): Promise<Map<CellPath, CellValue>> {
  const period = periodOf(year, asOf)
  const requests = leavesOfRows((await groupsOfRequests(db, [organId], period)).get(organId) ?? [])
  const small: ReportRecords = {
    applications: [],
    remedies: await remedyRecordsOf(db, organId, year),
    registers: await registerRecordsOf(db, organId, year),
  }
  return assembleCells(form, [...requests, ...contributionsOf(small, period)])
}

/** The same of many organs, in four statements however many they are. */
export async function computeCellsOf(
  db: Db,
  organIds: readonly number[],
  form: FormDefinition,
  year: number,
  asOf: LocalDate,
): Promise<ReadonlyMap<number, ReadonlyMap<CellPath, CellValue>>> {
  const requests = await groupsOfRequests(db, organIds, periodOf(year, asOf))
  const others = Map.groupBy(await leavesOfAreas(db, organIds, year, asOf), ({ organId }) => organId)
  return new Map(
    organIds.map((organId) => {
      const leaves = [...leavesOfRows(requests.get(organId) ?? []), ...(others.get(organId) ?? [])]
      return [organId, assembleCells(form, leaves)]
    }),
  )
}

/** All records of one organ, for the path record by record (`computeReport`) and for proving the counted one equal. */
export async function recordsOf(db: Db, organId: number, year: number): Promise<ReportRecords> {
  const rows = await db
    .selectFrom('application')
    .select(['application_id', 'applicant_column', 'received_on', 'decided_on', 'report_row'])
    .where('organ_id', '=', organId)
    .where('counted', '=', true)
    .where('received_on', 'is not', null)
    .orderBy('application_id')
    .execute()
  return {
    applications: rows.flatMap((row) =>
      row.received_on === null
        ? []
        : [
            {
              id: row.application_id,
              applicantColumn: row.applicant_column,
              receivedOn: localDate(row.received_on),
              ...(row.decided_on === null || row.report_row === null
                ? {}
                : { decided: { on: localDate(row.decided_on), row: row.report_row } }),
            },
          ],
    ),
    remedies: await remedyRecordsOf(db, organId, year),
    registers: await registerRecordsOf(db, organId, year),
  }
}

export interface ApplicationBehind {
  readonly id: string
  readonly number: string
  readonly receivedOn: string
  readonly decidedOn: string | null
  readonly column: ApplicantColumn
  readonly row: ResultRow | null
}

/** The applications behind cells of 表三: the leaves they add up, newest first, a page at a time. */
export async function applicationsBehind(
  db: Db,
  organId: number,
  leaves: readonly CellPath[],
  period: Period,
  page: { readonly limit: number; readonly offset: number },
): Promise<{ total: number; rows: readonly ApplicationBehind[] }> {
  const where = conditionOf(leaves, period)
  if (where === undefined) return { total: 0, rows: [] }
  const counted = await sql<{ total: number }>`
    SELECT count(*)::integer AS total FROM application WHERE organ_id = ${organId} AND counted AND ${where}`.execute(
    db,
  )
  const { rows } = await sql<{
    application_id: string
    number: string
    received_on: string
    decided_on: string | null
    applicant_column: ApplicantColumn
    report_row: ResultRow | null
  }>`
    SELECT application_id, number, received_on, decided_on, applicant_column, report_row FROM application
    WHERE organ_id = ${organId} AND counted AND ${where}
    ORDER BY received_on DESC, application_id LIMIT ${page.limit} OFFSET ${page.offset}`.execute(db)
  return {
    total: counted.rows[0]?.total ?? 0,
    rows: rows.map((row) => ({
      id: row.application_id,
      number: row.number,
      receivedOn: row.received_on,
      decidedOn: row.decided_on,
      column: row.applicant_column,
      row: row.report_row,
    })),
  }
}

/** One condition a row of 表三; applications of one row never stand in another of the same kind. */
function conditionOf(leaves: readonly CellPath[], period: Period) {
  const [start, end, from] = parametersOf(period)
  const byRow = Map.groupBy(leaves, (leaf) => leaf.slice('requests.'.length, leaf.lastIndexOf('.')))
  const parts = [...byRow].map(([row, paths]) => {
    const columns = sql`applicant_column IN (${sql.join(paths.map((path) => path.slice(path.lastIndexOf('.') + 1)))})`
    const undecidedBefore = sql`(decided_on IS NULL OR decided_on >= ${from})`
    switch (row) {
      case 'received':
        return sql`(${columns} AND received_on BETWEEN ${start} AND ${end})`
      case 'carriedIn':
        return sql`(${columns} AND received_on < ${start} AND received_on <= ${end} AND ${undecidedBefore})`
      case 'carriedOut':
        return sql`(${columns} AND received_on <= ${end} AND (decided_on IS NULL OR decided_on > ${end}))`
      default: {
        const rows = row === 'other' ? RESULT_ROWS.filter((each) => each.startsWith('other.')) : [row]
        return sql`(${columns} AND decided_on BETWEEN ${start} AND ${end} AND report_row IN (${sql.join(rows)}))`
      }
    }
  })
  return parts.length === 0 ? undefined : sql`(${sql.join(parts, sql` OR `)})`
}
