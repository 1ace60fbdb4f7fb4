/**
 * 工作日. The State Council's office publishes each year which days are off and which weekends are worked (调休), so
 * "Monday to Friday less holidays" is wrong in both directions. The calendar knows the last year whose arrangement is
 * published; what lies beyond is an estimate, and comes back as another type.
 */
import {
  fromEpochDay,
  localDate,
  parseEpochDay,
  toEpochDay,
  weekdayName,
  weekdayOfEpochDay,
  type EpochDay,
  type LocalDate,
} from './local-date.ts'

export type DayKind = 'workday' | 'weekend' | 'statutoryRest' | 'makeUpWorkday'

/** The published text a day's kind rests on. */
export interface Notice {
  readonly title: string
  /** 发文字号, only where it is known. */
  readonly number?: string
  readonly url?: string
}

/** One year's 节假日安排, as its notice lists it. Dates are `YYYY-MM-DD`; `to` is included. */
export interface YearArrangement {
  readonly year: number
  readonly notice: Notice
  readonly rest: readonly {
    readonly name: string
    readonly from: string
    readonly to: string
    readonly notice?: Notice
  }[]
  readonly makeUp: readonly { readonly name: string; readonly on: string; readonly notice?: Notice }[]
}

/** A day an administrator sets: a later notice, a local rest day, a day worked instead. */
export interface CalendarOverride {
  readonly date: LocalDate
  readonly kind: 'rest' | 'work'
  /** What the day is called: 三月三, 防汛调休. */
  readonly name: string
  readonly source: Notice
}

export interface SpecialDay {
  readonly kind: 'statutoryRest' | 'makeUpWorkday'
  readonly name: string
  readonly notice: Notice
}

export interface WorkCalendar {
  /** 31 December of the last year whose arrangement is published. */
  readonly publishedThrough: LocalDate
  readonly publishedThroughDay: EpochDay
  readonly arrangements: readonly YearArrangement[]
  readonly overrides: readonly CalendarOverride[]
  /** The days that are not what their weekday says. */
  readonly special: ReadonlyMap<EpochDay, SpecialDay>
  readonly table: DayTable
}

/** Every day of the covered years as arrays, so that counting n working days is two look-ups. */
interface DayTable {
  readonly first: EpochDay
  readonly last: EpochDay
  /** Working days from `first` up to and including the day, by offset. */
  readonly workdaysThrough: Int32Array
  /** The k-th working day since `first`, from 0. */
  readonly workdays: Int32Array
  readonly text: readonly LocalDate[]
}

declare const provisionalBrand: unique symbol
/** A date counted over days whose arrangement is not published yet: not a `LocalDate`, so never taken for one. */
export type ProvisionalDate = string & { readonly [provisionalBrand]: true }

/** A date that came out of counting, with what is known about the days it was counted over. */
export type CountedDate =
  | { readonly provisional: false; readonly date: LocalDate }
  | { readonly provisional: true; readonly date: ProvisionalDate }

export interface DayDetail {
  readonly date: LocalDate
  readonly kind: DayKind
  /** 春节, 国庆节 …; null on an ordinary day. */
  readonly name: string | null
  readonly weekday: string
  readonly notice: Notice | null
  readonly provisional: boolean
}

/** 《全国年节及纪念日放假办法》: rest days fixed by the solar date, known before any yearly notice. */
const HOLIDAY_REGULATION: Notice = { title: '全国年节及纪念日放假办法' }
const SOLAR_HOLIDAYS: ReadonlyMap<string, string> = new Map([
  ['01-01', '元旦'],
  ['05-01', '劳动节'],
  ['05-02', '劳动节'],
  ['10-01', '国庆节'],
  ['10-02', '国庆节'],
  ['10-03', '国庆节'],
])

/** Years past the published ones that the table also holds, as estimates. */
const ESTIMATED_YEARS = 3

/**
 * Builds a calendar from the arrangements of consecutive years; throws where a year is missing between them or a day
 * does not exist (a fault in the data, not in a case).
 */
export function calendarOf(
  arrangements: readonly YearArrangement[],
  overrides: readonly CalendarOverride[] = [],
): WorkCalendar {
  const ordered = [...arrangements].sort((a, b) => a.year - b.year)
  const firstYear = ordered[0]?.year
  const lastYear = ordered.at(-1)?.year
  if (firstYear === undefined || lastYear === undefined)
    throw new RangeError('a calendar needs at least one year')
  if (ordered.some((arrangement, index) => arrangement.year !== firstYear + index))
    throw new RangeError('the years of a calendar must follow each other, each once')
  const special = new Map<EpochDay, SpecialDay>()
  for (const arrangement of ordered) addArrangement(special, arrangement)
  const publishedThrough = localDate(`${lastYear}-12-31`)
  const first = toEpochDay(localDate(`${firstYear}-01-01`))
  const last = toEpochDay(localDate(`${lastYear + ESTIMATED_YEARS}-12-31`))
  addSolarHolidays(special, toEpochDay(publishedThrough) + 1, last)
  for (const override of overrides) addOverride(special, override)
  return {
    publishedThrough,
    publishedThroughDay: toEpochDay(publishedThrough),
    arrangements: ordered,
    overrides,
    special,
    table: tableOf(special, first, last),
  }
}

/** The calendar with an administrator's days on top; a later override of the same day wins. */
export function withOverrides(calendar: WorkCalendar, overrides: readonly CalendarOverride[]): WorkCalendar {
  return calendarOf(calendar.arrangements, [...calendar.overrides, ...overrides])
}

/** The calendar with one more year's notice, or a year's notice replaced. */
export function withArrangement(calendar: WorkCalendar, arrangement: YearArrangement): WorkCalendar {
  const others = calendar.arrangements.filter((known) => known.year !== arrangement.year)
  return calendarOf([...others, arrangement], calendar.overrides)
}

function addArrangement(special: Map<EpochDay, SpecialDay>, arrangement: YearArrangement): void {
  for (const { name, from, to, notice } of arrangement.rest) {
    const last = existing(to)
    for (let day = existing(from); day <= last; day += 1)
      special.set(day, { kind: 'statutoryRest', name, notice: notice ?? arrangement.notice })
  }
  for (const { name, on, notice } of arrangement.makeUp)
    special.set(existing(on), { kind: 'makeUpWorkday', name, notice: notice ?? arrangement.notice })
}

function addSolarHolidays(special: Map<EpochDay, SpecialDay>, first: EpochDay, last: EpochDay): void {
  for (let day = first; day <= last; day += 1) {
    const holiday = solarHoliday(day)
    if (holiday !== undefined && !special.has(day)) special.set(day, holiday)
  }
}

function solarHoliday(day: EpochDay): SpecialDay | undefined {
  const name = SOLAR_HOLIDAYS.get(fromEpochDay(day).slice(5))
  return name === undefined ? undefined : { kind: 'statutoryRest', name, notice: HOLIDAY_REGULATION }
}

/** An override says what the day is for; a worked weekday or an idle weekend need no entry of their own. */
function addOverride(special: Map<EpochDay, SpecialDay>, override: CalendarOverride): void {
  const kind = override.kind === 'rest' ? 'statutoryRest' : 'makeUpWorkday'
  special.set(toEpochDay(override.date), { kind, name: override.name, notice: override.source })
}

function existing(text: string): EpochDay {
  const day = parseEpochDay(text)
  if (day === undefined) throw new RangeError(`the arrangement names a day that does not exist: ${text}`)
  return day
}

function tableOf(special: ReadonlyMap<EpochDay, SpecialDay>, first: EpochDay, last: EpochDay): DayTable {
  const workdaysThrough = new Int32Array(last - first + 1)
  const workdays: EpochDay[] = []
  const text: LocalDate[] = []
  for (let day = first; day <= last; day += 1) {
    if (isWork(kindByRule(special, day))) workdays.push(day)
    workdaysThrough[day - first] = workdays.length
    text.push(fromEpochDay(day))
  }
  return { first, last, workdaysThrough, workdays: Int32Array.from(workdays), text }
}

function kindByRule(special: ReadonlyMap<EpochDay, SpecialDay>, day: EpochDay): DayKind {
  const known = special.get(day)
  if (known !== undefined) return known.kind
  const weekday = weekdayOfEpochDay(day)
  return weekday === 0 || weekday === 6 ? 'weekend' : 'workday'
}

function isWork(kind: DayKind): boolean {
  return kind === 'workday' || kind === 'makeUpWorkday'
}

/** Beyond the table only the fixed solar holidays are known. */
function specialOn(calendar: WorkCalendar, day: EpochDay): SpecialDay | undefined {
  return calendar.special.get(day) ?? (day > calendar.table.last ? solarHoliday(day) : undefined)
}

export function kindOfDay(calendar: WorkCalendar, day: EpochDay): DayKind {
  return specialOn(calendar, day)?.kind ?? kindByRule(calendar.special, day)
}

export function kindOf(calendar: WorkCalendar, date: LocalDate): DayKind {
  return kindOfDay(calendar, toEpochDay(date))
}

/** What a day is and which notice says so, for screens. */
export function dayDetail(calendar: WorkCalendar, date: LocalDate): DayDetail {
  const day = toEpochDay(date)
  const special = specialOn(calendar, day)
  return {
    date,
    kind: kindOfDay(calendar, day),
    name: special?.name ?? null,
    weekday: weekdayName(day),
    notice: special?.notice ?? null,
    provisional: isProvisional(calendar, day),
  }
}

/** Why a rest day rests (春节, 周六) or a weekend is worked (调休上班); null on an ordinary workday. */
export function reasonOfDay(calendar: WorkCalendar, day: EpochDay): string | null {
  const special = specialOn(calendar, day)
  if (special?.kind === 'makeUpWorkday') return '调休上班'
  if (special !== undefined) return special.name
  return isWorkday(calendar, day) ? null : weekdayName(day)
}

export function isWorkday(calendar: WorkCalendar, day: EpochDay): boolean {
  const { table } = calendar
  if (day <= table.first || day > table.last) return isWork(kindOfDay(calendar, day))
  const offset = day - table.first
  return table.workdaysThrough[offset] !== table.workdaysThrough[offset - 1]
}

export function isProvisional(calendar: WorkCalendar, day: EpochDay): boolean {
  return day > calendar.publishedThroughDay
}

/** Working days after `from` up to and including `to`; 0 where `to` is not later. */
export function workdaysBetween(calendar: WorkCalendar, from: EpochDay, to: EpochDay): number {
  if (to <= from) return 0
  const { table } = calendar
  if (from >= table.first && to <= table.last)
    return table.workdaysThrough[to - table.first]! - table.workdaysThrough[from - table.first]! // both inside the table
  let count = 0
  for (let day = from + 1; day <= to; day += 1) if (isWorkday(calendar, day)) count += 1
  return count
}

/** Working days from tomorrow to the due day; 0 on the day itself; negative once it has passed. */
export function workingDaysLeft(calendar: WorkCalendar, today: string, due: string | null): number | null {
  const from = parseEpochDay(today)
  const to = due === null ? undefined : parseEpochDay(due)
  if (from === undefined || to === undefined) return null
  if (to >= from) return workdaysBetween(calendar, from, to)
  const late = workdaysBetween(calendar, to, from)
  return late === 0 && !isWorkday(calendar, from) ? -1 : -late
}

/** The n-th working day after `from` (n ≥ 1; `from` itself is never counted: 民法典 201). */
export function nthWorkdayAfter(calendar: WorkCalendar, from: EpochDay, n: number): EpochDay {
  const { table } = calendar
  if (from >= table.first && from <= table.last) {
    const found = table.workdays[table.workdaysThrough[from - table.first]! + n - 1] // from is inside the table
    if (found !== undefined) return found
  }
  let day = from
  for (let left = n; left > 0;) {
    day += 1
    if (isWorkday(calendar, day)) left -= 1
  }
  return day
}

/** The n-th working day before `from` (n ≥ 1), for reminders. */
export function nthWorkdayBefore(calendar: WorkCalendar, from: EpochDay, n: number): EpochDay {
  let day = from
  for (let left = n; left > 0;) {
    day -= 1
    if (isWorkday(calendar, day)) left -= 1
  }
  return day
}

/** 民法典 203: a last day on a rest day rolls on to the next working day; a working day stays. */
export function rollToWorkday(calendar: WorkCalendar, day: EpochDay): EpochDay {
  return isWorkday(calendar, day) ? day : nthWorkdayAfter(calendar, day, 1)
}

export function dateText(calendar: WorkCalendar, day: EpochDay): LocalDate {
  return calendar.table.text[day - calendar.table.first] ?? fromEpochDay(day)
}

/** The day as a counted date: an estimate where it lies past the published years. */
export function countedDate(calendar: WorkCalendar, day: EpochDay): CountedDate {
  const date = dateText(calendar, day)
  if (!isProvisional(calendar, day)) return { provisional: false, date }
  return { provisional: true, date: date as string as ProvisionalDate } // the one place an estimate is made
}

/** The n-th working day after a date, with its certainty. */
export function addWorkdays(calendar: WorkCalendar, from: LocalDate, n: number): CountedDate {
  return countedDate(calendar, nthWorkdayAfter(calendar, toEpochDay(from), n))
}

/** The date itself where it is a working day, else the next one, with its certainty. */
export function nextWorkday(calendar: WorkCalendar, date: LocalDate): CountedDate {
  return countedDate(calendar, rollToWorkday(calendar, toEpochDay(date)))
}
