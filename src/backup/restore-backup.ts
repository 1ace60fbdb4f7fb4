import { createHash } from 'node:crypto'
import { createReadStream, existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import type pg from 'pg'
import { from as copyFrom } from 'pg-copy-streams'
import { listMigrations } from '../platform/database/migrate.ts'
import type { Services } from '../platform/services.ts'
import { BACKUP_FORMAT, BackupError, type Manifest, manifestSchema } from './format.ts'
import { exportedTables, quoteName } from './tables.ts'

/**
 * Restores a backup into an empty installation. Everything is checked before anything is written: format, schema,
 * key, completeness and hashes; then all rows go in within one transaction.
 */
export async function restoreBackup(
  services: Services,
  pool: pg.Pool,
  folder: string,
  progress: (line: string) => void,
): Promise<Manifest> {
  const manifest = await readManifest(folder)
  refuseWrongVersion(manifest)
  if (services.keys.sign('backup', manifest.createdAt) !== manifest.keyCheck) {
    throw new BackupError(
      '密钥与备份不符：请先把备份时使用的 master-key 放回 DATA_DIR/secrets（或用 KEY_FILE 指定），再恢复。没有写入任何内容',
    )
  }
  const client = await pool.connect()
  try {
    await refuseUsedSystem(client)
    await verifyFiles(folder, manifest, progress)
    await restoreFiles(services, folder, manifest)
    await client.query('BEGIN')
    await fillTables(client, folder, manifest, progress)
    await client.query('COMMIT')
  } catch (error) {
    await client.query('ROLLBACK').catch(() => undefined)
    throw error
  } finally {
    client.release()
  }
  return manifest
}

async function readManifest(folder: string): Promise<Manifest> {
  const file = join(folder, 'manifest.json')
  if (!existsSync(file)) throw new BackupError(`${folder} 里没有 manifest.json，不是完整的备份`)
  const raw: unknown = JSON.parse(await readFile(file, 'utf8'))
  const format = typeof raw === 'object' && raw !== null && 'format' in raw ? Number(raw.format) : 0
  if (format > BACKUP_FORMAT) {
    throw new BackupError(
      `备份格式 ${format} 比本程序认识的 ${BACKUP_FORMAT} 新：请用新版本程序恢复。没有写入任何内容`,
    )
  }
  const parsed = manifestSchema.safeParse(raw)
  if (!parsed.success) throw new BackupError(`manifest.json 已损坏：${parsed.error.issues[0]?.message ?? ''}`)
  return parsed.data
}

function refuseWrongVersion(manifest: Manifest): void {
  const known = new Map(listMigrations().map((migration) => [migration.name, migration.hash]))
  const newer = manifest.migrations.find(({ name }) => !known.has(name))
  if (newer)
    throw new BackupError(`备份出自更新版本的程序（${newer.name}）：请用新版本恢复。没有写入任何内容`)
  const missing = [...known.keys()].filter((name) => !manifest.migrations.some((one) => one.name === name))
  if (missing.length > 0) {
    throw new BackupError(
      `备份出自旧版本的程序：请先用旧版本恢复，再升级。缺少 ${missing[0]} 等 ${missing.length} 项`,
    )
  }
}

async function refuseUsedSystem(client: pg.ClientBase): Promise<void> {
  const { rows } = await client.query<{ n: number }>('SELECT count(*) AS n FROM organ')
  if ((rows[0]?.n ?? 0) > 0) throw new BackupError('目标系统里已有数据：只能恢复到空的系统。没有写入任何内容')
}

async function verifyFiles(
  folder: string,
  manifest: Manifest,
  progress: (line: string) => void,
): Promise<void> {
  for (const table of manifest.tables) {
    if ((await hashOf(join(folder, table.file))) !== table.sha256) {
      throw new BackupError(`${table.file} 与清单的哈希不符，备份已损坏。没有写入任何内容`)
    }
  }
  for (const file of manifest.files) {
    const path = join(folder, 'files', file.area, file.hash.slice(0, 2), file.hash)
    if ((await hashOf(path)) !== file.hash)
      throw new BackupError(`文件 ${file.hash} 已损坏。没有写入任何内容`)
  }
  progress(`核对完成：${manifest.tables.length} 张表，${manifest.files.length} 个文件`)
}

async function hashOf(path: string): Promise<string> {
  if (!existsSync(path)) throw new BackupError(`备份缺少 ${path}。没有写入任何内容`)
  const hash = createHash('sha256')
  await pipeline(createReadStream(path), hash)
  return hash.digest('hex')
}

async function restoreFiles(services: Services, folder: string, manifest: Manifest): Promise<void> {
  for (const file of manifest.files) {
    const path = join(folder, 'files', file.area, file.hash.slice(0, 2), file.hash)
    await services.files.put(file.area, await readFile(path))
  }
}

async function fillTables(
  client: pg.PoolClient,
  folder: string,
  manifest: Manifest,
  progress: (line: string) => void,
): Promise<void> {
  const byName = new Map(manifest.tables.map((table) => [table.name, table]))
  for (const name of await exportedTables(client)) {
    const table = byName.get(name)
    if (!table) throw new BackupError(`备份里没有表 ${name}`)
    const columns = await headerOf(join(folder, table.file))
    const copy = `COPY ${quoteName(name)} (${columns.map(quoteName).join(', ')}) FROM STDIN WITH (FORMAT csv, HEADER)`
    await pipeline(createReadStream(join(folder, table.file)), client.query(copyFrom(copy)))
    const { rows } = await client.query<{ n: number }>(`SELECT count(*) AS n FROM ${quoteName(name)}`)
    if (rows[0]?.n !== table.rows) throw new BackupError(`表 ${name} 恢复后行数不符`)
    progress(`恢复 ${name}：${table.rows} 行`)
  }
  for (const { name, value } of manifest.sequences) {
    await client.query('SELECT setval($1::regclass, $2)', [quoteName(name), value])
  }
  for (const job of manifest.jobs) {
    await client.query(
      'SELECT graphile_worker.add_job($1, $2::json, run_at => $3, max_attempts => 12, job_key => $4)',
      [job.task, JSON.stringify(job.payload), job.runAt, job.key],
    )
  }
}

async function headerOf(path: string): Promise<readonly string[]> {
  const stream = createReadStream(path, { encoding: 'utf8', start: 0, end: 65_535 })
  for await (const chunk of stream) {
    return (
      String(chunk)
        .split('\n', 1)[0]
        ?.trim()
        .split(',')
        .map((name) => name.replaceAll('"', '')) ?? []
    )
  }
  return []
}
