import { Link } from 'react-router'
import { VIEWS } from '../words.ts'
import type { ViewKey } from '../words.ts'

/** The standing views with their counts; 在办 is the first. */
export function ViewsNav({
  current,
  counts,
}: {
  current: ViewKey
  counts: Readonly<Record<string, number>> | undefined
}) {
  return (
    <nav aria-label="视图" className="no-print">
      <ul className="app-views">
        {VIEWS.map(({ key, label }) => (
          <li key={key}>
            <Link
              to={`/applications?view=${key}`}
              {...(key === current ? { 'aria-current': 'page' as const } : {})}
              className={key === 'late' && (counts?.[key] ?? 0) > 0 ? 'app-views-late' : ''}
            >
              {label} {counts?.[key] === undefined ? null : <b>{counts[key]}</b>}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  )
}
