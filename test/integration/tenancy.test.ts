import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { verifyChain } from '../../src/audit/verify.ts'
import { migrate, MigrationError } from '../../src/platform/database/migrate.ts'
import { systemTenancy } from '../../src/platform/database/tenant.ts'
import { createTestProgram, type TestProgram } from '../support/program.ts'

let program: TestProgram
let app: pg.Client

beforeAll(async () => {
  program = await createTestProgram()
  app = new pg.Client({ ...program.database.app })
  await app.connect()
})
afterAll(async () => {
  await app.end()
  await program.close()
})

/** Tables marked tenant, from their comments. */
async function tenantTables(): Promise<string[]> {
  const { rows } = await program.owner.pool.query<{ name: string }>(
    `SELECT c.relname AS name FROM pg_class c JOIN pg_description d ON d.objoid = c.oid AND d.objsubid = 0
     WHERE c.relkind = 'r' AND c.relnamespace = 'public'::regnamespace AND d.description = 'tenant' ORDER BY 1`,
  )
  return rows.map((row) => row.name)
}

describe('row-level security, by raw SQL as the web role', () => {
  it('shows nothing while no organ is set', async () => {
    for (const table of await tenantTables()) {
      const { rows } = await app.query<{ n: number }>(`SELECT count(*)::int AS n FROM "${table}"`)
      expect([table, rows[0]?.n]).toEqual([table, 0])
    }
  })

  it('shows the organs that are set, and lets nothing be written for another', async () => {
    await app.query(`BEGIN; SET LOCAL gongkai.organs = '{${program.organs.street}}'`)
    const { rows } = await app.query<{ organ_id: number }>('SELECT DISTINCT organ_id FROM person')
    expect(rows).toEqual([{ organ_id: program.organs.street }])
    const foreign = app.query(
      `INSERT INTO unit (organ_id, unit_id, name, kind) VALUES ($1, gen_random_uuid(), '外单位', 'department')`,
      [program.organs.bureau],
    )
    await expect(foreign).rejects.toThrow(/row-level security/)
    await app.query('ROLLBACK')
  })

  it('is gone with the transaction', async () => {
    const { rows } = await app.query<{ n: number }>('SELECT count(*)::int AS n FROM person')
    expect(rows[0]?.n).toBe(0)
  })

  it('holds on every tenant table but the public store, and every key starts with the organ', async () => {
    const { rows } = await program.owner.pool.query<{ name: string; secured: boolean; first: string }>(
      `SELECT c.relname AS name, c.relrowsecurity AS secured,
         (SELECT a.attname FROM pg_index i JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = i.indkey[0]
          WHERE i.indrelid = c.oid AND i.indisprimary) AS first
       FROM pg_class c JOIN pg_description d ON d.objoid = c.oid AND d.objsubid = 0
       WHERE c.relkind = 'r' AND d.description = 'tenant'`,
    )
    expect(rows.length).toBeGreaterThan(5)
    expect(rows.filter((row) => row.first !== 'organ_id')).toEqual([])
    // The public store holds public rows only; without row-level security its indexes serve search (design.md).
    expect(rows.filter((row) => !row.secured && !row.name.startsWith('public_'))).toEqual([])
  })

  it('says of every table whether it is tenant, reference or local', async () => {
    const { rows } = await program.owner.pool.query<{ name: string }>(
      `SELECT c.relname AS name FROM pg_class c LEFT JOIN pg_description d ON d.objoid = c.oid AND d.objsubid = 0
       WHERE c.relkind = 'r' AND c.relnamespace = 'public'::regnamespace AND c.relname <> 'schema_migration'
         AND coalesce(d.description, '') NOT IN ('tenant', 'reference', 'local')`,
    )
    expect(rows).toEqual([])
  })

  it('lets the web role change or delete no audit event', async () => {
    await app.query(`BEGIN; SET LOCAL gongkai.organs = '{${program.organs.street}}'`)
    await expect(app.query(`UPDATE audit_event SET data = '{}'`)).rejects.toThrow(/permission denied/)
    await app.query('ROLLBACK')
    await expect(app.query('DELETE FROM audit_event')).rejects.toThrow(/permission denied/)
  })
})

describe('the audit chain', () => {
  it('is whole, and shows a changed event, a missing one and a cut end', async () => {
    const { street } = program.organs
    for (let i = 0; i < 3; i += 1) {
      await program.owner.write(systemTenancy(street, 'test'), async (tx) => {
        tx.audit({ type: 'unit.added', subject: `unit/${i}`, data: { unitId: String(i) } })
      })
    }
    const { pool } = program.owner
    expect((await verifyChain(pool, street)).brokenAt).toBeUndefined()
    const tamper = async (sql: string): Promise<number | undefined> => {
      const client = await pool.connect()
      try {
        await client.query('BEGIN')
        await client.query(sql, [street])
        return (await verifyChain(Object.assign(pool, { query: client.query.bind(client) }), street)).brokenAt
      } finally {
        await client.query('ROLLBACK')
        Reflect.deleteProperty(pool, 'query')
        client.release()
      }
    }
    expect(
      await tamper(`UPDATE audit_event SET data = '{"unitId":"9"}' WHERE organ_id = $1 AND seq = 3`),
    ).toBe(3)
    expect(await tamper('DELETE FROM audit_event WHERE organ_id = $1 AND seq = 2')).toBe(2)
    expect(
      await tamper(
        'DELETE FROM audit_event WHERE organ_id = $1 AND seq = (SELECT max(seq) FROM audit_event WHERE organ_id = $1)',
      ),
    ).toBeGreaterThan(0)
    expect((await verifyChain(pool, street)).brokenAt).toBeUndefined()
  })

  it('stays whole under writes from several processes at once', async () => {
    const second = await program.second()
    const { bureau } = program.organs
    const write = (database: typeof program.services.database, i: number) =>
      database.write(systemTenancy(bureau, 'test'), async (tx) => {
        tx.audit({ type: 'unit.added', subject: `unit/${i}`, data: { unitId: String(i) } })
      })
    await Promise.all(
      Array.from({ length: 60 }, (_, i) =>
        write(i % 2 === 0 ? program.services.database : second.services.database, i),
      ),
    )
    const verdict = await verifyChain(program.owner.pool, bureau)
    expect(verdict.brokenAt).toBeUndefined()
    expect(verdict.events).toBeGreaterThanOrEqual(60)
    await second.app.fastify.close()
    await second.close()
  })

  it('loses change, event and job together when the transaction fails', async () => {
    const { street } = program.organs
    const before = await verifyChain(program.owner.pool, street)
    const failing = program.services.database.write(systemTenancy(street, 'test'), async (tx) => {
      await tx.enqueue('test.never', {})
      tx.audit({ type: 'unit.added', subject: 'unit/x', data: { unitId: 'x' } })
      throw new Error('on purpose')
    })
    await expect(failing).rejects.toThrow('on purpose')
    const jobs = await program.owner.pool.query(
      `SELECT 1 FROM graphile_worker._private_tasks WHERE identifier = 'test.never'`,
    )
    expect(jobs.rowCount).toBe(0)
    expect((await verifyChain(program.owner.pool, street)).events).toBe(before.events)
  })
})

describe('migrations', () => {
  it('refuse a database that a newer program has migrated', async () => {
    await program.owner.pool.query(
      `INSERT INTO schema_migration (name, hash) VALUES ('299912310000-future-thing.sql', 'x')`,
    )
    await expect(migrate(program.database.owner)).rejects.toThrow(MigrationError)
    await program.owner.pool.query(`DELETE FROM schema_migration WHERE name LIKE '2999%'`)
    expect((await migrate(program.database.owner)).applied).toEqual([])
  })
})
