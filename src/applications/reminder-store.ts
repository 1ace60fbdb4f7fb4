import type { Tx } from '../platform/database/database.ts'
import type { ReminderKind } from './model.ts'
import type { Db } from './store.ts'
import './tables.ts'

export interface NewReminder {
  readonly id: string
  readonly applicationId: string
  readonly kind: ReminderKind
  /** The day it is about; with kind and person it makes the reminder once only. */
  readonly about: string
  readonly personId: string | null
  readonly madeOn: string
}

/** Adds what is not there yet; answers how many were new. */
export async function insertReminders(tx: Tx, reminders: readonly NewReminder[]): Promise<number> {
  if (reminders.length === 0) return 0
  const { rowCount } = await tx.client.query(
    `INSERT INTO application_reminder (organ_id, reminder_id, application_id, kind, about, person_id, made_on)
     SELECT $1, r.id, r."applicationId", r.kind, r.about, r."personId", r."madeOn"
     FROM jsonb_to_recordset($2::jsonb)
       AS r(id uuid, "applicationId" uuid, kind text, about date, "personId" uuid, "madeOn" date)
     ON CONFLICT DO NOTHING`,
    [tx.tenancy.organId, JSON.stringify(reminders)],
  )
  return rowCount ?? 0
}

export async function listReminders(db: Db, organIds: readonly number[], personId: string, limit: number) {
  return db
    .selectFrom('application_reminder as r')
    .innerJoin('application as a', (join) =>
      join.onRef('a.organ_id', '=', 'r.organ_id').onRef('a.application_id', '=', 'r.application_id'),
    )
    .select(['r.reminder_id', 'r.application_id', 'r.kind', 'r.made_on', 'r.organ_id'])
    .select(['a.number', 'a.unit_id', 'a.assignee_id', 'a.restricted'])
    .where('r.organ_id', 'in', organIds)
    .where('r.dismissed_at', 'is', null)
    .where((where) => where.or([where('r.person_id', 'is', null), where('r.person_id', '=', personId)]))
    .orderBy('r.made_on', 'desc')
    .orderBy('r.reminder_id')
    .limit(limit)
    .execute()
}

/** False where there is no such reminder. */
export async function dismissReminder(
  db: Db,
  organId: number,
  reminderId: string,
  at: Date,
): Promise<boolean> {
  const result = await db
    .updateTable('application_reminder')
    .set({ dismissed_at: at })
    .where('organ_id', '=', organId)
    .where('reminder_id', '=', reminderId)
    .executeTakeFirst()
  return result.numUpdatedRows > 0n
}

/** Reminders about a wait or a due day that no longer stands, once the case is decided or closed. */
export async function dropReminders(db: Db, organId: number, applicationId: string, at: Date): Promise<void> {
  await db
    .updateTable('application_reminder')
    .set({ dismissed_at: at })
    .where('organ_id', '=', organId)
    .where('application_id', '=', applicationId)
    .where('dismissed_at', 'is', null)
    .execute()
}
