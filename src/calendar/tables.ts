import type { ColumnType } from 'kysely'
import type { Notice, YearArrangement } from '../law/work-calendar.ts'

declare module '../platform/database/tables.ts' {
  interface Tables {
    calendar_override: {
      day: string
      kind: 'rest' | 'work'
      name: string
      source: ColumnType<Notice, string, string>
      made_at: ColumnType<Date, never, never>
    }
    calendar_arrangement: {
      year: number
      arrangement: ColumnType<YearArrangement, string, string>
      made_at: ColumnType<Date, never, never>
    }
  }
}
