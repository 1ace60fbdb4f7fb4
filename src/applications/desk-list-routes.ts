import { periodOf } from '../annual-report/compute.ts'
import { APPLICANT_COLUMNS } from '../annual-report/model.ts'
import type { DeskApi } from '../platform/http/desk-api.ts'
import { refuse } from '../platform/result.ts'
import type { Services } from '../platform/services.ts'
import { answerPetition } from './actions/answer-petition.ts'
import { assignMany } from './actions/assign-many.ts'
import { checkRepeat } from './actions/check-repeat.ts'
import { describeOutcomes } from './actions/describe-application.ts'
import { listViews, removeView, saveView } from './actions/keep-views.ts'
import { countByView, listApplications, listDue } from './actions/list-applications.ts'
import { listPlaces } from './actions/list-places.ts'
import { printPetitionNotice } from './actions/print-petition-notice.ts'
import { printRegister } from './actions/print-register.ts'
import { applicantOf, registerApplication } from './actions/register-application.ts'
import { submitPetition } from './actions/submit-petition.ts'
import { storeFile, UPLOAD_LIMITS } from './actions/store-file.ts'
import { urgeMany } from './actions/urge-many.ts'
import * as contract from './contract.ts'
import { registerImportRoutes } from './desk-import-routes.ts'
import { reportGroups } from './list-store.ts'
import { PETITION_DEFINITIONS } from './model.ts'
import { listPetitionRows, type PetitionRow } from './petition-store.ts'
import { dismissReminder } from './reminder-store.ts'

const CLERKS = ['clerk', 'head'] as const
const READERS = [
  'clerk',
  'reviewer',
  'head',
  'secrecy',
  'signer',
  'liaison',
  'supervisor',
  'administrator',
] as const

export function registerListRoutes(api: DeskApi, services: Services): void {
  registerLists(api, services)
  registerIntake(api, services)
  registerImportRoutes(api, services)
  registerPetitions(api, services)
}

function registerLists(api: DeskApi, services: Services): void {
  api.serve(
    contract.listApplications,
    READERS,
  )(async ({ query }, context) => ({
    status: 200,
    body: await listApplications(context, query),
  }))
  api.serve(
    contract.countViews,
    READERS,
  )(async (_, context) => ({
    status: 200,
    body: { counts: { ...(await countByView(context)) }, saved: await listViews(context) },
  }))
  api.serve(
    contract.saveView,
    READERS,
  )(async ({ body }, context) => {
    const saved = await saveView(context, body)
    return saved.ok ? { status: 201, body: { id: saved.value } } : saved
  })
  api.serve(
    contract.removeView,
    READERS,
  )(async ({ params }, context) => {
    const removed = await removeView(context, params.id)
    return removed.ok ? { status: 204, body: undefined } : removed
  })
  api.serve(contract.listDue, READERS)(async (_, context) => ({ status: 200, body: await listDue(context) }))
  api.serve(
    contract.dismissReminder,
    READERS,
  )(async ({ params }, { tenancy }) => {
    const found = await services.database.write(tenancy, (tx) =>
      dismissReminder(tx.db, tenancy.organId, params.id, tx.now),
    )
    return found ? { status: 204, body: undefined } : refuse('notFound', '没有这条提醒')
  })
  api.serve(
    contract.reportCounts,
    READERS,
  )(async ({ query }, { actor, tenancy, today }) => {
    const organs =
      query.organ === undefined ? [actor.organId] : actor.visibleOrgans.filter((id) => id === query.organ)
    const { start, end } = periodOf(query.year, today)
    const groups = await services.database.read(tenancy, (db) => reportGroups(db, organs, start, end))
    return { status: 200, body: { cells: groups.filter(({ column }) => APPLICANT_COLUMNS.includes(column)) } }
  })
  api.serve(
    contract.printRegister,
    READERS,
  )(async ({ query }, context) => {
    const file = await printRegister(context, query.year, query.format)
    return { file: { ...file, inline: query.format === 'pdf' } }
  })
  api.serve(
    contract.listPlaces,
    READERS,
  )(async (_, context) => ({ status: 200, body: await listPlaces(context) }))
  api.serve(
    contract.listOutcomes,
    READERS,
  )(async () => ({ status: 200, body: { outcomes: describeOutcomes() } }))
}

function registerIntake(api: DeskApi, services: Services): void {
  api.serve(
    contract.registerApplication,
    CLERKS,
  )(async ({ body }, { actor, tenancy }) => {
    const receipt = await registerApplication(services, tenancy, actor, body)
    if (!receipt.ok) return receipt
    return receipt.value.repeated
      ? { status: 200, body: receipt.value }
      : { status: 201, body: receipt.value }
  })
  api.serve(
    contract.checkRepeat,
    CLERKS,
  )(async ({ body }, context) => ({
    status: 200,
    body: await checkRepeat(context, body),
  }))
  api.serve(
    contract.assignMany,
    CLERKS,
  )(async ({ body }, context) => ({
    status: 200,
    body: await assignMany(context, body),
  }))
  api.serve(contract.urgeMany, ['clerk', 'head', 'supervisor', 'signer'])(async ({ body }, context) => ({
    status: 200,
    body: await urgeMany(context, body),
  }))
  api.serveUpload(
    contract.uploadFile,
    READERS,
    UPLOAD_LIMITS,
  )(async (_, uploads, { tenancy }) => {
    const [file] = uploads.files
    if (file === undefined) return refuse('invalid', '请选择要上传的文件', { field: 'file' })
    const stored = await storeFile(services, tenancy, file)
    return stored.ok ? { status: 201, body: stored.value } : stored
  })
}

function registerPetitions(api: DeskApi, services: Services): void {
  api.serve(
    contract.listPetitions,
    READERS,
  )(async ({ query }, { actor, tenancy }) => {
    const filter = { kind: query.kind, open: query.open === 'yes' }
    const rows = await services.database.read(tenancy, (db) =>
      listPetitionRows(db, actor.visibleOrgans, filter),
    )
    return { status: 200, body: { items: rows.map(presentPetition) } }
  })
  api.serve(
    contract.registerPetition,
    CLERKS,
  )(async ({ body }, { actor, tenancy }) => {
    const organ = services.organs.byId(tenancy.organId)
    if (organ === undefined) return refuse('notFound', '没有这个机关')
    const petition = { ...body, applicant: applicantOf(body), clientAddress: `person/${actor.personId}` }
    const submitted = await submitPetition(services, organ, petition, tenancy)
    return submitted.ok ? { status: 201, body: submitted.value } : submitted
  })
  api.serve(
    contract.answerPetition,
    CLERKS,
  )(async ({ params, body }, { actor, tenancy }) => {
    const answered = await answerPetition(services, tenancy, actor, params.id, body)
    return answered.ok ? { status: 200, body: presentPetition(answered.value) } : answered
  })
  api.serve(
    contract.printPetitionNotice,
    CLERKS,
  )(async ({ params }, context) => {
    const notice = await printPetitionNotice(context, params.id, params.format)
    return notice.ok ? { file: notice.value } : notice
  })
}

function presentPetition(row: PetitionRow) {
  return {
    id: row.petition_id,
    number: row.number,
    kind: row.kind,
    kindName: PETITION_DEFINITIONS[row.kind].name,
    applicantName: row.masked_name,
    content: row.content,
    submittedOn: row.submitted_on,
    result: row.result,
    answer: row.answer,
    answeredOn: row.answered_on,
    noticeNumber: row.notice_number,
  }
}
