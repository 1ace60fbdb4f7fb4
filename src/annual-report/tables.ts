import type { ColumnType } from 'kysely'
import type { OrganKind } from '../organs/model.ts'
import type { FormId } from './model.ts'
import type { ImprovementStatus, ReportActKind, ReportState } from './rules.ts'

type Json<T> = ColumnType<T, string, string>

export interface ReportKey {
  organ_id: number
  year: number
  version: number
}

declare module '../platform/database/tables.ts' {
  interface Tables {
    annual_report: ReportKey & {
      form: FormId
      source: 'records' | 'imported'
      state: ReportState
      filed_on: string | null
      filed_hash: string | null
      published_on: string | null
      returned: boolean
      last_seq: number
    }
    annual_report_act: ReportKey & {
      seq: number
      kind: ReportActKind
      act_on: string
      recorded_at: Date
      person_id: string | null
      person_name: string
      data: Json<Record<string, unknown>>
    }
    annual_report_snapshot: ReportKey & { hash: string; filed_on: string; content: string }
    annual_report_difference: ReportKey & { hash: string; found_on: string; cells: Json<unknown> }
    annual_report_improvement: {
      organ_id: number
      year: number
      improvement_id: string
      position: number
      text: string
      status: ImprovementStatus
      note: string
      task_id: string | null
    }
    annual_report_deadline: {
      organ_id: number
      year: number
      kind: OrganKind
      due_on: string
      basis: string
    }
    annual_report_reminder: {
      organ_id: number
      year: number
      kind: 'soon' | 'late' | 'asked'
      made_on: string
      due_on: string
      text: string
      by_name: string
    }
    public_report: ReportKey & {
      current: boolean
      published_on: string
      public_note: string
      hash: string
      content: string
    }
    public_report_file: ReportKey & {
      name: string
      media_type: string
      hash: string
      size: number
      alt: string
    }
  }
}
