/** Plans and their tasks by their keys. */
import type { Kysely } from 'kysely'
import type { Tables } from '../platform/database/tables.ts'
import './tables.ts'

type Db = Kysely<Tables>

function planOf(db: Db, organId: number, planId: string) {
  return db.selectFrom('task_plan').selectAll().where('organ_id', '=', organId).where('plan_id', '=', planId)
}

export function findPlan(db: Db, organId: number, planId: string) {
  return planOf(db, organId, planId).executeTakeFirst()
}

/** Held until the transaction ends: two who change it at once change it one after the other. */
export function lockPlan(db: Db, organId: number, planId: string) {
  return planOf(db, organId, planId).forUpdate().executeTakeFirst()
}

export function findTask(db: Db, organId: number, taskId: string) {
  return db
    .selectFrom('task')
    .selectAll()
    .where('organ_id', '=', organId)
    .where('task_id', '=', taskId)
    .executeTakeFirst()
}
