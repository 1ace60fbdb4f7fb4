import { Alert, Button, Select, Space } from 'antd'
import { useState } from 'react'
import type { AnswerBody } from '../../desk/api.ts'
import { Loading, PageHeader, PrintButton, ProblemAlert } from '../../desk/components/index.ts'
import { useCall } from '../../desk/hooks.ts'
import { useMe, useRoles } from '../../desk/session.ts'
import { getCalendarYear } from '../contract.ts'
import { ArrangementDialog } from './arrangement-dialog.tsx'
import { DayDialog } from './day-dialog.tsx'
import './calendar.css'

export type CalendarDay = AnswerBody<typeof getCalendarYear>['days'][number]

const KIND_NAMES: Readonly<Record<CalendarDay['kind'], string>> = {
  workday: '工作日',
  weekend: '周末',
  statutoryRest: '放假',
  makeUpWorkday: '调休上班',
}

export default function CalendarPage() {
  const me = useMe()
  const [year, setYear] = useState(Number(me.today.slice(0, 4)))
  const [day, setDay] = useState<CalendarDay | null>(null)
  const [entering, setEntering] = useState(false)
  const mayEdit = useRoles('administrator')
  const { data, error } = useCall(getCalendarYear, { params: { year } })
  // The notice of the State Council that is awaited: of the first year without one.
  const next = data ? Number(data.publishedThrough.slice(0, 4)) + 1 : null
  const enter = (of: number): void => {
    setYear(of)
    setEntering(true)
  }
  return (
    <>
      <PageHeader
        title="工作日历"
        subtitle="全部法定期限按这本日历计算；周末调休上班日计入，放假日不计入"
        extra={
          <Space wrap>
            <Select
              aria-label="年份"
              value={year}
              onChange={setYear}
              options={Array.from({ length: 12 }, (_, i) => ({ value: 2019 + i, label: `${2019 + i} 年` }))}
            />
            {mayEdit && data?.published ? (
              <Button onClick={() => enter(year)}>更正 {year} 年放假安排</Button>
            ) : null}
            {mayEdit && next !== null ? (
              <Button type="primary" onClick={() => enter(next)}>
                录入 {next} 年放假安排
              </Button>
            ) : null}
            <PrintButton />
          </Space>
        }
      />
      <ProblemAlert error={error} />
      {data && !data.published ? (
        <Alert
          className="desk-notice"
          type="warning"
          showIcon
          title={`${year} 年的放假安排尚未录入`}
          description={`日历已公布至 ${data.publishedThrough}。此后的期限都标为“预估”，国务院办公厅印发通知后请及时录入，在办件会自动重算。`}
        />
      ) : null}
      {data ? <YearGrid days={data.days} mayEdit={mayEdit} onPick={setDay} /> : <Loading />}
      {day ? <DayDialog day={day} onClose={() => setDay(null)} /> : null}
      {entering ? <ArrangementDialog year={year} onClose={() => setEntering(false)} /> : null}
    </>
  )
}

interface GridProps {
  readonly days: readonly CalendarDay[]
  readonly mayEdit: boolean
  readonly onPick: (day: CalendarDay) => void
}

function YearGrid(props: GridProps) {
  const months = Map.groupBy(props.days, (day) => day.date.slice(5, 7))
  return (
    <div className="calendar-year">
      {[...months].map(([month, days]) => (
        <Month key={month} {...props} month={month} days={days} />
      ))}
    </div>
  )
}

function Month({ month, days, mayEdit, onPick }: GridProps & { month: string }) {
  const first = days[0]
  const lead = first === undefined ? 0 : (new Date(`${first.date}T00:00:00Z`).getUTCDay() + 6) % 7
  return (
    <section className="calendar-month" aria-label={`${Number(month)}月`}>
      <h2>{Number(month)}月</h2>
      <div className="calendar-grid" role="list">
        {['一', '二', '三', '四', '五', '六', '日'].map((name) => (
          <span key={name} className="calendar-weekday" aria-hidden="true">
            {name}
          </span>
        ))}
        {Array.from({ length: lead }, (_, i) => (
          <span key={`lead${i}`} />
        ))}
        {days.map((day) => (
          <button
            key={day.date}
            type="button"
            role="listitem"
            disabled={!mayEdit}
            className={`calendar-day calendar-${day.kind}${day.overridden ? ' calendar-overridden' : ''}`}
            title={[day.name, KIND_NAMES[day.kind], day.notice].filter(Boolean).join('，')}
            aria-label={`${day.date} ${KIND_NAMES[day.kind]}${day.name === null ? '' : ` ${day.name}`}`}
            onClick={() => onPick(day)}
          >
            {Number(day.date.slice(8))}
            <small>{mark(day)}</small>
          </button>
        ))}
      </div>
    </section>
  )
}

function mark(day: CalendarDay): string {
  if (day.kind === 'makeUpWorkday') return '班'
  return day.kind === 'statutoryRest' ? '休' : ''
}
