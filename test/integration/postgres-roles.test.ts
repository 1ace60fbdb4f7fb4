/** The roles and the database that `ensureDatabase` makes, on whichever PostgreSQL the run uses. */
import { randomBytes } from 'node:crypto'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { ensureDatabase, urlOf } from '../../src/platform/postgres/ensure-database.ts'
import { PostgresRefusal } from '../../src/platform/postgres/faults.ts'
import type { PostgresConnection } from '../../src/platform/postgres/supervisor.ts'
import { createTestDatabase, type TestDatabase } from '../support/database.ts'

type Row = Record<string, unknown>

async function ask(connection: pg.ClientConfig, sql: string): Promise<Row[]> {
  const client = new pg.Client(connection)
  await client.connect()
  try {
    return (await client.query<Row>(sql)).rows
  } finally {
    await client.end()
  }
}

describe('the roles of a database', () => {
  const mark = randomBytes(4).toString('hex')
  const names = {
    database: `roles_${mark}`,
    ownerRole: `roles_owner_${mark}`,
    appRole: `roles_app_${mark}`,
    login: { user: `roles_login_${mark}`, password: "it's a \\ secret" },
  }
  let admin: PostgresConnection
  let database: TestDatabase

  beforeAll(async () => {
    ;({ admin } = inject('database'))
    database = await createTestDatabase()
  })
  afterAll(async () => {
    await database.drop()
    await ask(admin, `drop database if exists ${names.database} with (force)`)
    for (const role of [names.login.user, names.appRole, names.ownerRole, `weak_${mark}`, `maker_${mark}`]) {
      await ask(admin, `drop role if exists ${role}`)
    }
  })

  it('refuses an account that may not make them, and says what to run', async () => {
    await ask(admin, `create role weak_${mark} login password 'weak'`)
    const weak = { ...admin, user: `weak_${mark}`, password: 'weak' }
    const attempt = ensureDatabase(weak, names)
    await expect(attempt).rejects.toThrow(PostgresRefusal)
    await expect(attempt).rejects.toThrow(`create role "${names.ownerRole}" nologin;`)
    await expect(attempt).rejects.not.toThrow('secret')
  })

  it('lets an account with CREATEROLE and CREATEDB make them, twice without harm', async () => {
    await ask(admin, `create role maker_${mark} login createrole createdb password 'maker'`)
    const maker = { ...admin, user: `maker_${mark}`, password: 'maker' }
    const first = await ensureDatabase(maker, names)
    const second = await ensureDatabase(maker, names)
    expect(second).toEqual(first)
    const [owner] = await ask(first.owner, 'select current_user, session_user')
    expect(owner).toEqual({ current_user: names.ownerRole, session_user: names.login.user })
  })

  it('gives the account itself the roles where no login is named, in a database that an administrator made', async () => {
    const own = { database: `own_${mark}`, ownerRole: `own_owner_${mark}`, appRole: `own_app_${mark}` }
    await ask(admin, `create database ${own.database} owner maker_${mark}`)
    const maker = { ...admin, user: `maker_${mark}`, password: 'maker', database: own.database }
    for (const connections of [await ensureDatabase(maker, own), await ensureDatabase(maker, own)]) {
      expect(await ask(connections.app, 'select current_user')).toEqual([{ current_user: own.appRole }])
      await ask(connections.owner, 'create schema s; create table s.t (n int); create table t (n int)')
      await ask(connections.owner, 'drop schema s cascade; drop table t')
    }
    await ask(admin, `drop database ${own.database} with (force)`)
    await ask(admin, `drop role ${own.ownerRole}`)
    await ask(admin, `drop role ${own.appRole}`)
  })

  it('lets two processes make them at once', async () => {
    await Promise.all([ensureDatabase(admin, names), ensureDatabase(admin, names)])
  })

  it('gives the web pool a role without any power over the server', async () => {
    const [role] = await ask(
      { connectionString: database.appUrl },
      `select current_user, rolsuper, rolbypassrls, rolcreaterole, rolcreatedb
       from pg_roles where rolname = current_user`,
    )
    expect(role).toEqual({
      current_user: 'gongkai_app',
      rolsuper: false,
      rolbypassrls: false,
      rolcreaterole: false,
      rolcreatedb: false,
    })
    await expect(ask(database.app, 'create table x (n int)')).rejects.toThrow(/permission denied/)
  })

  it('lets nobody else into the database', async () => {
    const stranger = { ...admin, user: `weak_${mark}`, password: 'weak', database: database.name }
    await expect(ask(stranger, 'select 1')).rejects.toThrow(/permission denied for database/)
  })

  it('gives URLs that reach the same place', async () => {
    const [row] = await ask(
      { connectionString: urlOf(database.owner) },
      'select current_user, current_database()',
    )
    expect(row).toEqual({ current_user: 'gongkai_owner', current_database: database.name })
  })
})
