import { verifyProjections } from '../applications/actions/verify-projections.ts'
import { GENERATED_CODE, insertApplications, insertOrgans, type MassOrder } from '../demo/mass.ts'
import type { Database } from '../platform/database/database.ts'
import { systemTenancy } from '../platform/database/tenant.ts'
import type { CliIo } from './io.ts'
import { type CommandContext, withDatabase } from './with-database.ts'

const USAGE = '用法：generate --organs 数 --applications 数 --seed 数'
const LIMITS = { organs: 1_000_000, applications: 20_000_000, seed: 2_000_000_000 } as const
/** Organs whose cases are replayed afterwards to prove acts and projections equal. */
const CHECKED_ORGANS = 25

/**
 * `generate --organs N --applications N --seed N`: mass data for benchmarks in an installation that is empty or was
 * generated. Exit 1 where there are other organs, or where the sample does not hold; exit 2 on bad arguments.
 */
export async function run(args: string[], io: CliIo): Promise<number> {
  const wanted = parseArguments(args)
  if (typeof wanted === 'string') {
    io.err(`generate：${wanted}\n`)
    return 2
  }
  return withDatabase(io, (context) => generate(context, io, wanted))
}

type Wanted = Record<keyof typeof LIMITS, number>

function parseArguments(args: readonly string[]): Wanted | string {
  const wanted: Wanted = { organs: 100, applications: 10_000, seed: 1 }
  for (let index = 0; index < args.length; index += 1) {
    const [flag = '', inline] = (args[index] ?? '').split('=', 2)
    const name = flag.slice(2)
    if (!flag.startsWith('--') || !isName(name)) return `不认识的参数 ${flag}。${USAGE}`
    const text = inline ?? args[(index += 1)] ?? ''
    const value = Number(text)
    if (!/^\d+$/.test(text) || value < (name === 'seed' ? 0 : 1) || value > LIMITS[name])
      return `${flag} 应为 1 至 ${LIMITS[name]} 的整数，现为“${text}”。${USAGE}`
    wanted[name] = value
  }
  return wanted
}

function isName(name: string): name is keyof Wanted {
  return Object.hasOwn(LIMITS, name)
}

async function generate({ services, owner }: CommandContext, io: CliIo, wanted: Wanted): Promise<number> {
  const other = await otherOrgan(owner)
  if (other !== undefined) {
    io.err(`generate：这里已有机关“${other}”，不是空的，也不是生成的。请换一个空的数据目录（DATA_DIR）\n`)
    return 1
  }
  const order: MassOrder = { ...wanted, today: services.clock.today() }
  const calendar = services.calendar.current()
  const started = services.clock.ticks()
  await owner.write(systemTenancy(0, 'generate'), async (tx) => {
    io.err(`正在生成 ${order.organs} 个机关\n`)
    const root = await insertOrgans(tx, order.organs)
    io.err(`正在生成 ${order.applications} 件申请\n`)
    await insertApplications(tx, calendar, order)
    await tx.client.query(
      `INSERT INTO installation (kind, clock_offset) VALUES ('demo', 0) ON CONFLICT DO NOTHING`,
    )
    await tx.client.query("SELECT pg_notify('organs_changed', '')")
    await noteInAudit(tx.client, root)
  })
  io.err('正在整理表\n')
  for (const table of ['organ', 'application', 'application_act'])
    await owner.pool.query(`VACUUM (ANALYZE) ${table}`)
  await services.organs.refresh()
  return report({ services, owner }, io, (services.clock.ticks() - started) / 1000)
}

async function otherOrgan(owner: Database): Promise<string | undefined> {
  const { rows } = await owner.pool.query<{ name: string }>(
    'SELECT name FROM organ WHERE code !~ $1 LIMIT 1',
    [GENERATED_CODE],
  )
  return rows[0]?.name
}

async function noteInAudit(
  client: { query(text: string, values: unknown[]): Promise<unknown> },
  root: number,
): Promise<void> {
  // The generated organs begin their chains with the first real act; the head of the district's is laid here.
  await client.query(
    `INSERT INTO audit_head (organ_id, seq, hash) VALUES ($1, 0, decode(repeat('00', 32), 'hex')) ON CONFLICT DO NOTHING`,
    [root],
  )
}

async function report(
  { services, owner }: Pick<CommandContext, 'services' | 'owner'>,
  io: CliIo,
  seconds: number,
): Promise<number> {
  const { rows } = await owner.pool.query<{ organs: number; applications: number; acts: number }>(
    `SELECT (SELECT count(*) FROM organ)::integer AS organs, (SELECT count(*) FROM application)::integer AS applications,
            (SELECT count(*) FROM application_act)::integer AS acts`,
  )
  const counts = rows[0]
  const sample = await owner.pool.query<{ organ_id: number }>(
    'SELECT organ_id FROM (SELECT DISTINCT organ_id FROM application) AS o ORDER BY md5(organ_id::text) LIMIT $1',
    [CHECKED_ORGANS],
  )
  const checked = await verifyProjections(
    services,
    owner,
    sample.rows.map((row) => row.organ_id),
  )
  io.out(
    `机关 ${counts?.organs ?? 0} 个，申请 ${counts?.applications ?? 0} 件，登记事项 ${counts?.acts ?? 0} 条，用时 ${seconds.toFixed(1)} 秒\n`,
  )
  io.out(`抽查 ${sample.rows.length} 个机关 ${checked.cases} 件，不一致 ${checked.faults.length} 处\n`)
  return checked.faults.length === 0 ? 0 : 1
}
