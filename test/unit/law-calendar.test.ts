/** The calendar data against `chinese-days` day by day, and against the notices as calendar.md records them. */
import chineseDays from 'chinese-days'
import { describe, expect, it } from 'vitest'
import { ARRANGEMENTS, NATIONAL_CALENDAR } from '../../src/law/calendar-data/index.ts'
import {
  addDays,
  fromEpochDay,
  localDate,
  parseEpochDay,
  toEpochDay,
  yearOf,
} from '../../src/law/local-date.ts'
import {
  addWorkdays,
  dayDetail,
  isWorkday,
  kindOf,
  nextWorkday,
  nthWorkdayAfter,
  nthWorkdayBefore,
  reasonOfDay,
  withArrangement,
  withOverrides,
  workdaysBetween,
  type CalendarOverride,
} from '../../src/law/work-calendar.ts'

const FIRST = toEpochDay(localDate('2019-01-01'))
const LAST = toEpochDay(localDate('2026-12-31'))

describe('calendar data', () => {
  it('agrees with chinese-days on every day of 2019 to 2026', () => {
    const differences: string[] = []
    for (let day = FIRST; day <= LAST; day += 1) {
      const date = fromEpochDay(day)
      if (isWorkday(NATIONAL_CALENDAR, day) !== chineseDays.isWorkday(date)) differences.push(date)
    }
    expect(differences).toEqual([])
  })

  it('has the holidays and the worked weekends of the 2026 notice', () => {
    const rest = daysOfYear(2026).filter((date) => kindOf(NATIONAL_CALENDAR, date) === 'statutoryRest')
    const worked = daysOfYear(2026).filter((date) => kindOf(NATIONAL_CALENDAR, date) === 'makeUpWorkday')
    expect(rest).toEqual([
      ...span('2026-01-01', 3),
      ...span('2026-02-15', 9),
      ...span('2026-04-04', 3),
      ...span('2026-05-01', 5),
      ...span('2026-06-19', 3),
      ...span('2026-09-25', 3),
      ...span('2026-10-01', 7),
    ])
    expect(rest).toHaveLength(33)
    expect(worked).toEqual([
      '2026-01-04',
      '2026-02-14',
      '2026-02-28',
      '2026-05-09',
      '2026-09-20',
      '2026-10-10',
    ])
  })

  it.each([
    [2024, 251],
    [2025, 248],
    [2026, 248],
  ])('counts the working days of %i: %i', (year, expected) => {
    const before = toEpochDay(localDate(`${year - 1}-12-31`))
    expect(workdaysBetween(NATIONAL_CALENDAR, before, toEpochDay(localDate(`${year}-12-31`)))).toBe(expected)
  })

  it.each([
    ['2020-01-31', false],
    ['2020-02-01', false],
    ['2023-01-03', true],
  ])('keeps the disputed day %s: working day %s', (date, expected) => {
    expect(isWorkday(NATIONAL_CALENDAR, toEpochDay(localDate(date)))).toBe(expected)
  })

  it('says for every special day which notice it rests on', () => {
    for (const date of ARRANGEMENTS.flatMap(({ year }) => daysOfYear(year))) {
      const { kind, notice } = dayDetail(NATIONAL_CALENDAR, date)
      const isSpecial = kind === 'statutoryRest' || kind === 'makeUpWorkday'
      expect(notice?.title.includes('国务院办公厅关于') ?? false, date).toBe(isSpecial)
    }
  })

  it('lists a make-up workday only on a weekend and a rest day only once', () => {
    for (const { year, rest, makeUp } of ARRANGEMENTS) {
      for (const { on } of makeUp) expect([0, 6], on).toContain(weekdayFromName(on))
      const days = rest.flatMap(({ from, to }) => between(from, to))
      expect(new Set(days).size, String(year)).toBe(days.length)
    }
  })
})

describe('counting', () => {
  it('gives the same by the table and day by day, inside and beyond the table', () => {
    for (let from = LAST - 60; from < LAST + 1500; from += 7) {
      for (const n of [1, 7, 20, 40]) {
        const day = nthWorkdayAfter(NATIONAL_CALENDAR, from, n)
        expect(workdaysBetween(NATIONAL_CALENDAR, from, day)).toBe(n)
        expect(isWorkday(NATIONAL_CALENDAR, day)).toBe(true)
        expect(nthWorkdayBefore(NATIONAL_CALENDAR, day + 1, n)).toBeGreaterThan(from)
      }
    }
  })

  it('marks a date past the last published year by type', () => {
    expect(addWorkdays(NATIONAL_CALENDAR, localDate('2026-12-03'), 20)).toEqual({
      provisional: false,
      date: '2026-12-31',
    })
    expect(addWorkdays(NATIONAL_CALENDAR, localDate('2026-12-04'), 20)).toEqual({
      provisional: true,
      date: '2027-01-04',
    })
    expect(nextWorkday(NATIONAL_CALENDAR, localDate('2026-10-01'))).toEqual({
      provisional: false,
      date: '2026-10-08',
    })
  })
})

describe('a new notice and local days', () => {
  const source = { title: '某自治区人民政府关于放假的通知' }

  it('takes a local rest day and a worked day, each with its source', () => {
    const overrides: CalendarOverride[] = [
      { date: localDate('2026-04-20'), kind: 'rest', name: '三月三', source },
      { date: localDate('2026-04-25'), kind: 'work', name: '三月三', source },
    ]
    const calendar = withOverrides(NATIONAL_CALENDAR, overrides)
    expect(dayDetail(calendar, localDate('2026-04-20'))).toMatchObject({
      kind: 'statutoryRest',
      notice: source,
    })
    expect(dayDetail(calendar, localDate('2026-04-25'))).toMatchObject({
      kind: 'makeUpWorkday',
      name: '三月三',
    })
    expect(addWorkdays(calendar, localDate('2026-04-17'), 1)).toEqual({
      provisional: false,
      date: '2026-04-21',
    })
    expect(NATIONAL_CALENDAR.overrides).toEqual([])
  })

  it('is settled once the next year is published', () => {
    const calendar = withArrangement(NATIONAL_CALENDAR, {
      year: 2027,
      notice: { title: '国务院办公厅关于2027年部分节假日安排的通知' },
      rest: [{ name: '元旦', from: '2027-01-01', to: '2027-01-03' }],
      makeUp: [],
    })
    expect(calendar.publishedThrough).toBe('2027-12-31')
    expect(addWorkdays(calendar, localDate('2026-12-04'), 20)).toEqual({
      provisional: false,
      date: '2027-01-04',
    })
  })

  it('keeps an override when a year is added', () => {
    const calendar = withOverrides(NATIONAL_CALENDAR, [
      { date: localDate('2026-04-20'), kind: 'rest', name: '三月三', source },
    ])
    const longer = withArrangement(calendar, { year: 2027, notice: source, rest: [], makeUp: [] })
    expect(kindOf(longer, localDate('2026-04-20'))).toBe('statutoryRest')
  })

  it('refuses a gap between the years and a day that does not exist', () => {
    const year = (number: number, from: string) => ({
      year: number,
      notice: source,
      rest: [{ name: '元旦', from, to: from }],
      makeUp: [],
    })
    expect(() => withArrangement(NATIONAL_CALENDAR, year(2028, '2028-01-01'))).toThrow('follow each other')
    expect(() => withArrangement(NATIONAL_CALENDAR, year(2027, '2027-02-29'))).toThrow('2027-02-29')
  })
})

describe('epoch days', () => {
  it('reads the days that exist and nothing else', () => {
    for (let day = FIRST; day <= LAST; day += 1) expect(parseEpochDay(fromEpochDay(day))).toBe(day)
    for (const text of [
      '2025-02-29',
      '2025-13-01',
      '2025-00-10',
      '2025-1-01',
      '2025-01-32',
      '２０25-01-01',
      '2025/01/01',
      '',
    ])
      expect(parseEpochDay(text), text).toBeUndefined()
  })

  it('names the reason a day rests', () => {
    expect(reasonOfDay(NATIONAL_CALENDAR, toEpochDay(localDate('2025-01-11')))).toBe('周六')
    expect(reasonOfDay(NATIONAL_CALENDAR, toEpochDay(localDate('2025-01-26')))).toBe('调休上班')
    expect(reasonOfDay(NATIONAL_CALENDAR, toEpochDay(localDate('2025-01-28')))).toBe('春节')
    expect(reasonOfDay(NATIONAL_CALENDAR, toEpochDay(localDate('2025-01-27')))).toBeNull()
  })
})

function daysOfYear(year: number) {
  return between(`${year}-01-01`, `${year}-12-31`)
}
function between(from: string, to: string) {
  const first = toEpochDay(localDate(from))
  const length = toEpochDay(localDate(to)) - first + 1
  return Array.from({ length }, (_, index) => fromEpochDay(first + index)).filter((date) => yearOf(date) > 0)
}
function span(from: string, length: number) {
  return Array.from({ length }, (_, index) => addDays(localDate(from), index))
}
/** Independent of the code under test: the runtime's own weekday. */
function weekdayFromName(date: string): number {
  return new Date(`${date}T00:00:00Z`).getUTCDay()
}
