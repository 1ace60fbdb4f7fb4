import { Segmented } from 'antd'
import { useContext, useState } from 'react'
import { formatDay } from '../dates.ts'
import { MeContext } from '../session.ts'
import { DueBadge, type DueBadgeProps } from './due-badge.tsx'
import { ArticleTag } from './article-tag.tsx'
import { LedgerCalendar } from './ledger-calendar.tsx'
import { LedgerList } from './ledger-list.tsx'
import { workingDaysIn } from './ledger-shape.ts'
import type { LedgerDay } from './ledger-shape.ts'

export interface LedgerViewProps {
  readonly ledger: readonly LedgerDay[]
  readonly due: string | null
  /** Base and extension: 20, 40. */
  readonly days?: number | undefined
  readonly met?: string | null | undefined
  readonly metBy?: DueBadgeProps['metBy']
  readonly provisional?: boolean | undefined
  readonly waitingFor?: string | null | undefined
  readonly assumesSilence?: boolean | undefined
  readonly articles?: readonly string[] | undefined
  readonly today?: string | undefined
  /** As the server counted them; else they are counted in the ledger where the law counts working days. */
  readonly workingDaysLeft?: number | null | undefined
  /** Default: the law counts working days. */
  readonly unit?: 'workday' | 'day' | 'month' | undefined
}

/** The date explains itself: every day counted, not counted or paused, as a calendar picture and as a list. */
export function LedgerView(props: LedgerViewProps) {
  const [view, setView] = useState<'calendar' | 'list'>('calendar')
  const { ledger, due, unit = 'workday' } = props
  const me = useContext(MeContext)
  const today = props.today ?? me?.today
  const left = props.workingDaysLeft ?? (unit === 'workday' ? workingDaysIn(ledger, due, today) : undefined)
  return (
    <div className="desk-ledger">
      <div className="desk-ledger-head">
        <DueBadge
          due={due}
          provisional={props.provisional ?? false}
          met={props.met ?? null}
          metBy={props.metBy}
          waitingFor={props.waitingFor ?? null}
          {...(today === undefined ? {} : { today })}
          {...(left === undefined ? {} : { workingDaysLeft: left })}
        />
        {(props.articles ?? []).map((article) => (
          <ArticleTag key={article} article={article} />
        ))}
        <span className="desk-spring" />
        <Segmented
          className="no-print"
          size="small"
          aria-label="期限推算的显示方式"
          value={view}
          options={[
            { value: 'calendar', label: '月历' },
            { value: 'list', label: '逐日清单' },
          ]}
          onChange={setView}
        />
      </div>
      <p className="desk-ledger-sum">{summary(props)}</p>
      {view === 'calendar' ? (
        <LedgerCalendar ledger={ledger} due={due} />
      ) : (
        <LedgerList ledger={ledger} due={due} />
      )}
    </div>
  )
}

function summary({ ledger, due, days, assumesSilence }: LedgerViewProps): string {
  const first = ledger.find((day) => day.kind === 'counted')
  const paused = ledger.filter((day) => day.kind === 'paused').length
  const parts = [
    first === undefined ? '期限尚未起算。' : `第 1 日为${formatDay(first.date)}`,
    paused > 0 ? `暂停 ${paused} 天不计` : '',
    due === null || days === undefined ? '' : `第 ${days} 日为${formatDay(due)}`,
  ].filter((part) => part !== '')
  const silence = assumesSilence === true ? '（暂按对方到期未答复推算，收到意见后重算）' : ''
  return first === undefined ? parts.join('') : `${parts.join('，')}。${silence}`
}
