import type { LocalDate } from '../../law/local-date.ts'
import { hasRole } from '../../people/model.ts'
import { Rollback } from '../../platform/database/database.ts'
import type { DeskContext } from '../../platform/http/desk-api.ts'
import { type GivenFile, keepFileIfGiven, rememberFile } from '../../platform/kept-file.ts'
import { refuse, type Result, ok } from '../../platform/result.ts'
import { boundUnits } from '../../registers/actions/scope.ts'
import type { TaskActKind, TaskState } from '../model.ts'
import { findTask } from '../plan-store.ts'
import { refusalOfTaskAct } from '../rules.ts'

export interface TaskActInput {
  readonly kind: TaskActKind
  readonly on: LocalDate
  readonly note: string
  readonly file?: GivenFile | undefined
}

const BY_THE_OFFICE: ReadonlySet<TaskActKind> = new Set<TaskActKind>([
  'urged',
  'criticised',
  'reopened',
  'dropped',
])
const STATE_AFTER: Readonly<Partial<Record<TaskActKind, TaskState>>> = {
  done: 'done',
  reopened: 'open',
  dropped: 'dropped',
}

/** Progress with evidence, 督办, 通报, completion. */
export async function actOnTask(
  context: DeskContext,
  taskId: string,
  input: TaskActInput,
): Promise<Result<undefined>> {
  if (input.note.trim() === '') return refuse('invalid', '请写明情况', { field: 'note' })
  if (input.on > context.today) return refuse('invalid', '日期晚于今天，请核对', { field: 'on' })
  if (BY_THE_OFFICE.has(input.kind) && !hasRole(context.actor, 'head', 'clerk'))
    return refuse('forbidden', '督办、通报、退回和撤销由公开工作机构登记')
  const kept = await keepFileIfGiven(context.services, input.file)
  if (!kept.ok) return kept
  const { organId, personId } = context.actor
  return context.services.database.write(context.tenancy, async (tx) => {
    const task = await findTask(tx.db, organId, taskId)
    if (task === undefined) return refuse('notFound', '没有这项任务')
    const bound = boundUnits(context.actor)
    if (
      bound !== undefined &&
      ![task.lead_unit_id, ...task.unit_ids].some((unit) => unit !== null && bound.includes(unit))
    ) {
      return refuse('forbidden', '这项任务不由您的科室、社区承担')
    }
    const stage = refusalOfTaskAct(task.state, input.kind)
    if (stage !== undefined) return refuse('notAllowedNow', stage)
    const state = STATE_AFTER[input.kind] ?? task.state
    const seq = task.last_seq + 1
    const updated = await tx.db
      .updateTable('task')
      .set({ state, urged: task.urged + (input.kind === 'urged' ? 1 : 0), last_seq: seq })
      .where('organ_id', '=', organId)
      .where('task_id', '=', taskId)
      .where('last_seq', '=', task.last_seq)
      .executeTakeFirst()
    if (updated.numUpdatedRows !== 1n)
      throw new Rollback(refuse('conflict', '这项任务刚被别人登记过，请刷新'))
    const file = kept.value
    if (file !== undefined) await rememberFile(tx, file)
    await tx.db
      .insertInto('task_act')
      .values({
        organ_id: organId,
        task_id: taskId,
        seq,
        kind: input.kind,
        act_on: input.on,
        recorded_at: tx.now,
        person_id: personId,
        note: input.note,
        file_hash: file?.hash ?? null,
        file_name: file?.name ?? null,
        data: '{}',
      })
      .execute()
    tx.audit({ type: 'task.acted', subject: `task/${taskId}`, data: { taskId, act: input.kind } })
    return ok(undefined)
  })
}
