import { Tag } from 'antd'
import { STATE_NAMES, type ReportState } from '../rules.ts'

const COLOURS: Readonly<Record<ReportState, string>> = {
  draft: 'blue',
  submitted: 'gold',
  reviewed: 'gold',
  filed: 'cyan',
  published: 'green',
}

/** Where a report stands, in words. */
export function StateTag({ state, returned = false }: { state: ReportState | null; returned?: boolean }) {
  if (state === null) return <Tag>未开始</Tag>
  if (returned) return <Tag color="red">已退回</Tag>
  return <Tag color={COLOURS[state]}>{STATE_NAMES[state]}</Tag>
}
