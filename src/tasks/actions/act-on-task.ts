import type { LocalDate } from '../../law/local-date.ts'
import { hasRole } from '../../people/model.ts'
import { Rollback, type Tx } from '../../platform/database/database.ts'
import { checkFile } from '../../platform/file-check.ts'
import type { DeskContext } from '../../platform/http/desk-api.ts'
import { refuse, type Result, ok } from '../../platform/result.ts'
import type { Services } from '../../platform/services.ts'
import { boundUnits } from '../../registers/actions/scope.ts'
import type { TaskActKind } from '../model.ts'
import { refusalOfTaskAct } from '../rules.ts'

export interface TaskActInput {
  readonly kind: TaskActKind
  readonly on: LocalDate
  readonly note: string
  readonly file?: { readonly name: string; readonly bytes: Uint8Array } | undefined
}

/** Keeps a file of evidence: refused by type, by ending or 密级 mark before it is stored, its row written in `tx`. */
export async function keepFile(
  services: Pick<Services, 'files'>,
  file: { readonly name: string; readonly bytes: Uint8Array },
): Promise<Result<{ readonly hash: string; readonly name: string; readonly type: string }>> {
  const checked = await checkFile(file.name, file.bytes, 'file')
  if (!checked.ok) return checked
  const { name, mediaType } = checked.value
  return ok({ hash: await services.files.put('original', file.bytes), name, type: mediaType })
}

export async function rememberFile(
  tx: Tx,
  file: { name: string; hash: string; type: string; size: number },
): Promise<void> {
  await tx.db
    .insertInto('stored_file')
    .values({
      organ_id: tx.tenancy.organId,
      hash: file.hash,
      name: file.name,
      media_type: file.type,
      size: file.size,
      stored_at: tx.now,
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

/** Progress with evidence, 督办, 通报, completion. */
export async function actOnTask(
  context: DeskContext,
  taskId: string,
  input: TaskActInput,
): Promise<Result<undefined>> {
  if (input.note.trim() === '') return refuse('invalid', '请写明情况', { field: 'note' })
  if (input.on > context.today) return refuse('invalid', '日期晚于今天，请核对', { field: 'on' })
  const supervising = input.kind === 'urged' || input.kind === 'criticised' || input.kind === 'reopened'
  if (supervising && !hasRole(context.actor, 'head', 'clerk'))
    return refuse('forbidden', '督办、通报和退回由公开工作机构登记')
  const kept = input.file === undefined ? undefined : await keepFile(context.services, input.file)
  if (kept !== undefined && !kept.ok) return kept
  const { organId, personId } = context.actor
  return context.services.database.write(context.tenancy, async (tx) => {
    const task = await tx.db
      .selectFrom('task')
      .selectAll()
      .where('organ_id', '=', organId)
      .where('task_id', '=', taskId)
      .executeTakeFirst()
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
    const state = input.kind === 'done' ? 'done' : input.kind === 'reopened' ? 'open' : task.state
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
    const { file } = input
    if (kept !== undefined && file !== undefined) {
      await rememberFile(tx, { ...kept.value, size: file.bytes.length })
    }
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
        file_hash: kept?.value.hash ?? null,
        file_name: kept?.value.name ?? null,
      })
      .execute()
    tx.audit({ type: 'task.acted', subject: `task/${taskId}`, data: { taskId, act: input.kind } })
    return ok(undefined)
  })
}
