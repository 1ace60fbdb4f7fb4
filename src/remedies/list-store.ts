/** The register of reviews and suits, and the cases behind a figure of 表四. */
import { sql, type Expression, type Kysely, type SqlBool } from 'kysely'
import type { RemedyBlock } from '../annual-report/model.ts'
import { REVIEW_OUTCOMES, SUIT_OUTCOMES } from '../annual-report/remedy-columns.ts'
import { composeDate, type LocalDate } from '../law/local-date.ts'
import type { Tables } from '../platform/database/tables.ts'
import type { FigureColumn } from './model.ts'
import './tables.ts'

type Db = Kysely<Tables>

export interface RemedyFilter {
  readonly kind?: 'review' | 'suit' | undefined
  readonly open?: boolean | undefined
  readonly year?: number | undefined
  readonly figure?: RemedyFigure | undefined
  readonly page: number
  readonly pageSize: number
}

/** What one cell of 表四 counts; without block or column those of all. */
export interface RemedyFigure {
  readonly year: number
  /** The year's last day if later. */
  readonly asOf: LocalDate
  readonly block?: RemedyBlock | undefined
  readonly column?: FigureColumn | undefined
}

export async function listRemedies(db: Db, organIds: readonly number[], filter: RemedyFilter) {
  let query = db.selectFrom('remedy').where('organ_id', 'in', [...organIds])
  if (filter.kind !== undefined) query = query.where('kind', '=', filter.kind)
  if (filter.open === true)
    query = query.where((where) =>
      where.or([where('closed_on', 'is', null), where('due_on', 'is not', null)]),
    )
  if (filter.figure !== undefined) query = query.where(standsIn(filter.figure))
  else if (filter.year !== undefined) {
    const { year } = filter
    query = query
      .where('filed_on', '<=', composeDate(year, 12, 31))
      .where((where) =>
        where.or([where('closed_on', 'is', null), where('closed_on', '>=', composeDate(year, 1, 1))]),
      )
  }
  const { total } = await query
    .select((select) => select.fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow()
  const rows = await query
    .selectAll()
    .orderBy('filed_on', 'desc')
    .orderBy('remedy_id', 'desc')
    .limit(filter.pageSize)
    .offset((filter.page - 1) * filter.pageSize)
    .execute()
  return { rows, total }
}

/** The conditions of 表四 as compute.ts has them: what was not closed by the day asked for is 尚未审结. */
function standsIn({ year, asOf, block, column }: RemedyFigure): Expression<SqlBool> {
  const [first, last] = [composeDate(year, 1, 1), composeDate(year, 12, 31)]
  const end = asOf < last ? asOf : last
  const conditions = [
    sql<SqlBool>`role = 'respondent'`,
    sql<SqlBool>`filed_on <= ${end}`,
    sql<SqlBool>`(closed_on IS NULL OR closed_on >= ${first} OR closed_on > ${end})`,
  ]
  if (block === 'review') conditions.push(sql<SqlBool>`kind = 'review'`)
  else if (block !== undefined)
    conditions.push(sql<SqlBool>`kind = 'suit' AND after_review = ${block === 'litigation.afterReview'}`)
  if (column === 'pending') conditions.push(sql<SqlBool>`(closed_on IS NULL OR closed_on > ${end})`)
  else if (column !== undefined)
    conditions.push(sql<SqlBool>`closed_on <= ${end} AND ${COLUMN_OF} = ${column}`)
  return sql<SqlBool>`(${sql.join(conditions, sql` AND `)})`
}

/** The column of a closed case: the override, else by the table of outcomes. */
const COLUMN_OF = sql`coalesce(column_override, CASE ${sql.join(
  (
    [
      ['review', REVIEW_OUTCOMES],
      ['suit', SUIT_OUTCOMES],
    ] as const
  ).flatMap(([kind, outcomes]) =>
    Object.entries(outcomes).map(
      ([outcome, { column }]) =>
        sql`WHEN kind = ${sql.lit(kind)} AND outcome = ${sql.lit(outcome)} THEN ${sql.lit(column)}`,
    ),
  ),
  sql` `,
)} ELSE 'other' END)`

export async function dueRemedies(db: Db, organId: number) {
  return db
    .selectFrom('remedy')
    .selectAll()
    .where('organ_id', '=', organId)
    .where('due_on', 'is not', null)
    .orderBy('due_on')
    .orderBy('remedy_id')
    .limit(100)
    .execute()
}
