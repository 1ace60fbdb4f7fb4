import { NavLink } from 'react-router'
import { MENU_GROUPS } from '../page.ts'
import type { DeskPage } from '../page.ts'
import { holdsAny, useMe } from '../session.ts'
import type { Me } from '../../people/contract.ts'
import { allPages } from './all-pages.ts'

/** Links by area, in the order of MENU_GROUPS; what the person may not open is not offered. */
export function Navigation({ onNavigate }: { onNavigate?: () => void }) {
  const groups = menuFor(useMe())
  return (
    <nav aria-label="主导航" className="desk-nav">
      {groups.map(([group, pages]) => (
        <section key={group}>
          <h2>{group}</h2>
          <ul>
            {pages.map((page) => (
              <li key={page.path}>
                <NavLink
                  to={page.path}
                  end={page.path === '/' || hasDeeperEntry(page, pages)}
                  {...(onNavigate === undefined ? {} : { onClick: onNavigate })}
                >
                  {page.menu?.icon}
                  {page.menu?.label ?? page.title}
                </NavLink>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </nav>
  )
}

/** `/items` is not lit while its sibling entry `/items/review` is open. */
function hasDeeperEntry(page: DeskPage, pages: readonly DeskPage[]): boolean {
  return pages.some((other) => other.path.startsWith(`${page.path}/`))
}

function menuFor(me: Me): [string, DeskPage[]][] {
  const byGroup = new Map<string, DeskPage[]>(MENU_GROUPS.map((group) => [group, []]))
  for (const page of allPages) {
    if (page.menu === undefined || !holdsAny(me, page.roles)) continue
    byGroup.set(page.menu.group, [...(byGroup.get(page.menu.group) ?? []), page])
  }
  return [...byGroup]
    .filter(([, pages]) => pages.length > 0)
    .map(([group, pages]) => [group, pages.sort((a, b) => (a.menu?.order ?? 0) - (b.menu?.order ?? 0))])
}
