import '../platform/loader.ts'
import type { Config } from '../platform/config.ts'
import pg from 'pg'
import type { Connection } from '../platform/database/pool.ts'
import type { Services } from '../platform/services.ts'

/**
 * Loads the demo district in a process of its own, so that what loading takes of memory is given back when it ends.
 * The parent sends what it needs, and gets a line of progress at a time.
 */
export interface DemoOrder {
  readonly config: Config
  readonly app: Connection
  readonly owner: Connection
}

// A parent that is gone wants nothing loaded any more.
process.once('disconnect', () => process.exit(1))

process.once('message', (order: DemoOrder) => {
  load(order).then(
    () => process.exit(0),
    (error: unknown) => {
      process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`)
      process.exit(1)
    },
  )
})

async function load(order: DemoOrder): Promise<void> {
  const { compose } = await import('../platform/compose.ts')
  const { loadDemo } = await import('./load.ts')
  const composition = await compose(order.config, order.app)
  const { services } = composition
  await loadDemo(services, order.owner, (line) => process.send?.(line))
  process.send?.('载入演示数据：印制年度报告')
  await workOff(services, order.app)
  await composition.close()
}

const PRINTING_MS = 120_000

/** What loading queued (the files of the annual reports) is done here too, not while the first pages are read. */
async function workOff(services: Services, app: Connection): Promise<void> {
  const { loadAreas } = await import('../platform/areas.ts')
  const { startWorker } = await import('../platform/jobs.ts')
  const { closeDocuments } = await import('../platform/documents/index.ts')
  await services.organs.refresh()
  const worker = await startWorker(services, app, await loadAreas())
  const until = services.clock.ticks() + PRINTING_MS
  while ((await waitingJobs(app)) > 0 && services.clock.ticks() < until)
    await new Promise((resolve) => setTimeout(resolve, 250))
  await worker.stop()
  await closeDocuments()
}

/** Those that are due; one that failed waits for its next try in the program. */
async function waitingJobs(app: Connection): Promise<number> {
  const client = new pg.Client({ ...app, options: '-c role=gongkai_owner' })
  await client.connect()
  try {
    const { rows } = await client.query<{ n: number }>(
      'SELECT count(*)::integer AS n FROM graphile_worker.jobs WHERE run_at <= now()',
    )
    return rows[0]?.n ?? 0
  } finally {
    await client.end()
  }
}
