/** What the portal's pages of 依申请公开 call; the signatures are those of `PortalApi` in public-shapes.ts. */
export type * from './public-shapes.ts'
export { supplyCorrection, supplyReasons, withdrawOwn } from './actions/act-as-applicant.ts'
export { newChallenge } from './actions/ask-challenge.ts'
export { downloadOwnLetter, downloadOwnReplyFile } from './actions/download-own-letter.ts'
export { clearFormDraft, loadFormDraft, newDraftToken, saveFormDraft } from './actions/keep-form-draft.ts'
export { findAlreadyPublic, lookWhileTyping, type PublicEntry } from './actions/find-already-public.ts'
export { lookUpStatus, openStatus } from './actions/look-up-status.ts'
export { noteAnsweredByPublic } from './actions/note-answered-by-public.ts'
export { printOwnReceipt } from './actions/print-own-receipt.ts'
export { newIntakeKey, submitApplication } from './actions/submit-application.ts'
export {
  SIGNATURE_FILES,
  signaturePart,
  verifyLetter,
  type PdfOfLetter,
  type SignaturePart,
  type VerifiedLetter,
} from './actions/verify-letter.ts'
export { petitionProblems } from './check-petition.ts'
export { submitPetition } from './actions/submit-petition.ts'
export { checkUpload, UPLOAD_LIMITS } from './actions/store-file.ts'
