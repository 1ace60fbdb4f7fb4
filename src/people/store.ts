import { sql, type Kysely } from 'kysely'
import type { Tables } from '../platform/database/tables.ts'
import type { Role } from './model.ts'
import './tables.ts'

export interface AccountRow {
  readonly username: string
  readonly organId: number
  readonly personId: string
  readonly passwordHash: string
  readonly failures: number
  readonly lockedUntil: Date | null
  readonly disabled: boolean
}

export async function findAccount(db: Kysely<Tables>, username: string): Promise<AccountRow | undefined> {
  const row = await db.selectFrom('account').selectAll().where('username', '=', username).executeTakeFirst()
  return (
    row && {
      username: row.username,
      organId: row.organ_id,
      personId: row.person_id,
      passwordHash: row.password_hash,
      failures: row.failures,
      lockedUntil: row.locked_until,
      disabled: row.disabled,
    }
  )
}

/**
 * Counts a wrong password in the row itself, so that many tried at once are all counted; at `most` the account is locked
 * until `lockUntil` and the count begins anew. A locked account stays as it is; an unknown name costs the same statement.
 */
export async function countFailure(
  db: Kysely<Tables>,
  username: string,
  { now, most, lockUntil }: { readonly now: Date; readonly most: number; readonly lockUntil: Date },
): Promise<void> {
  await sql`
    UPDATE account SET
      failures = CASE WHEN failures + 1 >= ${most}::int THEN 0 ELSE failures + 1 END,
      locked_until = CASE WHEN failures + 1 >= ${most}::int THEN ${lockUntil}::timestamptz END
    WHERE username = ${username} AND (locked_until IS NULL OR locked_until <= ${now})`.execute(db)
}

export async function clearFailures(db: Kysely<Tables>, username: string): Promise<void> {
  await db
    .updateTable('account')
    .set({ failures: 0, locked_until: null })
    .where('username', '=', username)
    .execute()
}

export interface PersonRecord {
  readonly name: string
  readonly title: string
  readonly roles: readonly Role[]
  readonly unitIds: readonly string[]
}

/** A person with roles and units; undefined for somebody who has left. */
export async function findPerson(
  db: Kysely<Tables>,
  organId: number,
  personId: string,
): Promise<PersonRecord | undefined> {
  const person = await db
    .selectFrom('person')
    .select(['name', 'title'])
    .where('organ_id', '=', organId)
    .where('person_id', '=', personId)
    .where('left_on', 'is', null)
    .executeTakeFirst()
  if (!person) return undefined
  const roles = await db
    .selectFrom('person_role')
    .select('role')
    .where('organ_id', '=', organId)
    .where('person_id', '=', personId)
    .execute()
  const units = await db
    .selectFrom('person_unit')
    .select('unit_id')
    .where('organ_id', '=', organId)
    .where('person_id', '=', personId)
    .execute()
  return {
    ...person,
    roles: roles.map((row) => row.role),
    unitIds: [...new Set(units.map((row) => row.unit_id))],
  }
}

export async function insertPerson(
  db: Kysely<Tables>,
  person: {
    organId: number
    personId: string
    name: string
    title: string
    roles: readonly Role[]
    username?: string
    passwordHash?: string
  },
): Promise<void> {
  await db
    .insertInto('person')
    .values({
      organ_id: person.organId,
      person_id: person.personId,
      name: person.name,
      title: person.title,
      left_on: null,
    })
    .execute()
  if (person.roles.length > 0) {
    await db
      .insertInto('person_role')
      .values(person.roles.map((role) => ({ organ_id: person.organId, person_id: person.personId, role })))
      .execute()
  }
  if (person.username !== undefined && person.passwordHash !== undefined) {
    await db
      .insertInto('account')
      .values({
        username: person.username,
        organ_id: person.organId,
        person_id: person.personId,
        password_hash: person.passwordHash,
        failures: 0,
        locked_until: null,
        disabled: false,
      })
      .execute()
  }
}

export async function insertSession(
  db: Kysely<Tables>,
  session: { tokenHash: Buffer; username: string; csrfToken: string; at: Date },
): Promise<void> {
  await db
    .insertInto('session')
    .values({
      token_hash: session.tokenHash,
      username: session.username,
      csrf_token: session.csrfToken,
      created_at: session.at,
      last_seen_at: session.at,
    })
    .execute()
}

export interface SessionRow {
  readonly username: string
  readonly csrfToken: string
  readonly createdAt: Date
  readonly lastSeenAt: Date
  readonly organId: number
  readonly personId: string
}

export async function findSession(db: Kysely<Tables>, tokenHash: Buffer): Promise<SessionRow | undefined> {
  const row = await db
    .selectFrom('session')
    .innerJoin('account', 'account.username', 'session.username')
    .select([
      'session.username',
      'csrf_token',
      'created_at',
      'last_seen_at',
      'account.organ_id',
      'account.person_id',
    ])
    .where('token_hash', '=', tokenHash)
    .where('account.disabled', '=', false)
    .executeTakeFirst()
  return (
    row && {
      username: row.username,
      csrfToken: row.csrf_token,
      createdAt: row.created_at,
      lastSeenAt: row.last_seen_at,
      organId: row.organ_id,
      personId: row.person_id,
    }
  )
}

export async function touchSession(db: Kysely<Tables>, tokenHash: Buffer, at: Date): Promise<void> {
  await db.updateTable('session').set({ last_seen_at: at }).where('token_hash', '=', tokenHash).execute()
}

export async function deleteSession(db: Kysely<Tables>, tokenHash: Buffer): Promise<void> {
  await db.deleteFrom('session').where('token_hash', '=', tokenHash).execute()
}

export async function deleteSessionsOf(db: Kysely<Tables>, username: string, except: Buffer): Promise<void> {
  await db.deleteFrom('session').where('username', '=', username).where('token_hash', '!=', except).execute()
}

export async function setPasswordHash(
  db: Kysely<Tables>,
  username: string,
  passwordHash: string,
): Promise<void> {
  await db
    .updateTable('account')
    .set({ password_hash: passwordHash, failures: 0, locked_until: null })
    .where('username', '=', username)
    .execute()
}

export async function deleteSessionsBefore(db: Kysely<Tables>, before: Date): Promise<void> {
  await db.deleteFrom('session').where('created_at', '<', before).execute()
}

export async function deleteOldDrafts(db: Kysely<Tables>, before: Date): Promise<void> {
  await db.deleteFrom('draft').where('saved_at', '<', before).execute()
}

export interface ListedPerson {
  readonly personId: string
  readonly name: string
  readonly title: string
  readonly username: string | null
  readonly roles: Role[]
  readonly units: { unitId: string; relation: 'leads' | 'liaison' }[]
  readonly locked: boolean
}

export async function listPeople(
  db: Kysely<Tables>,
  organId: number,
  now: Date,
): Promise<readonly ListedPerson[]> {
  const people = await db
    .selectFrom('person')
    .leftJoin('account', (join) =>
      join.onRef('account.person_id', '=', 'person.person_id').on('account.organ_id', '=', organId),
    )
    .select(['person.person_id', 'person.name', 'person.title', 'account.username', 'account.locked_until'])
    .where('person.organ_id', '=', organId)
    .where('person.left_on', 'is', null)
    .orderBy('person.person_id')
    .execute()
  const roles = await db.selectFrom('person_role').selectAll().where('organ_id', '=', organId).execute()
  const units = await db.selectFrom('person_unit').selectAll().where('organ_id', '=', organId).execute()
  const rolesOf = Map.groupBy(roles, (row) => row.person_id)
  const unitsOf = Map.groupBy(units, (row) => row.person_id)
  return people.map((row) => ({
    personId: row.person_id,
    name: row.name,
    title: row.title,
    username: row.username,
    roles: (rolesOf.get(row.person_id) ?? []).map((one) => one.role),
    units: (unitsOf.get(row.person_id) ?? []).map((one) => ({ unitId: one.unit_id, relation: one.relation })),
    locked: row.locked_until !== null && row.locked_until > now,
  }))
}

export async function replaceRoles(
  db: Kysely<Tables>,
  organId: number,
  personId: string,
  roles: readonly Role[],
): Promise<void> {
  await db
    .deleteFrom('person_role')
    .where('organ_id', '=', organId)
    .where('person_id', '=', personId)
    .execute()
  if (roles.length === 0) return
  await db
    .insertInto('person_role')
    .values([...new Set(roles)].map((role) => ({ organ_id: organId, person_id: personId, role })))
    .execute()
}

export async function replaceUnits(
  db: Kysely<Tables>,
  organId: number,
  personId: string,
  units: readonly { unitId: string; relation: 'leads' | 'liaison' }[],
): Promise<void> {
  await db
    .deleteFrom('person_unit')
    .where('organ_id', '=', organId)
    .where('person_id', '=', personId)
    .execute()
  if (units.length === 0) return
  await db
    .insertInto('person_unit')
    .values(
      units.map((one) => ({
        organ_id: organId,
        person_id: personId,
        unit_id: one.unitId,
        relation: one.relation,
      })),
    )
    .execute()
}

export async function usernameOf(
  db: Kysely<Tables>,
  organId: number,
  personId: string,
): Promise<string | undefined> {
  const row = await db
    .selectFrom('account')
    .select('username')
    .where('organ_id', '=', organId)
    .where('person_id', '=', personId)
    .executeTakeFirst()
  return row?.username
}

/** A new password also unlocks, and ends every session of the account. */
export async function resetAccount(
  db: Kysely<Tables>,
  username: string,
  passwordHash: string,
): Promise<void> {
  await setPasswordHash(db, username, passwordHash)
  await db.deleteFrom('session').where('username', '=', username).execute()
}

export async function disableAccount(db: Kysely<Tables>, username: string): Promise<void> {
  await db.updateTable('account').set({ disabled: true }).where('username', '=', username).execute()
  await db.deleteFrom('session').where('username', '=', username).execute()
}

export async function setPersonLeft(
  db: Kysely<Tables>,
  organId: number,
  personId: string,
  leftOn: string,
): Promise<void> {
  await db
    .updateTable('person')
    .set({ left_on: leftOn })
    .where('organ_id', '=', organId)
    .where('person_id', '=', personId)
    .execute()
}
