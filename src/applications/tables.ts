import type { ColumnType } from 'kysely'
import type { ApplicantColumn, ResultRow } from '../annual-report/model.ts'
import type { Outcome } from '../law/outcomes.ts'
import type { LetterKind } from './letters/facts.ts'
import type { Envelope } from '../platform/keys.ts'
import type {
  ActKind,
  CaseStage,
  Channel,
  FormWanted,
  LetterState,
  PersonalField,
  PetitionKind,
  WayWanted,
} from './model.ts'
import type { MailState } from './reply-mail.ts'

type Json<T> = ColumnType<T, string, string>

/** One envelope a field; a field the applicant left empty is not there. */
export type SealedPerson = Partial<Record<PersonalField, Envelope>>

export interface ApplicationTable {
  organ_id: number
  application_id: string
  number: string
  channel: Channel
  applicant_column: ApplicantColumn
  sealed: Json<SealedPerson>
  masked_name: string
  identity_hash: Buffer
  name_hash: Buffer
  info_name: string
  doc_number: string
  content: string
  corrected_content: string | null
  reasons: string | null
  form_wanted: FormWanted
  way_wanted: WayWanted
  help: string
  intake_hash: Buffer
  query_hash: Buffer | null
  receipt_hash: Buffer | null
  phone_hash: Buffer | null
  submitted_on: string
  created_at: Date
  parent_id: string | null
  stage: CaseStage
  closed: boolean
  counted: boolean
  unverified: boolean
  restricted: boolean
  unit_id: string | null
  assignee_id: string | null
  received_on: string | null
  due_on: string | null
  due_provisional: boolean
  waiting_for: string | null
  wait_until: string | null
  outcome: Outcome | null
  report_row: ResultRow | null
  decided_on: string | null
  mailed_on: string | null
  signed_on: string | null
  delivered_on: string | null
  in_time: boolean | null
  days_used: number | null
  withdrawn_on: string | null
  archived_on: string | null
  urged: number
  secrecy_due: boolean
  last_seq: number
}

declare module '../platform/database/tables.ts' {
  interface Tables {
    challenge_used: { token_hash: Buffer; used_for: Buffer; expires: Date }
    application_counter: { organ_id: number; scope: string; year: number; last: number }
    application: ApplicationTable
    application_act: {
      organ_id: number
      application_id: string
      seq: number
      kind: ActKind
      act_on: string
      recorded_at: Date
      person_id: string | null
      role: string | null
      data: Json<Record<string, unknown>>
      article: string
      evidence: string | null
    }
    application_file: {
      organ_id: number
      application_id: string
      hash: string
      use: 'identity' | 'original' | 'proxy' | 'evidence' | 'reply' | 'other'
      name: string
      added_at: Date
      person_id: string | null
    }
    letter: {
      organ_id: number
      letter_id: string
      /** Either this or `petition_id`. */
      application_id: string | null
      petition_id: string | null
      kind: string
      number: string | null
      state: LetterState
      version: number
      outcome: Outcome | null
      made_on: string
      sent_on: string | null
      pdf_hash: string | null
      docx_hash: string | null
      problem: string | null
      download_until: string | null
      verify_hash: Buffer | null
      /** Where the original of a letter not made here is kept. */
      paper: string | null
      /** Of a past case: no job prints it, its files are made and kept when somebody first takes them. */
      on_demand: boolean
    }
    letter_template: {
      organ_id: number
      kind: LetterKind
      version: number
      effective_from: string
      blocks: ColumnType<unknown, string | null, string | null>
      made_at: Date
      person_id: string
      person_name: string
    }
    letter_version: {
      organ_id: number
      letter_id: string
      version: number
      made_at: Date
      person_id: string | null
      sealed: Json<Envelope>
    }
    application_reminder: {
      organ_id: number
      reminder_id: string
      application_id: string
      kind: string
      about: string
      person_id: string | null
      made_on: string
      dismissed_at: Date | null
    }
    reply_mail: {
      organ_id: number
      letter_id: string
      attempt: number
      application_id: string
      message_id: string
      state: MailState
      changed_at: Date
      problem: string | null
    }
    application_setting: { organ_id: number; frequent_month: number; frequent_year: number }
    application_view: {
      organ_id: number
      view_id: string
      person_id: string
      name: string
      query: Json<Record<string, string>>
    }
    application_person_before: {
      organ_id: number
      application_id: string
      seq: number
      sealed: Json<Partial<Record<PersonalField, Envelope | null>>>
    }
    register_import: {
      organ_id: number
      import_id: string
      file_hash: string
      file_name: string
      cases: number
      last_line: number
      imported_at: Date
      imported_on: string
      person_id: string
      revoked_on: string | null
      revoked_by: string | null
      revoked_reason: string | null
    }
    petition: {
      organ_id: number
      petition_id: string
      number: string
      kind: PetitionKind
      applicant_column: ApplicantColumn
      sealed: Json<SealedPerson>
      masked_name: string
      content: string
      intake_hash: Buffer
      submitted_on: string
      result: string | null
      answer: string | null
      answered_on: string | null
      person_id: string | null
    }
  }
}

declare module '../audit/model.ts' {
  interface AuditEvents {
    'application.submitted': { number: string; channel: string; unverified: boolean }
    'application.act': { seq: number; kind: string; on: string; article: string }
    'application.fileAdded': { hash: string; use: string }
    'application.dueChanged': { from: string | null; to: string | null; provisional: boolean }
    'application.imported': { count: number }
    'application.importRevoked': { importId: string; count: number; reason: string }
    'letterTemplate.saved': { kind: string; version: number; effectiveFrom: string; restored: boolean }
    'letter.sent': { letterId: string; kind: string; number: string }
    'letter.saved': { letterId: string; version: number }
    'letter.printed': { letterId: string; pdf: string; docx: string }
    'letter.downloaded': { letterId: string; format: string }
    'letter.mailed': { letterId: string; messageId: string }
    'letter.mailOpen': { letterId: string; attempt: number; state: 'unsure' | 'refused' }
    'petition.submitted': { number: string; kind: string }
    'petition.answered': { number: string; result: string }
    'application.answeredByPublic': { itemId: string }
    'application.frequencySet': { month: number; year: number }
  }
}
