/**
 * For whom a transaction runs: row-level security shows `organIds`, writes go to `organId`, the audit names `actor`.
 */
export interface Tenancy {
  readonly organId: number
  readonly organIds: readonly number[]
  readonly actor: AuditActor
}

export type AuditActor =
  | { readonly kind: 'person'; readonly personId: string; readonly name: string }
  | { readonly kind: 'public' }
  | { readonly kind: 'system'; readonly process: string }

/** A citizen acting on one organ's portal. */
export function publicTenancy(organId: number): Tenancy {
  return { organId, organIds: [organId], actor: { kind: 'public' } }
}

/** A job, a command or the generator acting for one organ. */
export function systemTenancy(organId: number, process: string): Tenancy {
  return { organId, organIds: [organId], actor: { kind: 'system', process } }
}
