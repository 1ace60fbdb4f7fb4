import type { DeskContext } from '../../platform/http/desk-api.ts'

type Reading = Pick<DeskContext, 'services' | 'tenancy'>

export interface Places {
  readonly units: { id: string; name: string }[]
  readonly people: { id: string; name: string; roles: string[] }[]
  readonly mail: boolean
}

/** Where a case can be assigned, and whether e-mail can be sent. */
export async function listPlaces({ services, tenancy }: Reading): Promise<Places> {
  const { organId } = tenancy
  return services.database.read(tenancy, async (db) => {
    const units = await db
      .selectFrom('unit')
      .select(['unit_id as id', 'name'])
      .where('organ_id', '=', organId)
      .orderBy('sort')
      .execute()
    const people = await db
      .selectFrom('person')
      .select(['person_id as id', 'name'])
      .where('organ_id', '=', organId)
      .where('left_on', 'is', null)
      .orderBy('person_id')
      .execute()
    const roles = await db
      .selectFrom('person_role')
      .select(['person_id', 'role'])
      .where('organ_id', '=', organId)
      .execute()
    const byPerson = Map.groupBy(roles, (each) => each.person_id)
    return {
      units,
      people: people.map((person) => ({
        ...person,
        roles: (byPerson.get(person.id) ?? []).map(({ role }) => role),
      })),
      mail: services.mail.available,
    }
  })
}
