import type { LocalDate } from '../../law/local-date.ts'
import { yearOf } from '../../law/local-date.ts'
import type { Tx } from '../../platform/database/database.ts'
import type { DeskContext } from '../../platform/http/desk-api.ts'
import { refuse, type Result, ok } from '../../platform/result.ts'
import { holdOpenYears } from '../../registers/actions/hold-years.ts'
import type { GuideActKind } from '../model.ts'
import { missingElements } from '../rules.ts'
import {
  appendAct,
  findVersion,
  type GuideHead,
  lockGuide,
  putPublicGuide,
  removePublicGuide,
  unitName,
  updateGuide,
} from '../store.ts'

/** Publishes the newest version: by somebody else than who wrote it, and only with every required element. */
export function publishGuide(
  context: DeskContext,
  guideId: string,
  version: number,
): Promise<Result<undefined>> {
  return act(context, guideId, async (tx, guide) => {
    const { organId, personId } = context.actor
    if (guide.validTo !== null)
      return refuse('notAllowedNow', `“${guide.name}”已于 ${guide.validTo} 取消，不能发布`)
    if (guide.version !== version) return refuse('conflict', '指南有了更新的版本，请核对后再发布')
    if (guide.publishedVersion === guide.version) return refuse('conflict', '这一版本已经发布')
    const stored = await findVersion(tx.db, organId, guideId, version)
    if (stored === undefined) return refuse('notFound', '没有这个版本')
    if (stored.made_by === personId) {
      return refuse('forbidden', '起草人不能审核发布自己起草的指南，请由另一位审核人发布')
    }
    const missing = missingElements(stored.content)
    if (missing.length > 0) {
      const names = missing.map(({ label }) => label).join('、')
      return refuse('invalid', `指南缺少${names}，属于“服务不实用”，不能发布。请补齐后再发布`, {
        field: `content.${missing[0]?.key ?? ''}`,
        article: '国办秘函〔2019〕19号',
      })
    }
    await updateGuide(tx.db, organId, guideId, { published_version: version })
    const unit = await unitName(tx.db, organId, guide.unitId)
    await putPublicGuide(tx.db, organId, guide, {
      unitName: unit,
      version,
      on: context.today,
      content: stored.content,
    })
    await record(tx, context, guideId, 'published', '', { version })
    tx.audit({ type: 'serviceGuide.published', subject: `guide/${guideId}`, data: { guideId, version } })
    await tx.purgePortal()
    return ok(undefined)
  })
}

/** Sends the newest version back to its writer with a reason. */
export function returnGuide(
  context: DeskContext,
  guideId: string,
  reason: string,
): Promise<Result<undefined>> {
  return act(context, guideId, async (tx, guide) => {
    if (guide.publishedVersion === guide.version)
      return refuse('notAllowedNow', '这一版本已经发布，不能退回；需要时请撤下')
    await record(tx, context, guideId, 'returned', reason, { version: guide.version })
    tx.audit({ type: 'serviceGuide.returned', subject: `guide/${guideId}`, data: { guideId, reason } })
    return ok(undefined)
  })
}

/** Takes the guide off the portal; the matter goes on. */
export function withdrawGuide(
  context: DeskContext,
  guideId: string,
  reason: string,
): Promise<Result<undefined>> {
  return act(context, guideId, async (tx, guide) => {
    if (guide.publishedVersion === null) return refuse('notAllowedNow', '指南没有发布，不用撤下')
    await takeDown(tx, context, guideId)
    await record(tx, context, guideId, 'withdrawn', reason, { version: guide.publishedVersion })
    tx.audit({ type: 'serviceGuide.withdrawn', subject: `guide/${guideId}`, data: { guideId, reason } })
    return ok(undefined)
  })
}

/** 取消事项: from `on` the matter is no longer handled; it counts as a decrease of that year in 表二. */
export function endGuide(
  context: DeskContext,
  guideId: string,
  on: LocalDate,
  reason: string,
): Promise<Result<undefined>> {
  return act(context, guideId, async (tx, guide) => {
    if (guide.validTo !== null) return refuse('conflict', `“${guide.name}”已于 ${guide.validTo} 取消`)
    if (on < guide.validFrom)
      return refuse('invalid', `取消日期早于实施日期（${guide.validFrom}）`, { field: 'on' })
    if (on > context.today) return refuse('invalid', '取消日期晚于今天，请在取消之日登记', { field: 'on' })
    const later = await tx.db
      .selectFrom('handled_record')
      .select('handled_on')
      .where('organ_id', '=', context.actor.organId)
      .where('guide_id', '=', guideId)
      .where('withdrawn', '=', false)
      .where('handled_on', '>=', on)
      .executeTakeFirst()
    if (later !== undefined)
      return refuse('conflict', `${later.handled_on} 还登记了办理件，取消日期应在其后，或者先更正办理件`, {
        field: 'on',
      })
    await holdOpenYears(tx, [{ year: yearOf(on), unitId: guide.unitId }])
    await updateGuide(tx.db, context.actor.organId, guideId, { valid_to: on })
    await takeDown(tx, context, guideId)
    await record(tx, context, guideId, 'ended', reason, { on })
    tx.audit({ type: 'serviceGuide.ended', subject: `guide/${guideId}`, data: { guideId, on, reason } })
    return ok(undefined)
  })
}

async function takeDown(tx: Tx, context: DeskContext, guideId: string): Promise<void> {
  await updateGuide(tx.db, context.actor.organId, guideId, { published_version: null })
  await removePublicGuide(tx.db, context.actor.organId, guideId)
  await tx.purgePortal()
}

function act(
  context: DeskContext,
  guideId: string,
  work: (tx: Tx, guide: GuideHead) => Promise<Result<undefined>>,
): Promise<Result<undefined>> {
  return context.services.database.write(context.tenancy, async (tx) => {
    const guide = await lockGuide(tx.db, context.actor.organId, guideId)
    return guide === undefined ? refuse('notFound', '没有这个事项，可能属于其他机关') : work(tx, guide)
  })
}

function record(
  tx: Tx,
  context: DeskContext,
  guideId: string,
  kind: GuideActKind,
  reason: string,
  data: Record<string, unknown>,
): Promise<void> {
  const { organId, personId } = context.actor
  return appendAct(tx.db, organId, { guideId, kind, on: context.today, at: tx.now, personId, reason, data })
}
