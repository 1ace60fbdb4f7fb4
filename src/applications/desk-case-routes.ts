import type { z } from 'zod'
import type { DeskApi, DeskContext } from '../platform/http/desk-api.ts'
import type { Result } from '../platform/result.ts'
import type { Services } from '../platform/services.ts'
import { describeApplication, presentElement } from './actions/describe-application.ts'
import { openFile } from './actions/open-file.ts'
import { previewReply } from './actions/preview-reply.ts'
import { printCaseForm } from './actions/print-case-form.ts'
import { printFileIndex } from './actions/print-file-index.ts'
import { printDeadlineSheet } from './actions/print-deadline-sheet.ts'
import { printDeliveryRecord } from './actions/print-delivery-record.ts'
import { printReceipt } from './actions/print-receipt.ts'
import { downloadLetter, readLetter } from './actions/read-letter.ts'
import { revealPersonalData } from './actions/reveal-personal-data.ts'
import { saveReply } from './actions/save-reply.ts'
import { takeAct } from './actions/take-act.ts'
import { workOnCase } from './case-work.ts'
import * as contract from './contract.ts'
import type { LetterFile } from './public-shapes.ts'

/** Roles are decided case by case in rights.ts, which also holds for reading: here it is enough to be signed in. */
export function registerCaseRoutes(api: DeskApi, services: Services): void {
  registerCase(api, services)
  registerLetters(api)
}

function registerCase(api: DeskApi, services: Services): void {
  api.serve(
    contract.getApplication,
    'signedIn',
  )(async ({ params }, context) => {
    const detail = await describeApplication(context, params.id)
    return detail.ok ? { status: 200, body: detail.value } : detail
  })
  api.serve(
    contract.recordAct,
    'signedIn',
  )(async ({ params, body }, context) => {
    const taken = await takeAct(services, context.tenancy, context.actor, params.id, body)
    if (!taken.ok) return taken
    const detail = await describeApplication(context, params.id)
    return { status: 200, body: { ...taken.value, application: detail.ok ? detail.value : null } }
  })
  api.serve(
    contract.revealPersonalData,
    'signedIn',
  )(async ({ params, body }, context) => {
    const revealed = await revealPersonalData(context, params.id, body.fields, body.reason)
    return revealed.ok ? { status: 200, body: revealed.value } : revealed
  })
  api.serve(
    contract.downloadFile,
    'signedIn',
  )(async ({ params }, context) => fileAnswer(await openFile(context, params.id, params.hash)))
  api.serve(
    contract.printReceipt,
    'signedIn',
  )(async ({ params, body }, context) => fileAnswer(await printReceipt(context, params.id, body)))
  api.serve(
    contract.saveDraft,
    'signedIn',
  )(async ({ params, body }, context) => {
    const saved = await saveDraftOf(services, context, params.id, body)
    if (!saved.ok) return saved
    const { letterId, version, missing } = saved.value
    return { status: 200, body: { letterId, version, missing: missing.map(presentElement) } }
  })
}

function saveDraftOf(
  services: Services,
  { actor, tenancy }: DeskContext,
  id: string,
  { basedOn, ...reply }: z.output<typeof contract.replyDraft>,
): ReturnType<typeof saveReply> {
  return workOnCase(services, tenancy, { kind: 'person', actor }, id, (work) =>
    saveReply(work, reply, basedOn),
  )
}

function registerLetters(api: DeskApi): void {
  api.serve(
    contract.previewReply,
    'signedIn',
  )(async ({ params, body }, context) => {
    const preview = await previewReply(context, params.id, body)
    if (!preview.ok) return preview
    const { html, missing, remedy } = preview.value
    return { status: 200, body: { html, missing: missing.map(presentElement), remedy: [...remedy] } }
  })
  api.serve(
    contract.previewLetter,
    'signedIn',
  )(async ({ params, query }, context) => {
    const letter = await readLetter(context, params.id, params.letter, query.version)
    return letter.ok ? { status: 200, body: letter.value } : letter
  })
  api.serve(
    contract.downloadLetter,
    'signedIn',
  )(async ({ params }, context) =>
    fileAnswer(await downloadLetter(context, params.id, params.letter, params.format)),
  )
  api.serve(
    contract.printDeadlineSheet,
    'signedIn',
  )(async ({ params }, context) => fileAnswer(await printDeadlineSheet(context, params.id)))
  api.serve(
    contract.printFileIndex,
    'signedIn',
  )(async ({ params }, context) => fileAnswer(await printFileIndex(context, params.id)))
  api.serve(
    contract.printDeliveryRecord,
    'signedIn',
  )(async ({ params }, context) => fileAnswer(await printDeliveryRecord(context, params.id)))
  api.serve(
    contract.printCaseForm,
    'signedIn',
  )(async ({ params }, context) => fileAnswer(await printCaseForm(context, params.id, params.form)))
}

function fileAnswer(result: Result<LetterFile>) {
  return result.ok ? { file: { ...result.value, inline: result.value.type === 'application/pdf' } } : result
}
