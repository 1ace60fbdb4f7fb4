import type { DeskContext } from '../../platform/http/desk-api.ts'
import { Rollback } from '../../platform/database/database.ts'
import { newId } from '../../platform/ids.ts'
import { sha256 } from '../../platform/files.ts'
import { ok, refuse, type Result } from '../../platform/result.ts'
import { isDuplicate } from '../create-case.ts'
import { lawFaults } from '../old-register-law.ts'
import { readOldRegister, type RegisterError } from '../old-register.ts'
import { insertImport } from '../import-store.ts'
import { readSheet } from '../read-sheet.ts'
import { importCases } from './import-cases.ts'

type Writing = Pick<DeskContext, 'services' | 'actor' | 'tenancy'>

export interface RegisterImport {
  readonly rows: number
  readonly imported: number
  readonly errors: RegisterError[]
}

/**
 * Batch import of an old register. Nothing is written unless every line is right, so that a corrected sheet can simply be
 * sent again; the same sheet twice is refused.
 */
export async function importRegister(
  { services, actor, tenancy }: Writing,
  { bytes, name }: { readonly bytes: Uint8Array; readonly name: string },
  dryRun: boolean,
): Promise<Result<RegisterImport>> {
  const rows = readSheet(bytes)
  if (rows === undefined)
    return refuse('unsupportedType', '读不懂这个文件，请使用 Excel 工作簿（.xlsx），第一张表为登记簿', {
      field: 'file',
    })
  const fileHash = sha256(bytes)
  const register = readOldRegister(rows, actor.personId, fileHash, services.clock.today())
  const { cases } = register
  // asked here already, so that a sheet that was checked and found right is also taken
  const errors = [...register.errors, ...lawFaults(register, services.calendar.current())].toSorted(
    (a, b) => a.row - b.row,
  )
  const answer = { rows: countLines(rows), imported: 0, errors: errors.slice(0, 500) }
  if (dryRun || errors.length > 0 || cases.length === 0) return ok(answer)
  const organ = services.organs.byId(tenancy.organId)
  if (organ === undefined) throw new Error(`no organ ${tenancy.organId} in the directory`)
  try {
    return await services.database.write<Result<RegisterImport>>(tenancy, async (tx) => {
      const imported = await importCases(tx, services, organ, cases)
      const broken = imported.flatMap(({ refused }, index) =>
        refused.map((message) => ({ row: register.lines[index] ?? 0, column: '', message })),
      )
      if (broken.length > 0) throw new Rollback(ok({ ...answer, errors: broken.slice(0, 500) }))
      await insertImport(tx.db, {
        organ_id: organ.organId,
        import_id: newId(tx.now),
        file_hash: fileHash,
        file_name: name,
        cases: imported.length,
        last_line: rows.length,
        imported_at: tx.now,
        imported_on: services.clock.today(),
        person_id: actor.personId,
        revoked_on: null,
        revoked_by: null,
        revoked_reason: null,
      })
      return ok({ ...answer, imported: imported.length })
    })
  } catch (error) {
    if (isDuplicate(error)) return refuse('conflict', '这份登记簿已经导入过，没有重复导入', { field: 'file' })
    throw error
  }
}

/** Lines with something in them; a sheet often ends in empty ones. */
function countLines(rows: readonly (readonly string[])[]): number {
  return rows.slice(1).filter((row) => row.some((text) => text !== '')).length
}
