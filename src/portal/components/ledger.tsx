import type { ReactNode } from 'react'
import { dayOf, formatChinese, type LocalDate } from '../../law/local-date.ts'
import { Tag } from './basics.tsx'
import {
  calendarMonths,
  ledgerRuns,
  spanText,
  type CalendarMonth,
  type LedgerDay,
  type LedgerRun,
} from './ledger-model.ts'

export interface LedgerProps {
  /** The start event: 收到申请 2025-10-08. */
  readonly start?: { readonly label: string; readonly date: LocalDate }
  readonly due: LocalDate | null
  /** What is due: 答复期限 unless told. */
  readonly dueLabel?: string
  readonly ledger: readonly LedgerDay[]
  /** Working days in all: base and extension. */
  readonly days: number
  /** A day looked at lies past the last year with a published calendar. */
  readonly provisional: boolean
  readonly assumes?: string | null
  /** What a due date waits for, in words, where there is none yet. */
  readonly waitingFor?: string | null
  readonly articles: readonly string[]
  readonly today?: LocalDate
}

/** The deadline with every day that was counted, skipped or paused, and why: as a list and as a calendar. */
export function Ledger(props: LedgerProps): ReactNode {
  return (
    <div className="ledger">
      <DueLine {...props} />
      <p className="ledger-basis">
        共 {props.days} 个工作日
        {props.start && `，自“${props.start.label}”（${formatChinese(props.start.date)}）的次日起计算`}
        {props.articles.length > 0 && `，依据：${props.articles.join('、')}`}。
      </p>
      {props.provisional && (
        <p className="ledger-provisional">
          <Tag tone="warn">预估</Tag> 计算涉及的年份尚未公布放假安排，期限可能随正式安排调整。
        </p>
      )}
      {props.ledger.length > 0 && (
        <>
          <ol className="ledger-runs">
            {ledgerRuns(props.ledger).map((run) => (
              <RunLine key={run.from} run={run} />
            ))}
          </ol>
          <LedgerCalendar {...props} />
        </>
      )}
    </div>
  )
}

function DueLine(props: LedgerProps): ReactNode {
  const label = props.dueLabel ?? '答复期限'
  if (props.due === null) {
    return (
      <p className="ledger-due">
        <span className="ledger-due-label">{label}</span>
        <span className="ledger-due-date">待定</span>
        {props.waitingFor !== undefined && props.waitingFor !== null && (
          <span className="ledger-due-note">{props.waitingFor}</span>
        )}
      </p>
    )
  }
  return (
    <p className="ledger-due">
      <span className="ledger-due-label">{label}</span>
      <time className="ledger-due-date" dateTime={props.due}>
        {formatChinese(props.due)}
      </time>
      {props.provisional && <Tag tone="warn">预估</Tag>}
      {props.assumes === 'silence' && (
        <span className="ledger-due-note">按被征求意见方到期未答复计算，收到意见后相应调整</span>
      )}
    </p>
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

const WEEKDAYS = ['一', '二', '三', '四', '五', '六', '日'] as const

function LedgerCalendar(props: LedgerProps): ReactNode {
  const first = props.ledger[0]
  const last = props.ledger.at(-1)
  if (!first || !last) return null
  const days = new Map(props.ledger.map((day) => [day.date, day]))
  const start = props.start && props.start.date < first.date ? props.start.date : first.date
  const end = props.due !== null && props.due > last.date ? props.due : last.date
  return (
    <div className="calendar-row">
      {calendarMonths(start, end).map((month) => (
        <MonthTable key={`${month.year}-${month.month}`} month={month} {...props} byDate={days} />
      ))}
    </div>
  )
}

function MonthTable(
  props: LedgerProps & { month: CalendarMonth; byDate: ReadonlyMap<LocalDate, LedgerDay> },
): ReactNode {
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
              date === undefined ? <td key={place} /> : <DayCell key={place} date={date} {...props} />,
            )}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function DayCell(
  props: LedgerProps & { date: LocalDate; byDate: ReadonlyMap<LocalDate, LedgerDay> },
): ReactNode {
  const day = props.byDate.get(props.date)
  const due = props.date === props.due
  const start = props.date === props.start?.date
  const names = ['day', day && `day-${day.kind}`, due && 'day-due', start && 'day-start']
  return (
    <td
      className={names.filter(Boolean).join(' ')}
      aria-current={props.date === props.today ? 'date' : undefined}
    >
      <span className="day-number">{dayOf(props.date)}</span>
      <span className="day-word">{dayWord(day, due, start)}</span>
    </td>
  )
}

function dayWord(day: LedgerDay | undefined, due: boolean, start: boolean): string {
  if (day?.n !== undefined) return due ? `第${day.n}日 截止` : `第${day.n}日`
  if (due) return '截止'
  if (day?.kind === 'paused') return '暂停'
  if (day?.kind === 'rest') return '休'
  return start ? '起点' : ''
}
