import type { Services } from '../../platform/services.ts'
import type { ReportYear, ServiceLink } from '../../portal/pages/home.tsx'
import type { PortalRequest } from '../../portal/route.ts'

/** What the home page shows of other areas' public stores. */
export async function neighbours(
  _request: PortalRequest,
  _services: Services,
): Promise<{ services: readonly ServiceLink[]; reportYears: readonly ReportYear[] }> {
  return { services: [], reportYears: [] }
}
