import { sql, type Expression, type SqlBool } from 'kysely'
import type { ApplicantColumn } from '../annual-report/model.ts'
import type { Tx } from '../platform/database/database.ts'
import type { FrequencyLimits } from './render/statistics-contract.ts'
import type { Db } from './store.ts'

export interface Frequent {
  readonly id: string
  readonly name: string
  readonly column: ApplicantColumn
  /** `YYYY-MM` or `YYYY`. */
  readonly period: string
  readonly count: number
}

/** Applicants with more than `limit` applications received in one month, or one year, of a year; most first. */
export async function frequentApplicants(
  db: Db,
  organId: number,
  options: {
    readonly year: number
    readonly by: 'month' | 'year'
    readonly limit: number
    readonly seen: Expression<SqlBool>
  },
): Promise<readonly Frequent[]> {
  const { year, by, limit, seen } = options
  const format = by === 'month' ? 'YYYY-MM' : 'YYYY'
  const { rows } = await sql<Frequent>`
    SELECT (array_agg(application_id ORDER BY received_on DESC, application_id))[1] AS id,
      (array_agg(masked_name ORDER BY received_on DESC, application_id))[1] AS name,
      (array_agg(applicant_column ORDER BY received_on DESC, application_id))[1] AS column,
      to_char(received_on, ${sql.lit(format)}) AS period, count(*)::integer AS count
    FROM application
    WHERE organ_id = ${organId} AND counted AND ${seen}
      AND received_on BETWEEN ${`${year}-01-01`}::date AND ${`${year}-12-31`}::date
    GROUP BY identity_hash, to_char(received_on, ${sql.lit(format)})
    HAVING count(*) > ${limit}
    ORDER BY 5 DESC, 4 DESC, 1 LIMIT 200`.execute(db)
  return rows
}

/** How many of an applicant's applications were received in a span. */
export async function countOfApplicant(
  db: Db,
  applicant: { readonly organId: number; readonly identity: Buffer },
  { from, to }: { readonly from: string; readonly to: string },
  seen: Expression<SqlBool>,
): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    SELECT count(*)::integer AS count FROM application
    WHERE organ_id = ${applicant.organId} AND identity_hash = ${applicant.identity} AND counted AND ${seen}
      AND received_on BETWEEN ${from}::date AND ${to}::date`.execute(db)
  return rows[0]?.count ?? 0
}

export async function readLimits(db: Db, organId: number): Promise<FrequencyLimits | undefined> {
  const row = await db
    .selectFrom('application_setting')
    .select(['frequent_month', 'frequent_year'])
    .where('organ_id', '=', organId)
    .executeTakeFirst()
  return row === undefined ? undefined : { month: row.frequent_month, year: row.frequent_year }
}

export async function writeLimits(tx: Tx, { month, year }: FrequencyLimits): Promise<void> {
  const values = { frequent_month: month, frequent_year: year }
  await tx.db
    .insertInto('application_setting')
    .values({ organ_id: tx.tenancy.organId, ...values })
    .onConflict((conflict) => conflict.column('organ_id').doUpdateSet(values))
    .execute()
}
