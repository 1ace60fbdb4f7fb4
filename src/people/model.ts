import type { OrganId } from '../organs/model.ts'

/** The roles of contracts.md. One person may hold several, per organ. */
export const ROLES = [
  'clerk',
  'reviewer',
  'head',
  'secrecy',
  'signer',
  'liaison',
  'supervisor',
  'administrator',
] as const
export type Role = (typeof ROLES)[number]

export const ROLE_LABELS: Readonly<Record<Role, string>> = {
  clerk: '经办',
  reviewer: '审核',
  head: '公开工作机构负责人',
  secrecy: '保密审查',
  signer: '签发',
  liaison: '科室联络员',
  supervisor: '监督',
  administrator: '管理员',
}

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
