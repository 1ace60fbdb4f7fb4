import {
  Logger as WorkerLogger,
  parseCronItems,
  type Runner,
  run,
  runOnce,
  type TaskList,
} from 'graphile-worker'
import pg from 'pg'
import { z } from 'zod'
import type { Area, JobHandler } from './areas.ts'
import type { Connection } from './database/pool.ts'
import { systemTenancy } from './database/tenant.ts'
import type { Services } from './services.ts'

const envelope = z.object({ organId: z.number().int().nullable(), payload: z.unknown() })

export interface Worker {
  stop(): Promise<void>
}

/**
 * Runs the areas' jobs from the queue in PostgreSQL, as the owner role on a direct connection. `daily` jobs run once
 * after midnight in Shanghai, and at start for a day that was missed.
 */
export async function startWorker(
  services: Services,
  connection: Connection,
  areas: readonly Area[],
): Promise<Worker> {
  const pool = workerPool(services, connection)
  const daily = areas.flatMap((area) => Object.keys(area.daily ?? {}))
  const runner: Runner = await run({
    pgPool: pool,
    concurrency: 3,
    noHandleSignals: true,
    pollInterval: 2000,
    logger: quietLogger(services),
    // 16:10 UTC is ten past midnight in Shanghai, which has no summer time.
    parsedCronItems: parseCronItems(
      daily.map((name) => ({ task: name, match: '10 16 * * *', options: { backfillPeriod: 86_400_000 } })),
    ),
    taskList: taskListOf(services, areas),
  })
  return {
    async stop() {
      await runner.stop()
      await pool.end()
    },
  }
}

/** Runs what waits in the queue and returns when nothing is left that is due. */
export async function drainJobs(
  services: Services,
  connection: Connection,
  areas: readonly Area[],
): Promise<void> {
  const pool = workerPool(services, connection)
  try {
    await runOnce({
      pgPool: pool,
      concurrency: 2,
      logger: quietLogger(services),
      taskList: taskListOf(services, areas),
    })
  } finally {
    await pool.end()
  }
}

function workerPool(services: Services, connection: Connection): pg.Pool {
  const pool = new pg.Pool({
    ...connection,
    max: 4,
    options: '-c role=gongkai_owner -c row_security=off',
  })
  pool.on('error', (error) => services.log.warn({ err: error }, 'worker connection lost'))
  pool.on('connect', (client) => client.on('error', () => undefined)) // graphile-worker insists on both
  return pool
}

function taskListOf(services: Services, areas: readonly Area[]): TaskList {
  const handlers = new Map<string, JobHandler>()
  for (const area of areas) {
    for (const [name, handler] of Object.entries({ ...area.jobs, ...area.daily })) {
      addHandler(handlers, name, handler)
    }
  }
  return Object.fromEntries(
    [...handlers].map(([name, handler]) => [
      name,
      async (raw: unknown) => {
        const job = envelope.safeParse(raw)
        const organId = job.success ? job.data.organId : null
        await handler(job.success ? job.data.payload : undefined, {
          services,
          tenancy: organId === null ? undefined : systemTenancy(organId, name),
        })
      },
    ]),
  )
}

function addHandler(handlers: Map<string, JobHandler>, name: string, handler: JobHandler): void {
  if (handlers.has(name)) throw new Error(`two areas define the job ${name}`)
  handlers.set(name, handler)
}

/** Job payloads may hold ids only, yet they are left out of the log all the same. */
function quietLogger(services: Services): WorkerLogger {
  return new WorkerLogger(() => (level, message) => {
    if (level === 'error') services.log.error({ job: message.split('with payload')[0] }, 'job failed')
  })
}
