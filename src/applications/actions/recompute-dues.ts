import { loadCalendar } from '../../calendar/service.ts'
import type { WorkCalendar } from '../../law/work-calendar.ts'
import type { JobContext } from '../../platform/areas.ts'
import type { Tx } from '../../platform/database/database.ts'
import { systemTenancy } from '../../platform/database/tenant.ts'
import { newId } from '../../platform/ids.ts'
import type { Services } from '../../platform/services.ts'
import { differences, projectionOf, type Projection } from '../projection.ts'
import { insertReminders, type NewReminder } from '../reminder-store.ts'
import { casesAfter, openCases, type StoredCase } from '../replay-store.ts'
import { replay } from '../rules.ts'
import { setProjections } from '../store.ts'

const PROCESS = 'applications.recompute'
const AT_ONCE = 1000

/**
 * Job `applications.recompute`, queued when the calendar changes (an arrangement published, a local rest day): the
 * dates of every case anew, an audit event for each that moved and, while it is open, a notice. For one organ, or for all.
 */
export async function recomputeDues(_: unknown, { services, tenancy }: JobContext): Promise<void> {
  const organIds =
    tenancy === undefined ? services.organs.all().map(({ organId }) => organId) : [tenancy.organId]
  for (const organId of organIds) await recomputeOrgan(services, organId)
  for (const organId of organIds) await recomputeClosed(services, organId)
}

/** The open cases of an organ, in one transaction; answers how many moved. The calendar is read afresh here. */
export async function recomputeOrgan(services: Services, organId: number): Promise<number> {
  const calendar = await loadCalendar(services.database)
  return services.database.write(systemTenancy(organId, PROCESS), async (tx) =>
    moveCases(tx, await openCases(tx.db, organId), calendar, services.clock.today()),
  )
}

/** A day changed afterwards also moves the date a closed case is judged by: a thousand cases a transaction. */
export async function recomputeClosed(services: Services, organId: number): Promise<number> {
  const calendar = await loadCalendar(services.database)
  let moved = 0
  let after: string | undefined
  for (;;) {
    const from = after
    const last = await services.database.write(systemTenancy(organId, PROCESS), async (tx) => {
      const cases = await casesAfter(tx.db, organId, from, AT_ONCE)
      moved += await moveCases(tx, cases, calendar, services.clock.today())
      return cases.length < AT_ONCE ? undefined : cases.at(-1)?.row.application_id
    })
    if (last === undefined) return moved
    after = last
  }
}

async function moveCases(
  tx: Tx,
  cases: readonly StoredCase[],
  calendar: WorkCalendar,
  today: string,
): Promise<number> {
  const changed: { id: string; projection: Projection }[] = []
  const columns = new Set<keyof Projection>()
  const reminders: NewReminder[] = []
  for (const { row, acts } of cases) {
    const projection = projectionOf(replay(acts, calendar))
    const moved = differences(row, projection)
    if (moved.length === 0) continue
    const id = row.application_id
    changed.push({ id, projection })
    for (const column of moved) columns.add(column)
    if (!moved.includes('due_on') && !moved.includes('due_provisional')) continue
    tx.audit({
      type: 'application.dueChanged',
      subject: `application/${id}`,
      data: { from: row.due_on, to: projection.due_on, provisional: projection.due_provisional },
    })
    if (!projection.closed) reminders.push(noticeOf(tx, id, projection.due_on ?? today, today))
  }
  await setProjections(tx, changed, [...columns])
  await insertReminders(tx, reminders)
  return changed.length
}

function noticeOf(tx: Tx, applicationId: string, about: string, today: string): NewReminder {
  return { id: newId(tx.now), applicationId, kind: 'dueChanged', about, personId: null, madeOn: today }
}
