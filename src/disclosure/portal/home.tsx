import { yearOf } from '../../law/local-date.ts'
import { ORGAN_KIND_LABELS } from '../../organs/model.ts'
import type { Services } from '../../platform/services.ts'
import { HomePage, type OrganLink } from '../../portal/pages/home.tsx'
import { SiteMapPage } from '../../portal/pages/site-map.tsx'
import type { PortalAnswer, PortalRequest } from '../../portal/route.ts'
import { CLAUSE_CODES, CLAUSES } from '../model.ts'
import { countBy, countPublic, listPublic, type Scope } from '../public-store.ts'
import { clauseNumber } from '../rules.ts'
import { neighbours } from './neighbours.ts'
import { isMixed, scopeOf } from './scope.ts'
import { entryOf } from './shown.tsx'

const LATEST = 10
const COUNTED = 100_000

export async function homePage(request: PortalRequest, services: Services): Promise<PortalAnswer> {
  const { organ, root, urls, today } = request
  const scope = scopeOf(request, services)
  const { open } = services.database
  const year = yearOf(today)
  const [latest, clauses, all, thisYear, others] = await Promise.all([
    listPublic(open, { scope, notKind: 'rule' }, { limit: LATEST, offset: 0 }),
    countBy(open, 'clause', scope),
    countPublic(open, { scope }, COUNTED),
    countPublic(open, { scope, year }, COUNTED),
    neighbours(request, services),
  ])
  const counts = new Map(clauses.map((group) => [group.key, group.count]))
  return {
    kind: 'page',
    title: `${organ.name}政府信息公开`,
    column: 'home',
    ownHeading: true,
    body: (
      <HomePage
        organ={organ}
        urls={urls}
        latest={latest.map((entry) =>
          entryOf(entry, urls, services, { organ: isMixed(scope), category: false }),
        )}
        catalogue={CLAUSE_CODES.filter((clause) => (counts.get(clause) ?? 0) > 0).map((clause) => ({
          label: CLAUSES[clause].name,
          href: urls.to('/items', { type: clauseNumber(clause) }),
          count: counts.get(clause) ?? 0,
        }))}
        services={others.services}
        reportYears={others.reportYears}
        figuresNote="主动公开情况"
        figures={
          all === 0
            ? []
            : [
                { label: '现有公开信息', value: all, unit: '条', href: urls.to('/items') },
                {
                  label: `${year}年公开`,
                  value: thisYear,
                  unit: '条',
                  href: urls.to('/items', { year }),
                },
              ]
        }
        {...(organ.organId === root.organId ? { organs: organLinks(services) } : {})}
      />
    ),
  }
}

/** The district's organs under their kinds, itself left out. */
export function organLinks(services: Services): readonly OrganLink[] {
  const root = services.organs.root()
  return services.organs
    .all()
    .filter((organ) => organ.organId !== root?.organId)
    .slice(0, 500)
    .map((organ) => ({ name: organ.name, code: organ.code, group: ORGAN_KIND_LABELS[organ.kind] }))
}

export async function siteMapPage(request: PortalRequest, services: Services): Promise<PortalAnswer> {
  const { organ, root, urls } = request
  const scope: Scope = scopeOf(request, services)
  const clauses = await countBy(services.database.open, 'clause', scope)
  const filled = new Set(clauses.map((group) => group.key))
  const others = await neighbours(request, services)
  return {
    kind: 'page',
    title: '网站地图',
    column: 'home',
    body: (
      <SiteMapPage
        urls={urls}
        parts={{
          proactive: CLAUSE_CODES.filter((clause) => filled.has(clause)).map((clause) => ({
            label: CLAUSES[clause].name,
            href: urls.to('/items', { type: clauseNumber(clause) }),
          })),
          reports: others.reportYears.map((one) => ({ label: `${one.year}年度报告`, href: one.href })),
          services: others.services.map((one) => ({ label: one.title, href: one.href })),
          search: [
            { label: 'RSS 订阅', href: urls.to('/feed.xml') },
            { label: '开放数据接口', href: urls.to('/api/v1') },
          ],
        }}
        {...(organ.organId === root.organId ? { organs: organLinks(services) } : {})}
      />
    ),
  }
}
