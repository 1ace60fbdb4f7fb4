import type { LocalDate } from '../../law/local-date.ts'
import type { Actor } from '../../people/model.ts'
import type { Tenancy } from '../../platform/database/tenant.ts'
import type { Result } from '../../platform/result.ts'
import type { Services } from '../../platform/services.ts'
import type { ActHandler, Taken } from '../act-handler.ts'
import { workOnCase, type CaseWork } from '../case-work.ts'
import { refuseMarked } from '../classified.ts'
import { legalDay } from '../letter-work.ts'
import type { ActBody } from '../render/inputs.ts'
import { maySuperviseBy } from '../rights.ts'
import { recordedAlready } from '../saved-meanwhile.ts'
import { findApplication } from '../store.ts'
import { acceptAssignment } from './accept-assignment.ts'
import { addNote } from './add-note.ts'
import { amendApplicant } from './amend-applicant.ts'
import { agreeDate } from './agree-date.ts'
import { approveExtension } from './approve-extension.ts'
import { archiveCase } from './archive-case.ts'
import { askAssistance } from './ask-assistance.ts'
import { askCorrection } from './ask-correction.ts'
import { askReasons } from './ask-reasons.ts'
import { askSecrecy } from './ask-secrecy.ts'
import { assignCase } from './assign-case.ts'
import { confirmReceipt } from './confirm-receipt.ts'
import { consultOrgan } from './consult-organ.ts'
import { consultThirdParty } from './consult-third-party.ts'
import { correctRecord } from './correct-record.ts'
import { deliverReply } from './deliver-reply.ts'
import { draftDecision } from './draft-decision.ts'
import { emailReply } from './email-reply.ts'
import { handOver } from './hand-over.ts'
import { linkCases } from './link-cases.ts'
import { mergeApplication } from './merge-application.ts'
import { notifyThirdParty } from './notify-third-party.ts'
import { offerDownload } from './offer-download.ts'
import { proposeExtension } from './propose-extension.ts'
import { recordCorrection } from './record-correction.ts'
import { recordFeeNotice } from './record-fee-notice.ts'
import { recordLetterReceived } from './record-letter-received.ts'
import { recordOrganOpinion } from './record-organ-opinion.ts'
import { recordPayment } from './record-payment.ts'
import { recordReasons } from './record-reasons.ts'
import { recordReceipt } from './record-receipt.ts'
import { recordReturnedMail } from './record-returned-mail.ts'
import { recordSearch } from './record-search.ts'
import { recordSignature } from './record-signature.ts'
import { recordThirdPartyOpinion } from './record-third-party-opinion.ts'
import { recordWithdrawal } from './record-withdrawal.ts'
import { rejectExtension } from './reject-extension.ts'
import { restrictCase } from './restrict-case.ts'
import { returnAssignment } from './return-assignment.ts'
import { returnDraft } from './return-draft.ts'
import { reviewDecision } from './review-decision.ts'
import { reviewSecrecy } from './review-secrecy.ts'
import { sendFeeNotice } from './send-fee-notice.ts'
import { signDecision } from './sign-decision.ts'
import { splitApplication } from './split-application.ts'
import { urgeCase } from './urge-case.ts'
import { verifyApplication } from './verify-application.ts'

/** Which file deals with which act. Total: an act without one does not compile. */
const HANDLERS: { readonly [K in ActBody['act']]: ActHandler<K> } = {
  register: recordReceipt,
  confirm: confirmReceipt,
  verify: verifyApplication,
  assign: assignCase,
  accept: acceptAssignment,
  sendBack: returnAssignment,
  splitInto: splitApplication,
  mergeInto: mergeApplication,
  askCorrection,
  correctionReceived: recordCorrection,
  consultThirdParty,
  consultOrgan,
  opinionLetterDelivered: recordLetterReceived,
  thirdPartyReplied: recordThirdPartyOpinion,
  organReplied: recordOrganOpinion,
  proposeExtension,
  extend: approveExtension,
  rejectExtension,
  askReasons,
  reasonsReceived: recordReasons,
  agreeDate,
  sendFeeNotice,
  feeNotice: recordFeeNotice,
  feePaid: recordPayment,
  search: recordSearch,
  askSecrecy,
  reviewSecrecy,
  draft: draftDecision,
  returnDraft,
  review: reviewDecision,
  sign: signDecision,
  deliver: deliverReply,
  recordSignature,
  emailReply,
  offerDownload,
  mailReturned: recordReturnedMail,
  notifyThirdParty,
  withdraw: recordWithdrawal,
  askAssistance,
  handOver,
  archive: archiveCase,
  note: addNote,
  urge: urgeCase,
  link: linkCases,
  amendApplicant,
  restrict: restrictCase,
  undo: correctRecord,
}

/** One act of a person on one case: the frame of case-work.ts around the act's own file. */
export async function takeAct(
  services: Services,
  tenancy: Tenancy,
  actor: Actor,
  applicationId: string,
  body: ActBody,
): Promise<Result<Taken>> {
  const marked = refuseMarked(textsOf(body))
  if (!marked.ok) return marked
  const where = maySuperviseBy(actor, body.act)
    ? await tenancyOfCase(services, tenancy, applicationId)
    : tenancy
  return workOnCase(services, where, { kind: 'person', actor }, applicationId, async (work) => {
    const refusal = recordedAlready(work, body)
    if (refusal !== undefined) return { ok: false, refusal }
    return handle(work, body, body.on === undefined ? work.today : legalDay(body.on))
  })
}

/** An act of supervision is recorded, and audited, in the organ that handles the case. */
async function tenancyOfCase(services: Services, tenancy: Tenancy, id: string): Promise<Tenancy> {
  const row = await services.database.read(tenancy, (db) => findApplication(db, tenancy.organIds, id))
  return row === undefined ? tenancy : { ...tenancy, organId: row.organ_id }
}

function handle<B extends ActBody>(work: CaseWork, body: B, on: LocalDate): Promise<Result<Taken>> {
  // the handler is looked up by the very act of the body; the compiler cannot tie the two together
  const handler = HANDLERS[body.act] as (work: CaseWork, body: B, on: LocalDate) => Promise<Result<Taken>>
  return handler(work, body, on)
}

function textsOf(body: ActBody): Record<string, string> {
  return Object.fromEntries(
    Object.entries(body).flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : [])),
  )
}
