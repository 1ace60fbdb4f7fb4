import { createHash, randomBytes } from 'node:crypto'
import type { Database } from '../platform/database/database.ts'
import type { Clock } from '../platform/clock.ts'
import type { OrganDirectory } from '../organs/directory.ts'
import type { Actor } from './model.ts'
import { hasRole } from './model.ts'
import { deleteSession, findPerson, findSession, insertSession, touchSession } from './store.ts'

/** Idle and absolute ends of a session. */
export const SESSION_IDLE_MS = 60 * 60 * 1000
export const SESSION_ABSOLUTE_MS = 12 * 60 * 60 * 1000
const TOUCH_EVERY_MS = 60 * 1000

export interface Session {
  readonly username: string
  readonly csrfToken: string
  readonly tokenHash: Buffer
  readonly actor: Actor
}

export function hashToken(token: string): Buffer {
  return createHash('sha256').update(token).digest()
}

export async function startSession(
  database: Database,
  username: string,
  now: Date,
): Promise<{ token: string; csrfToken: string }> {
  const token = randomBytes(32).toString('base64url')
  const csrfToken = randomBytes(18).toString('base64url')
  await insertSession(database.open, { tokenHash: hashToken(token), username, csrfToken, at: now })
  return { token, csrfToken }
}

/** The living session behind a cookie, with the person's rights as they are now; undefined when it has ended. */
export async function findLiveSession(
  services: { database: Database; clock: Clock; organs: OrganDirectory },
  token: string,
): Promise<Session | undefined> {
  const tokenHash = hashToken(token)
  const row = await findSession(services.database.open, tokenHash)
  if (!row) return undefined
  const now = services.clock.machine()
  const idle = now.getTime() - row.lastSeenAt.getTime()
  const age = now.getTime() - row.createdAt.getTime()
  if (idle > SESSION_IDLE_MS || age > SESSION_ABSOLUTE_MS) {
    await deleteSession(services.database.open, tokenHash)
    return undefined
  }
  if (idle > TOUCH_EVERY_MS) await touchSession(services.database.open, tokenHash, now)
  const actor = await loadActor(services, row.organId, row.personId)
  return actor && { username: row.username, csrfToken: row.csrfToken, tokenHash, actor }
}

export async function loadActor(
  services: { database: Database; organs: OrganDirectory },
  organId: number,
  personId: string,
): Promise<Actor | undefined> {
  const person = await services.database.read(
    { organId, organIds: [organId], actor: { kind: 'system', process: 'session' } },
    (db) => findPerson(db, organId, personId),
  )
  if (!person) return undefined
  const actor = { personId, name: person.name, organId, roles: person.roles, unitIds: person.unitIds }
  const seesSubtree = hasRole({ ...actor, visibleOrgans: [] }, 'supervisor', 'administrator')
  return { ...actor, visibleOrgans: seesSubtree ? services.organs.subtree(organId) : [organId] }
}
