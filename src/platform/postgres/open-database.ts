/** The one way a program comes to its database: an administrator's server by `DATABASE_URL`, else the embedded. */
import { secretPassword } from './cluster.ts'
import {
  connectionFromUrl,
  DATABASE_NAMES,
  type DatabaseConnections,
  ensureDatabase,
} from './ensure-database.ts'
import {
  attachOrStart,
  type EmbeddedPostgres,
  type StartOptions,
  startEmbeddedPostgres,
} from './supervisor.ts'

export interface OpenDatabase extends DatabaseConnections {
  /** Undefined with `DATABASE_URL`. */
  readonly server?: EmbeddedPostgres
  /** Ends the embedded server, if we started it. Close all pools first. */
  stop(): Promise<void>
}

/**
 * @param alone true for `npm start` and `npm run demo`, which own the data folder; false for commands, which use
 *   the server of a running program or start one for as long as they run
 */
export async function openDatabase(
  databaseUrl: string | undefined,
  options: StartOptions & { readonly alone: boolean },
): Promise<OpenDatabase> {
  if (databaseUrl) {
    const admin = connectionFromUrl(databaseUrl)
    const names = { ...DATABASE_NAMES, database: admin.database }
    return { ...(await ensureDatabase(admin, names)), stop: async () => {} }
  }
  const server = options.alone ? await startEmbeddedPostgres(options) : await attachOrStart(options)
  try {
    const login = { user: 'gongkai', password: secretPassword(options.dataDir, 'database-password') }
    const connections = await ensureDatabase(server.connection, { ...DATABASE_NAMES, login })
    return { ...connections, server, stop: () => server.stop() }
  } catch (error) {
    await server.stop()
    throw error
  }
}
