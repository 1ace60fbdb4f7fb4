import type { ReactNode } from 'react'
import { formatChinese } from '../../law/local-date.ts'
import {
  ButtonLink,
  ButtonRow,
  DataTable,
  EmptyState,
  FilterLinks,
  ItemArticle,
  ProseText,
  SearchBox,
  Section,
} from '../../portal/components/index.ts'
import type { PortalAnswer, PortalRequest, PortalRoute } from '../../portal/route.ts'
import type { Services } from '../../platform/services.ts'
import { GUIDE_CATEGORIES, GUIDE_ELEMENTS, type GuideContent, type GuideElement } from '../model.ts'
import {
  findPublicGuide,
  listPublicGuides,
  type PublicGuide,
  type PublicGuideEntry,
} from '../public-store.ts'

export const guidePages: readonly PortalRoute[] = [
  { method: 'GET', path: '/services', cache: 'public', handle: showList },
  { method: 'GET', path: '/services/:id', cache: 'public', handle: showGuide },
]

const ID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/

/** A street's page shows its own guides, the district's those of every organ. */
function organsShown(request: PortalRequest, services: Services): readonly number[] {
  return request.organ.organId === request.root.organId
    ? services.organs.subtree(request.root.organId)
    : [request.organ.organId]
}

async function showList(request: PortalRequest, services: Services): Promise<PortalAnswer> {
  const topic = request.query['topic']
  const q = (request.query['q'] ?? '').trim().slice(0, 50)
  const organIds = organsShown(request, services)
  const all = await listPublicGuides(services.database.open, organIds, { text: q === '' ? undefined : q })
  const shown = topic === undefined ? all : all.filter(({ category }) => category === topic)
  return {
    kind: 'page',
    title: topic === undefined ? '办事指南' : `办事指南：${topic}`,
    column: 'services',
    body: <GuideList request={request} services={services} all={all} shown={shown} topic={topic} q={q} />,
  }
}

interface ListProps {
  readonly request: PortalRequest
  readonly services: Services
  readonly all: readonly PublicGuideEntry[]
  readonly shown: readonly PublicGuideEntry[]
  readonly topic: string | undefined
  readonly q: string
}

function GuideList({ request, services, all, shown, topic, q }: ListProps): ReactNode {
  const { urls } = request
  const groups = categoriesOf(all)
  const options = [
    {
      label: '全部',
      href: urls.to('/services', { q }),
      chosen: topic === undefined,
      count: String(all.length),
    },
    ...groups.map(({ category, count }) => ({
      label: category,
      href: urls.to('/services', { topic: category, q }),
      chosen: topic === category,
      count: String(count),
    })),
  ]
  return (
    <>
      <SearchBox action={urls.to('/services')} value={q} label="按事项名称、承办科室查找" />
      {all.length > 0 && <FilterLinks label="类别" options={options} />}
      {shown.length === 0 && (
        <EmptyState
          title={q === '' ? '还没有公布办事指南' : `没有找到与“${q}”有关的事项`}
          actions={[
            ...(q === '' ? [] : [{ label: '查看全部事项', href: urls.to('/services') }]),
            { label: '咨询', href: urls.to('/consult') },
          ]}
        />
      )}
      {categoriesOf(shown).map(({ category }) => (
        <Section key={category} title={category}>
          <ul className="link-grid">
            {shown
              .filter((guide) => guide.category === category)
              .map((guide) => (
                <li key={guide.guideId}>
                  <a href={hrefOf(guide, request, services)}>
                    {guide.name}
                    <span className="link-note">{noteOf(guide, request, services)}</span>
                  </a>
                </li>
              ))}
          </ul>
        </Section>
      ))}
    </>
  )
}

function hrefOf(guide: PublicGuideEntry, request: PortalRequest, services: Services): string {
  const path = `/services/${guide.guideId}`
  const code = services.organs.byId(guide.organId)?.code
  return code === undefined || guide.organId === request.organ.organId
    ? request.urls.to(path)
    : request.urls.toOrgan(code, path)
}

function noteOf(guide: PublicGuideEntry, request: PortalRequest, services: Services): string {
  const organ =
    guide.organId === request.organ.organId ? '' : (services.organs.byId(guide.organId)?.shortName ?? '')
  return [organ, guide.unitName].filter((part) => part !== '').join('·')
}

/** In the order of the categories an office knows; others after them. */
function categoriesOf(guides: readonly PublicGuideEntry[]): readonly { category: string; count: number }[] {
  const counts = new Map<string, number>()
  for (const { category } of guides) counts.set(category, (counts.get(category) ?? 0) + 1)
  const known: readonly string[] = GUIDE_CATEGORIES
  const place = (category: string): number =>
    known.includes(category) ? known.indexOf(category) : known.length
  return [...counts]
    .map(([category, count]) => ({ category, count }))
    .sort((a, b) => place(a.category) - place(b.category) || (a.category < b.category ? -1 : 1))
}

async function showGuide(request: PortalRequest, services: Services): Promise<PortalAnswer> {
  const id = request.params['id'] ?? ''
  const guide = ID.test(id)
    ? await findPublicGuide(services.database.open, organsShown(request, services), id)
    : undefined
  if (guide === undefined) return { kind: 'notFound', message: '没有这份办事指南，事项可能已经取消或者调整' }
  const organ = services.organs.byId(guide.organId)
  return {
    kind: 'page',
    title: guide.name,
    column: 'services',
    ownHeading: true,
    trail: [{ label: guide.category, path: `/services?topic=${encodeURIComponent(guide.category)}` }],
    meta: {
      ArticleTitle: guide.name,
      PubDate: guide.publishedOn,
      ContentSource: organ?.name ?? request.organ.name,
    },
    body: <GuidePage guide={guide} organName={organ?.name ?? request.organ.name} request={request} />,
  }
}

function GuidePage({
  guide,
  organName,
  request,
}: {
  guide: PublicGuide
  organName: string
  request: PortalRequest
}): ReactNode {
  const { content } = guide
  const facts: readonly (readonly [string, string])[] = [
    ['实施机关', organName],
    ['承办科室', guide.unitName],
    ['事项类别', guide.category],
    ['承诺办结时限', content.promisedLimit],
    ['法定办结时限', content.legalLimit],
    ['收费标准', content.fee],
    ['办理地点', content.place],
    ['办理时间', content.hours],
    ['联系方式', content.contact],
    ['监督投诉', content.complaint],
    ['发布日期', guide.publishedOn],
  ]
  return (
    <>
      <ItemArticle
        title={guide.name}
        meta={facts.map(([label, value]) => ({ label, value }))}
        body={
          <>
            {GUIDE_ELEMENTS.filter(({ key }) => IN_TEXT.has(key)).map((element) => (
              <Element key={element.key} element={element} content={content} />
            ))}
          </>
        }
        foot={<p>本指南自{formatChinese(guide.publishedOn)}起公布，办理要求有变化的，以最新公布的为准。</p>}
      />
      <ButtonRow>
        <ButtonLink href={request.urls.to('/consult', { topic: guide.name })}>咨询这个事项</ButtonLink>
        <ButtonLink href={request.urls.to('/services')}>全部事项</ButtonLink>
      </ButtonRow>
    </>
  )
}

/** The elements that are text of their own below the facts. */
const IN_TEXT: ReadonlySet<keyof GuideContent> = new Set<keyof GuideContent>([
  'basis',
  'audience',
  'conditions',
  'materials',
  'steps',
  'result',
])

function Element({ element, content }: { element: GuideElement; content: GuideContent }): ReactNode {
  if (element.key === 'materials') {
    if (content.materials.length === 0) return null
    return (
      <Section title={element.label}>
        <DataTable
          caption="办理材料"
          hideCaption
          rowHeader
          columns={[{ label: '材料名称' }, { label: '形式和份数' }, { label: '说明' }]}
          rows={content.materials.map(({ name, form, note }) => [name, form, note])}
        />
      </Section>
    )
  }
  if (element.key === 'steps') {
    if (content.steps.length === 0) return null
    return (
      <Section title={element.label}>
        <ol>
          {content.steps.map((step) => (
            <li key={step.name}>
              <strong>{step.name}</strong>
              {step.detail === '' ? '' : `：${step.detail}`}
            </li>
          ))}
        </ol>
      </Section>
    )
  }
  const text = content[element.key]
  if (typeof text !== 'string' || text.trim() === '') return null
  return (
    <Section title={element.label}>
      <ProseText text={text} />
    </Section>
  )
}
