import type { ReactNode } from 'react'
import { ActTimeline } from './act-timeline.tsx'

export interface RecordedAct {
  readonly seq: number
  readonly on: string
  readonly label: string
  readonly person?: string | null
  readonly note?: string
  /** What a correction took the place of. */
  readonly changes?: readonly { readonly label: string; readonly from: string; readonly to: string }[]
  readonly evidence?: ReactNode
}

/** What was done on a record, each act with its reason; a correction says what stood there before. */
export function RecordHistory({ acts }: { acts: readonly RecordedAct[] }) {
  return (
    <ActTimeline
      acts={acts.map((act) => ({
        key: String(act.seq),
        on: act.on,
        title: act.label,
        ...(act.person === undefined || act.person === null ? {} : { person: act.person }),
        ...(hasDetail(act) ? { detail: <Detail act={act} /> } : {}),
        ...(act.evidence === undefined ? {} : { evidence: act.evidence }),
      }))}
    />
  )
}

function hasDetail({ note = '', changes = [] }: RecordedAct): boolean {
  return note !== '' || changes.length > 0
}

function Detail({ act: { note = '', changes = [] } }: { act: RecordedAct }) {
  return (
    <>
      {note === '' ? null : <div className="desk-preline">{note}</div>}
      {changes.map(({ label, from, to }) => (
        <div key={label} className="desk-muted desk-preline">
          {label}：{from === '' ? '（空）' : from} → {to === '' ? '（空）' : to}
        </div>
      ))}
    </>
  )
}
