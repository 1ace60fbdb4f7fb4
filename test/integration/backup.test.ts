import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { verifyChain } from '../../src/audit/verify.ts'
import { BackupError } from '../../src/backup/format.ts'
import { makeBackup } from '../../src/backup/make-backup.ts'
import { restoreBackup } from '../../src/backup/restore-backup.ts'
import { compose } from '../../src/platform/compose.ts'
import { readConfig } from '../../src/platform/config.ts'
import { openDatabase } from '../../src/platform/database/database.ts'
import { systemTenancy } from '../../src/platform/database/tenant.ts'
import { createTestDatabase } from '../support/database.ts'
import { createTestProgram, type TestProgram } from '../support/program.ts'

let program: TestProgram
let folder: string

beforeAll(async () => {
  program = await createTestProgram()
  folder = mkdtempSync(join(tmpdir(), 'gongkai-backup-'))
  await program.owner.write(systemTenancy(program.organs.street, 'test'), async (tx) => {
    const hash = await program.services.files.put('original', Buffer.from('原件'))
    await tx.db
      .insertInto('stored_file')
      .values({
        organ_id: program.organs.street,
        hash,
        name: '原件, "引号".txt',
        media_type: 'text/plain',
        size: 6,
        stored_at: tx.now,
      })
      .execute()
    await tx.enqueue('people.sweep', { n: 1 }, { key: 'kept', runAt: new Date('2030-01-01T00:00:00Z') })
    tx.audit({ type: 'unit.added', subject: 'unit/换行\n与"引号"', data: { unitId: 'x' } })
  })
  await makeBackup(program.services, program.owner.pool, join(folder, 'one'), () => undefined)
})
afterAll(async () => {
  await program.close()
  rmSync(folder, { recursive: true, force: true })
})

async function emptyInstallation(withKey: boolean) {
  const database = await createTestDatabase()
  const dataDir = mkdtempSync(join(tmpdir(), 'gongkai-restore-'))
  const keyFile = join(program.config.dataDir, 'secrets', 'master-key')
  const config = readConfig(
    { DATA_DIR: dataDir, LOG_LEVEL: 'silent', ...(withKey ? { KEY_FILE: keyFile } : {}) },
    'test',
  )
  const composition = await compose(config, database.app)
  const owner = openDatabase({
    connection: database.owner,
    role: 'gongkai_owner',
    clock: composition.services.clock,
    auditHash: 'sha256',
  })
  const close = async () => {
    await composition.close()
    await owner.close()
    await database.drop()
    rmSync(dataDir, { recursive: true, force: true })
  }
  return { ...composition, owner, close }
}

describe('a restore refuses', () => {
  it('a system that holds something already', async () => {
    await expect(
      restoreBackup(program.services, program.owner.pool, join(folder, 'one'), () => undefined),
    ).rejects.toThrow(BackupError)
  })

  it('the wrong key, and writes nothing', async () => {
    const target = await emptyInstallation(false)
    await expect(
      restoreBackup(target.services, target.owner.pool, join(folder, 'one'), () => undefined),
    ).rejects.toThrow('密钥')
    const { rows } = await target.owner.pool.query<{ n: number }>('SELECT count(*)::int AS n FROM organ')
    expect(rows[0]?.n).toBe(0)
    await target.close()
  })

  it.each([
    ['a newer format', (text: string) => text.replace('"format": 1', '"format": 99'), '格式'],
    ['an unknown migration', (text: string) => text.replace('202611240100', '299911240100'), '更新版本'],
  ])('%s', async (_, change, message) => {
    const target = await emptyInstallation(true)
    const manifest = join(folder, 'one', 'manifest.json')
    const original = readFileSync(manifest, 'utf8')
    writeFileSync(manifest, change(original))
    try {
      await expect(
        restoreBackup(target.services, target.owner.pool, join(folder, 'one'), () => undefined),
      ).rejects.toThrow(message)
    } finally {
      writeFileSync(manifest, original)
      await target.close()
    }
  })

  it('a changed table', async () => {
    const target = await emptyInstallation(true)
    const file = join(folder, 'one', 'tables', 'organ.csv')
    const original = readFileSync(file, 'utf8')
    writeFileSync(file, original.replace('试验局', '别的局'))
    try {
      await expect(
        restoreBackup(target.services, target.owner.pool, join(folder, 'one'), () => undefined),
      ).rejects.toThrow('哈希不符')
    } finally {
      writeFileSync(file, original)
      await target.close()
    }
  })
})

describe('a backup', () => {
  it('goes to an empty folder only', async () => {
    await expect(
      makeBackup(program.services, program.owner.pool, join(folder, 'one'), () => undefined),
    ).rejects.toThrow(BackupError)
  })

  it('holds no key', () => {
    const key =
      readFileSync(join(program.config.dataDir, 'secrets', 'master-key'), 'utf8')
        .trim()
        .split(':')[1] ?? ''
    expect(key.length).toBeGreaterThan(40)
    const manifest = readFileSync(join(folder, 'one', 'manifest.json'), 'utf8')
    expect(manifest).not.toContain(key)
    expect(existsSync(join(folder, 'one', 'secrets'))).toBe(false)
  })

  it('comes back whole: rows, files, jobs, sequences and audit chains', async () => {
    const target = await emptyInstallation(true)
    const manifest = await restoreBackup(
      target.services,
      target.owner.pool,
      join(folder, 'one'),
      () => undefined,
    )
    for (const table of manifest.tables) {
      const sql = `SELECT coalesce(md5(string_agg(t::text, '|' ORDER BY t::text)), '') AS sum FROM "${table.name}" t`
      const before = await program.owner.pool.query<{ sum: string }>(sql)
      const after = await target.owner.pool.query<{ sum: string }>(sql)
      expect([table.name, after.rows[0]?.sum]).toEqual([table.name, before.rows[0]?.sum])
    }
    const verdict = await verifyChain(target.owner.pool, program.organs.street)
    expect(verdict.brokenAt).toBeUndefined()
    expect(verdict.events).toBeGreaterThan(0)
    const file = manifest.files[0]
    expect((await target.services.files.get('original', file?.hash ?? '')).toString()).toBe('原件')
    const jobs = await target.owner.pool.query<{ key: string }>(
      'SELECT key FROM graphile_worker._private_jobs',
    )
    expect(jobs.rows).toEqual([{ key: 'kept' }])
    const next = await target.owner.pool.query<{ id: number }>(`SELECT nextval('organ_id_seq')::int AS id`)
    expect(next.rows[0]?.id).toBeGreaterThan(program.organs.bureau)
    await target.close()
  })
})
