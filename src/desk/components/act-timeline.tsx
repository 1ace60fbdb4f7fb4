import { Timeline } from 'antd'
import type { ReactNode } from 'react'
import { formatDay } from '../dates.ts'
import { ArticleTag } from './article-tag.tsx'

export interface TimelineAct {
  readonly key: string
  /** Legal date of the act, YYYY-MM-DD. */
  readonly on: string
  readonly title: string
  readonly person?: string
  readonly detail?: ReactNode
  readonly articles?: readonly string[]
  /** Evidence: files, letters, 单号. */
  readonly evidence?: ReactNode
  /** `refused`: an act the law did not allow at that point; `system`: done by a job. */
  readonly tone?: 'normal' | 'important' | 'refused' | 'system'
}

const COLOURS = { normal: 'blue', important: 'green', refused: 'red', system: 'gray' } as const

/** What happened, in order, each with its date, person, evidence and article. */
export function ActTimeline({ acts }: { acts: readonly TimelineAct[] }) {
  return (
    <Timeline
      className="desk-timeline"
      items={acts.map((act) => ({
        key: act.key,
        color: COLOURS[act.tone ?? 'normal'],
        content: <ActEntry act={act} />,
      }))}
    />
  )
}

function ActEntry({ act }: { act: TimelineAct }) {
  return (
    <div>
      <div className="desk-act-head">
        <time dateTime={act.on}>{formatDay(act.on)}</time>
        <strong>{act.title}</strong>
        {act.person === undefined ? null : <span className="desk-muted">{act.person}</span>}
        {(act.articles ?? []).map((one) => (
          <ArticleTag key={one} article={one} />
        ))}
      </div>
      {act.detail === undefined ? null : <div className="desk-act-detail">{act.detail}</div>}
      {act.evidence === undefined ? null : <div className="desk-act-detail">{act.evidence}</div>}
    </div>
  )
}
