import type { DeskApi } from '../platform/http/desk-api.ts'
import {
  listLetterTemplatesOf,
  readLetterTemplate,
  saveLetterTemplateOf,
} from './actions/administer-templates.ts'
import { previewTemplate } from './actions/preview-template.ts'
import * as contract from './letters/template-contract.ts'

const ADMINISTRATOR = ['administrator'] as const

export function registerTemplateRoutes(api: DeskApi): void {
  api.serve(
    contract.listLetterTemplates,
    ADMINISTRATOR,
  )(async ({ query }, context) => {
    const list = await listLetterTemplatesOf(context, query.organ)
    return list.ok ? { status: 200, body: list.value } : list
  })
  api.serve(
    contract.getLetterTemplate,
    ADMINISTRATOR,
  )(async ({ params, query }, context) => {
    const detail = await readLetterTemplate(context, params.kind, query.organ)
    return detail.ok ? { status: 200, body: detail.value } : detail
  })
  api.serve(
    contract.saveLetterTemplate,
    ADMINISTRATOR,
  )(async ({ params, body }, context) => {
    const saved = await saveLetterTemplateOf(context, params.kind, body)
    return saved.ok ? { status: 201, body: saved.value } : saved
  })
  api.serve(
    contract.previewLetterTemplate,
    ADMINISTRATOR,
  )(async ({ params, body }, context) => {
    const preview = await previewTemplate(context, params.kind, body)
    return preview.ok ? { status: 200, body: preview.value } : preview
  })
}
