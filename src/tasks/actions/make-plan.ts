import type { Insertable } from 'kysely'
import type { LocalDate } from '../../law/local-date.ts'
import { Rollback, type Tx } from '../../platform/database/database.ts'
import type { DeskContext } from '../../platform/http/desk-api.ts'
import { newId } from '../../platform/ids.ts'
import { refuse, type Result, ok } from '../../platform/result.ts'
import type { Tables } from '../../platform/database/tables.ts'
import type { NewIndicator, NewTask, TaskActKind, TaskState } from '../model.ts'
import { findPlan } from '../plan-store.ts'
import '../tables.ts'

/** What a unit reported of a task in the past; a file of evidence is stored before. */
export interface PastTaskAct {
  readonly kind: Exclude<TaskActKind, 'added'>
  readonly on: LocalDate
  readonly note: string
  readonly personId: string | null
  readonly file?: { readonly hash: string; readonly name: string } | undefined
}

export interface PlannedTask extends NewTask {
  readonly history?: readonly PastTaskAct[]
}

export interface PlannedIndicator extends NewIndicator {
  readonly score?: { readonly score: number; readonly reason: string }
}

export interface NewPlan {
  readonly year: number
  readonly title: string
  readonly docNumber: string
  readonly issuedOn: LocalDate | null
  readonly tasks: readonly PlannedTask[]
  readonly indicators: readonly PlannedIndicator[]
  readonly clonedFrom?: string | null
}

/**
 * A plan with its tasks and indicators, and what has become of them, in the caller's transaction (desk, demo). Answers
 * the ids in the order given.
 */
export async function importTaskPlan(
  tx: Tx,
  plan: NewPlan,
  personId: string | null = null,
): Promise<{
  readonly planId: string
  readonly taskIds: readonly string[]
  readonly indicatorIds: readonly string[]
}> {
  const { organId } = tx.tenancy
  const planId = newId(tx.now)
  await tx.db
    .insertInto('task_plan')
    .values({
      organ_id: organId,
      plan_id: planId,
      year: plan.year,
      title: plan.title,
      doc_number: plan.docNumber,
      issued_on: plan.issuedOn,
      cloned_from: plan.clonedFrom ?? null,
    })
    .execute()
  const taskIds = await insertTasks(tx, planId, plan.tasks, { first: 1, on: plan.issuedOn, personId })
  const indicatorIds = await insertIndicators(tx, planId, plan.indicators, personId)
  tx.audit({
    type: 'taskPlan.made',
    subject: `taskPlan/${planId}`,
    data: { planId, year: plan.year, tasks: plan.tasks.length },
  })
  return { planId, taskIds, indicatorIds }
}

async function insertIndicators(
  tx: Tx,
  planId: string,
  indicators: readonly PlannedIndicator[],
  personId: string | null,
): Promise<readonly string[]> {
  const { organId } = tx.tenancy
  const ids = indicators.map(() => newId(tx.now))
  if (ids.length === 0) return ids
  const idAt = (place: number): string => ids[place] ?? newId(tx.now)
  await tx.db
    .insertInto('indicator')
    .values(
      indicators.map((indicator, index) => ({
        organ_id: organId,
        indicator_id: idAt(index),
        plan_id: planId,
        parent_id: indicator.parent === null ? null : (ids[indicator.parent] ?? null),
        position: index + 1,
        name: indicator.name,
        weight: indicator.weight,
        rule: indicator.rule,
        sampling: indicator.sampling,
        computed: indicator.computed,
        retired_on: null,
      })),
    )
    .execute()
  const scores = indicators.flatMap(({ score }, index) =>
    score === undefined
      ? []
      : [
          {
            organ_id: organId,
            indicator_id: idAt(index),
            seq: 1,
            ...score,
            recorded_at: tx.now,
            person_id: personId,
          },
        ],
  )
  if (scores.length > 0) await tx.db.insertInto('indicator_score').values(scores).execute()
  return ids
}

interface Placing {
  /** Position of the first. */
  readonly first: number
  readonly on: LocalDate | null
  readonly personId: string | null
}

async function insertTasks(
  tx: Tx,
  planId: string,
  tasks: readonly PlannedTask[],
  { first, on, personId }: Placing,
): Promise<readonly string[]> {
  if (tasks.length === 0) return []
  const { organId } = tx.tenancy
  const made = tasks.map((task) => ({ task, taskId: newId(tx.now), history: task.history ?? [] }))
  await tx.db
    .insertInto('task')
    .values(
      made.map(({ task, taskId, history }, index) => ({
        organ_id: organId,
        task_id: taskId,
        plan_id: planId,
        group_name: task.group,
        position: first + index,
        title: task.title,
        requirement: task.requirement,
        lead_unit_id: task.leadUnitId,
        unit_ids: [...task.unitIds],
        deadline_on: task.deadline.on,
        deadline_text: task.deadline.on === null ? task.deadline.text : null,
        state: stateAfter(history),
        urged: history.filter(({ kind }) => kind === 'urged').length,
        last_seq: history.length + 1,
      })),
    )
    .execute()
  // an instant's own day
  const addedOn = on ?? (String(tx.now.toISOString().slice(0, 10)) as LocalDate)
  await tx.db
    .insertInto('task_act')
    .values(
      made.flatMap(({ taskId, history }) => [
        taskAct(tx, taskId, 1, { kind: 'added', on: addedOn, note: '', personId }),
        ...history.map((act, index) => taskAct(tx, taskId, index + 2, act)),
      ]),
    )
    .execute()
  return made.map(({ taskId }) => taskId)
}

function stateAfter(history: readonly PastTaskAct[]): TaskState {
  const last = history.findLast(({ kind }) => kind === 'done' || kind === 'reopened')
  return last?.kind === 'done' ? 'done' : 'open'
}

function taskAct(
  tx: Tx,
  taskId: string,
  seq: number,
  act: Omit<PastTaskAct, 'kind'> & { readonly kind: TaskActKind },
): Insertable<Tables['task_act']> {
  return {
    organ_id: tx.tenancy.organId,
    task_id: taskId,
    seq,
    kind: act.kind,
    act_on: act.on,
    recorded_at: tx.now,
    person_id: act.personId,
    note: act.note,
    file_hash: act.file?.hash ?? null,
    file_name: act.file?.name ?? null,
    data: '{}',
  }
}

export async function makePlan(context: DeskContext, plan: NewPlan): Promise<Result<string>> {
  if (plan.title.trim() === '') return refuse('invalid', '请填写计划名称', { field: 'title' })
  return context.services.database.write(context.tenancy, async (tx) => {
    const made = await importTaskPlan(
      tx,
      { ...plan, issuedOn: plan.issuedOn ?? context.today },
      context.actor.personId,
    )
    return ok(made.planId)
  })
}

/** “回头看”: last year's plan again for a new year, its tasks open, its indicators unscored. */
export async function clonePlan(context: DeskContext, planId: string, year: number): Promise<Result<string>> {
  const { organId, personId } = context.actor
  return context.services.database.write(context.tenancy, async (tx) => {
    const plan = await findPlan(tx.db, organId, planId)
    if (plan === undefined) return refuse('notFound', '没有这个计划')
    if (year <= plan.year) return refuse('invalid', '新计划的年度应晚于原计划', { field: 'year' })
    const tasks = await tx.db
      .selectFrom('task')
      .selectAll()
      .where('organ_id', '=', organId)
      .where('plan_id', '=', planId)
      // A task given up is not taken over, nor is an indicator out of use.
      .where('state', '<>', 'dropped')
      .orderBy('position')
      .execute()
    const indicators = await tx.db
      .selectFrom('indicator')
      .selectAll()
      .where('organ_id', '=', organId)
      .where('plan_id', '=', planId)
      .where('retired_on', 'is', null)
      .orderBy('position')
      .execute()
    const place = new Map(indicators.map((indicator, index) => [indicator.indicator_id, index]))
    const made = await importTaskPlan(
      tx,
      {
        year,
        title: plan.title.replaceAll(String(plan.year), String(year)),
        docNumber: '',
        issuedOn: context.today,
        clonedFrom: planId,
        tasks: tasks.map((task) => ({
          group: task.group_name,
          title: task.title,
          requirement: task.requirement,
          leadUnitId: task.lead_unit_id,
          unitIds: task.unit_ids,
          // Last year's day means nothing this year; it is set again when the task is taken over.
          deadline: { on: null, text: task.deadline_on === null ? task.deadline_text : '年底前' },
        })),
        indicators: indicators.map(({ name, parent_id, weight, rule, sampling, computed }) => ({
          name,
          parent: parent_id === null ? null : (place.get(parent_id) ?? null),
          weight,
          rule,
          sampling,
          computed,
        })),
      },
      personId,
    )
    return ok(made.planId)
  })
}

export function addTask(context: DeskContext, planId: string, task: NewTask): Promise<Result<string>> {
  const { organId, personId } = context.actor
  return context.services.database.write(context.tenancy, async (tx) => {
    const last = await tx.db
      .selectFrom('task')
      .select((select) => select.fn.max('position').as('position'))
      .where('organ_id', '=', organId)
      .where('plan_id', '=', planId)
      .executeTakeFirst()
    const plan = await findPlan(tx.db, organId, planId)
    if (plan === undefined) throw new Rollback(refuse('notFound', '没有这个计划'))
    const first = (last?.position ?? 0) + 1
    const [taskId] = await insertTasks(tx, planId, [task], { first, on: context.today, personId })
    if (taskId === undefined) throw new Error('one task gives one task')
    tx.audit({ type: 'task.added', subject: `task/${taskId}`, data: { taskId, planId } })
    return ok(taskId)
  })
}
