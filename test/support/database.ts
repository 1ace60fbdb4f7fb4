/** A database of its own for a test file, cloned from the migrated template. */
import { randomBytes } from 'node:crypto'
import pg from 'pg'
import { inject } from 'vitest'
import {
  asRole,
  DATABASE_NAMES,
  type RoleConnection,
  urlOf,
} from '../../src/platform/postgres/ensure-database.ts'
import type { PostgresConnection } from '../../src/platform/postgres/supervisor.ts'

export interface TestDatabase {
  readonly name: string
  /** The login without a role: give its URL as DATABASE_URL to a program under test. */
  readonly login: PostgresConnection
  readonly owner: RoleConnection
  readonly app: RoleConnection
  readonly url: string
  readonly ownerUrl: string
  readonly appUrl: string
  /** Close your pools first; sessions left over are ended. */
  drop(): Promise<void>
}

/** Tenths of a second. Call it in `beforeAll`, and `drop` in `afterAll`. */
export async function createTestDatabase(): Promise<TestDatabase> {
  return create(inject('database').template)
}

/** A database without tables, for tests of migration and restore. */
export async function createEmptyDatabase(): Promise<TestDatabase> {
  return create('template0')
}

async function create(template: string): Promise<TestDatabase> {
  const { admin, login: account } = inject('database')
  const name = `gongkai_t_${randomBytes(6).toString('hex')}`
  const database = pg.escapeIdentifier(name)
  await asAdmin(admin, [
    `create database ${database} template ${pg.escapeIdentifier(template)} owner ${DATABASE_NAMES.ownerRole}`,
    // Rights on a database are not cloned with it.
    `revoke connect, temporary on database ${database} from public`,
    `grant connect on database ${database} to ${pg.escapeIdentifier(account.user)}`,
  ])
  const login = { ...admin, ...account, database: name }
  const owner = asRole(login, DATABASE_NAMES.ownerRole)
  const app = asRole(login, DATABASE_NAMES.appRole)
  const urls = { url: urlOf(login), ownerUrl: urlOf(owner), appUrl: urlOf(app) }
  const drop = (): Promise<void> => asAdmin(admin, [`drop database if exists ${database} with (force)`])
  return { name, login, owner, app, ...urls, drop }
}

async function asAdmin(admin: PostgresConnection, statements: readonly string[]): Promise<void> {
  const client = new pg.Client({ ...admin })
  await client.connect()
  try {
    for (const statement of statements) await client.query(statement)
  } finally {
    await client.end()
  }
}
