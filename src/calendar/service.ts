import { localDate } from '../law/local-date.ts'
import { ARRANGEMENTS, NATIONAL_CALENDAR } from '../law/calendar-data/index.ts'
import { calendarOf, type WorkCalendar, withArrangement, withOverrides } from '../law/work-calendar.ts'
import type { Database } from '../platform/database/database.ts'
import './tables.ts'

/** The working calendar of the installation: the published years with the administrator's additions. */
export interface CalendarService {
  current(): WorkCalendar
  refresh(): Promise<void>
}

export async function openCalendarService(database: Database): Promise<CalendarService> {
  let calendar = NATIONAL_CALENDAR
  const service: CalendarService = {
    current: () => calendar,
    async refresh() {
      calendar = await loadCalendar(database)
    },
  }
  await service.refresh()
  return service
}

export async function loadCalendar(database: Pick<Database, 'open'>): Promise<WorkCalendar> {
  const arrangements = await database.open
    .selectFrom('calendar_arrangement')
    .select('arrangement')
    .orderBy('year')
    .execute()
  const overrides = await database.open.selectFrom('calendar_override').selectAll().orderBy('day').execute()
  let calendar = calendarOf(ARRANGEMENTS)
  for (const row of arrangements) calendar = withArrangement(calendar, row.arrangement)
  return withOverrides(
    calendar,
    overrides.map((row) => ({
      date: localDate(row.day),
      kind: row.kind,
      name: row.name,
      source: row.source,
    })),
  )
}
