import { formatDay } from '../dates.ts'
import { monthsOf, weeksOf } from './ledger-shape.ts'
import type { LedgerDay, Month } from './ledger-shape.ts'

const HEADS = ['一', '二', '三', '四', '五', '六', '日'] as const

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
