import type { ReactNode } from 'react'
import { formatChinese, type LocalDate } from '../../law/local-date.ts'
import { LedgerCalendar, LedgerRuns, Tag } from '../../portal/components/index.ts'
import { UNIT_NAMES, type PeriodExplanation } from '../model.ts'

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
          <LedgerRuns ledger={ledger} />
          <LedgerCalendar ledger={ledger} start={period.start} due={last.date} today={today} />
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
