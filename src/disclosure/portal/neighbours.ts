import { publicYears } from '../../annual-report/actions/public-years.ts'
import { listPublicGuides } from '../../guides/actions/public-guides.ts'
import type { Services } from '../../platform/services.ts'
import type { ReportYear, ServiceLink } from '../../portal/pages/home.tsx'
import type { PortalRequest } from '../../portal/route.ts'

/** Service guides on a home page; the rest is one click away. */
const SHOWN_GUIDES = 12

/** What the home page shows of other areas' public stores. */
export async function neighbours(
  request: PortalRequest,
  services: Services,
): Promise<{ services: readonly ServiceLink[]; reportYears: readonly ReportYear[] }> {
  const years = await publicYears(services, request.organ.organId)
  const guides = await listPublicGuides(services.database.open, [request.organ.organId])
  return {
    services: guides.slice(0, SHOWN_GUIDES).map((guide) => ({
      title: guide.name,
      href: request.urls.to(`/services/${guide.guideId}`),
      note: guide.unitName,
    })),
    reportYears: years.map((row) => ({ year: row.year, href: request.urls.to(`/reports/${row.year}`) })),
  }
}
