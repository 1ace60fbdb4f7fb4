import type { ColumnType } from 'kysely'
import type { LocalDate } from '../law/local-date.ts'
import type { Changes } from '../platform/changes.ts'
import type { Envelope } from '../platform/keys.ts'
import type {
  ConsultActKind,
  ConsultKind,
  ConsultStage,
  VisitActKind,
  VisitDueKind,
  VisitKind,
  VisitSource,
  VisitStage,
} from './model.ts'

type Json<T> = ColumnType<T, string, string>

export interface VisitTable {
  organ_id: number
  visit_id: string
  number: string
  source: VisitSource
  kind: VisitKind
  received_on: LocalDate
  place: string
  people: number
  visitor: Json<Envelope>
  masked_name: string
  matter: string
  unit_id: string | null
  receiver: string
  application_number: string
  restricted: boolean
  registered_by: string | null
  stage: VisitStage
  due_kind: VisitDueKind | null
  due_on: LocalDate | null
  due_provisional: boolean
  closed_on: LocalDate | null
  last_seq: number
}

export interface ConsultationTable {
  organ_id: number
  consultation_id: string
  number: string
  kind: ConsultKind
  topic: string
  question: Json<Envelope>
  contact: ColumnType<Envelope | null, string | null, string | null>
  intake_hash: Buffer
  code_hash: Buffer
  received_on: LocalDate
  held: boolean
  stage: ConsultStage
  due_on: LocalDate
  unit_id: string | null
  public_question: string
  answer: string
  drafted_by: string | null
  answered_on: LocalDate | null
  published: boolean
  last_seq: number
}

declare module '../platform/database/tables.ts' {
  interface Tables {
    visit: VisitTable
    visit_act: {
      organ_id: number
      visit_id: string
      seq: number
      kind: VisitActKind
      act_on: LocalDate
      recorded_at: Date
      person_id: string | null
      note: string
      data: Json<{ readonly changes?: Changes; readonly visitor?: readonly string[] }>
      was_visitor: ColumnType<Envelope | null, string | null, string | null>
    }
    visit_counter: { organ_id: number; scope: 'visit' | 'consult'; year: number; last: number }
    consultation: ConsultationTable
    consultation_act: {
      organ_id: number
      consultation_id: string
      seq: number
      kind: ConsultActKind
      act_on: LocalDate
      recorded_at: Date
      person_id: string | null
      note: string
      data: Json<{ readonly changes?: Changes }>
    }
    public_answer: {
      organ_id: number
      consultation_id: string
      topic: string
      question: string
      answer: string
      asked_on: LocalDate
      answered_on: LocalDate
    }
  }
}

declare module '../audit/model.ts' {
  interface AuditEvents {
    'visit.registered': { visitId: string; number: string }
    'visit.corrected': { visitId: string; fields: readonly string[]; reason: string }
    'visit.acted': { visitId: string; act: string; on: string }
    'consult.received': { consultationId: string; number: string }
    'consult.corrected': { consultationId: string; fields: readonly string[]; reason: string }
    'consult.acted': { consultationId: string; act: string }
  }
}
