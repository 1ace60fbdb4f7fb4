/**
 * The database and its two roles, on the embedded server and on an administrator's own. One login serves both
 * roles; each connection takes on its role by its start options, so that the web pool is never the owner.
 */
import pg from 'pg'
import { PostgresRefusal } from './faults.ts'
import type { PostgresConnection } from './supervisor.ts'

export interface RoleConnection extends PostgresConnection {
  /** `-c role=…`: the role every session of this connection acts as. */
  readonly options: string
}

export interface DatabaseNames {
  readonly database: string
  /** Owns the tables: migrations, worker, backup. */
  readonly ownerRole: string
  /** The web pool; under row-level security. */
  readonly appRole: string
  /** Makes or updates this login; without it the given connection's own user is the login. */
  readonly login?: { readonly user: string; readonly password: string }
}

export interface DatabaseConnections {
  readonly owner: RoleConnection
  readonly app: RoleConnection
}

export const DATABASE_NAMES = {
  database: 'gongkai',
  ownerRole: 'gongkai_owner',
  appRole: 'gongkai_app',
} as const satisfies DatabaseNames

/**
 * Makes what is missing of roles, login and database; changes nothing that is right already. PostgreSQL 15 up.
 * @throws PostgresRefusal `rolesMissing` with the SQL an administrator has to run, if it may not do so itself.
 */
export async function ensureDatabase(
  admin: PostgresConnection,
  names: DatabaseNames,
): Promise<DatabaseConnections> {
  const user = names.login?.user ?? admin.user
  const plan = await connected(admin, async (client) => {
    // Several processes may start at once; the lock lasts as long as the session.
    await client.query(`select pg_advisory_lock(hashtext('gongkai ensure database'))`)
    await refuseOldServer(client)
    return applyMissing(client, names, user)
  })
  if (plan.database)
    await connected({ ...asRole(admin, names.ownerRole), database: names.database }, (client) =>
      closeToOthers(client, names, user),
    )
  const login = {
    ...admin,
    user,
    password: names.login?.password ?? admin.password,
    database: names.database,
  }
  return { owner: asRole(login, names.ownerRole), app: asRole(login, names.appRole) }
}

/** The connection as one role. */
export function asRole(login: PostgresConnection, role: string): RoleConnection {
  return { ...login, options: `-c role=${role}` }
}

/** Reads `DATABASE_URL` (postgres://user:password@host:port/database). */
export function connectionFromUrl(url: string): PostgresConnection {
  const { host, port, user, password, database } = new pg.Client({ connectionString: url })
  return { host, port, user: user ?? '', password: password ?? '', database: database ?? '' }
}

/** The same connection as a URL, for programs that take nothing else. */
export function urlOf(connection: PostgresConnection & { readonly options?: string }): string {
  const { host, port, user, password, database, options } = connection
  const account = `${encodeURIComponent(user)}:${encodeURIComponent(password)}`
  const query = new URLSearchParams()
  if (host.startsWith('/')) query.set('host', host)
  if (options) query.set('options', options)
  const place = host.startsWith('/') ? `:${port}` : `${host}:${port}`
  // pg takes the port of a socket from the address part, which then needs a host name to be a valid URL.
  const address = host.startsWith('/') ? `socket${place}` : place
  const search = query.toString().replaceAll('+', '%20')
  return `postgres://${account}@${address}/${encodeURIComponent(database)}${search ? `?${search}` : ''}`
}

interface Found {
  readonly superuser: boolean
  readonly create_role: boolean
  readonly create_db: boolean
  readonly roles: readonly string[]
  readonly member_of: readonly string[]
  readonly database: boolean
  /** The owner role may create schemas in the database, and tables in `public`, when we are connected to it. */
  readonly may_create: boolean
  readonly may_use_public: boolean
}

async function applyMissing(
  client: pg.Client,
  names: DatabaseNames,
  user: string,
): Promise<{ database: boolean }> {
  const found = await look(client, names, user)
  const statements = missingStatements(found, names, user)
  for (const [index, statement] of statements.entries()) {
    try {
      await client.query(statement)
    } catch (error) {
      if (!isNotPermitted(error)) throw error
      throw rolesMissing(statements.slice(index), error)
    }
  }
  return { database: !found.database }
}

async function look(client: pg.Client, names: DatabaseNames, user: string): Promise<Found> {
  const { rows } = await client.query<Found>(
    `select rolsuper as superuser, rolcreaterole as create_role, rolcreatedb as create_db,
       array(select rolname::text from pg_roles where rolname = any ($1)) as roles,
       array(select g.rolname::text from pg_auth_members m join pg_roles g on g.oid = m.roleid
             join pg_roles u on u.oid = m.member
             -- From 16 on a membership may be one that does not allow to take on the role.
             where u.rolname = $2 and coalesce((to_jsonb(m) ->> 'set_option')::boolean, true)) as member_of,
       exists (select from pg_database where datname = $3) as database,
       current_database() <> $3 or exists (select from pg_roles r
         where r.rolname = $4 and has_database_privilege(r.oid, $3, 'CREATE')) as may_create,
       current_database() <> $3 or exists (select from pg_roles r
         where r.rolname = $4 and has_schema_privilege(r.oid, 'public', 'CREATE')) as may_use_public
     from pg_roles where rolname = current_user`,
    [[names.ownerRole, names.appRole, user], user, names.database, names.ownerRole],
  )
  const [row] = rows
  if (!row) throw new Error('pg_roles does not know the current user')
  return row
}

function missingStatements(found: Found, names: DatabaseNames, user: string): string[] {
  const statements: string[] = []
  const both = [names.ownerRole, names.appRole]
  for (const role of both) {
    if (!found.roles.includes(role)) statements.push(`create role ${id(role)} nologin`)
  }
  if (names.login) statements.push(loginStatement(found, names.login))
  for (const role of both) {
    if (!found.member_of.includes(role)) statements.push(`grant ${id(role)} to ${id(user)}`)
  }
  if (found.database) return [...statements, ...rightsInDatabase(found, names)]
  // An administrator who is no superuser must be a member of the role that he gives a database to.
  const lend = names.login && !found.superuser ? [`grant ${id(names.ownerRole)} to current_user`] : []
  return [...statements, ...lend, createStatement(names)]
}

/** A database that an administrator made belongs to him; the owner role needs room in it. */
function rightsInDatabase(found: Found, { database, ownerRole }: DatabaseNames): string[] {
  return [
    ...(found.may_create ? [] : [`grant create on database ${id(database)} to ${id(ownerRole)}`]),
    ...(found.may_use_public ? [] : [`grant usage, create on schema public to ${id(ownerRole)}`]),
  ]
}

function loginStatement(found: Found, { user, password }: { user: string; password: string }): string {
  const verb = found.roles.includes(user) ? 'alter' : 'create'
  return `${verb} role ${id(user)} login noinherit password ${literal(password)}`
}

function createStatement({ database, ownerRole }: DatabaseNames): string {
  return (
    `create database ${id(database)} owner ${id(ownerRole)} template template0 encoding 'UTF8' ` +
    `locale_provider icu icu_locale 'zh-Hans' locale 'C.UTF-8'`
  )
}

async function closeToOthers(client: pg.Client, names: DatabaseNames, user: string): Promise<void> {
  const database = id(names.database)
  await client.query(`grant connect on database ${database} to ${id(user)}`)
  await client.query(`revoke connect, temporary on database ${database} from public`)
}

function rolesMissing(statements: readonly string[], cause: unknown): PostgresRefusal {
  // A password never reaches the terminal.
  const shown = statements.map((sql) => `${sql.replace(/password .*/s, "password '……'")};`)
  return new PostgresRefusal(
    'rolesMissing',
    `DATABASE_URL 的账户无权建立所需的角色或数据库，请由数据库管理员执行以下语句后重新启动：\n${shown.join('\n')}`,
    { cause },
  )
}

async function refuseOldServer(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ server_version_num: string }>('show server_version_num')
  const version = Number(rows[0]?.server_version_num ?? 0)
  if (version >= 150_000) return
  throw new PostgresRefusal(
    'otherMajor',
    `DATABASE_URL 指向的是 PostgreSQL ${Math.floor(version / 10_000)}，本程序需要 15 或以上版本。`,
  )
}

async function connected<T>(to: PostgresConnection, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ ...to, connectionTimeoutMillis: 10_000 })
  client.on('error', () => {})
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}

function isNotPermitted(error: unknown): boolean {
  // 42501 insufficient_privilege; 0LP01 invalid_grant_operation.
  return error instanceof pg.DatabaseError && (error.code === '42501' || error.code === '0LP01')
}

function id(name: string): string {
  return pg.escapeIdentifier(name)
}

function literal(text: string): string {
  return pg.escapeLiteral(text)
}
