import type { Role } from '../law/roles.ts'
import type { OrganId } from '../organs/model.ts'

/** One person may hold several roles, per organ. */
export { ROLE_NAMES, ROLES, type Role } from '../law/roles.ts'

/** Who acts: a signed-in person in one organ. Every authorisation starts from this value. */
export interface Actor {
  readonly personId: string
  readonly name: string
  /** The organ the person works in; all writes go there. */
  readonly organId: OrganId
  readonly roles: readonly Role[]
  /** Units the person is liaison of or answers for (分管). */
  readonly unitIds: readonly string[]
  /** Organs the person may read: the own one, for a supervisor or district administrator the subtree. */
  readonly visibleOrgans: readonly OrganId[]
}

export function hasRole(actor: Actor, ...roles: readonly Role[]): boolean {
  return roles.some((role) => actor.roles.includes(role))
}
