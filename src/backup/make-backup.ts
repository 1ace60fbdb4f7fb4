import { createHash } from 'node:crypto'
import { createWriteStream, existsSync } from 'node:fs'
import { mkdir, readdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type pg from 'pg'
import { to as copyTo } from 'pg-copy-streams'
import { listMigrations } from '../platform/database/migrate.ts'
import type { FileStore } from '../platform/files.ts'
import type { Services } from '../platform/services.ts'
import { BACKUP_FORMAT, BackupError, type Manifest } from './format.ts'
import { exportedTables, primaryKey, quoteName } from './tables.ts'

/**
 * Writes the whole installation to an empty folder: tables as CSV from one snapshot, files, schema, hashes. Keys are
 * never in it. Answers the manifest; throws `BackupError` where the folder is not empty.
 */
export async function makeBackup(
  services: Services,
  pool: pg.Pool,
  folder: string,
  progress: (line: string) => void,
): Promise<Manifest> {
  await prepareFolder(folder)
  const client = await pool.connect()
  try {
    await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY')
    const createdAt = services.clock.machine().toISOString()
    const tables = await exportTables(client, folder, progress)
    const manifest: Manifest = {
      format: BACKUP_FORMAT,
      createdAt,
      keyCheck: services.keys.sign('backup', createdAt),
      migrations: await appliedMigrations(client),
      tables,
      sequences: await sequenceValues(client),
      jobs: await waitingJobs(client),
      files: await copyFiles(services.files, folder, progress),
    }
    await client.query('COMMIT')
    await writeSchema(folder)
    await writeFile(join(folder, 'manifest.json'), `${JSON.stringify(manifest, null, 1)}\n`)
    return manifest
  } finally {
    client.release()
  }
}

async function prepareFolder(folder: string): Promise<void> {
  if (existsSync(folder) && (await readdir(folder)).length > 0) {
    throw new BackupError(`备份目录 ${folder} 不是空的：请换一个新目录，以免与旧备份混在一起`)
  }
  await mkdir(join(folder, 'tables'), { recursive: true, mode: 0o700 })
  await mkdir(join(folder, 'schema'), { recursive: true })
}

async function exportTables(
  client: pg.PoolClient,
  folder: string,
  progress: (line: string) => void,
): Promise<Manifest['tables']> {
  const exported: Manifest['tables'] = []
  for (const name of await exportedTables(client)) {
    const order = (await primaryKey(client, name)).map(quoteName).join(', ')
    const file = `tables/${name}.csv`
    const hash = createHash('sha256')
    const measure = new Transform({
      transform(chunk: Buffer, _, done) {
        hash.update(chunk)
        done(null, chunk)
      },
    })
    const rows = await client.query<{ n: number }>(`SELECT count(*) AS n FROM ${quoteName(name)}`)
    const query = `COPY (SELECT * FROM ${quoteName(name)}${order === '' ? '' : ` ORDER BY ${order}`}) TO STDOUT WITH (FORMAT csv, HEADER)`
    await pipeline(
      client.query(copyTo(query)),
      measure,
      createWriteStream(join(folder, file), { mode: 0o600 }),
    )
    exported.push({ name, file, rows: rows.rows[0]?.n ?? 0, sha256: hash.digest('hex') })
    progress(`导出 ${name}：${rows.rows[0]?.n ?? 0} 行`)
  }
  return exported
}

async function appliedMigrations(client: pg.PoolClient): Promise<Manifest['migrations']> {
  const { rows } = await client.query<{ name: string; hash: string }>(
    'SELECT name, hash FROM schema_migration ORDER BY name',
  )
  return rows
}

async function sequenceValues(client: pg.PoolClient): Promise<Manifest['sequences']> {
  const { rows } = await client.query<{ name: string; value: number | null }>(
    `SELECT sequencename AS name, last_value AS value FROM pg_sequences WHERE schemaname = 'public'`,
  )
  return rows.flatMap(({ name, value }) => (value === null ? [] : [{ name, value }]))
}

async function waitingJobs(client: pg.PoolClient): Promise<Manifest['jobs']> {
  const { rows } = await client.query<{ task: string; payload: unknown; run_at: Date; key: string | null }>(
    `SELECT t.identifier AS task, j.payload, j.run_at, j.key
     FROM graphile_worker._private_jobs j JOIN graphile_worker._private_tasks t ON t.id = j.task_id ORDER BY j.id`,
  )
  return rows.map((row) => ({
    task: row.task,
    payload: row.payload,
    runAt: row.run_at.toISOString(),
    key: row.key,
  }))
}

async function copyFiles(
  store: FileStore,
  folder: string,
  progress: (line: string) => void,
): Promise<Manifest['files']> {
  const copied: Manifest['files'] = []
  for (const area of ['original', 'public'] as const) {
    for await (const hash of store.list(area)) {
      const bytes = await store.get(area, hash)
      const place = join(folder, 'files', area, hash.slice(0, 2))
      await mkdir(place, { recursive: true, mode: 0o700 })
      await writeFile(join(place, hash), bytes, { mode: 0o600 })
      copied.push({ area, hash, size: bytes.length })
    }
  }
  progress(`复制文件：${copied.length} 个`)
  return copied
}

async function writeSchema(folder: string): Promise<void> {
  for (const { name, sql } of listMigrations()) await writeFile(join(folder, 'schema', name), sql)
}
