/** The days of a period one by one: as a list of runs and as a calendar by month. */
import type { ReactNode } from 'react'
import { dayOf, type LocalDate } from '../../law/local-date.ts'
import {
  calendarMonths,
  ledgerRuns,
  spanText,
  type CalendarMonth,
  type LedgerDay,
  type LedgerRun,
} from './ledger-model.ts'

export function LedgerRuns({ ledger }: { ledger: readonly LedgerDay[] }): ReactNode {
  return (
    <ol className="ledger-runs">
      {ledgerRuns(ledger).map((run) => (
        <RunLine key={run.from} run={run} />
      ))}
    </ol>
  )
}

const RUN_WORDS: Readonly<Record<LedgerRun['kind'], string>> = {
  counted: '计入',
  rest: '不计',
  paused: '暂停',
}

function RunLine({ run }: { run: LedgerRun }): ReactNode {
  const numbers = run.firstN === run.lastN ? `第 ${run.firstN} 日` : `第 ${run.firstN}—${run.lastN} 日`
  return (
    <li className={`run run-${run.kind}`}>
      <span className="run-what">{run.kind === 'counted' ? numbers : RUN_WORDS[run.kind]}</span>
      <span className="run-span">{spanText(run.from, run.to)}</span>
      <span className="run-why">
        {run.kind === 'paused' ? `${run.why ?? '期间不计'}，${run.days} 天不计入` : run.why}
      </span>
    </li>
  )
}

interface LedgerCalendarProps {
  readonly ledger: readonly LedgerDay[]
  /** The day of the start event, where it is shown. */
  readonly start: LocalDate | undefined
  readonly due: LocalDate | null
  readonly today?: LocalDate | undefined
}

/** Every month from the start to the due day, or as far as the ledger goes. */
export function LedgerCalendar(props: LedgerCalendarProps): ReactNode {
  const { ledger, start, due } = props
  const first = ledger[0]
  const last = ledger.at(-1)
  if (!first || !last) return null
  const days = new Map(ledger.map((day) => [day.date, day]))
  const from = start !== undefined && start < first.date ? start : first.date
  const until = due !== null && due > last.date ? due : last.date
  return (
    <div className="calendar-row">
      {calendarMonths(from, until).map((month) => (
        <MonthTable key={`${month.year}-${month.month}`} month={month} days={days} {...props} />
      ))}
    </div>
  )
}

const WEEKDAYS = ['一', '二', '三', '四', '五', '六', '日'] as const

type DayProps = LedgerCalendarProps & { readonly days: ReadonlyMap<LocalDate, LedgerDay> }

function MonthTable({ month, ...props }: DayProps & { month: CalendarMonth }): ReactNode {
  return (
    <table className="calendar">
      <caption>
        {month.year}年{month.month}月
      </caption>
      <thead>
        <tr>
          {WEEKDAYS.map((weekday) => (
            <th key={weekday} scope="col" abbr={`星期${weekday}`}>
              {weekday}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {month.weeks.map((week, index) => (
          <tr key={index}>
            {week.map((date, place) =>
              date === undefined ? <td key={place} /> : <DayCell key={place} {...props} date={date} />,
            )}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function DayCell({ date, days, start, due, today }: DayProps & { date: LocalDate }): ReactNode {
  const day = days.get(date)
  const isDue = date === due
  const isStart = date === start
  const names = ['day', day && `day-${day.kind}`, isDue && 'day-due', isStart && 'day-start']
  return (
    <td className={names.filter(Boolean).join(' ')} aria-current={date === today ? 'date' : undefined}>
      <span className="day-number">{dayOf(date)}</span>
      <span className="day-word">{dayWord(day, isDue, isStart)}</span>
    </td>
  )
}

function dayWord(day: LedgerDay | undefined, isDue: boolean, isStart: boolean): string {
  if (day?.n !== undefined) return isDue ? `第${day.n}日 截止` : `第${day.n}日`
  if (isDue) return '截止'
  if (day?.kind === 'paused') return '暂停'
  if (day?.kind === 'rest') return '休'
  return isStart ? '起点' : ''
}
