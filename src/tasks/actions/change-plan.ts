import type { LocalDate } from '../../law/local-date.ts'
import { changesOf } from '../../platform/changes.ts'
import { Rollback } from '../../platform/database/database.ts'
import type { DeskContext } from '../../platform/http/desk-api.ts'
import { refuse, type Result, ok } from '../../platform/result.ts'
import { appendAssessmentAct, nextAssessmentSeq } from '../assessment-store.ts'
import type { NewTask } from '../model.ts'
import { findTask, lockPlan } from '../plan-store.ts'
import { refusalOfTaskAct } from '../rules.ts'
import '../tables.ts'

export interface PlanHead {
  readonly year: number
  readonly title: string
  readonly docNumber: string
  readonly issuedOn: LocalDate | null
}

/** The plan's own words put right: its name, number, day of issue, year. */
export function changePlan(
  context: DeskContext,
  planId: string,
  head: PlanHead,
  reason: string,
): Promise<Result<undefined>> {
  const { organId, personId } = context.actor
  return context.services.database.write(context.tenancy, async (tx) => {
    const plan = await lockPlan(tx.db, organId, planId)
    if (plan === undefined) return refuse('notFound', '没有这个计划')
    const { year, title, doc_number: docNumber, issued_on: issuedOn } = plan
    const changes = changesOf({ year, title, docNumber, issuedOn }, head)
    const fields = Object.keys(changes)
    if (fields.length === 0) return refuse('invalid', '没有改动，不用保存')
    await tx.db
      .updateTable('task_plan')
      .set({ year: head.year, title: head.title, doc_number: head.docNumber, issued_on: head.issuedOn })
      .where('organ_id', '=', organId)
      .where('plan_id', '=', planId)
      .execute()
    const seq = await nextAssessmentSeq(tx.db, organId, 'plan', planId)
    const act = { seq, kind: 'changed', on: context.today, note: reason, personId, changes }
    await appendAssessmentAct(tx, 'plan', planId, act)
    tx.audit({ type: 'taskPlan.changed', subject: `taskPlan/${planId}`, data: { planId, fields, reason } })
    return ok(undefined)
  })
}

/** 调整 of a task: who leads, who does it, by when, in what words. */
export function adjustTask(
  context: DeskContext,
  taskId: string,
  next: NewTask,
  reason: string,
): Promise<Result<undefined>> {
  const { organId, personId } = context.actor
  return context.services.database.write(context.tenancy, async (tx) => {
    const task = await findTask(tx.db, organId, taskId)
    if (task === undefined) return refuse('notFound', '没有这项任务')
    const refusal = refusalOfTaskAct(task.state, 'adjusted')
    if (refusal !== undefined) return refuse('notAllowedNow', refusal)
    const before: NewTask = {
      group: task.group_name,
      title: task.title,
      requirement: task.requirement,
      leadUnitId: task.lead_unit_id,
      unitIds: task.unit_ids,
      deadline: { on: task.deadline_on, text: task.deadline_text },
    }
    const deadline = { on: next.deadline.on, text: next.deadline.on === null ? next.deadline.text : null }
    const changes = changesOf(before, { ...next, deadline })
    const fields = Object.keys(changes)
    if (fields.length === 0) return refuse('invalid', '没有改动，不用调整')
    const updated = await tx.db
      .updateTable('task')
      .set({
        group_name: next.group,
        title: next.title,
        requirement: next.requirement,
        lead_unit_id: next.leadUnitId,
        unit_ids: [...next.unitIds],
        deadline_on: deadline.on,
        deadline_text: deadline.text,
        last_seq: task.last_seq + 1,
      })
      .where('organ_id', '=', organId)
      .where('task_id', '=', taskId)
      .where('last_seq', '=', task.last_seq)
      .executeTakeFirst()
    if (updated.numUpdatedRows !== 1n)
      throw new Rollback(refuse('conflict', '这项任务刚被别人登记过，请刷新'))
    await tx.db
      .insertInto('task_act')
      .values({
        organ_id: organId,
        task_id: taskId,
        seq: task.last_seq + 1,
        kind: 'adjusted',
        act_on: context.today,
        recorded_at: tx.now,
        person_id: personId,
        note: reason,
        file_hash: null,
        file_name: null,
        data: JSON.stringify({ changes }),
      })
      .execute()
    tx.audit({ type: 'task.adjusted', subject: `task/${taskId}`, data: { taskId, fields, reason } })
    return ok(undefined)
  })
}
