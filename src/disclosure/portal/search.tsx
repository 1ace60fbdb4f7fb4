import type { ReactNode } from 'react'
import type { Services } from '../../platform/services.ts'
import { ButtonRow, EmptyState, ItemList, Notice, Pager, QueryForm } from '../../portal/components/index.ts'
import type { PortalAnswer, PortalRequest } from '../../portal/route.ts'
import { COUNT_CAP, countText } from '../../search/rules.ts'
import { KIND_CODES, TOPICS } from '../model.ts'
import { publicYears, type PublicFilter } from '../public-store.ts'
import { searchPublic, type Found } from '../public-search.ts'
import { isMixed, narrowed, pageOf, scopeOf } from './scope.ts'
import { entryOf, Excerpt, NarrowingFilters, organOptions } from './shown.tsx'

const PAGE_SIZE = 20
const LAST_PAGE = COUNT_CAP / PAGE_SIZE

/** 检索 (条例 24): any two characters of a title, a 文号 or a text are found. */
export async function searchPage(request: PortalRequest, services: Services): Promise<PortalAnswer> {
  const { urls } = request
  const scope = scopeOf(request, services)
  const mixed = isMixed(scope)
  const typed = (request.query['q'] ?? '').slice(0, 100)
  const choice = readChoice(request, services)
  const page = Math.min(pageOf(request), LAST_PAGE)
  const { open } = services.database
  const found: Found = await searchPublic(
    open,
    { ...choice.filter, scope: narrowed(scope, choice.organId) },
    typed,
    { page, size: PAGE_SIZE },
  )
  const years = await publicYears(open, scope)
  const title = typed === '' ? '搜索' : `搜索“${typed}”`
  return {
    kind: 'page',
    title,
    column: 'search',
    noindex: true,
    body: (
      <>
        <SearchForm
          request={request}
          services={services}
          typed={typed}
          query={choice.query}
          years={years}
          mixed={mixed}
        />
        <Results found={found} typed={typed} request={request} services={services} mixed={mixed} />
        {found.hits.length > 0 && (
          <Pager
            page={page}
            hasNext={page < LAST_PAGE && found.count > page * PAGE_SIZE}
            {...(found.count > COUNT_CAP
              ? {}
              : { lastPage: Math.max(1, Math.ceil(found.count / PAGE_SIZE)) })}
            total={countText(found.count)}
            href={(to) => urls.to('/search', { q: typed, ...choice.query, page: to === 1 ? undefined : to })}
          />
        )}
      </>
    ),
  }
}

interface Choice {
  readonly filter: Omit<PublicFilter, 'scope'>
  readonly organId: number | undefined
  readonly query: Readonly<Record<string, string | undefined>>
}

function readChoice(request: PortalRequest, services: Services): Choice {
  const { query } = request
  const kind = KIND_CODES.find((code) => code === query['field'])
  const topic = TOPICS[Number(query['topic'] ?? '') - 1]
  const year = Number(query['year'] ?? '')
  const goodYear = Number.isInteger(year) && year >= 1990 && year <= 2200 ? year : undefined
  const organ = services.organs.byCode(query['organ'] ?? '')
  return {
    filter: { kind, topic, year: goodYear },
    organId: organ?.organId,
    query: {
      field: kind,
      topic: topic === undefined ? undefined : query['topic'],
      year: goodYear === undefined ? undefined : String(goodYear),
      organ: organ?.code,
    },
  }
}

function SearchForm(props: {
  request: PortalRequest
  services: Services
  typed: string
  query: Choice['query']
  years: readonly number[]
  mixed: boolean
}): ReactNode {
  const { query } = props
  return (
    <QueryForm action={props.request.urls.to('/search')} role="search" label="高级搜索">
      <div className="field">
        <label className="field-label" htmlFor="search-words">
          标题、文号、索引号或者内容
        </label>
        <input
          id="search-words"
          className="input"
          name="q"
          type="search"
          defaultValue={props.typed}
          maxLength={100}
        />
      </div>
      <NarrowingFilters
        query={query}
        years={props.years}
        organs={organOptions(props.services, props.mixed)}
      />
      <ButtonRow>
        <button type="submit" className="button button-primary">
          搜索
        </button>
      </ButtonRow>
    </QueryForm>
  )
}

function Results(props: {
  found: Found
  typed: string
  request: PortalRequest
  services: Services
  mixed: boolean
}): ReactNode {
  const { found, typed, services } = props
  const { urls } = props.request
  if (typed.trim() === '') return <p>请输入要找的词，两个字以上效果更好。</p>
  if (found.query === undefined) return <p>“{typed}”里没有可以搜索的文字，请输入汉字、字母或者数字。</p>
  return (
    <>
      {found.byWords && (
        <Notice kind="info" title={`没有与“${typed}”完全一致的内容`}>
          <p>以下信息分别含有其中的各个词。</p>
        </Notice>
      )}
      <ItemList
        items={found.hits.map((hit) =>
          entryOf(hit, urls, services, {
            organ: props.mixed,
            excerpt: <Excerpt parts={hit.excerpt} />,
          }),
        )}
        empty={
          <EmptyState
            title={`没有找到与“${typed}”有关的公开信息`}
            actions={[
              { label: '查看公开目录', href: urls.to('/items') },
              { label: '依申请公开', href: urls.to('/apply') },
            ]}
          >
            <p>请换一个更短的词，或者去掉筛选条件。没有公开的信息，可以依法申请获取（条例27）。</p>
          </EmptyState>
        }
      />
    </>
  )
}
