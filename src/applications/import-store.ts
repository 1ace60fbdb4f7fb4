/** What was imported of old registers, and the cases of one import. */
import type { Insertable, Selectable } from 'kysely'
import type { Tables } from '../platform/database/tables.ts'
import type { ActRecord, Db } from './store.ts'
import './tables.ts'

export type ImportRecord = Selectable<Tables['register_import']>

export async function insertImport(db: Db, row: Insertable<Tables['register_import']>): Promise<void> {
  await db.insertInto('register_import').values(row).execute()
}

/** The newest first. */
export async function listImportRows(db: Db, organId: number): Promise<readonly ImportRecord[]> {
  return db
    .selectFrom('register_import')
    .selectAll()
    .where('organ_id', '=', organId)
    .orderBy('imported_at', 'desc')
    .limit(100)
    .execute()
}

export async function lockImport(db: Db, organId: number, id: string): Promise<ImportRecord | undefined> {
  return db
    .selectFrom('register_import')
    .selectAll()
    .where('organ_id', '=', organId)
    .where('import_id', '=', id)
    .forUpdate()
    .executeTakeFirst()
}

export async function setImportRevoked(
  db: Db,
  organId: number,
  id: string,
  revoked: { readonly on: string; readonly by: string; readonly reason: string },
): Promise<void> {
  await db
    .updateTable('register_import')
    .set({ revoked_on: revoked.on, revoked_by: revoked.by, revoked_reason: revoked.reason })
    .where('organ_id', '=', organId)
    .where('import_id', '=', id)
    .execute()
}

/** The cases of an import, locked, by the hashes of their intake keys. */
export async function lockCasesOfIntake(db: Db, organId: number, hashes: readonly Buffer[]) {
  return db
    .selectFrom('application')
    .select(['application_id', 'number', 'created_at', 'last_seq'])
    .where('organ_id', '=', organId)
    .where('intake_hash', 'in', hashes)
    .orderBy('application_id')
    .forUpdate()
    .execute()
}

export async function actsOfCases(
  db: Db,
  organId: number,
  ids: readonly string[],
): Promise<readonly ActRecord[]> {
  return db
    .selectFrom('application_act')
    .selectAll()
    .where('organ_id', '=', organId)
    .where('application_id', 'in', ids)
    .orderBy('application_id')
    .orderBy('seq')
    .execute()
}
