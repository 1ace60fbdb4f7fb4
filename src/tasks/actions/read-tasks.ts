import { sql, type Kysely } from 'kysely'
import { hasRole } from '../../people/model.ts'
import type { Tables } from '../../platform/database/tables.ts'
import type { DeskContext } from '../../platform/http/desk-api.ts'
import { refuse, ok } from '../../platform/result.ts'
import { unitNames } from '../../registers/actions/read-register.ts'
import { readableOrgan } from '../../registers/actions/scope.ts'
import { TASK_ACTS, type Appraisal, type Computed } from '../model.ts'
import { scoreTotal } from '../rules.ts'
import '../tables.ts'

type Db = Kysely<Tables>

export async function readPlans(context: DeskContext, organId: number | undefined) {
  const organ = readableOrgan(context.actor, organId)
  if (!organ.ok) return organ
  return context.services.database.read(context.tenancy, async (db) => {
    const plans = await db
      .selectFrom('task_plan')
      .selectAll()
      .where('organ_id', '=', organ.value)
      .orderBy('year', 'desc')
      .orderBy('plan_id')
      .execute()
    const counts = await db
      .selectFrom('task')
      .select((select) => ['plan_id', 'state', select.fn.countAll<number>().as('n')])
      .where('organ_id', '=', organ.value)
      .groupBy(['plan_id', 'state'])
      .execute()
    const count = (planId: string, state: 'open' | 'done'): number =>
      counts.find((row) => row.plan_id === planId && row.state === state)?.n ?? 0
    return ok({
      plans: plans.map((plan) => ({
        planId: plan.plan_id,
        year: plan.year,
        title: plan.title,
        docNumber: plan.doc_number,
        issuedOn: plan.issued_on,
        done: count(plan.plan_id, 'done'),
        open: count(plan.plan_id, 'open'),
      })),
      writable: organ.value === context.actor.organId && hasRole(context.actor, 'clerk', 'head'),
    })
  })
}

export async function readPlan(context: DeskContext, planId: string, organId: number | undefined) {
  const organ = readableOrgan(context.actor, organId)
  if (!organ.ok) return organ
  return context.services.database.read(context.tenancy, async (db) => {
    const plan = await db
      .selectFrom('task_plan')
      .selectAll()
      .where('organ_id', '=', organ.value)
      .where('plan_id', '=', planId)
      .executeTakeFirst()
    if (plan === undefined) return refuse('notFound', '没有这个计划')
    const tasks = await db
      .selectFrom('task')
      .selectAll()
      .where('organ_id', '=', organ.value)
      .where('plan_id', '=', planId)
      .orderBy('position')
      .execute()
    const indicators = await readIndicators(db, organ.value, planId, plan.year)
    const own = organ.value === context.actor.organId
    return ok({
      plan: {
        planId,
        year: plan.year,
        title: plan.title,
        docNumber: plan.doc_number,
        issuedOn: plan.issued_on,
      },
      tasks: tasks.map((task) => ({
        taskId: task.task_id,
        group: task.group_name,
        title: task.title,
        requirement: task.requirement,
        leadUnitId: task.lead_unit_id,
        unitIds: task.unit_ids,
        deadline: { on: task.deadline_on, text: task.deadline_text },
        state: task.state,
        urged: task.urged,
      })),
      indicators,
      total: scoreTotal(indicators),
      units: [...(await unitNames(db, organ.value))],
      writable: own && hasRole(context.actor, 'clerk', 'head'),
      reporting: own && hasRole(context.actor, 'clerk', 'head', 'liaison'),
    })
  })
}

async function readIndicators(db: Db, organId: number, planId: string, year: number) {
  const { rows } = await sql<{
    indicator_id: string
    parent_id: string | null
    name: string
    weight: number
    rule: string
    sampling: string
    computed: Computed | null
    score: number | null
    reason: string | null
  }>`
    SELECT i.indicator_id, i.parent_id, i.name, i.weight, i.rule, i.sampling, i.computed, s.score, s.reason
    FROM indicator i
    LEFT JOIN LATERAL (
      SELECT score, reason FROM indicator_score
      WHERE organ_id = ${organId} AND indicator_id = i.indicator_id ORDER BY seq DESC LIMIT 1) s ON true
    WHERE i.organ_id = ${organId} AND i.plan_id = ${planId} ORDER BY i.position`.execute(db)
  const facts = rows.some(({ computed }) => computed !== null)
    ? await computedFacts(db, organId, planId, year)
    : undefined
  return rows.map((row) => ({
    indicatorId: row.indicator_id,
    parentId: row.parent_id,
    name: row.name,
    weight: row.weight,
    rule: row.rule,
    sampling: row.sampling,
    computed: row.computed,
    fact: row.computed === null ? null : (facts?.[row.computed] ?? null),
    score: row.score,
    reason: row.reason ?? '',
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
      (SELECT count(*) FROM task WHERE organ_id = ${organId} AND plan_id = ${planId}) AS tasks,
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

export async function readTask(context: DeskContext, taskId: string, organId: number | undefined) {
  const organ = readableOrgan(context.actor, organId)
  if (!organ.ok) return organ
  return context.services.database.read(context.tenancy, async (db) => {
    const acts = await db
      .selectFrom('task_act as act')
      .leftJoin('person', (join) =>
        join.onRef('person.organ_id', '=', 'act.organ_id').onRef('person.person_id', '=', 'act.person_id'),
      )
      .select([
        'act.seq',
        'act.kind',
        'act.act_on as on',
        'act.note',
        'act.file_hash as fileHash',
        'act.file_name as fileName',
        'person.name as person',
      ])
      .where('act.organ_id', '=', organ.value)
      .where('act.task_id', '=', taskId)
      .orderBy('act.seq')
      .execute()
    if (acts.length === 0) return refuse('notFound', '没有这项任务')
    return ok({ acts: acts.map((act) => ({ ...act, label: TASK_ACTS[act.kind].label })) })
  })
}

/** A file of evidence, if an act of the organ names it. */
export async function readEvidence(context: DeskContext, hash: string) {
  const { organId } = context.actor
  const file = await context.services.database.read(context.tenancy, (db) =>
    db
      .selectFrom('task_act as act')
      .innerJoin('stored_file as file', (join) =>
        join.onRef('file.organ_id', '=', 'act.organ_id').onRef('file.hash', '=', 'act.file_hash'),
      )
      .select(['file.media_type as type', 'act.file_name as name'])
      .where('act.organ_id', '=', organId)
      .where('act.file_hash', '=', hash)
      .executeTakeFirst(),
  )
  if (file === undefined) return refuse('notFound', '没有这份佐证材料')
  return {
    file: {
      name: file.name ?? '佐证材料',
      type: file.type,
      bytes: await context.services.files.get('original', hash),
    },
  }
}

export async function readYearResults(context: DeskContext, year: number, organId: number | undefined) {
  const organ = readableOrgan(context.actor, organId)
  if (!organ.ok) return organ
  return context.services.database.read(context.tenancy, async (db) => {
    const summary = await assessmentSummary(db, organ.value, year)
    const rectifications = await db
      .selectFrom('rectification')
      .selectAll()
      .where('organ_id', '=', organ.value)
      .where('year', '=', year)
      .orderBy('due_on')
      .orderBy('rectification_id')
      .execute()
    return ok({
      results: {
        assessment: summary.assessment ?? '',
        socialAppraisal: summary.socialAppraisal ?? '',
        accountability: summary.accountability ?? '',
      },
      rectifications: rectifications.map((row) => ({
        rectificationId: row.rectification_id,
        source: row.source,
        problem: row.problem,
        measure: row.measure,
        unitId: row.unit_id,
        dueOn: row.due_on,
        doneOn: row.done_on,
        result: row.result,
      })),
      units: [...(await unitNames(db, organ.value))],
      writable: organ.value === context.actor.organId && hasRole(context.actor, 'clerk', 'head'),
    })
  })
}

export interface AssessmentSummary {
  /** Sentences without a full stop; absent where none is recorded (条例 50). */
  readonly assessment?: string
  readonly socialAppraisal?: string
  readonly accountability?: string
  readonly tasks: { readonly all: number; readonly done: number; readonly urged: number }
  /** Of the year's plans: hundredths of points scored, of what was scored, and of all. */
  readonly score: { readonly score: number; readonly scored: number; readonly weight: number }
  readonly rectifications: { readonly all: number; readonly done: number }
}

/** What section 一 of the annual report says of 考核、社会评议、责任追究, and what stands behind it. */
export async function assessmentSummary(db: Db, organId: number, year: number): Promise<AssessmentSummary> {
  const results = await db
    .selectFrom('appraisal_result')
    .select(['kind', 'result'])
    .where('organ_id', '=', organId)
    .where('year', '=', year)
    .orderBy('seq')
    .execute()
  const latest: Partial<Record<Appraisal, string>> = {}
  for (const { kind, result } of results) latest[kind] = result
  const { rows } = await sql<{ tasks: number; done: number; urged: number; fixes: number; fixed: number }>`
    SELECT
      (SELECT count(*) FROM task t JOIN task_plan p ON p.organ_id = t.organ_id AND p.plan_id = t.plan_id
        WHERE t.organ_id = ${organId} AND p.year = ${year}) AS tasks,
      (SELECT count(*) FROM task t JOIN task_plan p ON p.organ_id = t.organ_id AND p.plan_id = t.plan_id
        WHERE t.organ_id = ${organId} AND p.year = ${year} AND t.state = 'done') AS done,
      (SELECT coalesce(sum(t.urged), 0)::integer FROM task t JOIN task_plan p ON p.organ_id = t.organ_id AND p.plan_id = t.plan_id
        WHERE t.organ_id = ${organId} AND p.year = ${year}) AS urged,
      (SELECT count(*) FROM rectification WHERE organ_id = ${organId} AND year = ${year}) AS fixes,
      (SELECT count(*) FROM rectification WHERE organ_id = ${organId} AND year = ${year} AND done_on IS NOT NULL) AS fixed`.execute(
    db,
  )
  const row = rows[0]
  if (row === undefined) throw new Error('a select without FROM answers one row')
  const plans = await db
    .selectFrom('task_plan')
    .select('plan_id')
    .where('organ_id', '=', organId)
    .where('year', '=', year)
    .execute()
  const indicators = (
    await Promise.all(plans.map((plan) => readIndicators(db, organId, plan.plan_id, year)))
  ).flat()
  return {
    ...latest,
    tasks: { all: row.tasks, done: row.done, urged: row.urged },
    score: scoreTotal(indicators),
    rectifications: { all: row.fixes, done: row.fixed },
  }
}
