import { addDays, composeDate, type LocalDate, parseLocalDate, yearOf } from '../law/local-date.ts'
import { dayDetail, type WorkCalendar } from '../law/work-calendar.ts'
import type { Area } from '../platform/areas.ts'
import { refuse } from '../platform/result.ts'
import { overrideDay, saveArrangement, withdrawOverride } from './actions/change-calendar.ts'
import * as contract from './contract.ts'
import { readArrangementText } from './rules.ts'

export const area: Area = {
  name: 'calendar',
  desk(api, services) {
    api.serve(
      contract.getCalendarYear,
      'signedIn',
    )(async ({ params }) => ({
      status: 200,
      body: describeYear(services.calendar.current(), params.year),
    }))
    api.serve(contract.readNotice, ['administrator'])(async ({ body }) => ({
      status: 200,
      body: readArrangementText(body.year, body.text),
    }))
    api.serve(contract.saveArrangement, ['administrator'])(async ({ body }, context) => {
      const result = await saveArrangement(context, definedNotice(body))
      return result.ok ? { status: 200, body: { publishedThrough: result.value } } : result
    })
    api.serve(contract.overrideDay, ['administrator'])(async ({ body }, context) => {
      const date = parseLocalDate(body.date)
      if (date === undefined) return refuse('invalid', '不是存在的日期', { field: 'date' })
      const { notice } = definedNotice({ notice: body.source })
      const result = await overrideDay(context, { date, kind: body.kind, name: body.name, source: notice })
      return result.ok ? { status: 204, body: undefined } : result
    })
    api.serve(contract.withdrawOverride, ['administrator'])(async ({ params }, context) => {
      const date = parseLocalDate(params.date)
      if (date === undefined) return refuse('invalid', '不是存在的日期', { field: 'date' })
      const result = await withdrawOverride(context, date)
      return result.ok ? { status: 204, body: undefined } : result
    })
  },
}

function describeYear(calendar: WorkCalendar, year: number) {
  const overridden = new Set<string>(calendar.overrides.map((override) => override.date))
  const days = []
  for (let date: LocalDate = composeDate(year, 1, 1); yearOf(date) === year; date = addDays(date, 1)) {
    const detail = dayDetail(calendar, date)
    days.push({
      date,
      kind: detail.kind,
      name: detail.name,
      notice: detail.notice?.title ?? null,
      overridden: overridden.has(date),
    })
  }
  return {
    year,
    publishedThrough: calendar.publishedThrough,
    published: year <= yearOf(calendar.publishedThrough),
    days,
  }
}

/** Leaves out the members of a notice that were not given. */
function definedNotice<
  T extends { notice: { title: string; number?: string | undefined; url?: string | undefined } },
>(input: T): T & { notice: { title: string; number?: string; url?: string } } {
  const { title, number, url } = input.notice
  return {
    ...input,
    notice: { title, ...(number === undefined ? {} : { number }), ...(url === undefined ? {} : { url }) },
  }
}
