import type { JobContext } from '../../platform/areas.ts'
import { systemTenancy } from '../../platform/database/tenant.ts'
import { newId } from '../../platform/ids.ts'
import type { Services } from '../../platform/services.ts'
import type { LocalDate } from '../../law/local-date.ts'
import { addWorkdays, workingDaysLeft, type WorkCalendar } from '../../law/work-calendar.ts'
import type { ReminderKind } from '../model.ts'
import { insertReminders, type NewReminder } from '../reminder-store.ts'
import type { ApplicationRecord, Db } from '../store.ts'

/** Daily: what is due soon, over, silent, undelivered or unproved becomes a notice on the desk, once for each day it is about. */
export async function remindDue(_: unknown, { services }: JobContext): Promise<void> {
  for (const { organId } of services.organs.all()) await remindOrgan(services, organId)
}

/** Answers how many reminders were new. */
export async function remindOrgan(services: Services, organId: number): Promise<number> {
  const today = services.clock.today()
  const calendar = services.calendar.current()
  return services.database.write(systemTenancy(organId, 'applications.remind'), async (tx) => {
    const rows = await watchedRows(tx.db, organId)
    const reminders = rows.flatMap((row) =>
      remindersOf(row, today, calendar).map(({ kind, about }): NewReminder => ({
        id: newId(tx.now),
        applicationId: row.application_id,
        kind,
        about,
        personId: null,
        madeOn: today,
      })),
    )
    return insertReminders(tx, reminders)
  })
}

type Watched = Pick<
  ApplicationRecord,
  | 'application_id'
  | 'stage'
  | 'submitted_on'
  | 'received_on'
  | 'due_on'
  | 'decided_on'
  | 'delivered_on'
  | 'mailed_on'
  | 'signed_on'
  | 'wait_until'
>

async function watchedRows(db: Db, organId: number): Promise<readonly Watched[]> {
  return db
    .selectFrom('application')
    .select([
      'application_id',
      'stage',
      'submitted_on',
      'received_on',
      'due_on',
      'decided_on',
      'delivered_on',
      'mailed_on',
      'signed_on',
      'wait_until',
    ])
    .where('organ_id', '=', organId)
    .where((where) => where.or([where('closed', '=', false), where('stage', '=', 'delivered')]))
    .execute()
}

interface Found {
  readonly kind: ReminderKind
  readonly about: string
}

/** Working days a posted letter may go without a signature before somebody asks for it. */
const UNPROVED_AFTER = 10

export function remindersOf(row: Watched, today: LocalDate, calendar: WorkCalendar): readonly Found[] {
  if (row.stage === 'delivered') return unproved(row, today, calendar)
  if (row.stage === 'submitted')
    return row.submitted_on < today ? [{ kind: 'unconfirmed', about: row.submitted_on }] : []
  const found: Found[] = []
  if (row.decided_on !== null && row.delivered_on === null && row.decided_on < today)
    found.push({ kind: 'undelivered', about: row.decided_on })
  if (row.due_on !== null) found.push(...aboutDue(row.due_on, workingDaysLeft(calendar, today, row.due_on)))
  if (row.wait_until !== null && row.wait_until < today) {
    const kind = OVER[row.stage]
    if (kind !== undefined) found.push({ kind, about: row.wait_until })
  }
  return found
}

const OVER: Readonly<Partial<Record<Watched['stage'], ReminderKind>>> = {
  awaitingCorrection: 'correctionOver',
  awaitingPayment: 'paymentOver',
  consulting: 'opinionOver',
}

/** The kinds are thresholds: a job that missed a day still reminds on the next. */
function aboutDue(due: string, left: number | null): readonly Found[] {
  if (left === null || left > 5) return []
  const kind = left < 0 ? 'overdue' : left <= 1 ? 'dueIn1' : left <= 3 ? 'dueIn3' : 'dueIn5'
  return [{ kind, about: due }]
}

function unproved(row: Watched, today: LocalDate, calendar: WorkCalendar): readonly Found[] {
  if (row.mailed_on === null || row.signed_on !== null) return []
  const mailed = row.mailed_on as LocalDate // a date column gives existing days
  return addWorkdays(calendar, mailed, UNPROVED_AFTER).date < today
    ? [{ kind: 'unproved', about: row.mailed_on }]
    : []
}
