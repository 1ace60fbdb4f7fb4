import { sql } from 'kysely'
import type { Database } from '../database/database.ts'

export interface RateRule {
  readonly name: string
  readonly hits: number
  readonly windowSeconds: number
}

/**
 * Counts one hit in a fixed window kept in the database, so that the limit holds over all web processes. Answers the
 * seconds to wait, or 0 when within the limit.
 */
export async function takeHit(database: Database, rule: RateRule, who: string, now: Date): Promise<number> {
  const bucket = `${rule.name}|${who}`
  const windowStart = new Date(now.getTime() - rule.windowSeconds * 1000)
  const row = await sql<{ hits: number; started: Date }>`
    INSERT INTO rate_window AS w (bucket, started, hits) VALUES (${bucket}, ${now}, 1)
    ON CONFLICT (bucket) DO UPDATE SET
      hits = CASE WHEN w.started <= ${windowStart} THEN 1 ELSE w.hits + 1 END,
      started = CASE WHEN w.started <= ${windowStart} THEN ${now} ELSE w.started END
    RETURNING hits, started`.execute(database.open)
  const window = row.rows[0]
  if (!window || window.hits <= rule.hits) return 0
  return Math.max(1, Math.ceil((window.started.getTime() + rule.windowSeconds * 1000 - now.getTime()) / 1000))
}

/** Drops windows nobody is counted in any more; a daily job. */
export async function sweepRateWindows(database: Database, now: Date): Promise<void> {
  await database.open
    .deleteFrom('rate_window')
    .where('started', '<', new Date(now.getTime() - 86_400_000))
    .execute()
}
