/** What the portal sends to and gets from the actions of this area (portal-api.ts gathers the functions). */
import type { ApplicantColumn } from '../annual-report/model.ts'
import type { Deadlines } from '../law/deadlines.ts'
import type { LocalDate } from '../law/local-date.ts'
import type { Organ } from '../organs/model.ts'
import type { Result } from '../platform/result.ts'
import type { Services } from '../platform/services.ts'
import type { CaseStage, FormWanted, PetitionKind, WayWanted } from './model.ts'

export interface ApplicantForm {
  readonly column: ApplicantColumn
  readonly name: string
  readonly idType?: string
  readonly idNumber?: string
  readonly creditCode?: string
  readonly legalRepresentative?: string
  readonly contactPerson?: string
  readonly phone?: string
  readonly email?: string
  readonly address?: string
  readonly postcode?: string
}

export interface UploadedProof {
  readonly name: string
  readonly bytes: Uint8Array
}

/** A portal form as sent. Refusals name the field: `applicant.name`, `content`, `files` … */
export interface SubmitInput {
  /** From `newIntakeKey()`, a hidden field of the form: the same key gives the same receipt. */
  readonly intakeKey: string
  readonly applicant: ApplicantForm
  readonly infoName?: string
  readonly docNumber?: string
  readonly content: string
  readonly formWanted: FormWanted
  readonly wayWanted: WayWanted
  readonly help?: string
  readonly proofs: readonly UploadedProof[]
  /** The answer to `newChallenge`; a wrong or missing one only marks the application 待核实. */
  readonly challenge?: { readonly token: string; readonly answer: string }
  readonly clientAddress: string
}

/** Shown once, on the page after sending; reloading with the same key shows the same. */
export interface PortalReceipt {
  readonly number: string
  readonly queryCode: string
  /** Six digits, printed on the receipt: the second factor where the phone number is not at hand. */
  readonly receiptCode: string
  readonly submittedOn: LocalDate
  /** Accepted above the limit: it is kept and looked at before it is registered. */
  readonly unverified: boolean
  readonly repeated: boolean
}

/** What an applicant types to see a case. `secondFactor`: last four of the phone, or the six digits of the receipt. */
export interface StatusKey {
  readonly number: string
  readonly queryCode: string
  readonly secondFactor: string
  readonly clientAddress: string
}

export interface StatusLetter {
  readonly letterId: string
  readonly isReply: boolean
  readonly name: string
  readonly number: string | null
  readonly sentOn: LocalDate
  /** Last day it can be downloaded here; null where it is no longer, or not yet printed. */
  readonly downloadUntil: LocalDate | null
  /** Made elsewhere: the original alone, as it was delivered. */
  readonly isPaper: boolean
  /** What goes with a reply, in the order of its list; fetched under the same rule as the letter. */
  readonly files: readonly { readonly name: string; readonly size: number }[]
}

/** Never the ID number, never the full name. */
export interface StatusView {
  readonly number: string
  readonly applicantName: string
  readonly infoName: string
  readonly docNumber: string
  readonly content: string
  readonly submittedOn: LocalDate
  readonly receivedOn: LocalDate | null
  readonly stage: CaseStage
  readonly stageText: string
  /** Sent by post, and nobody has signed for it yet. */
  readonly onItsWay: boolean
  /** Last day of the correction, the reasons or the payment that is waited for. */
  readonly actBy: LocalDate | null
  readonly closed: boolean
  /** 条例 33 with the day-by-day ledger; null before receipt. */
  readonly deadlines: Deadlines
  /** Acts the applicant is told of, in order. */
  readonly history: readonly { readonly on: LocalDate; readonly text: string; readonly article: string }[]
  readonly letters: readonly StatusLetter[]
  /** Cases this one was split into or from, or joined to, by their numbers. */
  readonly related: readonly { readonly relation: string; readonly numbers: readonly string[] }[]
  /** What the applicant may do here now. */
  readonly may: { readonly correct: boolean; readonly explain: boolean; readonly withdraw: boolean }
  /** For the links of the status page (letters, acts) during thirty minutes; never put it in a URL. */
  readonly token: string
}

export interface PetitionInput {
  readonly intakeKey: string
  readonly kind: PetitionKind
  readonly applicant: ApplicantForm
  /** What is inaccurate and the proof of it (条例 41), or what should be published and why (条例 44). */
  readonly content: string
  readonly clientAddress: string
}

export interface Challenge {
  readonly token: string
  /** Read aloud as well as seen: 三加五等于几. */
  readonly question: string
}

export interface LetterFile {
  readonly name: string
  readonly type: string
  readonly bytes: Uint8Array
}

/** The signatures portal-api.ts exports one by one. */
export interface PortalApi {
  newIntakeKey(): string
  newChallenge(services: Services): Challenge
  submitApplication(services: Services, organ: Organ, input: SubmitInput): Promise<Result<PortalReceipt>>
  /** PDF of 登记回执; the codes come from the page that has just shown them. */
  printOwnReceipt(
    services: Services,
    organ: Organ,
    key: {
      readonly number: string
      readonly queryCode: string
      readonly receiptCode: string
      readonly clientAddress: string
    },
  ): Promise<Result<LetterFile>>
  /** Wrong and unknown answer alike, after the same work; too many tries: code `tooMany`. */
  lookUpStatus(services: Services, organ: Organ, key: StatusKey): Promise<Result<StatusView>>
  /** The same view by the token of an earlier look-up (an HttpOnly cookie of the page). */
  openStatus(services: Services, organ: Organ, token: string): Promise<Result<StatusView>>
  downloadOwnLetter(
    services: Services,
    organ: Organ,
    token: string,
    letterId: string,
    format: 'pdf' | 'docx',
  ): Promise<Result<LetterFile>>
  supplyCorrection(
    services: Services,
    organ: Organ,
    token: string,
    content: string,
    files?: readonly UploadedProof[],
  ): Promise<Result<null>>
  supplyReasons(services: Services, organ: Organ, token: string, reasons: string): Promise<Result<null>>
  withdrawOwn(services: Services, organ: Organ, token: string): Promise<Result<null>>
  submitPetition(
    services: Services,
    organ: Organ,
    input: PetitionInput,
  ): Promise<Result<{ readonly number: string; readonly repeated: boolean }>>
  /** Typed and not sent: sealed, seven days, found by the token of an HttpOnly cookie. False: it could not be kept. */
  newDraftToken(): string
  saveFormDraft(
    services: Services,
    organ: Organ,
    token: string,
    fields: Readonly<Record<string, string>>,
  ): Promise<boolean>
  loadFormDraft(
    services: Services,
    organ: Organ,
    token: string,
  ): Promise<Readonly<Record<string, string>> | undefined>
  clearFormDraft(services: Services, organ: Organ, token: string): Promise<void>
  /** Somebody found a published item while typing and needed no application. */
  noteAnsweredByPublic(services: Services, organ: Organ, itemId: string): Promise<void>
}
