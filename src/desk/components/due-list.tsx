import { Tag } from 'antd'
import { Link } from 'react-router'
import { daysBetween } from '../dates.ts'
import type { DueItem } from '../page.ts'
import { DueBadge } from './due-badge.tsx'
import { EmptyHint } from './empty-hint.tsx'

export interface DueRow extends DueItem {
  /** Which kind of work: the panel's title. */
  readonly kind: string
}

interface Group {
  readonly key: string
  readonly title: string
  readonly tone: 'late' | 'soon' | 'calm'
  readonly items: readonly DueRow[]
}

/** Everything due, in groups by urgency; `complete` false says that a source could not be read. */
export function DueList({
  items,
  today,
  complete,
}: {
  items: readonly DueRow[]
  today: string
  complete: boolean
}) {
  const groups = groupByUrgency(items, today)
  if (items.length === 0) {
    return complete ? (
      <EmptyHint
        title="眼下没有到期的事项"
        hint="登记申请、送审信息、布置任务之后，需要您办理的事项会按到期先后出现在这里。"
      />
    ) : null
  }
  return (
    <>
      <ul className="desk-tally" aria-label="待办数量">
        {groups.map((group) => (
          <li key={group.key} className={`desk-tally-${group.tone}`}>
            <a href={`#due-${group.key}`} onClick={(event) => jump(event, `due-${group.key}`)}>
              <b>{group.items.length}</b> {group.title}
            </a>
          </li>
        ))}
      </ul>
      {groups.map((group) => (
        <section key={group.key} className="desk-due-group" aria-labelledby={`due-${group.key}`}>
          <h2 id={`due-${group.key}`} tabIndex={-1}>
            {group.title}
            <span className="desk-muted">{group.items.length} 件</span>
          </h2>
          <ul>
            {group.items.map((item) => (
              <DueLine key={`${item.kind}:${item.key}`} item={item} today={today} />
            ))}
          </ul>
        </section>
      ))}
    </>
  )
}

function DueLine({ item, today }: { item: DueRow; today: string }) {
  return (
    <li className="desk-due-line">
      <div className="desk-due-what">
        <Link to={item.to}>{item.title}</Link>
        {item.stage === undefined ? null : <Tag>{item.stage}</Tag>}
        <div className="desk-muted">
          {[item.kind, item.organ, item.detail]
            .filter((text) => text !== undefined && text !== '')
            .join(' · ')}
        </div>
      </div>
      <DueBadge
        due={item.due}
        today={today}
        {...(item.provisional === undefined ? {} : { provisional: item.provisional })}
        {...(item.workingDaysLeft === undefined ? {} : { workingDaysLeft: item.workingDaysLeft })}
        {...(item.waitingFor === undefined ? {} : { waitingFor: item.waitingFor })}
      />
    </li>
  )
}

function groupByUrgency(items: readonly DueRow[], today: string): readonly Group[] {
  const sorted = [...items].sort((a, b) => (a.due ?? '9999').localeCompare(b.due ?? '9999'))
  const left = (item: DueRow): number | undefined =>
    item.due === null ? undefined : daysBetween(today, item.due)
  const within = (from: number, to: number) => (item: DueRow) => {
    const days = left(item)
    return days !== undefined && days >= from && days <= to
  }
  const groups: Group[] = [
    { key: 'late', title: '已逾期', tone: 'late', items: sorted.filter(within(-Infinity, -1)) },
    { key: 'today', title: '今天到期', tone: 'soon', items: sorted.filter(within(0, 0)) },
    { key: 'week', title: '七天内到期', tone: 'soon', items: sorted.filter(within(1, 7)) },
    { key: 'later', title: '以后到期', tone: 'calm', items: sorted.filter(within(8, Infinity)) },
    {
      key: 'open',
      title: '期限未开始或已暂停',
      tone: 'calm',
      items: sorted.filter((item) => left(item) === undefined),
    },
  ]
  return groups.filter((group) => group.items.length > 0)
}

// A plain fragment would resolve against <base> and leave the page.
function jump(event: React.MouseEvent, id: string): void {
  event.preventDefault()
  const target = document.getElementById(id)
  target?.scrollIntoView({ block: 'start' })
  target?.focus({ preventScroll: true })
}
