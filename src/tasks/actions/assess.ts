import type { LocalDate } from '../../law/local-date.ts'
import type { Tx } from '../../platform/database/database.ts'
import type { DeskContext } from '../../platform/http/desk-api.ts'
import { newId } from '../../platform/ids.ts'
import { refuse, type Result, ok } from '../../platform/result.ts'
import type { Appraisal, RectificationSource } from '../model.ts'
import { refusalOfScore } from '../rules.ts'
import '../tables.ts'

/** A score with its reason; a later score stands beside the earlier one and takes its place. */
export function scoreIndicator(
  context: DeskContext,
  indicatorId: string,
  score: number,
  reason: string,
): Promise<Result<undefined>> {
  const { organId, personId } = context.actor
  return context.services.database.write(context.tenancy, async (tx) => {
    const indicator = await tx.db
      .selectFrom('indicator')
      .select('weight')
      .where('organ_id', '=', organId)
      .where('indicator_id', '=', indicatorId)
      .executeTakeFirst()
    if (indicator === undefined) return refuse('notFound', '没有这项指标')
    const refusal = refusalOfScore(score, indicator.weight, reason)
    if (refusal !== undefined) return refuse('invalid', refusal.message, { field: refusal.field })
    const last = await tx.db
      .selectFrom('indicator_score')
      .select((select) => select.fn.max('seq').as('seq'))
      .where('organ_id', '=', organId)
      .where('indicator_id', '=', indicatorId)
      .executeTakeFirst()
    await tx.db
      .insertInto('indicator_score')
      .values({
        organ_id: organId,
        indicator_id: indicatorId,
        seq: (last?.seq ?? 0) + 1,
        score,
        reason,
        recorded_at: tx.now,
        person_id: personId,
      })
      .execute()
    tx.audit({ type: 'indicator.scored', subject: `indicator/${indicatorId}`, data: { indicatorId, score } })
    return ok(undefined)
  })
}

export interface NewRectification {
  readonly year: number
  readonly source: RectificationSource
  readonly problem: string
  readonly measure: string
  readonly unitId: string | null
  readonly dueOn: LocalDate | null
}

/** 整改: from an assessment, a supervisor, or a promise in section five of the annual report. */
export async function openRectification(tx: Tx, input: NewRectification): Promise<string> {
  const rectificationId = newId(tx.now)
  await tx.db
    .insertInto('rectification')
    .values({
      organ_id: tx.tenancy.organId,
      rectification_id: rectificationId,
      year: input.year,
      source: input.source,
      problem: input.problem,
      measure: input.measure,
      unit_id: input.unitId,
      due_on: input.dueOn,
      done_on: null,
      result: '',
    })
    .execute()
  tx.audit({
    type: 'rectification.opened',
    subject: `rectification/${rectificationId}`,
    data: { rectificationId, source: input.source },
  })
  return rectificationId
}

export function finishRectification(
  context: DeskContext,
  id: string,
  on: LocalDate,
  result: string,
): Promise<Result<undefined>> {
  return context.services.database.write<Result<undefined>>(context.tenancy, async (tx) => {
    if (on > context.today) return refuse('invalid', '完成日期晚于今天，请核对', { field: 'on' })
    const updated = await tx.db
      .updateTable('rectification')
      .set({ done_on: on, result })
      .where('organ_id', '=', context.actor.organId)
      .where('rectification_id', '=', id)
      .where('done_on', 'is', null)
      .executeTakeFirst()
    if (updated.numUpdatedRows !== 1n) return refuse('conflict', '没有这项整改，或者已经完成')
    tx.audit({ type: 'rectification.done', subject: `rectification/${id}`, data: { rectificationId: id } })
    return ok(undefined)
  })
}

/** 考核、社会评议、责任追究 result of a year, as a sentence without a full stop. */
export async function recordAppraisal(
  tx: Tx,
  input: { year: number; kind: Appraisal; result: string },
  personId: string | null,
): Promise<void> {
  const last = await tx.db
    .selectFrom('appraisal_result')
    .select((select) => select.fn.max('seq').as('seq'))
    .where('organ_id', '=', tx.tenancy.organId)
    .where('year', '=', input.year)
    .where('kind', '=', input.kind)
    .executeTakeFirst()
  await tx.db
    .insertInto('appraisal_result')
    .values({
      organ_id: tx.tenancy.organId,
      ...input,
      result: input.result.trim().replace(/[。.；;]+$/, ''),
      seq: (last?.seq ?? 0) + 1,
      recorded_at: tx.now,
      person_id: personId,
    })
    .execute()
  tx.audit({
    type: 'appraisal.recorded',
    subject: `appraisal/${input.year}`,
    data: { year: input.year, kind: input.kind },
  })
}
