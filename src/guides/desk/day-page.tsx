import '../../registers/desk/office.css'
import './guides.css'
import { Alert, Button, Flex, InputNumber, Segmented, Tag } from 'antd'
import { useRef, useState } from 'react'
import { Loading, LocalDatePicker, PageHeader, ProblemAlert } from '../../desk/components/index.ts'
import { useAct, useCall } from '../../desk/hooks.ts'
import { useMe } from '../../desk/session.ts'
import { enterHandled, handledDay } from '../contract.ts'
import { CHANNEL_LABELS, HANDLED_CHANNELS, type HandledChannel } from '../model.ts'

/** The day's sheet: type a number, Enter goes to the next matter, the last Enter saves. */
export default function DayPage() {
  const { today } = useMe()
  const [day, setDay] = useState(today)
  const { data, error } = useCall(handledDay, { params: { day } })
  return (
    <>
      <PageHeader
        title="按日登记办理件"
        back={{ to: '/handled', label: '办理登记' }}
        subtitle="只填有办理的事项。按回车到下一项；在最后一项按回车即保存。"
      />
      <Flex gap={12} wrap align="center" className="office-toolbar">
        <LocalDatePicker
          aria-label="办理日期"
          value={day}
          max={today}
          allowClear={false}
          onChange={(next) => setDay(next ?? today)}
        />
        {data?.closed === true ? <Tag color="red">{day.slice(0, 4)}年已封账，不能登记</Tag> : null}
      </Flex>
      <ProblemAlert error={error} />
      {data === undefined ? (
        error === null ? (
          <Loading label="正在读取事项" />
        ) : null
      ) : data.guides.length === 0 ? (
        <Alert
          type="info"
          showIcon
          title="这一天没有可以登记的事项"
          description="事项要先在“办事指南”中建立，并且实施日期不晚于这一天。"
        />
      ) : (
        <Grid key={day} day={day} guides={data.guides} closed={data.closed} />
      )}
    </>
  )
}

interface GridGuide {
  readonly guideId: string
  readonly name: string
  readonly category: string
  readonly entered: number
}

function Grid({ day, guides, closed }: { day: string; guides: readonly GridGuide[]; closed: boolean }) {
  const [counts, setCounts] = useState<Readonly<Record<string, number>>>({})
  const [channel, setChannel] = useState<HandledChannel>('counter')
  const inputs = useRef<(HTMLInputElement | null)[]>([])
  const enter = useAct(enterHandled, {
    message: (answer) => `已登记 ${answer.body.taken} 行`,
    problem: 'page',
    onDone: () => {
      setCounts({})
      inputs.current[0]?.focus()
    },
  })
  const filled = guides.filter(({ guideId }) => (counts[guideId] ?? 0) > 0)
  const sum = filled.reduce((total, { guideId }) => total + (counts[guideId] ?? 0), 0)
  const save = (): void => {
    if (filled.length === 0 || closed || enter.isPending) return
    enter.mutate({
      body: {
        records: filled.map(({ guideId }) => ({
          guideId,
          handledOn: day,
          count: counts[guideId] ?? 1,
          channel,
        })),
      },
    })
  }
  return (
    <>
      <ProblemAlert error={enter.error} />
      <Segmented
        aria-label="办理方式"
        value={channel}
        onChange={(value) => setChannel(HANDLED_CHANNELS.find((each) => each === value) ?? 'counter')}
        options={HANDLED_CHANNELS.map((value) => ({ value, label: CHANNEL_LABELS[value] }))}
      />
      <ul className="desk-cards" aria-label="事项">
        {guides.map((guide, index) => (
          <li key={guide.guideId}>
            <Flex justify="space-between" align="center" gap={12}>
              <label htmlFor={`count-${guide.guideId}`}>
                {guide.name}
                <span className="desk-muted">
                  {guide.category}
                  {guide.entered === 0 ? '' : `，当天已登记 ${guide.entered} 件`}
                </span>
              </label>
              <InputNumber
                id={`count-${guide.guideId}`}
                className="guide-grid-input"
                ref={(element) => {
                  inputs.current[index] = element?.nativeElement.querySelector('input') ?? null
                }}
                value={counts[guide.guideId] ?? null}
                min={0}
                max={100_000}
                precision={0}
                controls={false}
                disabled={closed}
                suffix="件"
                onChange={(value) => setCounts((before) => ({ ...before, [guide.guideId]: value ?? 0 }))}
                onPressEnter={() => {
                  const next = inputs.current[index + 1]
                  if (next === null || next === undefined) save()
                  else next.focus()
                }}
              />
            </Flex>
          </li>
        ))}
      </ul>
      <Flex gap={12} align="center">
        <Button
          type="primary"
          onClick={save}
          disabled={filled.length === 0 || closed}
          loading={enter.isPending}
        >
          保存
        </Button>
        <span aria-live="polite">
          {filled.length} 个事项，共 {sum} 件
        </span>
      </Flex>
    </>
  )
}
