import { sql } from 'kysely'
import type { Database } from '../database/database.ts'

export interface RateRule {
  readonly name: string
  readonly hits: number
  readonly windowSeconds: number
}

/** One hit in a fixed window; see `takeHits`. */
export function takeHit(database: Database, rule: RateRule, who: string, now: Date): Promise<number> {
  return takeHits(database, [{ rule, who }], now)
}

/**
 * Counts one hit for each rule in fixed windows kept in the database, so that the limits hold over all web processes,
 * in one statement. Answers the longest time to wait in seconds, or 0 when within every limit.
 */
export async function takeHits(
  database: Database,
  hits: readonly { readonly rule: RateRule; readonly who: string }[],
  now: Date,
): Promise<number> {
  // Always in the same order: two requests that count the same windows never wait for each other in a ring.
  const rows = hits
    .map(({ rule, who }) => ({ bucket: `${rule.name}|${who}`, rule }))
    .sort((a, b) => (a.bucket < b.bucket ? -1 : 1))
  const counted = await sql<{ bucket: string; hits: number; started: Date }>`
    INSERT INTO rate_window AS w (bucket, started, hits)
    SELECT bucket, ${now}, 1 FROM unnest(${rows.map((row) => row.bucket)}::text[]) WITH ORDINALITY AS h (bucket, n)
    ORDER BY n
    ON CONFLICT (bucket) DO UPDATE SET
      hits = CASE WHEN w.started <= ${now}::timestamptz - (${secondsByBucket(rows)}::jsonb ->> w.bucket)::int * interval '1 second'
        THEN 1 ELSE w.hits + 1 END,
      started = CASE WHEN w.started <= ${now}::timestamptz - (${secondsByBucket(rows)}::jsonb ->> w.bucket)::int * interval '1 second'
        THEN ${now} ELSE w.started END
    RETURNING bucket, hits, started`.execute(database.open)
  const ruleOf = new Map(rows.map((row) => [row.bucket, row.rule]))
  return Math.max(0, ...counted.rows.map((row) => waitOf(row, ruleOf.get(row.bucket), now)))
}

function secondsByBucket(rows: readonly { readonly bucket: string; readonly rule: RateRule }[]): string {
  return JSON.stringify(Object.fromEntries(rows.map((row) => [row.bucket, row.rule.windowSeconds])))
}

function waitOf(
  window: { readonly hits: number; readonly started: Date },
  rule: RateRule | undefined,
  now: Date,
): number {
  if (rule === undefined || window.hits <= rule.hits) return 0
  const end = window.started.getTime() + rule.windowSeconds * 1000
  return Math.max(1, Math.ceil((end - now.getTime()) / 1000))
}

/** Drops windows nobody is counted in any more; a daily job. */
export async function sweepRateWindows(database: Database, now: Date): Promise<void> {
  await database.open
    .deleteFrom('rate_window')
    .where('started', '<', new Date(now.getTime() - 86_400_000))
    .execute()
}
