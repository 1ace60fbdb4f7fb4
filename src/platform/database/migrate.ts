import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { runMigrations } from 'graphile-worker'
import pg from 'pg'
import type { Connection } from './pool.ts'

const MIGRATIONS = join(import.meta.dirname, '..', '..', '..', 'migrations')
const LOCK = 7_193_201_905 // any constant; one migrator at a time per database

export interface Migration {
  readonly name: string
  readonly sql: string
  readonly hash: string
}

/** The numbered files of migrations/, in order. */
export function listMigrations(folder = MIGRATIONS): readonly Migration[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.sql'))
    .sort()
    .map((name) => {
      const sql = readFileSync(join(folder, name), 'utf8')
      return { name, sql, hash: createHash('sha256').update(sql).digest('hex') }
    })
}

export class MigrationError extends Error {
  override readonly name = 'MigrationError'
}

/**
 * Brings a database to this program's schema: the job queue's own tables, then every migration not yet applied, each
 * in a transaction, under an advisory lock. Refuses a database that a newer program has migrated.
 */
export async function migrate(
  connection: Connection,
  options: { log?: (line: string) => void; migrations?: readonly Migration[] } = {},
): Promise<{ applied: readonly string[] }> {
  const migrations = options.migrations ?? listMigrations()
  const role = '-c role=gongkai_owner -c row_security=off'
  const pool = new pg.Pool({ ...connection, max: 2, options: role })
  pool.on('error', () => undefined)
  pool.on('connect', (client) => client.on('error', () => undefined)) // graphile-worker insists on both
  try {
    const client = await pool.connect()
    try {
      await client.query('SELECT pg_advisory_lock($1)', [LOCK])
      const applied = await appliedMigrations(client)
      refuseNewer(applied, migrations)
      await runMigrations({ pgPool: pool, logger: undefined })
      const pending = migrations.filter((migration) => !applied.has(migration.name))
      for (const migration of pending) {
        options.log?.(`升级数据库 ${migration.name}`)
        await applyOne(client, migration)
      }
      return { applied: pending.map((migration) => migration.name) }
    } finally {
      await client.query('SELECT pg_advisory_unlock_all()').catch(() => undefined)
      client.release()
    }
  } finally {
    await pool.end()
  }
}

async function appliedMigrations(client: pg.ClientBase): Promise<ReadonlyMap<string, string>> {
  await client.query(
    `CREATE TABLE IF NOT EXISTS schema_migration (
       name text PRIMARY KEY, hash text NOT NULL, applied_at timestamptz NOT NULL DEFAULT now())`,
  )
  const { rows } = await client.query<{ name: string; hash: string }>(
    'SELECT name, hash FROM schema_migration',
  )
  return new Map(rows.map((row) => [row.name, row.hash]))
}

function refuseNewer(applied: ReadonlyMap<string, string>, known: readonly Migration[]): void {
  const names = new Set(known.map((migration) => migration.name))
  const unknown = [...applied.keys()].filter((name) => !names.has(name)).sort()
  if (unknown.length > 0) {
    throw new MigrationError(
      `数据库已由更新版本的程序升级（${unknown[0]} 等 ${unknown.length} 项本版本不认识）。请改用新版本程序，或恢复升级前的备份`,
    )
  }
}

async function applyOne(client: pg.ClientBase, migration: Migration): Promise<void> {
  await client.query('BEGIN')
  try {
    await client.query(migration.sql)
    await client.query('INSERT INTO schema_migration (name, hash) VALUES ($1, $2)', [
      migration.name,
      migration.hash,
    ])
    await client.query('COMMIT')
  } catch (error) {
    await client.query('ROLLBACK')
    throw new MigrationError(`升级 ${migration.name} 没有成功，数据库保持原样：${(error as Error).message}`, {
      cause: error,
    })
  }
}
