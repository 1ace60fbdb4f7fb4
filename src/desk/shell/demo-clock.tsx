import { CalendarOutlined } from '@ant-design/icons'
import { Button, Dropdown } from 'antd'
import { advanceDemoClock } from '../../people/contract.ts'
import { formatDay, weekdayName } from '../dates.ts'
import { useAct } from '../hooks.ts'

const STEPS = [1, 7, 30] as const

/** 演示日期: the demo's one clock, moved on by days; deadlines, reminders and jobs follow. */
export function DemoClock({ date }: { date: string }) {
  const advance = useAct(advanceDemoClock, {
    message: (answer) => `演示日期已到${formatDay(answer.body.today)}`,
  })
  const items = STEPS.map((days) => ({
    key: String(days),
    label: `前进 ${days} 天`,
    onClick: () => advance.mutate({ body: { days } }),
  }))
  return (
    <Dropdown menu={{ items }} trigger={['click']} placement="bottomRight" disabled={advance.isPending}>
      <Button
        type="text"
        className="desk-clock"
        icon={<CalendarOutlined aria-hidden />}
        loading={advance.isPending}
        aria-label={`演示日期${formatDay(date)}，点开可前进 1、7 或 30 天`}
      >
        <span className="desk-clock-label">演示日期</span>
        <span className="desk-wide-only">{formatDay(date)}</span>
        <span className="desk-narrow-only">{formatDay(date, date)}</span>
        <span className="desk-clock-week"> {weekdayName(date)}</span>
      </Button>
    </Dropdown>
  )
}
