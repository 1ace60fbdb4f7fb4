import { Steps } from 'antd'
import { formatDay } from '../dates.ts'

export interface Stage {
  readonly key: string
  readonly label: string
  /** The day it was reached, YYYY-MM-DD. */
  readonly on?: string
  readonly note?: string
}

/** Where a case stands among its stages. `halted`: it ended or waits at the current one. */
export function StageSteps({
  stages,
  current,
  halted = false,
}: {
  stages: readonly Stage[]
  current: string
  halted?: boolean
}) {
  const index = stages.findIndex((stage) => stage.key === current)
  return (
    <Steps
      className="desk-stages"
      size="small"
      current={index}
      status={halted ? 'error' : 'process'}
      items={stages.map((stage, place) => ({
        key: stage.key,
        title: <span {...(place === index ? { 'aria-current': 'step' as const } : {})}>{stage.label}</span>,
        content: [stage.on === undefined ? undefined : formatDay(stage.on), stage.note]
          .filter(Boolean)
          .join(' '),
      }))}
    />
  )
}
