import { Tooltip } from 'antd'
import { useContext } from 'react'
import { daysBetween, formatDay, weekdayName } from '../dates.ts'
import { MeContext } from '../session.ts'

export interface DueBadgeProps {
  /** YYYY-MM-DD; null where no date runs. */
  readonly due: string | null
  /** Default: the desk's today. */
  readonly today?: string
  /** Past the published calendar. */
  readonly provisional?: boolean
  /** As the server counted them; without it calendar days are shown. */
  readonly workingDaysLeft?: number
  /** The day it was done; then only whether in time is said. */
  readonly met?: string | null
  /** What was done that day; default: the whole matter. */
  readonly metBy?: '办结' | '交邮' | undefined
  readonly waitingFor?: string | null
}

type Tone = 'late' | 'soon' | 'calm' | 'done' | 'none'

/** 还有 3 个工作日 · 1月5日 预估. Colour never stands alone: the words say the same. */
export function DueBadge(props: DueBadgeProps) {
  const me = useContext(MeContext)
  const today = props.today ?? me?.today
  const { tone, text } = read(props, today)
  const { due } = props
  return (
    <span className={`desk-due desk-due-${tone}`}>
      <span className="desk-due-left">{text}</span>
      {due === null ? null : (
        <span className="desk-due-date">
          <time dateTime={due}>{formatDay(due, today)}</time> {weekdayName(due)}
        </span>
      )}
      {props.provisional === true && due !== null ? (
        <Tooltip title="这一天在已公布的放假安排之后，安排公布后会重算。">
          <span className="desk-due-provisional" tabIndex={0}>
            预估
          </span>
        </Tooltip>
      ) : null}
    </span>
  )
}

function read(props: DueBadgeProps, today: string | undefined): { tone: Tone; text: string } {
  const { due, met, metBy = '办结', waitingFor, workingDaysLeft } = props
  if (due === null) return { tone: 'none', text: waitingFor ?? '未起算' }
  if (met !== null && met !== undefined) {
    return met <= due
      ? { tone: 'done', text: `按期${metBy}` }
      : { tone: 'late', text: `逾期${metBy}（${formatDay(met, due)}）` }
  }
  const days = today === undefined ? undefined : daysBetween(today, due)
  if (days === undefined) return { tone: 'calm', text: '到期' }
  if (days < 0)
    return {
      tone: 'late',
      text: workingDaysLeft === undefined ? `已逾期 ${-days} 天` : `已逾期 ${-workingDaysLeft} 个工作日`,
    }
  if (days === 0) return { tone: 'soon', text: '今天到期' }
  if (workingDaysLeft !== undefined) {
    return { tone: workingDaysLeft <= 3 ? 'soon' : 'calm', text: `还有 ${workingDaysLeft} 个工作日` }
  }
  return { tone: days <= 3 ? 'soon' : 'calm', text: `还有 ${days} 天` }
}
