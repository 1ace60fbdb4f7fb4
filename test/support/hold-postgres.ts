/**
 * A program that starts the embedded PostgreSQL, says so on one line of JSON and waits for SIGTERM: what the
 * supervisor's tests start and kill. With `write` it inserts rows and prints the number of each acknowledged one.
 */
import pg from 'pg'
import { PostgresRefusal } from '../../src/platform/postgres/faults.ts'
import { attachOrStart, startEmbeddedPostgres } from '../../src/platform/postgres/supervisor.ts'

const [dataDir = '', mode = 'hold', loopbackPort = ''] = process.argv.slice(2)
const say = (line: unknown): boolean => process.stdout.write(`${JSON.stringify(line)}\n`)
const log = { info: () => {}, warn: (message: string) => process.stderr.write(`${message}\n`) }
const options = {
  dataDir,
  log,
  program: mode,
  ...(loopbackPort ? { loopbackPort: Number(loopbackPort) } : {}),
}

try {
  const began = performance.now()
  const server = await (mode === 'attach' ? attachOrStart(options) : startEmbeddedPostgres(options))
  const { connection, adopted, shared } = server
  process.once('SIGTERM', () => void server.stop().then(() => process.exit(0)))
  void server.lost.then((reason) => say({ lost: reason }))
  say({ ready: true, ms: Math.round(performance.now() - began), connection, adopted, shared })
  if (mode === 'write') await write(connection)
  else setInterval(() => {}, 60_000)
} catch (error) {
  if (!(error instanceof PostgresRefusal)) throw error
  say({ refused: error.code, message: error.message })
  process.exitCode = 2
}

async function write(connection: pg.ClientConfig): Promise<void> {
  const client = new pg.Client(connection)
  await client.connect()
  await client.query('create table if not exists written (n bigint primary key)')
  const { rows } = await client.query<{ n: string }>('select coalesce(max(n), 0) as n from written')
  for (let n = Number(rows[0]?.n ?? 0) + 1; ; n += 1) {
    await client.query('insert into written values ($1)', [n])
    say({ n })
  }
}
