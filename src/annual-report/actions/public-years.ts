import type { Services } from '../../platform/services.ts'
import { listPublicYears, type PublicYear } from '../public-store.ts'

/** The years an organ has published a report of, newest first; for pages of other areas. */
export function publicYears(services: Services, organId: number): Promise<readonly PublicYear[]> {
  return listPublicYears(services.database.open, organId)
}
