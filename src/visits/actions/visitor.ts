import { hasRole, type Actor } from '../../people/model.ts'
import type { Services } from '../../platform/services.ts'
import { boundUnits } from '../../registers/actions/scope.ts'
import type { Visitor } from '../model.ts'
import type { VisitRow } from '../store.ts'

export const VISITOR_FIELD = 'visitor'

/** 检举控告 is seen by the head and by who registered it; a liaison sees the own units' (信访工作条例 30). */
export function mayRead(actor: Actor, visit: VisitRow): boolean {
  if (visit.restricted && !hasRole(actor, 'head') && visit.registered_by !== actor.personId) return false
  const bound = boundUnits(actor)
  return bound === undefined || bound.includes(visit.unit_id ?? '')
}

export function openVisitor(
  services: Pick<Services, 'keys'>,
  organId: number,
  visit: Pick<VisitRow, 'visitor'>,
): Visitor {
  return JSON.parse(services.keys.open(organId, VISITOR_FIELD, visit.visitor)) as Visitor // sealed by importVisit
}
