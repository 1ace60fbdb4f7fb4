import type { LocalDate } from '../law/local-date.ts'
import type { Organ } from '../organs/model.ts'
import type { Actor, Role } from '../people/model.ts'
import type { Database } from '../platform/database/database.ts'
import { systemTenancy, type Tenancy } from '../platform/database/tenant.ts'
import type { DeskContext } from '../platform/http/desk-api.ts'
import type { Services } from '../platform/services.ts'
import type { CasePeople } from './cases/builder.ts'
import type { Days } from './days.ts'
import type { DemoOrgan } from './organs-data.ts'

/** What every loader of the demo works with. */
export interface Demo {
  readonly services: Services
  /** As the owner. */
  readonly database: Database
  readonly today: LocalDate
  readonly days: Days
  readonly organs: readonly LoadedOrgan[]
}

export interface LoadedOrgan {
  readonly data: DemoOrgan
  readonly organ: Organ
  /** Ids in the order of the data. */
  readonly units: readonly string[]
  readonly communities: readonly string[]
  readonly people: CasePeople
  readonly names: Readonly<Record<keyof CasePeople, string>>
  /** Who may sign in besides, by user name: the liaison of the street, the supervisor of the district. */
  readonly logins: ReadonlyMap<string, Login>
}

export interface Login {
  readonly personId: string
  readonly name: string
  readonly role: Role
  readonly unitIds: readonly string[]
}

export function tenancyOf({ organ }: LoadedOrgan): Tenancy {
  return systemTenancy(organ.organId, 'demo')
}

/** The organ's people as the desk knows them, for what is done through the desk's own actions. */
export function actorOf(loaded: LoadedOrgan, role: keyof CasePeople): Actor {
  const { organId } = loaded.organ
  const roles: readonly Role[] = [role]
  return {
    personId: loaded.people[role],
    name: loaded.names[role],
    organId,
    roles,
    unitIds: [],
    visibleOrgans: [organId],
  }
}

export function deskContextOf(demo: Demo, loaded: LoadedOrgan, role: keyof CasePeople): DeskContext {
  return contextFor(demo, loaded, actorOf(loaded, role))
}

/** Of a login that is none of the case people; a supervisor sees all organs. */
export function loginContextOf(
  demo: Demo,
  loaded: LoadedOrgan,
  home: LoadedOrgan,
  username: string,
): DeskContext {
  const login = home.logins.get(username)
  if (login === undefined) throw new Error(`the demo has no ${username}`)
  const { personId, name, role, unitIds } = login
  const visibleOrgans =
    role === 'supervisor' ? demo.organs.map(({ organ }) => organ.organId) : [home.organ.organId]
  const actor: Actor = { personId, name, organId: home.organ.organId, roles: [role], unitIds, visibleOrgans }
  return contextFor(demo, loaded, actor)
}

function contextFor(demo: Demo, loaded: LoadedOrgan, actor: Actor): DeskContext {
  return {
    services: demo.services,
    actor,
    session: { actor, username: 'demo', csrfToken: '', tokenHash: Buffer.alloc(32) },
    tenancy: { ...tenancyOf(loaded), actor: { kind: 'person', personId: actor.personId, name: actor.name } },
    today: demo.today,
    requestId: 'demo',
  }
}
