import '../platform/loader.ts'
import type { Config } from '../platform/config.ts'
import type { Connection } from '../platform/database/pool.ts'

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
  await loadDemo(composition.services, order.owner, (line) => process.send?.(line))
  await composition.close()
}
