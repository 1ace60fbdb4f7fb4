import { sql, type Kysely } from 'kysely'
import type { Tables } from '../../platform/database/tables.ts'
import type { Computed } from '../model.ts'
import '../tables.ts'

type Db = Kysely<Tables>

interface IndicatorRow {
  readonly indicator_id: string
  readonly parent_id: string | null
  readonly position: number
  readonly name: string
  readonly weight: number
  readonly rule: string
  readonly sampling: string
  readonly computed: Computed | null
  readonly retired_on: string | null
  readonly score: number | null
  readonly reason: string | null
}

/** The indicators of a plan, headings before what stands below them, each with its latest score. */
export async function indicatorsOf(db: Db, organId: number, planId: string) {
  const { rows } = await sql<IndicatorRow>`
    SELECT i.indicator_id, i.parent_id, i.position, i.name, i.weight, i.rule, i.sampling, i.computed, i.retired_on,
      s.score, s.reason
    FROM indicator i
    LEFT JOIN LATERAL (
      SELECT score, reason FROM indicator_score
      WHERE organ_id = ${organId} AND indicator_id = i.indicator_id ORDER BY seq DESC LIMIT 1) s ON true
    WHERE i.organ_id = ${organId} AND i.plan_id = ${planId} ORDER BY i.position`.execute(db)
  const parents = new Set(rows.flatMap(({ parent_id }) => parent_id ?? []))
  const placed = rows.map((row) => ({
    indicatorId: row.indicator_id,
    parentId: row.parent_id,
    position: row.position,
    name: row.name,
    weight: row.weight,
    rule: row.rule,
    sampling: row.sampling,
    computed: row.computed,
    retired: row.retired_on !== null,
    heading: parents.has(row.indicator_id),
    score: row.score,
    reason: row.reason ?? '',
  }))
  return placed
    .filter(({ parentId }) => parentId === null)
    .flatMap((top) => [top, ...placed.filter(({ parentId }) => parentId === top.indicatorId)])
}

export async function readIndicators(db: Db, organId: number, planId: string, year: number) {
  const indicators = await indicatorsOf(db, organId, planId)
  const facts = indicators.some(({ computed }) => computed !== null)
    ? await computedFacts(db, organId, planId, year)
    : undefined
  return indicators.map(({ position: _position, ...one }) => ({
    ...one,
    fact: one.computed === null ? null : (facts?.[one.computed] ?? null),
  }))
}

/** `done/all` from the registers themselves, so that nobody types what the system knows. */
async function computedFacts(
  db: Db,
  organId: number,
  planId: string,
  year: number,
): Promise<Readonly<Record<Computed, string>>> {
  const [first, last] = [`${year}-01-01`, `${year}-12-31`]
  const { rows } = await sql<{
    replies: number
    timely: number
    guides: number
    published: number
    tasks: number
    done: number
    visits: number
    settled: number
  }>`
    SELECT
      (SELECT count(*) FROM application WHERE organ_id = ${organId} AND delivered_on BETWEEN ${first} AND ${last}) AS replies,
      (SELECT count(*) FROM application WHERE organ_id = ${organId} AND delivered_on BETWEEN ${first} AND ${last} AND in_time) AS timely,
      (SELECT count(*) FROM service_guide WHERE organ_id = ${organId} AND valid_to IS NULL) AS guides,
      (SELECT count(*) FROM service_guide WHERE organ_id = ${organId} AND valid_to IS NULL AND published_version = version) AS published,
      (SELECT count(*) FROM task WHERE organ_id = ${organId} AND plan_id = ${planId} AND state <> 'dropped') AS tasks,
      (SELECT count(*) FROM task WHERE organ_id = ${organId} AND plan_id = ${planId} AND state = 'done') AS done,
      (SELECT count(*) FROM visit WHERE organ_id = ${organId} AND received_on BETWEEN ${first} AND ${last} AND stage <> 'voided') AS visits,
      (SELECT count(*) FROM visit WHERE organ_id = ${organId} AND received_on BETWEEN ${first} AND ${last} AND stage = 'closed') AS settled`.execute(
    db,
  )
  const row = rows[0]
  if (row === undefined) throw new Error('a select without FROM answers one row')
  return {
    timelyReplies: `${row.timely}/${row.replies}`,
    guidesComplete: `${row.published}/${row.guides}`,
    tasksDone: `${row.done}/${row.tasks}`,
    visitsSettled: `${row.settled}/${row.visits}`,
  }
}
