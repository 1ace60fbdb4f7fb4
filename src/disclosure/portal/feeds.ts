import { fromEpochDay, toEpochDay, weekdayOf, type LocalDate } from '../../law/local-date.ts'
import type { Services } from '../../platform/services.ts'
import { COLUMN_PATHS } from '../../portal/columns.ts'
import type { PortalAnswer, PortalRequest } from '../../portal/route.ts'
import { PORTAL_COLUMNS } from '../../portal/route.ts'
import { KINDS } from '../model.ts'
import { countPublic, listPublic } from '../public-store.ts'
import { escapeHtml } from '../rich-text.ts'
import { pageOf, scopeOf } from './scope.ts'

const FEED_LENGTH = 50
/** A sitemap holds at most 50,000 addresses. */
const SITEMAP_LENGTH = 20_000

/** RSS 2.0 of the newest items of the organ, or of the district. */
export async function feedAnswer(request: PortalRequest, services: Services): Promise<PortalAnswer> {
  const { urls, organ } = request
  const entries = await listPublic(
    services.database.open,
    { scope: scopeOf(request, services) },
    { limit: FEED_LENGTH, offset: 0 },
  )
  const items = entries.map(
    (entry) => `<item><title>${escapeHtml(entry.title)}</title>
<link>${escapeHtml(urls.absolute(`/items/${entry.itemId}`))}</link>
<guid isPermaLink="false">urn:uuid:${entry.itemId}</guid>
<pubDate>${rfc822(entry.publishedOn)}</pubDate>
<category>${KINDS[entry.kind]}</category>
<description>${escapeHtml(entry.summary)}</description></item>`,
  )
  const xml = `<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom"><channel>
<title>${escapeHtml(organ.name)}政府信息公开</title>
<link>${escapeHtml(urls.absolute('/'))}</link>
<atom:link href="${escapeHtml(urls.absolute('/feed.xml'))}" rel="self" type="application/rss+xml"/>
<description>${escapeHtml(organ.name)}主动公开的政府信息</description>
<language>zh-CN</language>
${items.join('\n')}
</channel></rss>
`
  return {
    kind: 'file',
    name: 'feed.xml',
    type: 'application/rss+xml; charset=utf-8',
    bytes: xml,
    inline: true,
  }
}

const DAYS = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'] as const
const MONTHS = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ')

/** The day of publication at midnight in Shanghai; a legal date has no hour. */
function rfc822(date: LocalDate): string {
  const day = fromEpochDay(toEpochDay(date))
  const month = MONTHS[Number(day.slice(5, 7)) - 1] ?? ''
  return `${DAYS[weekdayOf(day)] ?? ''}, ${day.slice(8, 10)} ${month} ${day.slice(0, 4)} 00:00:00 +0800`
}

/** The columns and every public item; an index of parts where there are many. */
export async function siteMapXml(request: PortalRequest, services: Services): Promise<PortalAnswer> {
  const scope = scopeOf(request, services)
  const { open } = services.database
  const total = await countPublic(open, { scope }, SITEMAP_LENGTH * 2000)
  const parts = Math.max(1, Math.ceil(total / SITEMAP_LENGTH))
  const asked = request.query['page'] !== undefined
  const xml =
    parts > 1 && !asked ? sitemapIndex(request, parts) : await sitemapPart(request, services, pageOf(request))
  return {
    kind: 'file',
    name: 'sitemap.xml',
    type: 'application/xml; charset=utf-8',
    bytes: xml,
    inline: true,
  }
}

function sitemapIndex(request: PortalRequest, parts: number): string {
  const entries = Array.from(
    { length: parts },
    (_, index) =>
      `<sitemap><loc>${escapeHtml(request.urls.absolute(`/sitemap.xml?page=${index + 1}`))}</loc></sitemap>`,
  )
  return `<?xml version="1.0" encoding="UTF-8"?>
<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
${entries.join('\n')}
</sitemapindex>
`
}

async function sitemapPart(request: PortalRequest, services: Services, page: number): Promise<string> {
  const { urls } = request
  const entries = await listPublic(
    services.database.open,
    { scope: scopeOf(request, services) },
    { limit: SITEMAP_LENGTH, offset: (page - 1) * SITEMAP_LENGTH },
  )
  const columns =
    page > 1
      ? []
      : PORTAL_COLUMNS.filter((column) => column !== 'search').map((column) => COLUMN_PATHS[column])
  const urlOf = (path: string, changed?: string): string =>
    `<url><loc>${escapeHtml(urls.absolute(path))}</loc>${changed === undefined ? '' : `<lastmod>${changed}</lastmod>`}</url>`
  const lines = [
    ...columns.map((path) => urlOf(path)),
    ...entries.map((entry) => urlOf(`/items/${entry.itemId}`, entry.updatedOn ?? entry.publishedOn)),
  ]
  return `<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
${lines.join('\n')}
</urlset>
`
}
