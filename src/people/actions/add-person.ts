import { newId } from '../../platform/ids.ts'
import type { Tx } from '../../platform/database/database.ts'
import type { Role } from '../model.ts'
import { hashPassword } from '../passwords.ts'
import { insertPerson } from '../store.ts'

/** Adds a person to the transaction's organ, with an account where a username is given. Answers the person's id. */
export async function addPerson(
  tx: Tx,
  person: {
    readonly name: string
    readonly title: string
    readonly roles: readonly Role[]
    readonly username?: string
    readonly password?: string
  },
): Promise<string> {
  const personId = newId(tx.now)
  const passwordHash = person.password === undefined ? undefined : await hashPassword(person.password)
  await insertPerson(tx.db, {
    organId: tx.tenancy.organId,
    personId,
    name: person.name,
    title: person.title,
    roles: person.roles,
    ...(person.username === undefined ? {} : { username: person.username }),
    ...(passwordHash === undefined ? {} : { passwordHash }),
  })
  tx.audit({ type: 'person.added', subject: `person/${personId}`, data: { personId, roles: person.roles } })
  return personId
}
