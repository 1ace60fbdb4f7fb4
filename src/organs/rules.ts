import type { Actor } from '../people/model.ts'
import { hasRole } from '../people/model.ts'
import type { OrganId } from './model.ts'

/** An administrator looks after the own organ and everything below it. */
export function mayAdminister(actor: Actor, organId: OrganId): boolean {
  return hasRole(actor, 'administrator') && actor.visibleOrgans.includes(organId)
}

export function maySee(actor: Actor, organId: OrganId): boolean {
  return actor.visibleOrgans.includes(organId)
}
