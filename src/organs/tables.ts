import type { ColumnType } from 'kysely'
import type { OrganKind, OrganSettings, UnitKind } from './model.ts'

type Json<T> = ColumnType<T, string, string>

declare module '../platform/database/tables.ts' {
  interface Tables {
    organ: {
      organ_id: number
      code: string
      name: string
      short_name: string
      kind: OrganKind
      parent_id: number | null
      path: number[]
      settings: Json<OrganSettings>
      sort: number
    }
    unit: { organ_id: number; unit_id: string; name: string; kind: UnitKind; duty: string; sort: number }
    installation: {
      only_one: ColumnType<boolean, never, never>
      kind: 'new' | 'demo'
      clock_offset: number
      created_at: ColumnType<Date, never, never>
    }
    stored_file: {
      organ_id: number
      hash: string
      name: string
      media_type: string
      size: number
      stored_at: Date
    }
  }
}
