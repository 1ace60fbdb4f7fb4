import { daysInMonth, composeDate, monthOf, parseLocalDate, weekdayOf, yearOf } from '../../law/local-date.ts'
import { formatDay } from '../dates.ts'
import type { LedgerDay } from './ledger-view.tsx'

const HEADS = ['一', '二', '三', '四', '五', '六', '日'] as const

interface Month {
  readonly year: number
  readonly month: number
}

/** The ledger as month sheets: numbered days counted, grey days of rest, hatched pauses, the due day framed. */
export function LedgerCalendar({ ledger, due }: { ledger: readonly LedgerDay[]; due: string | null }) {
  const byDate = new Map(ledger.map((day) => [day.date, day]))
  return (
    <div>
      <div className="desk-months">
        {monthsOf(ledger, due).map((month) => (
          <MonthSheet key={`${month.year}-${month.month}`} {...month} byDate={byDate} due={due} />
        ))}
      </div>
      <ul className="desk-ledger-legend" aria-hidden>
        <li className="desk-ledger-counted">计入</li>
        <li className="desk-ledger-rest">休息日不计</li>
        <li className="desk-ledger-paused">暂停不计</li>
        <li className="desk-ledger-due">到期日</li>
      </ul>
    </div>
  )
}

function MonthSheet({
  year,
  month,
  byDate,
  due,
}: Month & { byDate: ReadonlyMap<string, LedgerDay>; due: string | null }) {
  return (
    <table className="desk-month">
      <caption>
        {year}年{month}月
      </caption>
      <thead>
        <tr>
          {HEADS.map((head) => (
            <th key={head} scope="col" abbr={`周${head}`}>
              {head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {weeksOf(year, month).map((week, index) => (
          <tr key={week.find((date) => date !== undefined) ?? index}>
            {week.map((date, place) =>
              date === undefined ? (
                <td key={HEADS[place]} />
              ) : (
                <DayCell key={date} date={date} day={byDate.get(date)} isDue={date === due} />
              ),
            )}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function DayCell({ date, day, isDue }: { date: string; day: LedgerDay | undefined; isDue: boolean }) {
  const spoken = speak(date, day, isDue)
  return (
    <td
      className={`${day === undefined ? 'desk-ledger-outside' : `desk-ledger-${day.kind}`}${isDue ? ' desk-ledger-due' : ''}`}
      {...(spoken === undefined ? {} : { title: spoken })}
    >
      <span aria-hidden>{Number(date.slice(8))}</span>
      {day?.n === undefined ? null : (
        <small aria-hidden>{day.why === undefined ? `第${day.n}` : `第${day.n}·班`}</small>
      )}
      {day?.kind === 'paused' ? <small aria-hidden>暂停</small> : null}
      {isDue && day?.n === undefined ? <small aria-hidden>到期</small> : null}
      {spoken === undefined ? null : <span className="visually-hidden">{spoken}</span>}
    </td>
  )
}

function speak(date: string, day: LedgerDay | undefined, isDue: boolean): string | undefined {
  if (day === undefined && !isDue) return undefined
  const kind =
    day === undefined
      ? ''
      : day.kind === 'counted'
        ? `第 ${day.n ?? '?'} 日`
        : day.kind === 'paused'
          ? '暂停'
          : '不计'
  return [formatDay(date), kind, day?.why, isDue ? '到期日' : undefined].filter(Boolean).join('，')
}

function monthsOf(ledger: readonly LedgerDay[], due: string | null): readonly Month[] {
  const dates = [...ledger.map((day) => day.date), ...(due === null ? [] : [due])].sort()
  const first = parseLocalDate(dates[0] ?? '')
  const last = parseLocalDate(dates.at(-1) ?? '')
  if (first === undefined || last === undefined) return []
  const from = yearOf(first) * 12 + monthOf(first) - 1
  const to = yearOf(last) * 12 + monthOf(last) - 1
  return Array.from({ length: to - from + 1 }, (_, step) => ({
    year: Math.floor((from + step) / 12),
    month: ((from + step) % 12) + 1,
  }))
}

/** Weeks from Monday to Sunday; undefined before the first and after the last day. */
function weeksOf(year: number, month: number): readonly (readonly (string | undefined)[])[] {
  const days = Array.from({ length: daysInMonth(year, month) }, (_, index) =>
    composeDate(year, month, index + 1),
  )
  const weeks: (string | undefined)[][] = []
  for (const date of days) {
    const place = (weekdayOf(date) + 6) % 7
    if (weeks.length === 0 || place === 0) weeks.push(Array.from({ length: 7 }, () => undefined))
    const week = weeks.at(-1)
    if (week !== undefined) week[place] = date
  }
  return weeks
}
