import type { ColumnType } from 'kysely'
import type { FormId } from '../annual-report/model.ts'
import type { Finding } from '../annual-report/reading.ts'
import type { CheckActKind, KeptReading } from './model.ts'

type Json<T> = ColumnType<T, string, string>

declare module '../platform/database/tables.ts' {
  interface Tables {
    checked_report: {
      organ_id: number
      check_id: string
      file_hash: string
      file_name: string
      reading: ColumnType<KeptReading, string, never>
      printed_organ: string | null
      printed_year: number | null
      form: FormId
      kept_on: string
      kept_at: Date
      kept_by: string
      previous_id: string | null
      withdrawn: boolean
      findings: Json<readonly Finding[]>
      cells_read: number
      cells_unread: number
      errors: number
      warnings: number
      infos: number
      last_seq: number
    }
    checked_report_act: {
      organ_id: number
      check_id: string
      seq: number
      kind: CheckActKind
      act_on: string
      recorded_at: Date
      person_id: string | null
      person_name: string
      data: Json<Record<string, unknown>>
    }
    report_check_setting: {
      organ_id: number
      public_page: boolean
      changed_at: Date
      changed_by: string
    }
  }
}

declare module '../audit/model.ts' {
  interface AuditEvents {
    'checkedReport.kept': { hash: string; year: number | null; errors: number }
    'checkedReport.changed': { kind: CheckActKind; seq: number; path?: string; reason?: string }
    'reportCheck.publicPageSwitched': { on: boolean }
  }
}
