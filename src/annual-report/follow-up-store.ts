/** What follows a report: promised improvements, the supervisor's dates, reminders. */
import type { OrganKind } from '../organs/model.ts'
import type { ImprovementStatus } from './rules.ts'
import type { Db } from './store.ts'
import './tables.ts'

export interface ImprovementRow {
  readonly id: string
  readonly year: number
  readonly text: string
  readonly status: ImprovementStatus
  readonly note: string
  /** The 整改 of the task area that carries it out. */
  readonly taskId: string | null
}

export async function listImprovements(
  db: Db,
  organId: number,
  year: number,
): Promise<readonly ImprovementRow[]> {
  const rows = await db
    .selectFrom('annual_report_improvement')
    .selectAll()
    .where('organ_id', '=', organId)
    .where('year', '=', year)
    .orderBy('position')
    .execute()
  return rows.map((row) => ({
    id: row.improvement_id,
    year: row.year,
    text: row.text,
    status: row.status,
    note: row.note,
    taskId: row.task_id,
  }))
}

export async function insertImprovement(
  db: Db,
  row: { organId: number; year: number; id: string; position: number; text: string; taskId: string },
): Promise<void> {
  await db
    .insertInto('annual_report_improvement')
    .values({
      organ_id: row.organId,
      year: row.year,
      improvement_id: row.id,
      position: row.position,
      text: row.text,
      status: 'notStarted',
      note: '',
      task_id: row.taskId,
    })
    .execute()
}

/** Answers whether there was such an improvement. */
export async function updateImprovement(
  db: Db,
  organId: number,
  id: string,
  change: { readonly status: ImprovementStatus; readonly note: string },
): Promise<boolean> {
  const result = await db
    .updateTable('annual_report_improvement')
    .set(change)
    .where('organ_id', '=', organId)
    .where('improvement_id', '=', id)
    .executeTakeFirst()
  return result.numUpdatedRows > 0n
}

export interface DeadlineRow {
  readonly organId: number
  readonly kind: OrganKind
  readonly dueOn: string
  readonly basis: string
}

/** Dates set for a year by any of the given organs. */
export async function listDeadlines(
  db: Db,
  organIds: readonly number[],
  year: number,
): Promise<readonly DeadlineRow[]> {
  const rows = await db
    .selectFrom('annual_report_deadline')
    .selectAll()
    .where('organ_id', 'in', [...organIds, -1])
    .where('year', '=', year)
    .execute()
  return rows.map((row) => ({ organId: row.organ_id, kind: row.kind, dueOn: row.due_on, basis: row.basis }))
}

export async function replaceDeadline(
  db: Db,
  organId: number,
  year: number,
  kind: OrganKind,
  date: { readonly dueOn: string; readonly basis: string } | null,
): Promise<void> {
  await db
    .deleteFrom('annual_report_deadline')
    .where('organ_id', '=', organId)
    .where('year', '=', year)
    .where('kind', '=', kind)
    .execute()
  if (date === null) return
  await db
    .insertInto('annual_report_deadline')
    .values({ organ_id: organId, year, kind, due_on: date.dueOn, basis: date.basis })
    .execute()
}

export interface ReminderRow {
  readonly organId: number
  readonly year: number
  readonly kind: 'soon' | 'late' | 'asked'
  readonly madeOn: string
  readonly dueOn: string
  readonly text: string
  readonly by: string
}

/** Answers whether it is new: one of a kind a day. */
export async function insertReminder(db: Db, row: ReminderRow): Promise<boolean> {
  const result = await db
    .insertInto('annual_report_reminder')
    .values({
      organ_id: row.organId,
      year: row.year,
      kind: row.kind,
      made_on: row.madeOn,
      due_on: row.dueOn,
      text: row.text,
      by_name: row.by,
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  return (result.numInsertedOrUpdatedRows ?? 0n) > 0n
}

export async function listReminders(
  db: Db,
  organIds: readonly number[],
  year: number,
): Promise<readonly ReminderRow[]> {
  const rows = await db
    .selectFrom('annual_report_reminder')
    .selectAll()
    .where('organ_id', 'in', [...organIds, -1])
    .where('year', '=', year)
    .orderBy('made_on', 'desc')
    .execute()
  return rows.map((row) => ({
    organId: row.organ_id,
    year: row.year,
    kind: row.kind,
    madeOn: row.made_on,
    dueOn: row.due_on,
    text: row.text,
    by: row.by_name,
  }))
}
