import { DueBadge } from '../../desk/components/index.ts'
import type { ApplicationRow } from '../contract.ts'

type Dated = Pick<
  ApplicationRow,
  | 'due'
  | 'provisional'
  | 'workingDaysLeft'
  | 'waitingFor'
  | 'deliveredOn'
  | 'closed'
  | 'stage'
  | 'stageName'
  | 'inTime'
>

/** 条例 33 judged by delivery (235号); a case that ended otherwise says how instead of a date. */
export function CaseDue({ row }: { row: Dated }) {
  if (row.deliveredOn !== null && row.stage === 'decided') return <MailBack row={row} />
  if (row.deliveredOn !== null) {
    if (row.due === null) return <span className="desk-muted">已送达</span>
    return <DueBadge due={row.due} provisional={row.provisional} met={row.deliveredOn} />
  }
  if (row.closed) return <span className="desk-muted">{row.stageName}</span>
  return (
    <DueBadge
      due={row.due}
      provisional={row.provisional}
      waitingFor={row.waitingFor}
      {...(row.workingDaysLeft === null ? {} : { workingDaysLeft: row.workingDaysLeft })}
    />
  )
}

/** Came back by post: nothing is done yet, whatever the first posting says about the period. */
function MailBack({ row }: { row: Dated }) {
  return (
    <span className="desk-due desk-due-soon">
      <span className="desk-due-left app-due-words">{row.waitingFor}</span>
      <span className="desk-muted">{row.inTime === false ? '首次交邮已逾期' : '首次交邮未逾期'}</span>
    </span>
  )
}
