import { createHash } from 'node:crypto'
import type pg from 'pg'
import type { Tx } from '../platform/database/database.ts'
import type { AuditActor } from '../platform/database/tenant.ts'
import type { AuditEvent } from './model.ts'

export interface ChainedFields {
  readonly organId: number
  readonly seq: number
  /** ISO instant. */
  readonly at: string
  readonly actor: AuditActor
  readonly type: string
  readonly subject: string
  readonly data: unknown
}

export const GENESIS = Buffer.alloc(32)

/** The hash of one link: over the previous hash and the canonical JSON of the event. */
export function linkHash(algorithm: 'sha256' | 'sm3', previous: Buffer, fields: ChainedFields): Buffer {
  return createHash(algorithm).update(previous).update(canonicalJson(fields)).digest()
}

/** JSON with sorted keys, so that the same event always gives the same bytes, jsonb round trips included. */
export function canonicalJson(value: unknown): string {
  if (value === null || typeof value !== 'object') return JSON.stringify(value) ?? 'null'
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`
  const entries = Object.entries(value)
    .filter(([, member]) => member !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1))
  return `{${entries.map(([key, member]) => `${JSON.stringify(key)}:${canonicalJson(member)}`).join(',')}}`
}

/** Named, so that the server plans them once a connection: every write of the system runs them. */
const LOCK_HEAD = {
  name: 'audit-lock-head',
  text: `INSERT INTO audit_head AS head (organ_id, seq, hash) VALUES ($1, 0, $2)
    ON CONFLICT (organ_id) DO UPDATE SET seq = head.seq RETURNING seq, hash`,
}
const APPEND = {
  name: 'audit-append',
  text: `WITH moved AS (UPDATE audit_head SET seq = $3, hash = $4 WHERE organ_id = $1)
    INSERT INTO audit_event (organ_id, seq, at, actor, type, subject, data, algorithm, hash)
    SELECT $1, (e->>'seq')::bigint, $5, $6, e->>'type', e->>'subject', e->'data', $7, decode(e->>'hash', 'base64')
    FROM jsonb_array_elements($2::jsonb) AS e`,
}

/**
 * Appends the transaction's events to the organ's chain. The head row is locked until commit, so links never fork;
 * called last, so that the lock is held only for the commit.
 */
export async function appendAudit(
  client: pg.ClientBase,
  tx: Pick<Tx, 'tenancy' | 'now'>,
  events: readonly AuditEvent[],
  algorithm: 'sha256' | 'sm3',
): Promise<void> {
  if (events.length === 0) return
  const { organId, actor } = tx.tenancy
  const head = await client.query<{ seq: number; hash: Buffer }>({
    ...LOCK_HEAD,
    values: [organId, GENESIS],
  })
  let seq = head.rows[0]?.seq ?? 0
  let hash = head.rows[0]?.hash ?? GENESIS
  const at = tx.now.toISOString()
  const rows = events.map((event) => {
    seq += 1
    hash = linkHash(algorithm, hash, { organId, seq, at, actor, ...event })
    return { seq, type: event.type, subject: event.subject, data: event.data, hash: hash.toString('base64') }
  })
  await client.query({
    ...APPEND,
    values: [organId, JSON.stringify(rows), seq, hash, at, JSON.stringify(actor), algorithm],
  })
}
