import { randomBytes } from 'node:crypto'
import type { AddressInfo } from 'node:net'
import { loadAreas } from './areas.ts'
import { compose, type Composition } from './compose.ts'
import type { Config } from './config.ts'
import { openDataFolder } from './data-folder.ts'
import { migrate } from './database/migrate.ts'
import { closeDocuments } from './documents/index.ts'
import { type App, buildApp } from './http/app.ts'
import { startWorker, type Worker } from './jobs.ts'
import { type OpenDatabase, openDatabase } from './postgres/open-database.ts'
import type { Services } from './services.ts'
import { setupToken } from './setup-token.ts'

export interface RunningProgram {
  readonly address: string
  readonly services: Services
  stop(): Promise<void>
}

export interface StartHooks {
  /** A line for the person who waits. */
  readonly progress: (line: string) => void
  /** The embedded database ended by itself; nothing can be kept any more. */
  readonly lost: (reason: string) => void
  /** Runs after migration and before anything answers; the demo loads its district here. */
  readonly prepare?: (services: Services, database: OpenDatabase) => Promise<void>
}

/** Database, migrations, services, worker and web server, in this order; `stop` takes them down in reverse. */
export async function startProgram(config: Config, hooks: StartHooks): Promise<RunningProgram> {
  openDataFolder(config.dataDir)
  const closers: (() => Promise<unknown>)[] = []
  const stop = async (): Promise<void> => {
    for (const close of closers.splice(0).reverse()) {
      await close().catch((error: unknown) => hooks.progress(`停止时出错：${String(error)}`))
    }
  }
  try {
    const database = await openTheDatabase(config, hooks)
    closers.push(() => database.stop())
    void database.server?.lost.then(hooks.lost)
    if (config.process !== 'web') await migrate(database.owner, { log: hooks.progress })
    const areas = await loadAreas()
    const composition = await compose(config, database.app, {
      loadDemo: async (services) => {
        const { loadDemoDistrict } = await import('./announce.ts')
        await loadDemoDistrict(services, database, hooks.progress)
      },
    })
    closers.push(() => composition.close())
    closers.push(closeDocuments)
    await hooks.prepare?.(composition.services, database)
    setupToken.value = randomBytes(18).toString('base64url')
    if (config.process !== 'web') {
      const worker: Worker = await startWorker(composition.services, database.app, areas)
      closers.push(() => worker.stop())
    }
    const address = config.process === 'worker' ? '' : await startWeb(config, composition, areas, closers)
    return { address, services: composition.services, stop }
  } catch (error) {
    await stop()
    throw error
  }
}

function openTheDatabase(config: Config, hooks: StartHooks): Promise<OpenDatabase> {
  return openDatabase(config.databaseUrl, {
    dataDir: config.dataDir,
    alone: true,
    program: config.mode === 'demo' ? 'npm run demo' : 'npm start',
    onProgress: hooks.progress,
    log: { info: () => undefined, warn: hooks.progress },
  })
}

async function startWeb(
  config: Config,
  composition: Composition,
  areas: Awaited<ReturnType<typeof loadAreas>>,
  closers: (() => Promise<unknown>)[],
): Promise<string> {
  const app: App = await buildApp(composition.services, areas)
  closers.push(async () => {
    app.operations.draining = true
    await app.fastify.close()
  })
  await app.fastify.listen({ host: config.host, port: config.port })
  const { port } = app.fastify.server.address() as AddressInfo // a TCP listener has an AddressInfo
  return `http://${config.host}:${port}`
}
