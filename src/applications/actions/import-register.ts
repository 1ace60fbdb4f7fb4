import type { DeskContext } from '../../platform/http/desk-api.ts'
import { Rollback } from '../../platform/database/database.ts'
import { sha256 } from '../../platform/files.ts'
import { ok, refuse, type Result } from '../../platform/result.ts'
import { isDuplicate } from '../create-case.ts'
import { readOldRegister, type RegisterError } from '../old-register.ts'
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
  bytes: Uint8Array,
  dryRun: boolean,
): Promise<Result<RegisterImport>> {
  const rows = readSheet(bytes)
  if (rows === undefined)
    return refuse('unsupportedType', '读不懂这个文件，请使用 Excel 工作簿（.xlsx），第一张表为登记簿', {
      field: 'file',
    })
  const { cases, errors } = readOldRegister(rows, actor.personId, sha256(bytes))
  const answer = { rows: Math.max(0, rows.length - 1), imported: 0, errors: errors.slice(0, 500) }
  if (dryRun || errors.length > 0 || cases.length === 0) return ok(answer)
  const organ = services.organs.byId(tenancy.organId)
  if (organ === undefined) throw new Error(`no organ ${tenancy.organId} in the directory`)
  try {
    return await services.database.write<Result<RegisterImport>>(tenancy, async (tx) => {
      const imported = await importCases(tx, services, organ, cases)
      const broken = imported.flatMap(({ refused }, index) =>
        refused.map((message) => ({ row: index + 2, column: '', message })),
      )
      if (broken.length > 0) throw new Rollback(ok({ ...answer, errors: broken.slice(0, 500) }))
      return ok({ ...answer, imported: imported.length })
    })
  } catch (error) {
    if (isDuplicate(error)) return refuse('conflict', '这份登记簿已经导入过，没有重复导入', { field: 'file' })
    throw error
  }
}
