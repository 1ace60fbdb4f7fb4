import { compose, type Composition } from '../platform/compose.ts'
import { readConfig } from '../platform/config.ts'
import { openDataFolder } from '../platform/data-folder.ts'
import { migrate } from '../platform/database/migrate.ts'
import { openDatabase as openOwnerDatabase, type Database } from '../platform/database/database.ts'
import { openDatabase } from '../platform/postgres/open-database.ts'
import type { Connection } from '../platform/database/pool.ts'
import type { Services } from '../platform/services.ts'
import type { CliIo } from './io.ts'

export interface CommandContext {
  readonly services: Services
  /** As the owner: the whole installation, no row-level security. */
  readonly owner: Database
  readonly ownerConnection: Connection
}

/**
 * Runs a command on the installation's database: the running program's, or one started for as long as the command
 * takes. The schema is brought up to date first.
 */
export async function withDatabase<T>(io: CliIo, work: (context: CommandContext) => Promise<T>): Promise<T> {
  const mode = process.env['GONGKAI_MODE'] === 'demo' ? 'demo' : 'real'
  const config = readConfig({ ...process.env, LOG_LEVEL: process.env['LOG_LEVEL'] ?? 'error' }, mode)
  openDataFolder(config.dataDir)
  const database = await openDatabase(config.databaseUrl, {
    dataDir: config.dataDir,
    alone: false,
    program: 'gongkai',
    onProgress: (line) => io.err(`${line}\n`),
    log: { info: () => undefined, warn: (line) => io.err(`${line}\n`) },
  })
  let composition: Composition | undefined
  let owner: Database | undefined
  try {
    await migrate(database.owner, { log: (line) => io.err(`${line}\n`) })
    composition = await compose(config, database.app)
    const { services } = composition
    owner = openOwnerDatabase({
      connection: database.owner,
      role: 'gongkai_owner',
      clock: services.clock,
      auditHash: config.auditHash,
    })
    return await work({ services, owner, ownerConnection: database.owner })
  } finally {
    await owner?.close()
    await composition?.close()
    await database.stop()
  }
}
