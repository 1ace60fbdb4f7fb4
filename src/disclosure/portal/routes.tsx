import type { PortalRoute } from '../../portal/route.ts'

export const disclosurePortal: readonly PortalRoute[] = []
