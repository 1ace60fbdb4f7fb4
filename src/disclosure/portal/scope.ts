import type { PortalRequest } from '../../portal/route.ts'
import type { Services } from '../../platform/services.ts'
import type { Scope } from '../public-store.ts'

/** The district's pages show the whole installation; an organ's its own and those below it. */
export function scopeOf(request: PortalRequest, services: Services): Scope {
  return request.organ.organId === request.root.organId
    ? null
    : services.organs.subtree(request.organ.organId)
}

/** A page that lists several organs says which one each entry is of. */
export function isMixed(scope: Scope): boolean {
  return scope === null || scope.length > 1
}

export function isUuid(text: string): boolean {
  return /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/.test(text)
}

/** A page number as typed into the address; anything else is the first page. */
export function pageOf(request: PortalRequest): number {
  const page = Number(request.query['page'] ?? '1')
  return Number.isInteger(page) && page >= 1 && page <= 10_000 ? page : 1
}

/** Only the organ chosen in a filter, where it belongs to the scope. */
export function narrowed(scope: Scope, organId: number | undefined): Scope {
  if (organId === undefined) return scope
  return scope === null || scope.includes(organId) ? [organId] : scope
}
