/** 办理统计 in a handful of statements, whatever the number of cases; the conditions are those of list-store.ts. */
import { sql, type Expression, type SqlBool } from 'kysely'
import { STANDS } from './list-store.ts'
import {
  DAY_BAND_DEFINITIONS,
  STEP_DEFINITIONS,
  type DayBand,
  type Span,
  type StepName,
} from './render/statistics.ts'
import type { Db } from './store.ts'

export interface FlowRow {
  readonly dimension: 'total' | 'organ' | 'unit' | 'channel' | 'column' | 'result' | 'days'
  readonly key: string
  readonly received: number
  readonly carriedIn: number
  readonly decided: number
  readonly carriedOut: number
  readonly delivered: number
  readonly inTime: number
  readonly late: number
  readonly hidden: number
  /** Sum of the working days used, and over how many. */
  readonly days: number
  readonly timed: number
}

const BANDS = sql.join(
  (Object.keys(DAY_BAND_DEFINITIONS) as Exclude<DayBand, 'none'>[]) // the keys of the constant record
    .map((band) => {
      const { from, to } = DAY_BAND_DEFINITIONS[band]
      return sql`WHEN days_used BETWEEN ${sql.lit(from)} AND ${sql.lit(to ?? 100_000)} THEN ${sql.lit(band)}`
    }),
  sql` `,
)

/** Every dimension of the page from one pass over the cases of the period. */
export async function flowRows(
  db: Db,
  organs: readonly number[],
  { from, to }: Span,
  seen: Expression<SqlBool>,
): Promise<readonly FlowRow[]> {
  const { rows } = await sql<FlowRow>`
    WITH of_period AS (
      SELECT organ_id, unit_id, channel, applicant_column, report_row, days_used, in_time,
        received_on >= ${from}::date AS received,
        received_on < ${from}::date AND (decided_on IS NULL OR decided_on >= ${from}::date) AS carried_in,
        coalesce(decided_on BETWEEN ${from}::date AND ${to}::date, false) AS decided,
        decided_on IS NULL OR decided_on > ${to}::date AS carried_out,
        coalesce(delivered_on BETWEEN ${from}::date AND ${to}::date, false) AS delivered,
        (${seen}) IS NOT TRUE AS hidden
      FROM application
      WHERE organ_id = ANY (${[...organs]}::integer[]) AND counted AND received_on <= ${to}::date
        AND (received_on >= ${from}::date OR decided_on IS NULL OR decided_on >= ${from}::date
             OR delivered_on >= ${from}::date)
    )
    SELECT d.dimension, d.key,
      count(*) FILTER (WHERE received)::integer AS received,
      count(*) FILTER (WHERE carried_in)::integer AS "carriedIn",
      count(*) FILTER (WHERE decided)::integer AS decided,
      count(*) FILTER (WHERE carried_out)::integer AS "carriedOut",
      count(*) FILTER (WHERE delivered)::integer AS delivered,
      count(*) FILTER (WHERE delivered AND in_time)::integer AS "inTime",
      count(*) FILTER (WHERE delivered AND NOT in_time)::integer AS late,
      count(*) FILTER (WHERE hidden)::integer AS hidden,
      coalesce(sum(days_used) FILTER (WHERE delivered), 0)::integer AS days,
      count(days_used) FILTER (WHERE delivered)::integer AS timed
    FROM of_period CROSS JOIN LATERAL (VALUES
      ('total', ''), ('organ', organ_id::text), ('unit', coalesce(unit_id::text, 'none')), ('channel', channel),
      ('column', applicant_column), ('result', coalesce(report_row, '')),
      ('days', CASE ${BANDS} ELSE 'none' END)) AS d(dimension, key)
    GROUP BY 1, 2`.execute(db)
  return rows
}

export interface MonthPair {
  /** The last day before the period's first month, or the first day of the month received in. */
  readonly received: string | null
  readonly decided: string | null
  readonly count: number
}

/** Cases by month of receipt and month of decision; null: before the period, or after it and not yet. */
export async function monthPairs(
  db: Db,
  organs: readonly number[],
  { from, to }: Span,
): Promise<readonly MonthPair[]> {
  const { rows } = await sql<MonthPair>`
    SELECT CASE WHEN received_on >= ${from}::date THEN to_char(received_on, 'YYYY-MM') END AS received,
      CASE WHEN decided_on <= ${to}::date THEN to_char(greatest(decided_on, ${from}::date), 'YYYY-MM') END AS decided,
      count(*)::integer AS count
    FROM application
    WHERE organ_id = ANY (${[...organs]}::integer[]) AND counted AND received_on <= ${to}::date
      AND (decided_on IS NULL OR decided_on >= ${from}::date)
    GROUP BY 1, 2`.execute(db)
  return rows
}

/** Of the cases decided in the period: how many have each step on record. */
export async function stepCounts(
  db: Db,
  organs: readonly number[],
  { from, to }: Span,
  steps: readonly StepName[],
): Promise<ReadonlyMap<string, number>> {
  const known = steps.flatMap((step) => STEP_DEFINITIONS[step].kinds.map((kind) => ({ step, kind })))
  const { rows } = await sql<{ step: string; count: number }>`
    SELECT s.step, count(DISTINCT (a.organ_id, a.application_id))::integer AS count
    FROM application p
    JOIN application_act a ON a.organ_id = p.organ_id AND a.application_id = p.application_id
    JOIN unnest(${known.map(({ step }) => step)}::text[], ${known.map(({ kind }) => kind)}::text[]) AS s(step, kind)
      ON s.kind = a.kind
    WHERE p.organ_id = ANY (${[...organs]}::integer[]) AND p.counted
      AND p.decided_on BETWEEN ${from}::date AND ${to}::date AND ${STANDS}
    GROUP BY 1`.execute(db)
  return new Map(rows.map(({ step, count }) => [step, count]))
}

export interface FeeSum {
  readonly kind: string
  readonly cases: number
  readonly yuan: string
}

/** 信息处理费 by the day of the act, as section 六 of the annual report has it. */
export async function feeSums(
  db: Db,
  organs: readonly number[],
  { from, to }: Span,
): Promise<readonly FeeSum[]> {
  const { rows } = await sql<FeeSum>`
    SELECT a.kind, count(DISTINCT (a.organ_id, a.application_id))::integer AS cases,
      coalesce(sum((a.data->>'amount')::numeric), 0)::text AS yuan
    FROM application_act a
    WHERE a.organ_id = ANY (${[...organs]}::integer[]) AND a.kind IN ('feeNotice', 'feePaid')
      AND a.act_on BETWEEN ${from}::date AND ${to}::date AND ${STANDS}
    GROUP BY a.kind`.execute(db)
  return rows
}

export interface AnsweredItem {
  readonly itemId: string
  readonly count: number
}

/** 查到已公开、未再申请: one audit event each (note-answered-by-public.ts), by item, most first. Days are of Shanghai. */
export async function answeredByPublic(
  db: Db,
  organs: readonly number[],
  { from, to }: Span,
): Promise<readonly AnsweredItem[]> {
  const { rows } = await sql<AnsweredItem>`
    SELECT data->>'itemId' AS "itemId", count(*)::integer AS count FROM audit_event
    WHERE organ_id = ANY (${[...organs]}::integer[]) AND type = 'application.answeredByPublic'
      AND at >= (${from}::timestamp AT TIME ZONE 'Asia/Shanghai')
      AND at < ((${to}::date + 1)::timestamp AT TIME ZONE 'Asia/Shanghai')
    GROUP BY 1 ORDER BY 2 DESC, 1`.execute(db)
  return rows
}

export async function unitNames(db: Db, organId: number): Promise<ReadonlyMap<string, string>> {
  const rows = await db
    .selectFrom('unit')
    .select(['unit_id', 'name'])
    .where('organ_id', '=', organId)
    .execute()
  return new Map(rows.map(({ unit_id, name }) => [unit_id, name]))
}
