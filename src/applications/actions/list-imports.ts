import type { Tenancy } from '../../platform/database/tenant.ts'
import type { Services } from '../../platform/services.ts'
import { listImportRows } from '../import-store.ts'
import { namesOfPeople } from '../store.ts'

/** What was imported of old registers into this organ, the newest first. */
export async function listImports(services: Services, tenancy: Tenancy) {
  return services.database.read(tenancy, async (db) => {
    const rows = await listImportRows(db, tenancy.organId)
    const names = await namesOfPeople(db, tenancy.organId, [...new Set(rows.map((row) => row.person_id))])
    return rows.map((row) => ({
      id: row.import_id,
      fileName: row.file_name,
      cases: row.cases,
      importedOn: row.imported_on,
      person: names.get(row.person_id) ?? '',
      revokedOn: row.revoked_on,
      revokedReason: row.revoked_reason,
    }))
  })
}
