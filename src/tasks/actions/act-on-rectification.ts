import type { LocalDate } from '../../law/local-date.ts'
import { hasRole } from '../../people/model.ts'
import { changesOf } from '../../platform/changes.ts'
import { Rollback } from '../../platform/database/database.ts'
import type { DeskContext } from '../../platform/http/desk-api.ts'
import { type GivenFile, keepFileIfGiven, rememberFile } from '../../platform/kept-file.ts'
import { refuse, type Result, ok } from '../../platform/result.ts'
import { boundUnits } from '../../registers/actions/scope.ts'
import {
  appendAssessmentAct,
  findRectification,
  type RectificationRow,
  updateRectification,
} from '../assessment-store.ts'
import { RECTIFICATION_ACTS, type RectificationActKind, type RectificationSource } from '../model.ts'
import { refusalOfRectificationAct, stageAfter } from '../rules.ts'

export interface RectificationAct {
  readonly kind: Exclude<RectificationActKind, 'opened' | 'corrected'>
  readonly on: LocalDate
  readonly note: string
  readonly file?: GivenFile | undefined
}

/** 报进展、报整改完成 with evidence; 验收、退回、撤销、恢复 by the office, by somebody else than who reported. */
export async function actOnRectification(
  context: DeskContext,
  id: string,
  act: RectificationAct,
): Promise<Result<undefined>> {
  if (act.on > context.today) return refuse('invalid', '日期晚于今天，请核对', { field: 'on' })
  if (act.note.trim().length < 2) return refuse('invalid', '请写明情况', { field: 'note' })
  if (act.kind === 'reported' && act.file === undefined)
    return refuse('invalid', '报整改完成请附佐证材料（照片、文件等）', { field: 'files' })
  const kept = await keepFileIfGiven(context.services, act.file)
  if (!kept.ok) return kept
  const { organId, personId } = context.actor
  return context.services.database.write(context.tenancy, async (tx) => {
    const row = await findRectification(tx.db, organId, id)
    const refused = refusalOf(context, row, act.kind)
    if (row === undefined || refused !== undefined) return refused ?? refuse('notFound', '没有这项整改')
    if (act.kind === 'accepted' && row.reported_by === personId)
      return refuse('forbidden', '报整改完成的人不能自己验收，请由另一人验收')
    if (kept.value !== undefined) await rememberFile(tx, kept.value)
    const stage = stageAfter(row.stage, act.kind)
    const updated = await updateRectification(tx.db, row, {
      stage,
      ...(act.kind === 'reported' ? { done_on: act.on, result: act.note, reported_by: personId } : {}),
      ...(stage === 'open' && row.stage !== 'open' ? { done_on: null, result: '', reported_by: null } : {}),
    })
    if (!updated) throw new Rollback(refuse('conflict', '这项整改刚被别人登记过，请刷新'))
    await appendAssessmentAct(tx, 'rectification', id, {
      ...act,
      seq: row.last_seq + 1,
      personId,
      file: kept.value,
    })
    tx.audit({
      type: 'rectification.acted',
      subject: `rectification/${id}`,
      data: { rectificationId: id, act: act.kind },
    })
    return ok(undefined)
  })
}

function refusalOf(context: DeskContext, row: RectificationRow | undefined, kind: RectificationActKind) {
  const bound = boundUnits(context.actor)
  if (row === undefined || (bound !== undefined && !bound.includes(row.unit_id ?? '')))
    return refuse('notFound', '没有这项整改，或者不由您的科室、社区承担')
  if (RECTIFICATION_ACTS[kind].office && !hasRole(context.actor, 'head', 'clerk'))
    return refuse('forbidden', `“${RECTIFICATION_ACTS[kind].label}”由公开工作机构登记`)
  const stage = refusalOfRectificationAct(row.stage, kind)
  return stage === undefined ? undefined : refuse('notAllowedNow', stage)
}

export interface RectificationFacts {
  readonly source: RectificationSource
  readonly problem: string
  readonly measure: string
  readonly unitId: string | null
  readonly dueOn: LocalDate | null
}

/** 更正 of what was registered; what became of it stays with its acts. */
export function correctRectification(
  context: DeskContext,
  id: string,
  facts: RectificationFacts,
  reason: string,
): Promise<Result<undefined>> {
  const { organId, personId } = context.actor
  return context.services.database.write(context.tenancy, async (tx) => {
    const row = await findRectification(tx.db, organId, id)
    const refused = refusalOf(context, row, 'corrected')
    if (row === undefined || refused !== undefined) return refused ?? refuse('notFound', '没有这项整改')
    const { source, problem, measure, unit_id: unitId, due_on: dueOn } = row
    const changes = changesOf({ source, problem, measure, unitId, dueOn }, facts)
    if (Object.keys(changes).length === 0) return refuse('invalid', '没有改动，不用更正')
    const { unitId: unit, dueOn: due, ...texts } = facts
    if (!(await updateRectification(tx.db, row, { ...texts, unit_id: unit, due_on: due })))
      throw new Rollback(refuse('conflict', '这项整改刚被别人登记过，请刷新'))
    const act = { kind: 'corrected', on: context.today, note: reason }
    await appendAssessmentAct(tx, 'rectification', id, { ...act, seq: row.last_seq + 1, personId, changes })
    tx.audit({
      type: 'rectification.acted',
      subject: `rectification/${id}`,
      data: { rectificationId: id, act: 'corrected' },
    })
    return ok(undefined)
  })
}
