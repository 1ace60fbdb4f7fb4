import type { Kysely } from 'kysely'
import type { LocalDate } from '../law/local-date.ts'
import type { CalendarOverride, YearArrangement } from '../law/work-calendar.ts'
import type { Tables } from '../platform/database/tables.ts'
import './tables.ts'

export async function upsertArrangement(db: Kysely<Tables>, arrangement: YearArrangement): Promise<void> {
  const text = JSON.stringify(arrangement)
  await db
    .insertInto('calendar_arrangement')
    .values({ year: arrangement.year, arrangement: text })
    .onConflict((conflict) => conflict.column('year').doUpdateSet({ arrangement: text }))
    .execute()
}

export async function upsertOverride(db: Kysely<Tables>, override: CalendarOverride): Promise<void> {
  const source = JSON.stringify(override.source)
  const { date, kind, name } = override
  await db
    .insertInto('calendar_override')
    .values({ day: date, kind, name, source })
    .onConflict((conflict) => conflict.column('day').doUpdateSet({ kind, name, source }))
    .execute()
}

export async function deleteOverride(db: Kysely<Tables>, date: LocalDate): Promise<void> {
  await db.deleteFrom('calendar_override').where('day', '=', date).execute()
}
