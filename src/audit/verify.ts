import type pg from 'pg'
import { GENESIS, linkHash } from './append.ts'
import type { AuditActor } from '../platform/database/tenant.ts'

export interface ChainVerdict {
  readonly organId: number
  readonly events: number
  /** The first link that does not hold; undefined where the chain is whole. */
  readonly brokenAt?: number
  readonly reason?: 'hash' | 'gap' | 'head'
}

interface EventRow {
  readonly seq: number
  readonly at: Date
  readonly actor: AuditActor
  readonly type: string
  readonly subject: string
  readonly data: unknown
  readonly algorithm: 'sha256' | 'sm3'
  readonly hash: Buffer
}

const PAGE = 5000

/** Recomputes every link of one organ's chain from the first event and holds it against the stored head. */
export async function verifyChain(pool: pg.Pool, organId: number): Promise<ChainVerdict> {
  let previous: Buffer = GENESIS
  let seq = 0
  for (;;) {
    const { rows } = await pool.query<EventRow>(
      `SELECT seq, at, actor, type, subject, data, algorithm, hash FROM audit_event
       WHERE organ_id = $1 AND seq > $2 ORDER BY seq LIMIT ${PAGE}`,
      [organId, seq],
    )
    for (const row of rows) {
      if (row.seq !== seq + 1) return { organId, events: seq, brokenAt: seq + 1, reason: 'gap' }
      const { at, algorithm, hash, ...fields } = row
      const expected = linkHash(algorithm, previous, { organId, at: at.toISOString(), ...fields })
      if (!expected.equals(hash)) return { organId, events: seq, brokenAt: row.seq, reason: 'hash' }
      previous = hash
      seq = row.seq
    }
    if (rows.length < PAGE) break
  }
  return compareHead(pool, organId, seq, previous)
}

async function compareHead(pool: pg.Pool, organId: number, seq: number, hash: Buffer): Promise<ChainVerdict> {
  const head = await pool.query<{ seq: number; hash: Buffer }>(
    'SELECT seq, hash FROM audit_head WHERE organ_id = $1',
    [organId],
  )
  const stored = head.rows[0]
  const whole = stored ? stored.seq === seq && stored.hash.equals(hash) : seq === 0
  return whole ? { organId, events: seq } : { organId, events: seq, brokenAt: seq, reason: 'head' }
}
