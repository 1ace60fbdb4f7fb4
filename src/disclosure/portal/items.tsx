import type { ReactNode } from 'react'
import type { Services } from '../../platform/services.ts'
import { ButtonRow, EmptyState, ItemList, Pager, QueryForm, Section } from '../../portal/components/index.ts'
import type { PortalAnswer, PortalRequest } from '../../portal/route.ts'
import { COUNT_CAP, countText } from '../../search/rules.ts'
import { CLAUSE_CODES, CLAUSES, KIND_CODES, TOPICS, type Clause } from '../model.ts'
import { countBy, countPublic, listPublic, publicYears, type PublicFilter } from '../public-store.ts'
import { clauseNumber } from '../rules.ts'
import { isMixed, narrowed, pageOf, scopeOf } from './scope.ts'
import { clauseByNumber, clauseInWords, entryOf, NarrowingFilters, organOptions } from './shown.tsx'

const PAGE_SIZE = 20

interface Chosen {
  readonly clause: Clause | undefined
  readonly filter: PublicFilter
  readonly query: Readonly<Record<string, string | undefined>>
}

/** 法定主动公开内容: the catalogue by the clauses of 条例 20 and 21, and its items, newest first. */
export async function itemsPage(request: PortalRequest, services: Services): Promise<PortalAnswer> {
  const { urls } = request
  const chosen = readChoice(request, services)
  const page = pageOf(request)
  const { open } = services.database
  const scope = scopeOf(request, services)
  const [entries, count, clauses, years] = await Promise.all([
    listPublic(open, chosen.filter, { limit: PAGE_SIZE + 1, offset: (page - 1) * PAGE_SIZE }),
    countPublic(open, chosen.filter, COUNT_CAP),
    countBy(open, 'clause', scope),
    publicYears(open, scope),
  ])
  const counts = new Map(clauses.map((group) => [group.key, group.count]))
  const mixed = isMixed(scope)
  return {
    kind: 'page',
    title: chosen.clause === undefined ? '法定主动公开内容' : CLAUSES[chosen.clause].name,
    column: 'proactive',
    ...(chosen.clause === undefined ? {} : { noindex: false }),
    body: (
      <>
        {chosen.clause === undefined ? (
          <Catalogue urls={urls} counts={counts} />
        ) : (
          <p>
            {CLAUSES[chosen.clause].full}。公开依据：{clauseInWords(chosen.clause)}。
            <a href={urls.to('/items')}>返回全部目录</a>
          </p>
        )}
        <Section title="信息列表">
          <Filters request={request} services={services} years={years} mixed={mixed} chosen={chosen} />
          <ItemList
            items={entries
              .slice(0, PAGE_SIZE)
              .map((entry) => entryOf(entry, urls, services, { organ: mixed }))}
            empty={
              <EmptyState
                title="没有符合条件的信息"
                actions={[
                  { label: '查看全部', href: urls.to('/items') },
                  { label: '依申请公开', href: urls.to('/apply') },
                ]}
              >
                <p>可以调整筛选条件，或者依法申请获取（条例27）。</p>
              </EmptyState>
            }
          />
          <Pager
            page={page}
            hasNext={entries.length > PAGE_SIZE}
            {...(count > COUNT_CAP ? {} : { lastPage: Math.max(1, Math.ceil(count / PAGE_SIZE)) })}
            total={countText(count)}
            href={(to) => urls.to('/items', { ...chosen.query, page: to === 1 ? undefined : to })}
          />
        </Section>
      </>
    ),
  }
}

function readChoice(request: PortalRequest, services: Services): Chosen {
  const { query } = request
  const clause = clauseByNumber(query['type'])
  const kind = KIND_CODES.find((code) => code === query['field'])
  const topic = TOPICS[Number(query['topic'] ?? '') - 1]
  const year = Number(query['year'] ?? '')
  const organ = services.organs.byCode(query['organ'] ?? '')
  const goodYear = Number.isInteger(year) && year >= 1990 && year <= 2200 ? year : undefined
  return {
    clause,
    filter: {
      scope: narrowed(scopeOf(request, services), organ?.organId),
      clause,
      kind,
      topic,
      year: goodYear,
    },
    query: {
      type: clause === undefined ? undefined : clauseNumber(clause),
      field: kind,
      topic: topic === undefined ? undefined : query['topic'],
      year: goodYear === undefined ? undefined : String(goodYear),
      organ: organ?.code,
    },
  }
}

function Catalogue(props: { urls: PortalRequest['urls']; counts: ReadonlyMap<string, number> }): ReactNode {
  return (
    <Section title="公开目录">
      <ul className="link-grid">
        {CLAUSE_CODES.map((clause) => (
          <li key={clause}>
            <a href={props.urls.to('/items', { type: clauseNumber(clause) })} title={CLAUSES[clause].full}>
              {CLAUSES[clause].name}
              <span className="link-count">{props.counts.get(clause) ?? 0}</span>
            </a>
          </li>
        ))}
      </ul>
    </Section>
  )
}

function Filters(props: {
  request: PortalRequest
  services: Services
  years: readonly number[]
  mixed: boolean
  chosen: Chosen
}): ReactNode {
  const { query } = props.chosen
  return (
    <QueryForm action={props.request.urls.to('/items')} label="筛选信息">
      {query['type'] !== undefined && <input type="hidden" name="type" value={query['type']} />}
      <NarrowingFilters
        query={query}
        years={props.years}
        organs={organOptions(props.services, props.mixed)}
      />
      <ButtonRow>
        <button type="submit" className="button button-primary">
          筛选
        </button>
      </ButtonRow>
    </QueryForm>
  )
}

/** 政府信息公开制度: the organ's rules, and the law they rest on. */
export async function rulesPage(request: PortalRequest, services: Services): Promise<PortalAnswer> {
  const scope = scopeOf(request, services)
  const page = pageOf(request)
  const filter: PublicFilter = { scope, kind: 'rule' }
  const { open } = services.database
  const entries = await listPublic(open, filter, { limit: PAGE_SIZE + 1, offset: (page - 1) * PAGE_SIZE })
  const { urls } = request
  return {
    kind: 'page',
    title: '政府信息公开制度',
    column: 'rules',
    body: (
      <>
        <ItemList
          items={entries
            .slice(0, PAGE_SIZE)
            .map((entry) => entryOf(entry, urls, services, { organ: isMixed(scope), category: false }))}
          empty={
            <EmptyState title="本机关的公开制度尚未发布">
              <p>《中华人民共和国政府信息公开条例》适用于本机关的全部政府信息公开工作。</p>
            </EmptyState>
          }
        />
        <Pager
          page={page}
          hasNext={entries.length > PAGE_SIZE}
          href={(to) => urls.to('/rules', { page: to === 1 ? undefined : to })}
        />
        <Section title="法律法规">
          <ul className="link-grid">
            {LAWS.map((law) => (
              <li key={law.href}>
                <a href={law.href} rel="noreferrer">
                  {law.label}
                </a>
              </li>
            ))}
          </ul>
        </Section>
      </>
    ),
  }
}

/** The State Council's own pages; opened in the same window, no script. */
const LAWS = [
  {
    label: '中华人民共和国政府信息公开条例',
    href: 'https://www.gov.cn/zhengce/content/2019-04/15/content_5382991.htm',
  },
] as const
