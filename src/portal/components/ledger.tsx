import type { ReactNode } from 'react'
import { citeBriefly } from '../../law/articles.ts'
import { formatChinese, type LocalDate } from '../../law/local-date.ts'
import { Tag } from './basics.tsx'
import { LedgerCalendar, LedgerRuns } from './ledger-days.tsx'
import type { LedgerDay } from './ledger-model.ts'

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
        {props.articles.length > 0 && `，依据：${props.articles.map(citeBriefly).join('、')}`}。
      </p>
      {props.provisional && (
        <p className="ledger-provisional">
          <Tag tone="warn">预估</Tag> 计算涉及的年份尚未公布放假安排，期限可能随正式安排调整。
        </p>
      )}
      {props.ledger.length > 0 && (
        <>
          <LedgerRuns ledger={props.ledger} />
          <LedgerCalendar
            ledger={props.ledger}
            start={props.start?.date}
            due={props.due}
            today={props.today}
          />
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
