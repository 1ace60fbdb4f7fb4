import { composeDate, localDate, type LocalDate, yearOf } from '../../law/local-date.ts'
import { hasRole } from '../../people/model.ts'
import type { DeskContext } from '../../platform/http/desk-api.ts'
import { refuse, ok } from '../../platform/result.ts'
import { holdsClosed } from '../../registers/actions/read-closed.ts'
import { importUnits } from '../../registers/actions/import-sheet.ts'
import { boundUnits, readableOrgan } from '../../registers/actions/scope.ts'
import { unitNames } from '../../registers/actions/read-register.ts'
import type { GuideContent } from '../model.ts'
import { missingElements } from '../rules.ts'
import {
  findGuide,
  findVersion,
  type GuideHead,
  latestContents,
  listGuideActs,
  listGuides,
} from '../store.ts'
import {
  findHandled,
  handledActs,
  handledByGuide,
  listHandled,
  type StoredHandled,
} from '../handled-store.ts'

function rowOf(guide: GuideHead, content: GuideContent, unit: string, handledThisYear: number) {
  const missing = missingElements(content).map(({ key, label }) => ({ key, label }))
  return { ...guide, unit, missing, handledThisYear }
}

export async function readGuides(context: DeskContext, organId: number | undefined) {
  const organ = readableOrgan(context.actor, organId)
  if (!organ.ok) return organ
  const year = yearOf(context.today)
  return context.services.database.read(context.tenancy, async (db) => {
    const guides = await listGuides(db, organ.value)
    const contents = new Map((await latestContents(db, organ.value)).map((row) => [row.guideId, row.content]))
    const units = await unitNames(db, organ.value)
    const names = new Map(units.map(({ id, name }) => [id, name]))
    const handled = await handledByGuide(db, organ.value, composeDate(year, 1, 1), context.today)
    const rows = guides.flatMap((guide) => {
      const content = contents.get(guide.guideId)
      if (content === undefined) return []
      return [rowOf(guide, content, names.get(guide.unitId ?? '') ?? '', handled.get(guide.guideId) ?? 0)]
    })
    const own = organ.value === context.actor.organId
    return ok({
      guides: rows,
      units: [...units],
      year,
      writable: own && hasRole(context.actor, 'clerk', 'head', 'liaison'),
    })
  })
}

export async function readGuide(
  context: DeskContext,
  guideId: string,
  query: { organId?: number | undefined; version?: number | undefined },
) {
  const organ = readableOrgan(context.actor, query.organId)
  if (!organ.ok) return organ
  return context.services.database.read(context.tenancy, async (db) => {
    const guide = await findGuide(db, organ.value, guideId)
    if (guide === undefined) return refuse('notFound', '没有这个事项，可能属于其他机关')
    const newest = await findVersion(db, organ.value, guideId, guide.version)
    const shown =
      query.version === undefined ? newest : await findVersion(db, organ.value, guideId, query.version)
    if (newest === undefined || shown === undefined) return refuse('notFound', '没有这个版本')
    const units = await unitNames(db, organ.value)
    const year = yearOf(context.today)
    const handled = await handledByGuide(db, organ.value, composeDate(year, 1, 1), context.today)
    const acts = await listGuideActs(db, organ.value, guideId)
    const unit = units.find(({ id }) => id === guide.unitId)?.name ?? ''
    const mayPublish = organ.value === context.actor.organId && hasRole(context.actor, 'reviewer', 'head')
    return ok({
      guide: rowOf(guide, newest.content, unit, handled.get(guideId) ?? 0),
      version: shown.version,
      content: shown.content,
      note: shown.note,
      units: [...units],
      mayPublish,
      publishBlocked: blockedBy(guide, newest, context.actor.personId),
      acts: acts.map((act) => ({
        seq: act.seq,
        kind: act.kind,
        on: act.act_on,
        person: act.person,
        reason: act.reason,
        version: typeof act.data['version'] === 'number' ? act.data['version'] : null,
      })),
    })
  })
}

function blockedBy(
  guide: GuideHead,
  newest: { content: GuideContent; made_by: string | null },
  personId: string,
): string | null {
  if (guide.validTo !== null) return `事项已于 ${guide.validTo} 取消`
  if (guide.publishedVersion === guide.version) return '最新版本已经发布'
  const missing = missingElements(newest.content)
  if (missing.length > 0) return `缺少${missing.map(({ label }) => label).join('、')}`
  return newest.made_by === personId ? '起草人不能发布自己起草的版本' : null
}

function viewOf(record: StoredHandled) {
  const { recordId, guideId, handledOn, count, channel, unitId, result, note, withdrawn } = record
  return { recordId, guideId, handledOn, count, channel, unitId, result, note, withdrawn }
}

export async function readHandled(
  context: DeskContext,
  query: {
    organId?: number | undefined
    from?: string | undefined
    to?: string | undefined
    guideId?: string | undefined
    withdrawn?: string | undefined
    page: number
    pageSize: number
  },
) {
  const organ = readableOrgan(context.actor, query.organId)
  if (!organ.ok) return organ
  const own = organ.value === context.actor.organId
  const unitIds = own ? boundUnits(context.actor) : undefined
  const from =
    query.from === undefined ? composeDate(yearOf(context.today), 1, 1) : dayOr(query.from, context.today)
  const to = query.to === undefined ? context.today : dayOr(query.to, context.today)
  const { guideId, page, pageSize } = query
  return context.services.database.read(context.tenancy, async (db) => {
    const found = await listHandled(db, organ.value, {
      from,
      to,
      guideId,
      unitIds,
      withdrawn: query.withdrawn === 'true',
      page,
      pageSize,
    })
    const guides = await listGuides(db, organ.value)
    const units = await unitNames(db, organ.value)
    return ok({
      records: found.records.map(viewOf),
      total: found.total,
      count: found.count,
      guides: guides.map((guide) => ({
        id: guide.guideId,
        name: guide.name,
        category: guide.category,
        open: guide.validTo === null,
      })),
      units: unitIds === undefined ? [...units] : units.filter(({ id }) => unitIds.includes(id)),
      writable: own && hasRole(context.actor, 'clerk', 'head', 'liaison'),
    })
  })
}

function dayOr(text: string, otherwise: LocalDate): LocalDate {
  try {
    return localDate(text)
  } catch {
    return otherwise // a filter with a day that does not exist filters by today
  }
}

export async function readHandledRecord(context: DeskContext, recordId: string, organId: number | undefined) {
  const organ = readableOrgan(context.actor, organId)
  if (!organ.ok) return organ
  return context.services.database.read(context.tenancy, async (db) => {
    const record = await findHandled(db, organ.value, recordId)
    const bound = organ.value === context.actor.organId ? boundUnits(context.actor) : undefined
    if (record === undefined || (bound !== undefined && !bound.includes(record.unitId ?? ''))) {
      return refuse('notFound', '没有这条办理登记，可能属于其他科室或机关')
    }
    const guide = await findGuide(db, organ.value, record.guideId)
    const acts = await handledActs(db, organ.value, recordId)
    return ok({
      record: viewOf(record),
      guide: guide?.name ?? '',
      acts: acts.map((act) => ({
        seq: act.seq,
        kind: act.kind,
        recordedAt: act.recorded_at.toISOString(),
        person: act.person,
        reason: act.reason,
        count: Number(act.data['count'] ?? 0),
        handledOn: String(act.data['handledOn'] ?? ''),
      })),
    })
  })
}

/** The grid of a day: every matter open on it that the person enters for, with what is entered already. */
export async function readHandledDay(context: DeskContext, day: LocalDate) {
  const { organId } = context.actor
  const bound = boundUnits(context.actor)
  const units = (await importUnits(context)).map(({ id }) => id)
  return context.services.database.read(context.tenancy, async (db) => {
    const guides = (await listGuides(db, organId)).filter(
      (guide) =>
        guide.validFrom <= day &&
        (guide.validTo === null || guide.validTo > day) &&
        (bound === undefined || guide.unitId === null || units.includes(guide.unitId)),
    )
    const entered = await handledByGuide(db, organId, day, day)
    return {
      guides: guides.map(({ guideId, name, category, unitId }) => ({
        guideId,
        name,
        category,
        unitId,
        entered: entered.get(guideId) ?? 0,
      })),
      closed: await holdsClosed(db, organId, yearOf(day), bound === undefined ? [] : units),
    }
  })
}
