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
  const actor = actorOf(loaded, role)
  return {
    services: demo.services,
    actor,
    session: { actor, username: 'demo', csrfToken: '', tokenHash: Buffer.alloc(32) },
    tenancy: { ...tenancyOf(loaded), actor: { kind: 'person', personId: actor.personId, name: actor.name } },
    today: demo.today,
    requestId: 'demo',
  }
}
