import { Link } from 'react-router'
import { Loading, ProblemAlert } from '../../../desk/components/index.ts'
import { useAct, useCall } from '../../../desk/hooks.ts'
import { useMe, useRoles } from '../../../desk/session.ts'
import { localDate } from '../../../law/local-date.ts'
import { countViews, dismissReminder, listDue } from '../../contract.ts'
import { getStatistics, listSuggestions } from '../../render/statistics-contract.ts'
import { BEHIND, spanOf } from '../../render/statistics.ts'
import { resultGroups } from '../../render/statistics-tables.ts'
import { Figure } from '../statistics/links.tsx'
import '../applications.css'
import '../statistics/statistics.css'
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
      <Suggested />
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

/** 条例 44, for the 公开工作机构: what several applicants were given and is not yet public. */
function Suggested() {
  const isOffice = useRoles('clerk', 'head')
  const { data } = useCall(listSuggestions, {}, { enabled: isOffice, staleTime: 600_000 })
  const count = data?.items.length ?? 0
  if (count === 0) return null
  return (
    <p className="stat-inline">
      <Link to="/applications/suggestions">建议纳入主动公开 {count} 条</Link>
      <span className="desk-muted">：不同申请人已获得相同信息（条例第四十四条）</span>
    </p>
  )
}

/** Counted as 表三 of the annual report counts them; each number opens its cases. */
function YearResults() {
  const { today, organ } = useMe()
  const counts = useRoles('clerk', 'reviewer', 'head', 'secrecy', 'signer', 'supervisor', 'administrator')
  const year = Number(today.slice(0, 4))
  const query = { year, organ: organ.organId }
  const { data } = useCall(getStatistics, { query }, { enabled: counts })
  if (data === undefined) return null
  const groups = resultGroups(data.results)
  const most = Math.max(1, ...groups.map(({ count }) => count))
  if (data.total.decided === 0 && data.answered.count === 0) return null
  const scope = { organ: organ.organId, span: spanOf(year, 'year', localDate(today)) }
  const page = `/applications/statistics?year=${year}&organ=${organ.organId}`
  return (
    <>
      <h3 className="app-sub">{year} 年办理结果</h3>
      <table className="app-bars">
        <tbody>
          {groups.map(({ group, name, count }) => (
            <tr key={group}>
              <th scope="row">{name}</th>
              <td>
                <svg className="app-bar" viewBox="0 0 100 12" preserveAspectRatio="none" aria-hidden>
                  <rect width="100" height="12" />
                  <rect width={(count / most) * 100} height="12" />
                </svg>
              </td>
              <td>
                <Figure count={count} filters={BEHIND.decided(scope, { result: group })} what={name} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="desk-muted stat-inline">
        查到已公开、未再申请 <Link to={page}>{data.answered.count} 次</Link> · <Link to={page}>办理统计</Link>
      </p>
    </>
  )
}
