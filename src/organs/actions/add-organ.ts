import type { Tx } from '../../platform/database/database.ts'
import { insertOrgan, type NewOrgan } from '../store.ts'

/** Adds an organ within the caller's transaction; every process hears of it on commit. */
export async function addOrgan(tx: Tx, organ: NewOrgan): Promise<number> {
  const organId = await insertOrgan(tx.db, organ)
  await tx.client.query("SELECT pg_notify('organs_changed', '')")
  return organId
}
