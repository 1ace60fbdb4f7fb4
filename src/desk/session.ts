import { createContext, useContext } from 'react'
import type { Me } from '../people/contract.ts'
import type { Role } from '../people/model.ts'

export const MeContext = createContext<Me | undefined>(undefined)

/** Who is signed in, in which organ, with which roles, and the desk's today. Only inside the shell. */
export function useMe(): Me {
  const me = useContext(MeContext)
  if (me === undefined) throw new Error('useMe is for pages inside the shell')
  return me
}

/** Whether the person holds any of the roles. */
export function useRoles(...roles: readonly Role[]): boolean {
  return holdsAny(useMe(), roles)
}

export function holdsAny(me: Me, roles: readonly Role[] | undefined): boolean {
  return roles === undefined || roles.some((role) => me.roles.includes(role))
}

/** Name of an organ the person can read, by its id. */
export function useOrganName(): (organId: number) => string {
  const { organs } = useMe()
  return (organId) => organs.find((organ) => organ.organId === organId)?.name ?? `机关 ${organId}`
}
