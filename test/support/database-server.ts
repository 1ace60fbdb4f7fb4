/**
 * One real PostgreSQL for a test run (vitest globalSetup): the server of TEST_DATABASE_URL (a superuser's), else
 * the embedded one in a folder of its own. A template database is migrated once; test files clone it.
 */
import { randomBytes } from 'node:crypto'
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import type { TestProject } from 'vitest/node'
import { migrate } from '../../src/platform/database/migrate.ts'
import {
  connectionFromUrl,
  DATABASE_NAMES,
  ensureDatabase,
} from '../../src/platform/postgres/ensure-database.ts'
import { type PostgresConnection, startEmbeddedPostgres } from '../../src/platform/postgres/supervisor.ts'

export interface TestServer {
  /** A superuser's connection to the maintenance database. */
  readonly admin: PostgresConnection
  readonly login: { readonly user: string; readonly password: string }
  readonly template: string
}

declare module 'vitest' {
  interface ProvidedContext {
    database: TestServer
  }
}

export default async function startDatabaseServer(project: TestProject): Promise<() => Promise<void>> {
  const { TEST_DATABASE_URL: url } = process.env
  const server = url ? { admin: connectionFromUrl(url), stop: async () => {} } : await startThrowAway()
  try {
    project.provide('database', await prepareTemplate(server.admin))
  } catch (error) {
    await server.stop()
    throw error
  }
  return server.stop
}

async function startThrowAway(): Promise<{ admin: PostgresConnection; stop: () => Promise<void> }> {
  const folder = mkdtempSync(join(tmpdir(), 'gongkai-test-'))
  // As root the server runs as another account, which must be able to enter.
  chmodSync(folder, 0o755)
  const log = { info: () => {}, warn: (message: string) => process.stderr.write(`${message}\n`) }
  const server = await startEmbeddedPostgres({ dataDir: folder, log, program: 'tests', durable: false })
  const stop = async (): Promise<void> => {
    await server.stop()
    rmSync(folder, { recursive: true, force: true })
  }
  return { admin: server.connection, stop }
}

async function prepareTemplate(admin: PostgresConnection): Promise<TestServer> {
  const template = `gongkai_template_${randomBytes(4).toString('hex')}`
  const login = { user: 'gongkai_test', password: randomBytes(12).toString('hex') }
  const { owner } = await ensureDatabase(admin, { ...DATABASE_NAMES, database: template, login })
  await migrate(owner)
  // The migrator's sessions are gone now; nobody else may hold the template open.
  const client = new pg.Client({ ...admin })
  await client.connect()
  await client.query(`alter database ${pg.escapeIdentifier(template)} allow_connections false`)
  await client.end()
  return { admin, login, template }
}
