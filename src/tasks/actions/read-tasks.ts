import { sql, type Kysely } from 'kysely'
import { hasRole } from '../../people/model.ts'
import { plain, showChanges } from '../../platform/changes.ts'
import type { Tables } from '../../platform/database/tables.ts'
import type { DeskContext } from '../../platform/http/desk-api.ts'
import { refuse, ok } from '../../platform/result.ts'
import { unitNames } from '../../registers/actions/read-register.ts'
import { readableOrgan } from '../../registers/actions/scope.ts'
import { assessmentActs } from '../assessment-store.ts'
import {
  COMPUTED_LABELS,
  INDICATOR_ACTS,
  INDICATOR_FIELD_LABELS,
  PLAN_FIELD_LABELS,
  TASK_ACTS,
  TASK_FIELD_LABELS,
  type Appraisal,
  type Computed,
  type Deadline,
  type IndicatorActKind,
} from '../model.ts'
import { findPlan } from '../plan-store.ts'
import { deadlineText, pointsText, scoreTotal } from '../rules.ts'
import { readIndicators } from './read-indicators.ts'
import '../tables.ts'

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
    const plan = await findPlan(db, organ.value, planId)
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

function shownTaskField(
  units: readonly { readonly id: string; readonly name: string }[],
  field: string,
  value: unknown,
): string {
  const nameOf = (id: unknown): string => units.find((unit) => unit.id === id)?.name ?? ''
  if (field === 'leadUnitId') return nameOf(value)
  if (field === 'unitIds') return Array.isArray(value) ? value.map(nameOf).join('、') : ''
  return field === 'deadline' ? deadlineText(value as Deadline) : plain(value) // kept by adjustTask
}

/** The changes of a plan's head, and of one of its indicators with the scores it was given. */
export async function readPlanHistory(context: DeskContext, planId: string, organId: number | undefined) {
  const organ = readableOrgan(context.actor, organId)
  if (!organ.ok) return organ
  return context.services.database.read(context.tenancy, async (db) => {
    const plan = await findPlan(db, organ.value, planId)
    if (plan === undefined) return refuse('notFound', '没有这个计划')
    const acts = await assessmentActs(db, organ.value, 'plan', planId)
    return ok({
      acts: acts.map(({ data, ...act }) => ({
        ...act,
        label: '修改计划',
        changes: [...showChanges(data.changes ?? {}, PLAN_FIELD_LABELS)],
      })),
    })
  })
}

export async function readIndicatorHistory(
  context: DeskContext,
  indicatorId: string,
  organId: number | undefined,
) {
  const organ = readableOrgan(context.actor, organId)
  if (!organ.ok) return organ
  return context.services.database.read(context.tenancy, async (db) => {
    const indicator = await db
      .selectFrom('indicator')
      .select('name')
      .where('organ_id', '=', organ.value)
      .where('indicator_id', '=', indicatorId)
      .executeTakeFirst()
    if (indicator === undefined) return refuse('notFound', '没有这项指标')
    const acts = await assessmentActs(db, organ.value, 'indicator', indicatorId)
    const scores = await db
      .selectFrom('indicator_score as score')
      .leftJoin('person', (join) =>
        join
          .onRef('person.organ_id', '=', 'score.organ_id')
          .onRef('person.person_id', '=', 'score.person_id'),
      )
      .select(['score.seq', 'score.score', 'score.reason', 'score.recorded_at', 'person.name as person'])
      .where('score.organ_id', '=', organ.value)
      .where('score.indicator_id', '=', indicatorId)
      .orderBy('score.seq')
      .execute()
    return ok({
      acts: acts.map(({ data, ...act }) => ({
        ...act,
        label: INDICATOR_ACTS[act.kind as IndicatorActKind], // written by keep-indicators
        changes: [...showChanges(data.changes ?? {}, INDICATOR_FIELD_LABELS, shownIndicatorField)],
      })),
      scores: scores.map(({ recorded_at, ...one }) => ({ ...one, recordedAt: recorded_at.toISOString() })),
    })
  })
}

function shownIndicatorField(field: string, value: unknown): string {
  if (field === 'weight') return pointsText(Number(value))
  return field === 'computed' && value !== null ? COMPUTED_LABELS[value as Computed] : plain(value) // kept by changeIndicator
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
        'act.data',
        'person.name as person',
      ])
      .where('act.organ_id', '=', organ.value)
      .where('act.task_id', '=', taskId)
      .orderBy('act.seq')
      .execute()
    if (acts.length === 0) return refuse('notFound', '没有这项任务')
    const units = [...(await unitNames(db, organ.value))]
    return ok({
      acts: acts.map(({ data, ...act }) => ({
        ...act,
        label: TASK_ACTS[act.kind].label,
        changes: [
          ...showChanges(data.changes ?? {}, TASK_FIELD_LABELS, (field, value) =>
            shownTaskField(units, field, value),
          ),
        ],
      })),
    })
  })
}

/** A file of evidence, if an act of the organ names it. */
export async function readEvidence(context: DeskContext, hash: string) {
  const { organId } = context.actor
  const { rows } = await context.services.database.read(context.tenancy, (db) =>
    sql<{ type: string; name: string | null }>`
      SELECT file.media_type AS type, act.file_name AS name
      FROM (SELECT organ_id, file_hash, file_name FROM task_act WHERE organ_id = ${organId}
            UNION ALL SELECT organ_id, file_hash, file_name FROM assessment_act WHERE organ_id = ${organId}) act
      JOIN stored_file file ON file.organ_id = act.organ_id AND file.hash = act.file_hash
      WHERE act.organ_id = ${organId} AND act.file_hash = ${hash} LIMIT 1`.execute(db),
  )
  const file = rows[0]
  if (file === undefined) return refuse('notFound', '没有这份佐证材料')
  return {
    file: {
      name: file.name ?? '佐证材料',
      type: file.type,
      bytes: await context.services.files.get('original', hash),
    },
  }
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
export async function assessmentSummary(
  db: Kysely<Tables>,
  organId: number,
  year: number,
): Promise<AssessmentSummary> {
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
        WHERE t.organ_id = ${organId} AND p.year = ${year} AND t.state <> 'dropped') AS tasks,
      (SELECT count(*) FROM task t JOIN task_plan p ON p.organ_id = t.organ_id AND p.plan_id = t.plan_id
        WHERE t.organ_id = ${organId} AND p.year = ${year} AND t.state = 'done') AS done,
      (SELECT coalesce(sum(t.urged), 0)::integer FROM task t JOIN task_plan p ON p.organ_id = t.organ_id AND p.plan_id = t.plan_id
        WHERE t.organ_id = ${organId} AND p.year = ${year}) AS urged,
      (SELECT count(*) FROM rectification WHERE organ_id = ${organId} AND year = ${year} AND stage <> 'withdrawn') AS fixes,
      (SELECT count(*) FROM rectification WHERE organ_id = ${organId} AND year = ${year} AND stage = 'accepted') AS fixed`.execute(
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
