/**
 * Durable intake: the portal's own action (checks, sealing, receipt, audit chain, commit) against the same rows written
 * by raw SQL at the same concurrency, on the same server in the same run. Applications go to eight organs in turn.
 */
import { randomBytes, randomUUID } from 'node:crypto'
import pg from 'pg'
import { submitApplication, newIntakeKey } from '../src/applications/actions/submit-application.ts'
import type { Organ } from '../src/organs/model.ts'
import type { Services } from '../src/platform/services.ts'
import type { Base } from './base.ts'
import type { Figure } from './figure.ts'

const CONCURRENCY = 10
const SECONDS = 4
const ORGANS = 8

export async function run(base: Base): Promise<readonly Figure[]> {
  const root = await base.addOrgan('intake-root', undefined)
  const organs: Organ[] = []
  for (let index = 0; index < ORGANS; index += 1) organs.push(await base.addOrgan(`intake-${index}`, root))
  const raw = await rawIntake(base, organs)
  let ours = 0
  let byHand = 0
  // Both in turn, so that neither gets the quiet moment.
  for (let round = 0; round < 3; round += 1) {
    byHand = Math.max(byHand, await rate(raw.write))
    ours = Math.max(ours, await rate((n) => submit(base.services, organs[n % ORGANS], n)))
  }
  await raw.close()
  return [
    {
      name: `durable intake, ${CONCURRENCY} at once`,
      value: ours,
      unit: '/s',
      baseline: { value: byHand, what: 'the same rows by raw SQL' },
      ratio: ours / byHand,
      aim: { atLeast: 0.5 },
    },
  ]
}

async function rate(write: (n: number) => Promise<void>): Promise<number> {
  let n = 0
  const until = performance.now() + SECONDS * 1000
  const started = performance.now()
  await Promise.all(
    Array.from({ length: CONCURRENCY }, async () => {
      while (performance.now() < until) {
        n += 1
        await write(n)
      }
    }),
  )
  return (n / (performance.now() - started)) * 1000
}

async function submit(services: Services, organ: Organ | undefined, n: number): Promise<void> {
  if (organ === undefined) throw new Error('no organ')
  const result = await submitApplication(services, organ, {
    intakeKey: newIntakeKey(),
    applicant: {
      column: 'naturalPerson',
      name: '张某某',
      idType: '居民身份证',
      idNumber: '11010519491231002X',
      phone: '0379-00001234',
      address: '演示路1号',
    },
    infoName: '老旧小区改造工程实施方案',
    content: '申请公开老旧小区改造的实施方案、改造小区名单和资金来源。',
    formWanted: 'paper',
    wayWanted: 'post',
    proofs: [],
    clientAddress: `10.${(n >> 16) & 255}.${(n >> 8) & 255}.${n & 255}`,
  })
  if (!result.ok) throw new Error(result.refusal.message)
}

interface RawIntake {
  readonly write: (n: number) => Promise<void>
  readonly close: () => Promise<void>
}

type Row = Readonly<Record<string, unknown>>

/** The rows of one real application are read back and written over and over under new ids, one transaction each. */
async function rawIntake(base: Base, organs: readonly Organ[]): Promise<RawIntake> {
  const [first] = organs
  await submit(base.services, first, 0)
  const read = async (table: string, order: string): Promise<Row> => {
    const { rows } = await base.owner.pool.query<Row>(
      `SELECT * FROM ${table} WHERE organ_id = $1 ORDER BY ${order} DESC LIMIT 1`,
      [first?.organId],
    )
    const [row] = rows
    if (row === undefined) throw new Error(`no row in ${table}`)
    return row
  }
  const application = inserting('application', await read('application', 'created_at'))
  const act = inserting('application_act', await read('application_act', 'recorded_at'))
  const event = inserting('audit_event', await read('audit_event', 'seq'))
  const pool = new pg.Pool({ ...base.app, max: CONCURRENCY, options: '-c role=gongkai_app' })
  pool.on('error', () => undefined)
  const write = async (n: number): Promise<void> => {
    const organ = organs[n % ORGANS]
    const organ_id = organ?.organId ?? 0
    const client = await pool.connect()
    try {
      await client.query(`BEGIN; SET LOCAL gongkai.organs = '{${organ_id}}'`)
      await client.query(
        `INSERT INTO application_counter AS c (organ_id, scope, year, last) VALUES ($1, 'application', 2026, 1)
         ON CONFLICT (organ_id, scope, year) DO UPDATE SET last = c.last + 1 RETURNING last`,
        [organ_id],
      )
      const application_id = randomUUID()
      await application(client, {
        organ_id,
        application_id,
        number: `raw-${application_id}`,
        intake_hash: randomBytes(32),
      })
      await act(client, { organ_id, application_id })
      const head = await client.query<{ seq: number }>(
        `INSERT INTO audit_head AS head (organ_id, seq, hash) VALUES ($1, 1, $2)
         ON CONFLICT (organ_id) DO UPDATE SET seq = head.seq + 1 RETURNING seq`,
        [organ_id, Buffer.alloc(32)],
      )
      await event(client, { organ_id, seq: head.rows[0]?.seq })
      await client.query('COMMIT')
    } finally {
      client.release()
    }
  }
  return { write, close: () => pool.end() }
}

/** An INSERT of all the columns of a row, some of them given anew each time. */
function inserting(table: string, row: Row): (client: pg.PoolClient, change: Row) => Promise<void> {
  const columns = Object.keys(row)
  const text = `INSERT INTO ${table} (${columns.join(', ')}) VALUES (${columns.map((_, index) => `$${index + 1}`).join(', ')})`
  return async (client, change) => {
    await client.query({
      name: `raw-${table}`,
      text,
      values: columns.map((column) => change[column] ?? row[column]),
    })
  }
}
