/** An embedded PostgreSQL of the bench's own in a temporary folder, migrated, with the services on it. */
import { mkdtempSync, chmodSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { addOrgan } from '../src/organs/actions/add-organ.ts'
import type { Organ } from '../src/organs/model.ts'
import { compose } from '../src/platform/compose.ts'
import { readConfig } from '../src/platform/config.ts'
import { type Database, openDatabase as openPool } from '../src/platform/database/database.ts'
import { migrate } from '../src/platform/database/migrate.ts'
import type { Connection } from '../src/platform/database/pool.ts'
import { systemTenancy } from '../src/platform/database/tenant.ts'
import { openDatabase } from '../src/platform/postgres/open-database.ts'
import type { Services } from '../src/platform/services.ts'

export interface Base {
  readonly services: Services
  /** As the owner, without row-level security. */
  readonly owner: Database
  /** As the web role, for baselines by raw SQL. */
  readonly app: Connection
  addOrgan(code: string, parent: Organ | undefined): Promise<Organ>
}

export async function withBase<T>(work: (base: Base) => Promise<T>): Promise<T> {
  const dataDir = mkdtempSync(join(tmpdir(), 'gongkai-bench-'))
  chmodSync(dataDir, 0o755) // PostgreSQL runs as another account where we are root
  const closers: (() => Promise<unknown>)[] = []
  try {
    const config = readConfig({ DATA_DIR: dataDir, LOG_LEVEL: 'error', CLOCK: '2026-11-24' }, 'test')
    const quiet = { info: () => undefined, warn: (line: string) => process.stderr.write(`${line}\n`) }
    const database = await openDatabase(undefined, { dataDir, alone: true, program: 'bench', log: quiet })
    closers.push(() => database.stop())
    await migrate(database.owner, { log: () => undefined })
    const composition = await compose(config, database.app)
    closers.push(() => composition.close())
    const { services } = composition
    const owner = openPool({
      connection: database.owner,
      role: 'gongkai_owner',
      clock: services.clock,
      auditHash: 'sha256',
    })
    closers.push(() => owner.close())
    return await work({
      services,
      owner,
      app: database.app,
      addOrgan: (code, parent) => add(services, owner, code, parent),
    })
  } finally {
    for (const close of closers.toReversed()) await close()
    rmSync(dataDir, { recursive: true, force: true })
  }
}

async function add(
  services: Services,
  owner: Database,
  code: string,
  parent: Organ | undefined,
): Promise<Organ> {
  const settings = {
    phone: '0379-00000000',
    reviewOrgan: '试验区人民政府',
    court: '试验区人民法院',
    letterPrefix: '试公复',
  }
  await owner.write(systemTenancy(0, 'bench'), (tx) =>
    addOrgan(tx, {
      code,
      name: `试验机关${code}`,
      shortName: `试验${code}`,
      kind: parent === undefined ? 'district' : 'street',
      parentId: parent?.organId ?? null,
      settings,
      sort: 0,
    }),
  )
  await services.organs.refresh()
  const organ = services.organs.byCode(code)
  if (organ === undefined) throw new Error('the organ was just added')
  return organ
}
