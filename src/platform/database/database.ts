import { Kysely, PostgresDialect, type PostgresPool, type PostgresPoolClient } from 'kysely'
import type pg from 'pg'
import type { AuditEvent } from '../../audit/model.ts'
import { appendAudit } from '../../audit/append.ts'
import type { Clock } from '../clock.ts'
import type { Connection } from './pool.ts'
import { makePool } from './pool.ts'
import type { Tables } from './tables.ts'
import type { Tenancy } from './tenant.ts'

/** A transaction of one organ: the change, its audit events and its jobs are kept or lost together. */
export interface Tx {
  readonly db: Kysely<Tables>
  /** For hot paths and set operations that Kysely would only obscure. */
  readonly client: pg.ClientBase
  readonly tenancy: Tenancy
  readonly now: Date
  /** Recorded last in the transaction, so that the organ's chain is held only for the commit. */
  audit(event: AuditEvent): void
  /** Queues a job in this transaction; `key` replaces a waiting job of the same key; `everywhere`: for the
   * whole installation, not this organ. */
  enqueue(
    task: string,
    payload: unknown,
    options?: { runAt?: Date; key?: string; everywhere?: true },
  ): Promise<void>
  /** Tells every web process to drop the organ's cached pages once this commits. */
  purgePortal(): Promise<void>
}

export interface Database {
  /** Tables without row-level security: organs, accounts, sessions, the public store. */
  readonly open: Kysely<Tables>
  readonly pool: pg.Pool
  write<T>(tenancy: Tenancy, work: (tx: Tx) => Promise<T>): Promise<T>
  read<T>(tenancy: Tenancy, work: (db: Kysely<Tables>) => Promise<T>): Promise<T>
  /** The same, as the owner: no row-level security. Jobs, commands, the generator; never a web request. */
  close(): Promise<void>
}

/** Thrown inside `write` to roll back and hand a refusal out; see platform/result.ts. */
export class Rollback extends Error {
  override readonly name = 'Rollback'
  readonly outcome: unknown
  constructor(outcome: unknown) {
    super('rolled back on purpose')
    this.outcome = outcome
  }
}

export interface DatabaseOptions {
  readonly connection: Connection
  readonly role: 'gongkai_app' | 'gongkai_owner'
  readonly clock: Clock
  readonly auditHash: 'sha256' | 'sm3'
  readonly max?: number
  readonly onError?: (error: Error) => void
}

export function openDatabase(options: DatabaseOptions): Database {
  const pool = makePool(options.connection, options.role, {
    max: options.max ?? 10,
    onError: options.onError ?? (() => undefined),
  })
  const open = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) })
  return {
    open,
    pool,
    write: (tenancy, work) => writeTransaction(pool, options, tenancy, work),
    read: (tenancy, work) => readTransaction(pool, tenancy, work),
    close: () => pool.end(),
  }
}

async function writeTransaction<T>(
  pool: pg.Pool,
  options: DatabaseOptions,
  tenancy: Tenancy,
  work: (tx: Tx) => Promise<T>,
): Promise<T> {
  const client = await pool.connect()
  let broken: Error | undefined
  try {
    await client.query(`BEGIN; ${visibleOrgans(tenancy)}`)
    const events: AuditEvent[] = []
    const tx = makeTx(client, tenancy, options.clock.now(), events)
    const value = await work(tx)
    await appendAudit(client, tx, events, options.auditHash)
    await client.query('COMMIT')
    return value
  } catch (error) {
    await client.query('ROLLBACK').catch((rollbackError: Error) => {
      broken = rollbackError
    })
    if (error instanceof Rollback) return error.outcome as T // Rollback is only thrown with a T by refuse helpers
    throw error
  } finally {
    client.release(broken)
  }
}

async function readTransaction<T>(
  pool: pg.Pool,
  tenancy: Tenancy,
  work: (db: Kysely<Tables>) => Promise<T>,
): Promise<T> {
  const client = await pool.connect()
  let broken: Error | undefined
  try {
    await client.query(`BEGIN READ ONLY; ${visibleOrgans(tenancy)}`)
    return await work(kyselyOn(client))
  } finally {
    await client.query('COMMIT').catch((error: Error) => {
      broken = error
    })
    client.release(broken)
  }
}

function makeTx(client: pg.PoolClient, tenancy: Tenancy, now: Date, events: AuditEvent[]): Tx {
  return {
    db: kyselyOn(client),
    client,
    tenancy,
    now,
    audit: (event) => {
      events.push(event)
    },
    enqueue: async (task, payload, more = {}) => {
      await client.query('SELECT enqueue($1, $2, $3, $4, $5)', [
        task,
        JSON.stringify(payload),
        more.everywhere === true ? null : tenancy.organId,
        more.runAt ?? null,
        more.key ?? null,
      ])
    },
    purgePortal: async () => {
      await client.query("SELECT pg_notify('portal_purge', $1)", [String(tenancy.organId)])
    },
  }
}

/** Organ ids are integers of our own, so the statement can carry them as text. */
function visibleOrgans(tenancy: Tenancy): string {
  const ids = tenancy.organIds.map((id) => Math.trunc(id)).join(',')
  return `SET LOCAL gongkai.organs = '{${ids}}'`
}

/** Kysely on one checked-out connection: its transactions are ours, it never releases or ends anything. */
function kyselyOn(client: pg.PoolClient): Kysely<Tables> {
  const query = client.query.bind(client) as PostgresPoolClient['query'] // pg's own method, under Kysely's name for it
  const borrowed: PostgresPoolClient = { query, release: () => undefined }
  const pool: PostgresPool = {
    connect: () => Promise.resolve(borrowed),
    end: () => Promise.resolve(),
    options: {},
  }
  return new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) })
}
