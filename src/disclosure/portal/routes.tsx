import type { PortalRoute } from '../../portal/route.ts'
import { feedAnswer, siteMapXml } from './feeds.ts'
import { guidePage } from './guide.tsx'
import { homePage, siteMapPage } from './home.tsx'
import { fileAnswer, itemPage } from './item.tsx'
import { itemsPage, rulesPage } from './items.tsx'
import { apiDetail, apiList, apiPage, openApi } from './public-api.tsx'
import { searchPage } from './search.tsx'

function page(path: string, handle: PortalRoute['handle']): PortalRoute {
  return { method: 'GET', path, cache: 'public', handle }
}

export const disclosurePortal: readonly PortalRoute[] = [
  page('/', homePage),
  page('/guide', guidePage),
  page('/rules', rulesPage),
  page('/items', itemsPage),
  page('/items/:id', itemPage),
  page('/files/:hash/:name', fileAnswer),
  page('/search', searchPage),
  page('/sitemap', siteMapPage),
  page('/sitemap.xml', siteMapXml),
  page('/feed.xml', feedAnswer),
  page('/api/v1', apiPage),
  page('/api/v1/openapi.json', openApi),
  page('/api/v1/items', apiList),
  page('/api/v1/items/:id', apiDetail),
]
