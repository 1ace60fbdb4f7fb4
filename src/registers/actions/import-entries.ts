import type { Tx } from '../../platform/database/database.ts'
import { newId } from '../../platform/ids.ts'
import type { Entry } from '../model.ts'
import { insertEntries } from '../store.ts'

/** Inserts entries in bulk within the caller's transaction (demo, migration from another system). Answers their ids. */
export async function importRegisterEntries(
  tx: Tx,
  entries: readonly Entry[],
  personId: string | null = null,
): Promise<readonly string[]> {
  const rows = entries.map((entry) => ({ entryId: newId(tx.now), entry }))
  await insertEntries(tx.db, tx.tenancy.organId, rows, { now: tx.now, personId })
  for (const row of new Set(entries.map((entry) => entry.row))) {
    const count = entries.filter((entry) => entry.row === row).length
    tx.audit({
      type: 'register.imported',
      subject: `register/${row}`,
      data: { row, entries: count, file: '' },
    })
  }
  return rows.map(({ entryId }) => entryId)
}
