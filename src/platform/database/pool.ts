import pg from 'pg'

const INT8 = 20
const DATE = 1082
pg.types.setTypeParser(INT8, Number) // counts and sequence numbers here stay far below 2^53
pg.types.setTypeParser(DATE, (text) => text) // a legal date is text, never an instant

export type DatabaseRole = 'gongkai_owner' | 'gongkai_app'

/** Where a PostgreSQL server is; what `pg` takes. */
export type Connection = pg.ClientConfig

/**
 * A pool whose sessions act as one role. The web process gets `gongkai_app` (row-level security holds), migrations,
 * jobs, backup and generator get `gongkai_owner`.
 */
export function makePool(
  connection: Connection,
  role: DatabaseRole,
  options: { max: number; onError: (error: Error) => void },
): pg.Pool {
  const ownerOptions = role === 'gongkai_owner' ? ' -c row_security=off' : ''
  const pool = new pg.Pool({
    ...connection,
    max: options.max,
    idleTimeoutMillis: 30_000,
    options: `-c role=${role}${ownerOptions} -c timezone=Asia/Shanghai`,
    application_name: `gongkai-${role === 'gongkai_owner' ? 'owner' : 'web'}`,
  })
  // Without a listener a stopped server would end the process.
  pool.on('error', options.onError)
  return pool
}
