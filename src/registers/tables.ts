import type { ColumnType } from 'kysely'
import type { LocalDate } from '../law/local-date.ts'
import type { EntryActKind, EntryKind, RegisterRow } from './model.ts'

type Json<T> = ColumnType<T, string, string>

export interface EntryTable {
  organ_id: number
  entry_id: string
  kind: EntryKind
  row_key: RegisterRow
  name: string
  number: string
  item_id: string | null
  happened_on: LocalDate
  published_on: LocalDate | null
  ended_on: LocalDate | null
  count: number
  /** 分; read as a number (below 2^53 by the table's own check), written as text or bigint. */
  fen: ColumnType<number | null, bigint | null, bigint | null>
  unit_id: string | null
  withdrawn: boolean
  last_seq: number
}

declare module '../platform/database/tables.ts' {
  interface Tables {
    register_entry: EntryTable
    register_act: {
      organ_id: number
      entry_id: string
      seq: number
      kind: EntryActKind
      recorded_at: Date
      person_id: string | null
      reason: string
      data: Json<Record<string, unknown>>
    }
    register_year: { organ_id: number; year: number; scope: string; closed: boolean }
    register_year_act: {
      organ_id: number
      year: number
      scope: string
      seq: number
      kind: 'closed' | 'reopened'
      recorded_at: Date
      person_id: string | null
      reason: string
    }
  }
}

declare module '../audit/model.ts' {
  interface AuditEvents {
    'register.entered': { entryId: string; row: string }
    'register.imported': { row: string; entries: number; file: string }
    'register.corrected': { entryId: string; reason: string }
    'register.withdrawn': { entryId: string; reason: string }
    'register.yearClosed': { year: number; scope: string }
    'register.yearReopened': { year: number; scope: string; reason: string }
  }
}
