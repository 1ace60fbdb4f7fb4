import type { ReactNode } from 'react'
import { DateText } from './basics.tsx'

export interface Step {
  readonly title: string
  readonly body?: ReactNode
}

/** How to do something, in order: 如何申请, 办理流程. */
export function StepsList(props: { steps: readonly Step[] }): ReactNode {
  return (
    <ol className="steps">
      {props.steps.map((step, index) => (
        <li key={index}>
          <p className="step-title">{step.title}</p>
          {step.body !== undefined && <div className="step-body">{step.body}</div>}
        </li>
      ))}
    </ol>
  )
}

export interface TimelineStage {
  readonly label: string
  readonly state: 'done' | 'current' | 'todo'
  /** A date, or date and time, as it is to be read: 2025-10-09 09:12. */
  readonly at?: string
  readonly note?: ReactNode
  /** Instead of the word of its state: 待登记, 待送达. */
  readonly words?: string
  /** The reader himself is to act. */
  readonly waits?: boolean
}

const STATE_WORDS: Readonly<Record<TimelineStage['state'], string>> = {
  done: '已完成',
  current: '办理中',
  todo: '尚未开始',
}

/** How far a case has come; the state of each stage is told in words as well. */
export function StatusTimeline(props: { stages: readonly TimelineStage[]; label?: string }): ReactNode {
  return (
    <ol className="timeline" aria-label={props.label ?? '办理进度'}>
      {props.stages.map((stage, index) => (
        <li
          key={index}
          className={`stage stage-${stage.waits === true ? 'waits' : stage.state}`}
          aria-current={stage.state === 'current' ? 'step' : undefined}
        >
          <p className="stage-label">
            {stage.label}
            <span className="stage-state">{stage.words ?? STATE_WORDS[stage.state]}</span>
          </p>
          {stage.at !== undefined && (
            <p className="stage-at">
              <DateText date={stage.at} />
            </p>
          )}
          {stage.note !== undefined && <div className="stage-note">{stage.note}</div>}
        </li>
      ))}
    </ol>
  )
}
