import type { Actor } from '../../people/model.ts'
import { Rollback, type Tx } from '../../platform/database/database.ts'
import type { DeskContext } from '../../platform/http/desk-api.ts'
import { newId } from '../../platform/ids.ts'
import { refuse, type Result, ok } from '../../platform/result.ts'
import type { LocalDate } from '../../law/local-date.ts'
import { holdOpenYears } from '../../registers/actions/hold-years.ts'
import { unitFor } from '../../registers/actions/scope.ts'
import { yearOf } from '../../law/local-date.ts'
import type { GuideContent, MatterRow } from '../model.ts'
import { faultOfContent, faultOfText } from '../rules.ts'
import { appendAct, type GuideHead, insertGuide, insertVersion, lockGuide, updateGuide } from '../store.ts'

export interface GuideDraft {
  readonly row: MatterRow
  readonly name: string
  readonly category: string
  readonly unitId: string | null
  readonly validFrom: LocalDate
  readonly sort: number
  readonly content: GuideContent
  readonly note: string
}

/** A new matter with the first version of its guide; shown to nobody outside until it is published. */
export async function createGuide(context: DeskContext, draft: GuideDraft): Promise<Result<string>> {
  const checked = check(context.actor, draft)
  if (!checked.ok) return checked
  return context.services.database.write(context.tenancy, async (tx) => {
    await refuseSameName(tx, draft.name, undefined)
    await holdOpenYears(tx, [{ year: yearOf(draft.validFrom), unitId: checked.value }])
    const guideId = newId(tx.now)
    const { organId, personId } = context.actor
    const { row, name, category, validFrom, sort } = draft
    await insertGuide(tx.db, organId, {
      guideId,
      row,
      name,
      category,
      unitId: checked.value,
      validFrom,
      validTo: null,
      sort,
    })
    await insertVersion(tx.db, organId, {
      guideId,
      version: 1,
      content: draft.content,
      madeAt: tx.now,
      madeBy: personId,
      note: draft.note,
    })
    await appendAct(tx.db, organId, { guideId, kind: 'created', on: context.today, at: tx.now, personId })
    tx.audit({ type: 'serviceGuide.created', subject: `guide/${guideId}`, data: { guideId } })
    return ok(guideId)
  })
}

/** A further version; what is published stays published until this one is. */
export async function reviseGuide(
  context: DeskContext,
  guideId: string,
  draft: GuideDraft,
  basedOn: number,
): Promise<Result<number>> {
  const checked = check(context.actor, draft)
  if (!checked.ok) return checked
  const { organId, personId } = context.actor
  return context.services.database.write<Result<number>>(context.tenancy, async (tx) => {
    const guide = await lockGuide(tx.db, organId, guideId)
    if (guide === undefined) return refuse('notFound', '没有这个事项')
    const own = unitFor(context.actor, guide.unitId)
    if (!own.ok) return own
    if (guide.validTo !== null)
      return refuse('notAllowedNow', `“${guide.name}”已于 ${guide.validTo} 取消，不能再修改`)
    if (guide.version !== basedOn) return refuse('conflict', '这份指南刚被别人修改过，请刷新后在新版本上修改')
    await refuseSameName(tx, draft.name, guideId)
    await holdChangedYears(tx, guide, draft, checked.value)
    const version = guide.version + 1
    await updateGuide(tx.db, organId, guideId, {
      name: draft.name,
      category: draft.category,
      unit_id: checked.value,
      valid_from: draft.validFrom,
      sort: draft.sort,
      version,
    })
    await insertVersion(tx.db, organId, {
      guideId,
      version,
      content: draft.content,
      madeAt: tx.now,
      madeBy: personId,
      note: draft.note,
    })
    await appendAct(tx.db, organId, {
      guideId,
      kind: 'revised',
      on: context.today,
      at: tx.now,
      personId,
      reason: draft.note,
      data: {
        version,
        was: headData(guide),
        is: { name: draft.name, category: draft.category, unitId: checked.value, validFrom: draft.validFrom },
      },
    })
    tx.audit({ type: 'serviceGuide.revised', subject: `guide/${guideId}`, data: { guideId, version } })
    return ok(version)
  })
}

/** The day a matter began is a figure of 表二; its words are not. */
async function holdChangedYears(
  tx: Tx,
  guide: GuideHead,
  draft: GuideDraft,
  unitId: string | null,
): Promise<void> {
  if (guide.validFrom === draft.validFrom) return
  const years = [yearOf(guide.validFrom), yearOf(draft.validFrom)]
  await holdOpenYears(
    tx,
    years.flatMap((year) => [guide.unitId, unitId].map((unit) => ({ year, unitId: unit }))),
  )
}

function headData({ name, category, unitId, validFrom }: GuideHead) {
  return { name, category, unitId, validFrom }
}

function check(actor: Actor, draft: GuideDraft): Result<string | null> {
  const nameFault = faultOfText(draft.name)
  if (nameFault !== undefined) return refuse('classified', nameFault, { field: 'name' })
  const fault = faultOfContent(draft.content)
  if (fault !== undefined) return refuse('invalid', fault.message, { field: fault.field })
  return unitFor(actor, draft.unitId)
}

async function refuseSameName(tx: Tx, name: string, except: string | undefined): Promise<void> {
  const same = await tx.db
    .selectFrom('service_guide')
    .select('guide_id')
    .where('organ_id', '=', tx.tenancy.organId)
    .where('name', '=', name)
    .where('valid_to', 'is', null)
    .execute()
  if (same.some(({ guide_id }) => guide_id !== except)) {
    throw new Rollback(
      refuse('conflict', `已经有名为“${name}”的事项，请修改原有指南，或者换一个能区分的名称`, {
        field: 'name',
      }),
    )
  }
}
