import { sql, type Expression, type SelectQueryBuilder, type SqlBool } from 'kysely'
import type { z } from 'zod'
import type { ApplicantColumn } from '../annual-report/model.ts'
import { addDays, type LocalDate } from '../law/local-date.ts'
import type { Tables } from '../platform/database/tables.ts'
import type { listQuery } from './contract.ts'
import { DAY_BAND_DEFINITIONS, STEP_DEFINITIONS, type StepName } from './render/statistics.ts'
import type { Sight } from './rights.ts'
import type { ApplicationRecord, Db } from './store.ts'

export type ListFilter = z.output<typeof listQuery>
type Query<T> = SelectQueryBuilder<Tables, 'application', T>

export interface ListContext {
  readonly sight: Sight
  readonly ownOrgan: number
  readonly today: LocalDate
  /** Keyed hashes of `q` as an applicant's name, by organ: names are sealed and found only when written in full. */
  readonly nameHashes: readonly Buffer[]
  /** For `sameAs`: whose applications, at which organ; null where this person may not know whose they are. */
  readonly applicant?: { readonly organId: number; readonly identity: Buffer } | null
}

/** The rows a person may see: the same condition as `maySee`, as SQL. */
function visible<T>(query: Query<T>, context: ListContext, organs: readonly number[]): Query<T> {
  return query.where('application.organ_id', 'in', organs).where(seen(context))
}

export function seen({ sight, ownOrgan }: Pick<ListContext, 'sight' | 'ownOrgan'>): Expression<SqlBool> {
  const mine = sql<SqlBool>`(application.organ_id = ${ownOrgan} AND application.assignee_id = ${sight.personId}::uuid)`
  const restricted = sight.restricted
    ? sql<SqlBool>`(NOT application.restricted OR application.organ_id = ${ownOrgan})`
    : sql<SqlBool>`NOT application.restricted`
  const inUnit =
    sight.units === undefined
      ? sql<SqlBool>`true`
      : sql<SqlBool>`application.unit_id = ANY (${[...sight.units]}::uuid[])`
  return sql<SqlBool>`(${mine} OR (${restricted} AND ${inUnit}))`
}

const DUE_SOON_DAYS = 7

type Condition = (context: ListContext) => Expression<SqlBool>

export const VIEWS: Readonly<Record<ListFilter['view'], Condition>> = {
  all: () => sql<SqlBool>`true`,
  open: () => sql<SqlBool>`NOT closed`,
  // an import taken back was no case of the office; it is found among all
  closed: () => sql<SqlBool>`closed AND stage <> 'revoked'`,
  mine: ({ sight }) => sql<SqlBool>`NOT closed AND assignee_id = ${sight.personId}::uuid`,
  unit: ({ sight }) => sql<SqlBool>`NOT closed AND unit_id = ANY (${[...(sight.units ?? [])]}::uuid[])`,
  unconfirmed: () => sql<SqlBool>`stage = 'submitted'`,
  late: ({ today }) => sql<SqlBool>`NOT closed AND delivered_on IS NULL AND due_on < ${today}::date`,
  dueSoon: ({ today }) =>
    sql<SqlBool>`NOT closed AND delivered_on IS NULL AND due_on BETWEEN ${today}::date AND ${addDays(today, DUE_SOON_DAYS)}::date`,
  inReview: () => sql<SqlBool>`stage = 'inReview'`,
  awaitingSecrecy: () => sql<SqlBool>`secrecy_due`,
  awaitingSignature: () => sql<SqlBool>`stage = 'awaitingSignature'`,
  undelivered: () => sql<SqlBool>`stage = 'decided' OR (stage = 'delivered' AND signed_on IS NULL)`,
}

function filtered<T>(query: Query<T>, filter: ListFilter, context: ListContext): Query<T> {
  const organs =
    filter.organ === undefined
      ? context.sight.organs
      : context.sight.organs.filter((id) => id === filter.organ)
  let narrowed = visible(query, context, organs.length === 0 ? [-1] : organs).where(
    sql<SqlBool>`(${VIEWS[filter.view](context)})`,
  )
  if (filter.stage !== undefined) narrowed = narrowed.where('stage', '=', filter.stage)
  if (filter.unit !== undefined)
    narrowed = narrowed.where(
      filter.unit === 'none' ? sql<SqlBool>`unit_id IS NULL` : sql<SqlBool>`unit_id = ${filter.unit}::uuid`,
    )
  if (filter.assignee !== undefined) narrowed = narrowed.where('assignee_id', '=', filter.assignee)
  if (filter.outcome !== undefined) narrowed = narrowed.where('outcome', '=', filter.outcome)
  if (filter.column !== undefined) narrowed = narrowed.where('applicant_column', '=', filter.column)
  if (filter.channel !== undefined) narrowed = narrowed.where('channel', '=', filter.channel)
  if (filter.receivedFrom !== undefined) narrowed = narrowed.where('received_on', '>=', filter.receivedFrom)
  if (filter.receivedTo !== undefined) narrowed = narrowed.where('received_on', '<=', filter.receivedTo)
  if (filter.urged === 'yes') narrowed = narrowed.where('urged', '>', 0)
  for (const condition of countedConditions(filter, context)) narrowed = narrowed.where(condition)
  const words = filter.q?.trim() ?? ''
  return words === '' ? narrowed : narrowed.where(matching(words, context))
}

/** What the numbers of the statistics count, each filter the condition of its number. */
function countedConditions(filter: ListFilter, { applicant }: ListContext): readonly Expression<SqlBool>[] {
  const { decidedFrom, decidedTo, deliveredFrom, deliveredTo, pendingOn, result, timely, daysUsed } = filter
  const found: Expression<SqlBool>[] = []
  if (filter.counted === 'yes') found.push(sql`counted`)
  if (decidedFrom !== undefined) found.push(sql`decided_on >= ${decidedFrom}::date`)
  if (decidedTo !== undefined) found.push(sql`decided_on <= ${decidedTo}::date`)
  if (deliveredFrom !== undefined) found.push(sql`delivered_on >= ${deliveredFrom}::date`)
  if (deliveredTo !== undefined) found.push(sql`delivered_on <= ${deliveredTo}::date`)
  if (pendingOn !== undefined)
    found.push(
      sql`(received_on <= ${pendingOn}::date AND (decided_on IS NULL OR decided_on > ${pendingOn}::date))`,
    )
  if (result !== undefined) found.push(sql`(report_row = ${result} OR report_row LIKE ${`${result}.%`})`)
  if (timely !== undefined) found.push(sql`in_time = ${timely === 'yes'}`)
  if (daysUsed === 'none') found.push(sql`days_used IS NULL`)
  else if (daysUsed !== undefined) {
    const { from, to } = DAY_BAND_DEFINITIONS[daysUsed]
    found.push(sql`days_used BETWEEN ${from} AND ${to ?? 100_000}`)
  }
  if (filter.step !== undefined) found.push(hasStep(filter.step, filter.stepFrom, filter.stepTo))
  if (filter.sameAs !== undefined)
    found.push(
      applicant === null || applicant === undefined
        ? sql`false`
        : sql`(application.organ_id = ${applicant.organId} AND identity_hash = ${applicant.identity})`,
    )
  return found
}

/** A step on record that was not taken back. */
function hasStep(step: StepName, from: string | undefined, to: string | undefined): Expression<SqlBool> {
  const since = from === undefined ? sql`true` : sql`a.act_on >= ${from}::date`
  const until = to === undefined ? sql`true` : sql`a.act_on <= ${to}::date`
  return sql<SqlBool>`EXISTS (SELECT 1 FROM application_act a
    WHERE a.organ_id = application.organ_id AND a.application_id = application.application_id
      AND a.kind = ANY (${[...STEP_DEFINITIONS[step].kinds]}::text[]) AND ${since} AND ${until} AND ${STANDS})`
}

/** The act `a` has not been taken back; correcting its day leaves it standing. */
export const STANDS = sql<SqlBool>`NOT EXISTS (SELECT 1 FROM application_act u
  WHERE u.organ_id = a.organ_id AND u.application_id = a.application_id AND u.kind = 'undo'
    AND (u.data->>'target')::integer = a.seq AND u.data->>'newOn' IS NULL)`

/** Number, 文号, words of the request, or the applicant's full name; `%` and `_` are letters like any other. */
function matching(words: string, { nameHashes }: ListContext): Expression<SqlBool> {
  const pattern = `%${words.replace(/[\\%_]/g, '\\$&')}%`
  const names =
    nameHashes.length === 0
      ? sql<SqlBool>`false`
      : sql<SqlBool>`name_hash = ANY (${[...nameHashes]}::bytea[])`
  return sql<SqlBool>`(number ILIKE ${pattern} OR doc_number ILIKE ${pattern} OR info_name ILIKE ${pattern}
    OR content ILIKE ${pattern} OR corrected_content ILIKE ${pattern} OR ${names})`
}

const ORDERS = {
  due: sql`due_on ASC NULLS LAST`,
  '-due': sql`due_on DESC NULLS LAST`,
  received: sql`received_on ASC NULLS LAST`,
  '-received': sql`received_on DESC NULLS LAST`,
  number: sql`number COLLATE "C" ASC`,
  '-number': sql`number COLLATE "C" DESC`,
} as const

export async function pageOf(
  db: Db,
  filter: ListFilter,
  context: ListContext,
): Promise<{ readonly rows: readonly ApplicationRecord[]; readonly total: number }> {
  const rows = await filtered(db.selectFrom('application').selectAll(), filter, context)
    .orderBy(ORDERS[filter.sort])
    .orderBy('application_id')
    .limit(filter.size)
    .offset((filter.page - 1) * filter.size)
    .execute()
  const total = await filtered(
    db.selectFrom('application').select(sql<number>`count(*)::integer`.as('total')),
    filter,
    context,
  ).executeTakeFirst()
  return { rows, total: total?.total ?? 0 }
}

export async function countViews(db: Db, context: ListContext): Promise<Readonly<Record<string, number>>> {
  const names = Object.keys(VIEWS) as ListFilter['view'][] // the record's own keys
  const counts = names.map((name) =>
    sql<number>`count(*) FILTER (WHERE ${VIEWS[name](context)})::integer`.as(name),
  )
  const row = await visible(
    db.selectFrom('application').select(counts),
    context,
    context.sight.organs,
  ).executeTakeFirst()
  return { ...row }
}

/** Whose the next step is: somebody who handles cases has all he sees, who only approves has what waits for him. */
export interface Posts {
  readonly handles: boolean
  readonly reviews: boolean
  readonly clears: boolean
  readonly signs: boolean
}

function ofPosts({ sight }: ListContext, posts: Posts): Expression<SqlBool> {
  if (posts.handles) return sql<SqlBool>`true`
  return sql<SqlBool>`(assignee_id = ${sight.personId}::uuid
    OR (${posts.reviews} AND stage = 'inReview')
    OR (${posts.clears} AND secrecy_due)
    OR (${posts.signs} AND stage = 'awaitingSignature'))`
}

/** What is to be done, and by when; the first of them for the home page. */
export async function dueRows(
  db: Db,
  context: ListContext,
  limit: number,
  posts: Posts,
): Promise<readonly ApplicationRecord[]> {
  return visible(db.selectFrom('application').selectAll(), context, context.sight.organs)
    .where('closed', '=', false)
    .where(ofPosts(context, posts))
    .orderBy(sql`due_on ASC NULLS LAST`)
    .orderBy('submitted_on')
    .orderBy('application_id')
    .limit(limit)
    .execute()
}

export interface ReportGroup {
  readonly row: string
  readonly column: ApplicantColumn
  readonly count: number
}

/** 表三 of the organs of a year as known on a day, by the conditions at the head of annual-report/compute.ts. */
export async function reportGroups(
  db: Db,
  organIds: readonly number[],
  start: string,
  end: string,
): Promise<readonly ReportGroup[]> {
  const { rows } = await sql<ReportGroup>`
    SELECT row, applicant_column AS column, count(*)::integer AS count FROM (
      SELECT applicant_column, unnest(array_remove(ARRAY[
        CASE WHEN received_on >= ${start}::date THEN 'received' ELSE
          CASE WHEN decided_on IS NULL OR decided_on >= ${start}::date THEN 'carriedIn' END END,
        CASE WHEN decided_on BETWEEN ${start}::date AND ${end}::date THEN report_row END,
        CASE WHEN decided_on IS NULL OR decided_on > ${end}::date THEN 'carriedOut' END
      ], NULL)) AS row
      FROM application
      WHERE organ_id = ANY (${[...organIds]}::integer[]) AND counted AND received_on <= ${end}::date
    ) AS g GROUP BY 1, 2 ORDER BY 1, 2`.execute(db)
  return rows
}

/** Every 件 handed in in a year, for the printed register: what was split, merged or revoked stands there with its stage. */
export async function registerRows(
  db: Db,
  organId: number,
  year: number,
): Promise<readonly ApplicationRecord[]> {
  return db
    .selectFrom('application')
    .selectAll()
    .where('organ_id', '=', organId)
    .where('submitted_on', '>=', `${year}-01-01`)
    .where('submitted_on', '<=', `${year}-12-31`)
    .orderBy(sql`number COLLATE "C"`)
    .limit(20_000)
    .execute()
}
