import type { ReactNode } from 'react'
import { dayOf, formatChinese, type LocalDate } from '../../law/local-date.ts'
import {
  calendarMonths,
  ledgerRuns,
  spanText,
  Tag,
  type CalendarMonth,
  type LedgerDay,
  type LedgerRun,
} from '../../portal/components/index.ts'
import { UNIT_NAMES, type PeriodExplanation } from '../model.ts'

const WEEKDAYS = ['一', '二', '三', '四', '五', '六', '日'] as const

/** One period with every day that was counted or rolled over; working days, calendar days and months alike. */
export function PeriodAccount({ period, today }: { period: PeriodExplanation; today: LocalDate }): ReactNode {
  const { last, ledger } = period
  return (
    <div className="ledger">
      <p className="ledger-due">
        <span className="ledger-due-label">{period.name}</span>
        <time className="ledger-due-date" dateTime={last.date}>
          {formatChinese(last.date)}
        </time>
        {last.provisional && <Tag tone="warn">预估</Tag>}
      </p>
      <p className="ledger-basis">
        {period.length}
        {UNIT_NAMES[period.unit]}，自“{period.starts}”（{formatChinese(period.start)}）的次日起计算。
        {period.note}
      </p>
      {last.provisional && (
        <p className="ledger-provisional">
          <Tag tone="warn">预估</Tag> 计算涉及的年份尚未公布放假安排，期限可能随正式安排调整。
        </p>
      )}
      {ledger === null ? (
        <MonthsAccount period={period} />
      ) : (
        <>
          <ol className="ledger-runs">
            {ledgerRuns(ledger).map((run) => (
              <RunLine key={run.from} run={run} />
            ))}
          </ol>
          <div className="calendar-row">
            {calendarMonths(period.start, last.date).map((month) => (
              <MonthTable
                key={`${month.year}-${month.month}`}
                month={month}
                days={new Map(ledger.map((day) => [day.date, day]))}
                period={period}
                today={today}
              />
            ))}
          </div>
        </>
      )}
    </div>
  )
}

function MonthsAccount({ period }: { period: PeriodExplanation }): ReactNode {
  return (
    <ol className="ledger-runs">
      <li className="run run-counted">
        <span className="run-what">
          {period.length}
          {UNIT_NAMES[period.unit]}
        </span>
        <span className="run-span">
          {formatChinese(period.start)}—{formatChinese(period.last.date)}
        </span>
        <span className="run-why">按月计算，逐月至对应日</span>
      </li>
    </ol>
  )
}

function RunLine({ run }: { run: LedgerRun }): ReactNode {
  const numbers = run.firstN === run.lastN ? `第 ${run.firstN} 日` : `第 ${run.firstN}—${run.lastN} 日`
  return (
    <li className={`run run-${run.kind}`}>
      <span className="run-what">{run.kind === 'counted' ? numbers : '不计'}</span>
      <span className="run-span">{spanText(run.from, run.to)}</span>
      <span className="run-why">{run.why}</span>
    </li>
  )
}

function MonthTable(props: {
  month: CalendarMonth
  days: ReadonlyMap<LocalDate, LedgerDay>
  period: PeriodExplanation
  today: LocalDate
}): ReactNode {
  const { month } = props
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

function DayCell(props: {
  date: LocalDate
  days: ReadonlyMap<LocalDate, LedgerDay>
  period: PeriodExplanation
  today: LocalDate
}): ReactNode {
  const { date, period } = props
  const day = props.days.get(date)
  const isDue = date === period.last.date
  const isStart = date === period.start
  const names = ['day', day && `day-${day.kind}`, isDue && 'day-due', isStart && 'day-start']
  return (
    <td className={names.filter(Boolean).join(' ')} aria-current={date === props.today ? 'date' : undefined}>
      <span className="day-number">{dayOf(date)}</span>
      <span className="day-word">{dayWord(day, isDue, isStart)}</span>
    </td>
  )
}

function dayWord(day: LedgerDay | undefined, isDue: boolean, isStart: boolean): string {
  if (isDue) return '届满'
  if (day?.kind === 'rest') return '休'
  if (day?.n !== undefined) return `第${day.n}日`
  return isStart ? '起点' : ''
}
