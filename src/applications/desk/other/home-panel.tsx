import { Link } from 'react-router'
import { Loading, ProblemAlert } from '../../../desk/components/index.ts'
import { useAct, useCall } from '../../../desk/hooks.ts'
import { useMe, useRoles } from '../../../desk/session.ts'
import { OUTCOME_GROUP_NAMES } from '../../../law/outcomes.ts'
import type { OutcomeGroup } from '../../../law/outcomes.ts'
import { countViews, dismissReminder, listDue, reportCounts } from '../../contract.ts'
import '../applications.css'
import { VIEWS } from '../words.ts'
import { Button } from 'antd'

const SHOWN: readonly string[] = [
  'open',
  'mine',
  'unconfirmed',
  'dueSoon',
  'late',
  'inReview',
  'awaitingSecrecy',
  'awaitingSignature',
  'undelivered',
]

/** 依申请公开 on the home page: counters, reminders, this year's results. */
export default function HomePanel() {
  const views = useCall(countViews)
  return (
    <>
      <ProblemAlert error={views.error} />
      {views.data === undefined ? (
        views.error === null ? (
          <Loading label="正在读取件数" />
        ) : null
      ) : (
        <Counters counts={views.data.counts} />
      )}
      <Reminders />
      <YearResults />
    </>
  )
}

function Counters({ counts }: { counts: Readonly<Record<string, number>> }) {
  const isSecrecy = useRoles('secrecy')
  const known = VIEWS.filter(({ key }) => SHOWN.includes(key) && counts[key] !== undefined)
  const own = isSecrecy ? known.filter(({ key }) => key === 'awaitingSecrecy') : []
  const shown = [...own, ...known.filter((one) => !own.includes(one))]
  return (
    <ul className="app-counts" aria-label="申请件数">
      {shown.map(({ key, label }) => (
        <li key={key} className={key === 'late' && (counts[key] ?? 0) > 0 ? 'app-counts-late' : ''}>
          <Link to={`/applications?view=${key}`}>
            <b>{counts[key]}</b>
            {label}
          </Link>
        </li>
      ))}
    </ul>
  )
}

function Reminders() {
  const { data } = useCall(listDue)
  const dismiss = useAct(dismissReminder, { invalidates: [listDue] })
  const reminders = data?.reminders ?? []
  if (reminders.length === 0) return null
  return (
    <>
      <h3 className="app-sub">提醒</h3>
      <ul className="app-list">
        {reminders.slice(0, 8).map((one) => (
          <li key={one.id} className="app-list-row">
            <span>
              <Link to={`/applications/${one.applicationId}`}>{one.number}</Link> {one.text}
            </span>
            <Button
              size="small"
              type="text"
              aria-label={`收起提醒：${one.number}${one.text}`}
              onClick={() => dismiss.mutate({ params: { id: one.id } })}
            >
              知道了
            </Button>
          </li>
        ))}
      </ul>
      {reminders.length > 8 ? <p className="desk-muted">另有 {reminders.length - 8} 条。</p> : null}
    </>
  )
}

const GROUPS = Object.entries(OUTCOME_GROUP_NAMES) as [OutcomeGroup, string][] // keys of a total record

/** Counted as 表三 of the annual report counts them. */
function YearResults() {
  const { today } = useMe()
  const year = Number(today.slice(0, 4))
  const { data } = useCall(reportCounts, { query: { year } })
  if (data === undefined) return null
  const counts = GROUPS.map(([group, name]) => ({
    name,
    count: data.cells
      .filter(({ row }) => row === group || row.startsWith(`${group}.`))
      .reduce((sum, cell) => sum + cell.count, 0),
  }))
  const most = Math.max(1, ...counts.map(({ count }) => count))
  const total = counts.reduce((sum, { count }) => sum + count, 0)
  if (total === 0) return null
  return (
    <>
      <h3 className="app-sub">{year} 年办理结果</h3>
      <table className="app-bars">
        <tbody>
          {counts.map(({ name, count }) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              <td>
                <svg className="app-bar" viewBox="0 0 100 12" preserveAspectRatio="none" aria-hidden>
                  <rect width="100" height="12" />
                  <rect width={(count / most) * 100} height="12" />
                </svg>
              </td>
              <td>{count}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  )
}
