import type { DeskApi } from '../platform/http/desk-api.ts'
import type { Services } from '../platform/services.ts'
import { addFiles, removeFile } from './actions/add-file.ts'
import { describeCatalogue } from './actions/describe-catalogue.ts'
import { describeItem, describeVersion } from './actions/describe-item.ts'
import { draftItem } from './actions/draft-item.ts'
import { findSimilar } from './actions/find-similar.ts'
import { listDue } from './actions/list-due.ts'
import { listItems } from './actions/list-items.ts'
import { markValidity } from './actions/mark-validity.ts'
import { publishItem } from './actions/publish-item.ts'
import { readFile } from './actions/read-file.ts'
import { returnItem, reviewItem } from './actions/review-item.ts'
import { determineSecrecy, reviewSecrecy } from './actions/review-secrecy.ts'
import { discardItem, reviseItem } from './actions/revise-item.ts'
import { describeSettings, reviseGuide, saveSettings } from './actions/save-settings.ts'
import { saveItem } from './actions/save-item.ts'
import { recallItem, submitItem } from './actions/submit-item.ts'
import { withdrawItem } from './actions/withdraw-item.ts'
import * as contract from './contract.ts'
import { FILE_LIMITS } from '../platform/file-check.ts'
import { publishedHtml } from './rich-text.ts'
import { ACT_ROLES } from './rules.ts'

const WRITERS = ACT_ROLES.drafted
const MANAGERS = ['head', 'administrator'] as const

export function disclosureDesk(api: DeskApi, _services: Services): void {
  readingRoutes(api)
  writingRoutes(api)
  actRoutes(api)
  settingRoutes(api)
}

function readingRoutes(api: DeskApi): void {
  api.serve(
    contract.listItems,
    'signedIn',
  )(async ({ query }, context) => ({ status: 200, body: await listItems(context, query) }))
  api.serve(
    contract.getItem,
    'signedIn',
  )(async ({ params }, context) => {
    const result = await describeItem(context, params.id)
    return result.ok ? { status: 200, body: result.value } : result
  })
  api.serve(
    contract.getVersion,
    'signedIn',
  )(async ({ params }, context) => {
    const result = await describeVersion(context, params.id, params.version)
    return result.ok ? { status: 200, body: result.value } : result
  })
  api.serve(
    contract.getFile,
    'signedIn',
  )(async ({ params }, context) => {
    const result = await readFile(context, params.id, params.hash)
    if (!result.ok) return result
    const { file, bytes } = result.value
    return { file: { name: file.name, type: file.mediaType, bytes } }
  })
  api.serve(
    contract.findSimilar,
    'signedIn',
  )(async ({ query }, context) => ({ status: 200, body: { items: await findSimilar(context, query) } }))
  api.serve(
    contract.previewBody,
    'signedIn',
  )(async ({ body }) => ({ status: 200, body: { html: publishedHtml(body) } }))
  api.serve(
    contract.listDue,
    'signedIn',
  )(async (_, context) => ({ status: 200, body: { items: await listDue(context) } }))
  api.serve(
    contract.getCatalogue,
    'signedIn',
  )(async ({ query }, context) => ({ status: 200, body: await describeCatalogue(context, query.organ) }))
}

function writingRoutes(api: DeskApi): void {
  api.serve(
    contract.draftItem,
    WRITERS,
  )(async ({ body }, context) => {
    const result = await draftItem(context, body)
    return result.ok ? { status: 201, body: result.value } : result
  })
  api.serve(
    contract.saveItem,
    WRITERS,
  )(async ({ params, body }, context) => {
    const result = await saveItem(context, params.id, body)
    return result.ok ? { status: 200, body: result.value } : result
  })
  api.serveUpload(
    contract.addFile,
    WRITERS,
    FILE_LIMITS,
  )(async ({ params }, uploads, context) => {
    const result = await addFiles(context, params.id, uploads.files)
    return result.ok ? { status: 201, body: { files: [...result.value] } } : result
  })
  api.serve(
    contract.removeFile,
    WRITERS,
  )(async ({ params }, context) => {
    const result = await removeFile(context, params.id, params.hash)
    return result.ok ? { status: 204, body: undefined } : result
  })
}

/** Roles are asked by the table of stage × act in rules.ts, so that the refusal can say why. */
function actRoutes(api: DeskApi): void {
  api.serve(
    contract.submitItem,
    'signedIn',
  )(async ({ params }, context) => done(await submitItem(context, params.id)))
  api.serve(
    contract.recallItem,
    'signedIn',
  )(async ({ params }, context) => done(await recallItem(context, params.id)))
  api.serve(
    contract.returnItem,
    'signedIn',
  )(async ({ params, body }, context) => done(await returnItem(context, params.id, body)))
  api.serve(
    contract.reviewItem,
    'signedIn',
  )(async ({ params, body }, context) => done(await reviewItem(context, params.id, body)))
  api.serve(
    contract.reviewSecrecy,
    'signedIn',
  )(async ({ params, body }, context) => done(await reviewSecrecy(context, params.id, body)))
  api.serve(
    contract.determineSecrecy,
    'signedIn',
  )(async ({ params, body }, context) => done(await determineSecrecy(context, params.id, body)))
  api.serve(
    contract.publishItem,
    'signedIn',
  )(async ({ params }, context) => done(await publishItem(context, params.id)))
  api.serve(
    contract.withdrawItem,
    'signedIn',
  )(async ({ params, body }, context) => done(await withdrawItem(context, params.id, body)))
  api.serve(
    contract.markValidity,
    'signedIn',
  )(async ({ params, body }, context) => done(await markValidity(context, params.id, body)))
  api.serve(
    contract.reviseItem,
    'signedIn',
  )(async ({ params, body }, context) => done(await reviseItem(context, params.id, body)))
  api.serve(
    contract.discardItem,
    'signedIn',
  )(async ({ params, body }, context) => done(await discardItem(context, params.id, body)))
}

function settingRoutes(api: DeskApi): void {
  api.serve(
    contract.getSettings,
    'signedIn',
  )(async (_, context) => ({ status: 200, body: await describeSettings(context) }))
  api.serve(
    contract.saveSettings,
    MANAGERS,
  )(async ({ body }, context) => {
    const result = await saveSettings(context, body)
    return result.ok ? { status: 204, body: undefined } : result
  })
  api.serve(
    contract.reviseGuide,
    MANAGERS,
  )(async ({ body }, context) => ({ status: 200, body: await reviseGuide(context, body.note) }))
}

type ActResult = Awaited<ReturnType<typeof submitItem>>

function done(result: ActResult) {
  return result.ok ? { status: 200 as const, body: result.value } : result
}
