import type { LocalDate } from '../../law/local-date.ts'
import { yearOf } from '../../law/local-date.ts'
import type { CalendarOverride, YearArrangement } from '../../law/work-calendar.ts'
import type { Tx } from '../../platform/database/database.ts'
import type { DeskContext } from '../../platform/http/desk-api.ts'
import { ok, refuse, type Result } from '../../platform/result.ts'
import { faultsOfArrangement } from '../rules.ts'
import { deleteOverride, upsertArrangement, upsertOverride } from '../store.ts'

/** The calendar is one for the installation: the root organ's administrator keeps it. */
async function change(context: DeskContext, work: (tx: Tx) => Promise<void>): Promise<Result<undefined>> {
  const { services, actor, tenancy } = context
  if (services.organs.root()?.organId !== actor.organId) {
    return refuse('forbidden', '工作日历由区级管理员统一维护')
  }
  await services.database.write(tenancy, async (tx) => {
    await work(tx)
    await tx.client.query("SELECT pg_notify('calendar_changed', '')")
    await tx.enqueue('applications.recompute', {}, { key: 'applications.recompute', everywhere: true })
  })
  await services.calendar.refresh()
  services.portalCache.clear()
  return ok(undefined)
}

export async function saveArrangement(
  context: DeskContext,
  arrangement: YearArrangement,
): Promise<Result<LocalDate>> {
  const faults = faultsOfArrangement(
    arrangement,
    yearOf(context.services.calendar.current().publishedThrough),
  )
  if (faults[0] !== undefined) return refuse('invalid', faults.join('；'), { field: 'rest' })
  const result = await change(context, async (tx) => {
    await upsertArrangement(tx.db, arrangement)
    tx.audit({
      type: 'calendar.overridden',
      subject: `calendar/${arrangement.year}`,
      data: { date: String(arrangement.year), kind: 'arrangement', source: arrangement.notice.title },
    })
  })
  return result.ok ? ok(context.services.calendar.current().publishedThrough) : result
}

export function overrideDay(context: DeskContext, override: CalendarOverride): Promise<Result<undefined>> {
  return change(context, async (tx) => {
    await upsertOverride(tx.db, override)
    tx.audit({
      type: 'calendar.overridden',
      subject: `calendar/${override.date}`,
      data: { date: override.date, kind: override.kind, source: override.source.title },
    })
  })
}

export function withdrawOverride(context: DeskContext, date: LocalDate): Promise<Result<undefined>> {
  return change(context, async (tx) => {
    await deleteOverride(tx.db, date)
    tx.audit({
      type: 'calendar.overridden',
      subject: `calendar/${date}`,
      data: { date, kind: 'withdrawn', source: '' },
    })
  })
}
