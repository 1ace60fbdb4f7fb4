import type { JobContext } from '../../platform/areas.ts'
import { systemTenancy } from '../../platform/database/tenant.ts'
import { newId } from '../../platform/ids.ts'
import type { Services } from '../../platform/services.ts'
import { loadCalendar } from '../../calendar/service.ts'
import { differences, projectionOf, type Projection } from '../projection.ts'
import { insertReminders, type NewReminder } from '../reminder-store.ts'
import { openCases } from '../replay-store.ts'
import { replay } from '../rules.ts'
import { setProjections } from '../store.ts'

/**
 * Job `applications.recompute`, queued when the calendar changes (an arrangement published, a local rest day): the
 * dates of every open case anew, an audit event and a notice for each that moved. For one organ, or for all.
 */
export async function recomputeDues(_: unknown, { services, tenancy }: JobContext): Promise<void> {
  const organIds =
    tenancy === undefined ? services.organs.all().map(({ organId }) => organId) : [tenancy.organId]
  for (const organId of organIds) await recomputeOrgan(services, organId)
}

/** Answers how many cases moved. The calendar is read afresh: the notice may not have reached this process yet. */
export async function recomputeOrgan(services: Services, organId: number): Promise<number> {
  const calendar = await loadCalendar(services.database)
  const today = services.clock.today()
  return services.database.write(systemTenancy(organId, 'applications.recompute'), async (tx) => {
    const changed: { id: string; projection: Projection }[] = []
    const reminders: NewReminder[] = []
    for (const { row, acts } of await openCases(tx.db, organId)) {
      const projection = projectionOf(replay(acts, calendar))
      if (differences(row, projection).length === 0) continue
      changed.push({ id: row.application_id, projection })
      if (row.due_on === projection.due_on && row.due_provisional === projection.due_provisional) continue
      const applicationId = row.application_id
      tx.audit({
        type: 'application.dueChanged',
        subject: `application/${applicationId}`,
        data: { from: row.due_on, to: projection.due_on, provisional: projection.due_provisional },
      })
      const about = projection.due_on ?? today
      reminders.push({
        id: newId(tx.now),
        applicationId,
        kind: 'dueChanged',
        about,
        personId: null,
        madeOn: today,
      })
    }
    await setProjections(tx, changed)
    await insertReminders(tx, reminders)
    return changed.length
  })
}
