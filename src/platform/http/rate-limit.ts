import type { Database } from '../database/database.ts'

export interface RateRule {
  readonly name: string
  readonly hits: number
  readonly windowSeconds: number
}

/** Named, so that the server plans it once a connection. A window that has run out begins anew. */
const COUNT = {
  name: 'rate-count',
  text: `WITH asked AS (SELECT * FROM unnest($1::text[], $2::int[]) WITH ORDINALITY AS a (bucket, seconds, n))
    INSERT INTO rate_window AS w (bucket, started, hits)
    SELECT bucket, $3::timestamptz, 1 FROM asked ORDER BY n
    ON CONFLICT (bucket) DO UPDATE SET
      hits = CASE WHEN w.started <= $3 - (SELECT seconds FROM asked WHERE bucket = w.bucket) * interval '1 second'
        THEN 1 ELSE w.hits + 1 END,
      started = CASE WHEN w.started <= $3 - (SELECT seconds FROM asked WHERE bucket = w.bucket) * interval '1 second'
        THEN $3 ELSE w.started END
    RETURNING bucket, hits, started`,
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
  const counted = await database.pool.query<{ bucket: string; hits: number; started: Date }>({
    ...COUNT,
    values: [rows.map((row) => row.bucket), rows.map((row) => row.rule.windowSeconds), now],
  })
  const ruleOf = new Map(rows.map((row) => [row.bucket, row.rule]))
  return Math.max(0, ...counted.rows.map((row) => waitOf(row, ruleOf.get(row.bucket), now)))
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
