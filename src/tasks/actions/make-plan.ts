import type { LocalDate } from '../../law/local-date.ts'
import { Rollback, type Tx } from '../../platform/database/database.ts'
import type { DeskContext } from '../../platform/http/desk-api.ts'
import { newId } from '../../platform/ids.ts'
import { refuse, type Result, ok } from '../../platform/result.ts'
import type { NewIndicator, NewTask } from '../model.ts'
import '../tables.ts'

export interface NewPlan {
  readonly year: number
  readonly title: string
  readonly docNumber: string
  readonly issuedOn: LocalDate | null
  readonly tasks: readonly NewTask[]
  readonly indicators: readonly NewIndicator[]
  readonly clonedFrom?: string | null
}

/** A plan with its tasks and indicators in the caller's transaction (desk, demo). Answers the ids in the order given. */
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
  const taskIds: string[] = []
  for (const [index, task] of plan.tasks.entries())
    taskIds.push(await insertTask(tx, planId, task, index + 1, plan.issuedOn, personId))
  const indicatorIds: string[] = []
  for (const [index, indicator] of plan.indicators.entries()) {
    const indicatorId = newId(tx.now)
    indicatorIds.push(indicatorId)
    await tx.db
      .insertInto('indicator')
      .values({
        organ_id: organId,
        indicator_id: indicatorId,
        plan_id: planId,
        parent_id: indicator.parent === null ? null : (indicatorIds[indicator.parent] ?? null),
        position: index + 1,
        name: indicator.name,
        weight: indicator.weight,
        rule: indicator.rule,
        sampling: indicator.sampling,
        computed: indicator.computed,
        retired_on: null,
      })
      .execute()
  }
  tx.audit({
    type: 'taskPlan.made',
    subject: `taskPlan/${planId}`,
    data: { planId, year: plan.year, tasks: plan.tasks.length },
  })
  return { planId, taskIds, indicatorIds }
}

async function insertTask(
  tx: Tx,
  planId: string,
  task: NewTask,
  position: number,
  on: LocalDate | null,
  personId: string | null,
): Promise<string> {
  const taskId = newId(tx.now)
  const { organId } = tx.tenancy
  await tx.db
    .insertInto('task')
    .values({
      organ_id: organId,
      task_id: taskId,
      plan_id: planId,
      group_name: task.group,
      position,
      title: task.title,
      requirement: task.requirement,
      lead_unit_id: task.leadUnitId,
      unit_ids: [...task.unitIds],
      deadline_on: task.deadline.on,
      deadline_text: task.deadline.on === null ? task.deadline.text : null,
      state: 'open',
      urged: 0,
      last_seq: 1,
    })
    .execute()
  await tx.db
    .insertInto('task_act')
    .values({
      organ_id: organId,
      task_id: taskId,
      seq: 1,
      kind: 'added',
      act_on: on ?? (String(tx.now.toISOString().slice(0, 10)) as LocalDate), // an instant's own day
      recorded_at: tx.now,
      person_id: personId,
      note: '',
      file_hash: null,
      file_name: null,
      data: '{}',
    })
    .execute()
  return taskId
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
    const plan = await tx.db
      .selectFrom('task_plan')
      .selectAll()
      .where('organ_id', '=', organId)
      .where('plan_id', '=', planId)
      .executeTakeFirst()
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
    const plan = await tx.db
      .selectFrom('task_plan')
      .select('plan_id')
      .where('organ_id', '=', organId)
      .where('plan_id', '=', planId)
      .executeTakeFirst()
    if (plan === undefined) throw new Rollback(refuse('notFound', '没有这个计划'))
    const taskId = await insertTask(tx, planId, task, (last?.position ?? 0) + 1, context.today, personId)
    tx.audit({ type: 'task.added', subject: `task/${taskId}`, data: { taskId, planId } })
    return ok(taskId)
  })
}
