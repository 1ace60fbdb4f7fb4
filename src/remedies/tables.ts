import type { ColumnType } from 'kysely'
import type { ClosedColumn } from '../annual-report/remedy-columns.ts'
import type { LocalDate } from '../law/local-date.ts'
import type { Outcome } from '../law/outcomes.ts'
import type { Envelope } from '../platform/keys.ts'
import type { DueKind, EvidenceRole, RemedyActKind, RemedyKind, RemedyRole, RemedyStage } from './model.ts'

type Json<T> = ColumnType<T, string, string>

export interface RemedyTable {
  organ_id: number
  remedy_id: string
  kind: RemedyKind
  after_review: boolean
  review_id: string | null
  role: RemedyRole
  authority: string
  case_number: string
  application_id: string | null
  application_number: string
  disputed_outcome: Outcome | null
  disputed_on: LocalDate | null
  party: Json<Envelope>
  masked_party: string
  filed_on: LocalDate
  stage: RemedyStage
  outcome: string | null
  closed_on: LocalDate | null
  column_override: ClosedColumn | null
  due_kind: DueKind | null
  due_on: LocalDate | null
  due_provisional: boolean
  review_first: boolean
  last_seq: number
}

declare module '../platform/database/tables.ts' {
  interface Tables {
    remedy: RemedyTable
    remedy_act: {
      organ_id: number
      remedy_id: string
      seq: number
      kind: RemedyActKind
      act_on: LocalDate
      recorded_at: Date
      person_id: string | null
      reason: string
      data: Json<Record<string, unknown>>
      evidence: string | null
    }
    remedy_evidence: {
      organ_id: number
      remedy_id: string
      evidence_id: string
      version: number
      role: EvidenceRole
      position: number
      name: string
      proves: string
      source: string
      pages: number | null
      original: boolean
      file_hash: string | null
      file_name: string | null
      withdrawn: boolean
      reason: string
      recorded_on: LocalDate
      recorded_at: Date
      person_id: string | null
    }
  }
}

declare module '../audit/model.ts' {
  interface AuditEvents {
    'remedy.filed': { remedyId: string; kind: string }
    'remedy.acted': { remedyId: string; act: string; on: string }
    'remedy.evidence': { remedyId: string; evidenceId: string; act: string; reason: string }
    'remedy.printed': { remedyId: string; paper: string }
    'remedy.overridden': { remedyId: string; column: string | null; reason: string }
    'remedy.corrected': { remedyId: string; fields: readonly string[]; reason: string }
  }
}
