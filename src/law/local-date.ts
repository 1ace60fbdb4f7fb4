/**
 * Legal dates. A `LocalDate` is a calendar day in Asia/Shanghai, never an instant: the law counts days.
 * Represented as `YYYY-MM-DD` text, so that it sorts, compares and serialises as itself.
 */
declare const localDateBrand: unique symbol
export type LocalDate = string & { readonly [localDateBrand]: true }

/** Days since 1970-01-01 of the proleptic Gregorian calendar; the arithmetic form of a `LocalDate`. */
export type EpochDay = number

const PATTERN = /^(\d{4})-(\d{2})-(\d{2})$/

/** Reads `YYYY-MM-DD`; undefined for anything else, including days that do not exist (2025-02-29). */
export function parseLocalDate(text: string): LocalDate | undefined {
  const match = PATTERN.exec(text)
  if (!match) return undefined
  const year = Number(match[1])
  const month = Number(match[2])
  const day = Number(match[3])
  if (year < 1900 || month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month)) return undefined
  return text as LocalDate // proved by the pattern and the bounds above
}

/** As `parseLocalDate`, for constants in code; throws on a date that does not exist. */
export function localDate(text: string): LocalDate {
  const parsed = parseLocalDate(text)
  if (parsed === undefined) throw new RangeError(`not a calendar date: ${text}`)
  return parsed
}

export function isLeapYear(year: number): boolean {
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)
}

export function daysInMonth(year: number, month: number): number {
  if (month === 2) return isLeapYear(year) ? 29 : 28
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31
}

export function yearOf(date: LocalDate): number {
  return Number(date.slice(0, 4))
}

export function monthOf(date: LocalDate): number {
  return Number(date.slice(5, 7))
}

export function dayOf(date: LocalDate): number {
  return Number(date.slice(8, 10))
}

export function toEpochDay(date: LocalDate): EpochDay {
  return epochDayOf(yearOf(date), monthOf(date), dayOf(date))
}

/** Howard Hinnant's days-from-civil; exact for every Gregorian date. */
export function epochDayOf(calendarYear: number, month: number, day: number): EpochDay {
  const year = month <= 2 ? calendarYear - 1 : calendarYear
  const era = Math.floor(year / 400)
  const yearOfEra = year - era * 400
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear
  return era * 146097 + dayOfEra - 719468
}

export function fromEpochDay(epochDay: EpochDay): LocalDate {
  const shifted = epochDay + 719468
  const era = Math.floor(shifted / 146097)
  const dayOfEra = shifted - era * 146097
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36524) - Math.floor(dayOfEra / 146096)) /
      365,
  )
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100))
  const monthIndex = Math.floor((5 * dayOfYear + 2) / 153)
  const day = dayOfYear - Math.floor((153 * monthIndex + 2) / 5) + 1
  const month = monthIndex < 10 ? monthIndex + 3 : monthIndex - 9
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
  return composeDate(year, month, day)
}

export function composeDate(year: number, month: number, day: number): LocalDate {
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}` as LocalDate // callers pass a day that exists
}

export function addDays(date: LocalDate, days: number): LocalDate {
  return fromEpochDay(toEpochDay(date) + days)
}

/** 0 = Sunday … 6 = Saturday. */
export function weekdayOf(date: LocalDate): number {
  return weekdayOfEpochDay(toEpochDay(date))
}

export function weekdayOfEpochDay(epochDay: EpochDay): number {
  return (((epochDay + 4) % 7) + 7) % 7
}

/** 民法典 202: a period in months ends on the same day of the month, or on its last day where that day is missing. */
export function addMonths(date: LocalDate, months: number): LocalDate {
  const index = yearOf(date) * 12 + (monthOf(date) - 1) + months
  const year = Math.floor(index / 12)
  const month = (index % 12) + 1
  return composeDate(year, month, Math.min(dayOf(date), daysInMonth(year, month)))
}

/** 2025年9月7日 */
export function formatChinese(date: LocalDate): string {
  return `${yearOf(date)}年${monthOf(date)}月${dayOf(date)}日`
}

/**
 * `YYYY-MM-DD` straight to its epoch day, without a regular expression (the fold reads every act's dates so);
 * undefined where the day does not exist.
 */
export function parseEpochDay(text: string): EpochDay | undefined {
  if (text.length !== 10 || text.charCodeAt(4) !== 45 || text.charCodeAt(7) !== 45) return undefined
  const year = digits(text, 0, 4)
  const month = digits(text, 5, 7)
  const day = digits(text, 8, 10)
  if (!(year >= 1900 && month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month)))
    return undefined
  return epochDayOf(year, month, day)
}

function digits(text: string, from: number, to: number): number {
  let value = 0
  for (let index = from; index < to; index += 1) {
    const digit = text.charCodeAt(index) - 48
    if (digit < 0 || digit > 9) return Number.NaN
    value = value * 10 + digit
  }
  return value
}

const WEEKDAY_NAMES = ['周日', '周一', '周二', '周三', '周四', '周五', '周六'] as const

/** 周六 */
export function weekdayName(epochDay: EpochDay): string {
  return WEEKDAY_NAMES[weekdayOfEpochDay(epochDay)]! // weekdayOfEpochDay is 0…6
}
