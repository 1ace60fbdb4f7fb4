import type { LocalDate } from '../../law/local-date.ts'
import type { Tx } from '../../platform/database/database.ts'
import type { DeskContext } from '../../platform/http/desk-api.ts'
import { newId } from '../../platform/ids.ts'
import { refuse, type Result, ok } from '../../platform/result.ts'
import type { Appraisal, RectificationSource } from '../model.ts'
import { refusalOfScore } from '../rules.ts'
import { appendAssessmentAct } from '../assessment-store.ts'
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
      .select(['weight', 'retired_on'])
      .where('organ_id', '=', organId)
      .where('indicator_id', '=', indicatorId)
      .executeTakeFirst()
    const below = await tx.db
      .selectFrom('indicator')
      .select('indicator_id')
      .where('organ_id', '=', organId)
      .where('parent_id', '=', indicatorId)
      .executeTakeFirst()
    if (indicator === undefined) return refuse('notFound', '没有这项指标')
    const { weight, retired_on } = indicator
    const refusal = refusalOfScore(
      score,
      { weight, heading: below !== undefined, retired: retired_on !== null },
      reason,
    )
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
export async function openRectification(
  tx: Tx,
  input: NewRectification,
  by: { readonly on: LocalDate; readonly personId: string | null },
): Promise<string> {
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
      stage: 'open',
      reported_by: null,
      last_seq: 1,
    })
    .execute()
  await appendAssessmentAct(tx, 'rectification', rectificationId, {
    seq: 1,
    kind: 'opened',
    on: by.on,
    note: '',
    personId: by.personId,
  })
  tx.audit({
    type: 'rectification.opened',
    subject: `rectification/${rectificationId}`,
    data: { rectificationId, source: input.source },
  })
  return rectificationId
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
