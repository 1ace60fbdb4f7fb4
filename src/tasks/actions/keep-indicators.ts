/** The editor of 指标: added, changed, out of use and back, each with its reason; scores given stay. */
import { changesOf } from '../../platform/changes.ts'
import { Rollback, type Tx } from '../../platform/database/database.ts'
import type { DeskContext } from '../../platform/http/desk-api.ts'
import { newId } from '../../platform/ids.ts'
import { refuse, type Result, ok } from '../../platform/result.ts'
import { appendAssessmentAct, nextAssessmentSeq } from '../assessment-store.ts'
import type { IndicatorActKind, NewIndicator } from '../model.ts'
import { findPlan } from '../plan-store.ts'
import { faultOfParent, faultOfWeight, refusalOfRestoring, refusalOfRetiring } from '../rules.ts'
import { indicatorsOf } from './read-indicators.ts'
import '../tables.ts'

export type IndicatorContent = Omit<NewIndicator, 'parent'>

export function addIndicator(
  context: DeskContext,
  planId: string,
  parentId: string | null,
  content: IndicatorContent,
): Promise<Result<string>> {
  const { organId } = context.actor
  return context.services.database.write(context.tenancy, async (tx) => {
    const plan = await findPlan(tx.db, organId, planId)
    if (plan === undefined) return refuse('notFound', '没有这个计划')
    const all = await indicatorsOf(tx.db, organId, planId)
    const parent = all.find(({ indicatorId }) => indicatorId === parentId)
    const fault = parentId === null ? undefined : faultOfParent(parent)
    if (fault !== undefined) return refuse('invalid', fault.message, fault)
    const indicatorId = newId(tx.now)
    await tx.db
      .insertInto('indicator')
      .values({
        organ_id: organId,
        indicator_id: indicatorId,
        plan_id: planId,
        parent_id: parentId,
        position: Math.max(0, ...all.map(({ position }) => position)) + 1,
        ...content,
        retired_on: null,
      })
      .execute()
    await record(context, tx, indicatorId, 'added', '', {})
    return ok(indicatorId)
  })
}

export function changeIndicator(
  context: DeskContext,
  indicatorId: string,
  content: IndicatorContent,
  reason: string,
): Promise<Result<undefined>> {
  return withIndicator(context, indicatorId, async (tx, one) => {
    if (one.retired) return refuse('notAllowedNow', '这项指标已经停用，要修改请先恢复')
    const fault = faultOfWeight(content.weight, one.score)
    if (fault !== undefined) return refuse('invalid', fault.message, fault)
    const { name, weight, rule, sampling, computed } = one
    const changes = changesOf({ name, weight, rule, sampling, computed }, content)
    if (Object.keys(changes).length === 0) return refuse('invalid', '没有改动，不用保存')
    await update(tx, indicatorId, content)
    await record(context, tx, indicatorId, 'changed', reason, changes)
    return ok(undefined)
  })
}

/** Out of use: not scored and not counted; nothing is deleted. */
export function retireIndicator(
  context: DeskContext,
  indicatorId: string,
  reason: string,
): Promise<Result<undefined>> {
  return withIndicator(context, indicatorId, async (tx, one, all) => {
    const refusal = refusalOfRetiring(one, all)
    if (refusal !== undefined) return refuse('notAllowedNow', refusal)
    await update(tx, indicatorId, { retired_on: context.today })
    await record(context, tx, indicatorId, 'retired', reason, {})
    return ok(undefined)
  })
}

export function restoreIndicator(
  context: DeskContext,
  indicatorId: string,
  reason: string,
): Promise<Result<undefined>> {
  return withIndicator(context, indicatorId, async (tx, one, all) => {
    const refusal = refusalOfRestoring(one, all)
    if (refusal !== undefined) return refuse('notAllowedNow', refusal)
    await update(tx, indicatorId, { retired_on: null })
    await record(context, tx, indicatorId, 'restored', reason, {})
    return ok(undefined)
  })
}

type Indicator = Awaited<ReturnType<typeof indicatorsOf>>[number]

function withIndicator(
  context: DeskContext,
  indicatorId: string,
  work: (tx: Tx, one: Indicator, all: readonly Indicator[]) => Promise<Result<undefined>>,
): Promise<Result<undefined>> {
  const { organId } = context.actor
  return context.services.database.write(context.tenancy, async (tx) => {
    // Held until commit, so that two editors do not write past each other.
    const found = await tx.db
      .selectFrom('indicator')
      .select('plan_id')
      .where('organ_id', '=', organId)
      .where('indicator_id', '=', indicatorId)
      .forUpdate()
      .executeTakeFirst()
    if (found === undefined) return refuse('notFound', '没有这项指标')
    const all = await indicatorsOf(tx.db, organId, found.plan_id)
    const one = all.find((each) => each.indicatorId === indicatorId)
    if (one === undefined) throw new Rollback(refuse('notFound', '没有这项指标'))
    return work(tx, one, all)
  })
}

async function update(
  tx: Tx,
  indicatorId: string,
  change: Partial<IndicatorContent> & { readonly retired_on?: DeskContext['today'] | null },
): Promise<void> {
  await tx.db
    .updateTable('indicator')
    .set(change)
    .where('organ_id', '=', tx.tenancy.organId)
    .where('indicator_id', '=', indicatorId)
    .execute()
}

async function record(
  context: DeskContext,
  tx: Tx,
  indicatorId: string,
  kind: IndicatorActKind,
  reason: string,
  changes: ReturnType<typeof changesOf>,
): Promise<void> {
  const { organId, personId } = context.actor
  const seq = await nextAssessmentSeq(tx.db, organId, 'indicator', indicatorId)
  await appendAssessmentAct(tx, 'indicator', indicatorId, {
    seq,
    kind,
    on: context.today,
    note: reason,
    personId,
    changes,
  })
  tx.audit({
    type: 'indicator.acted',
    subject: `indicator/${indicatorId}`,
    data: { indicatorId, act: kind, fields: Object.keys(changes), reason },
  })
}
