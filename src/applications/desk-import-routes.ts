import type { DeskApi } from '../platform/http/desk-api.ts'
import { refuse } from '../platform/result.ts'
import type { Services } from '../platform/services.ts'
import { importRegister } from './actions/import-register.ts'
import { listImports } from './actions/list-imports.ts'
import { makeImportTemplate } from './actions/make-import-template.ts'
import { revokeImport } from './actions/revoke-import.ts'
import { UPLOAD_LIMITS } from './actions/store-file.ts'
import { importRegister as importRoute } from './contract.ts'
import * as contract from './render/import-contract.ts'

const CLERKS = ['clerk', 'head'] as const

export function registerImportRoutes(api: DeskApi, services: Services): void {
  api.serveUpload(
    importRoute,
    CLERKS,
    UPLOAD_LIMITS,
  )(async ({ body }, uploads, context) => {
    const [file] = uploads.files
    if (file === undefined) return refuse('invalid', '请选择要导入的 Excel 文件', { field: 'file' })
    const imported = await importRegister(context, file, body.dryRun === 'yes')
    return imported.ok ? { status: 200, body: imported.value } : imported
  })
  api.serve(contract.importTemplate, CLERKS)(async () => ({ file: await makeImportTemplate() }))
  api.serve(
    contract.listImports,
    CLERKS,
  )(async (_, { tenancy }) => ({ status: 200, body: { items: await listImports(services, tenancy) } }))
  api.serve(
    contract.revokeImport,
    CLERKS,
  )(async ({ params, body }, { actor, tenancy }) => {
    const revoked = await revokeImport(services, tenancy, actor, params.id, body.reason)
    return revoked.ok ? { status: 200, body: revoked.value } : revoked
  })
}
