import { randomBytes } from 'node:crypto'
import type { PageCache } from '../portal/cache.ts'
import type { Database } from './database/database.ts'
import { LISTENER_NAME } from './notifications.ts'

/** One purge asked of every process and answered by each. */
export interface PurgeRound {
  /** Asks, and waits for as many answers as there are listening processes; false after five seconds. */
  confirm(organIds: readonly number[]): Promise<boolean>
  /** In every process: drops the pages, then says so. */
  answer(payload: string): Promise<void>
  /** In the process that asked. */
  count(payload: string): void
}

const PATIENCE_MS = 5000

export function makePurgeRound(database: Database, cache: PageCache): PurgeRound {
  const waiting = new Map<string, () => void>()
  const notify = (channel: string, payload: string): Promise<unknown> =>
    database.pool.query('SELECT pg_notify($1, $2)', [channel, payload])

  return {
    async confirm(organIds) {
      cache.purge(organIds)
      // A process whose listener is lost serves nothing from memory, so only the listening ones count.
      const { rows } = await database.pool.query<{ n: number }>(
        `SELECT count(*)::int AS n FROM pg_stat_activity
         WHERE application_name = $1 AND datname = current_database()`,
        [LISTENER_NAME],
      )
      const expected = rows[0]?.n ?? 0
      if (expected === 0) return true
      const round = randomBytes(8).toString('hex')
      const answered = new Promise<boolean>((resolve) => {
        let answers = 0
        const timer = setTimeout(() => resolve(false), PATIENCE_MS)
        waiting.set(round, () => {
          answers += 1
          if (answers < expected) return
          clearTimeout(timer)
          resolve(true)
        })
      })
      await notify('purge_asked', `${round} ${organIds.join(',')}`)
      return answered.finally(() => waiting.delete(round))
    },
    async answer(payload) {
      const [round = '', ids = ''] = payload.split(' ')
      cache.purge(ids.split(',').filter(Boolean).map(Number))
      await notify('purge_done', round)
    },
    count(payload) {
      waiting.get(payload)?.()
    },
  }
}
