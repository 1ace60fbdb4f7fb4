import { statfs } from 'node:fs/promises'
import { listMigrations } from '../platform/database/migrate.ts'
import { DESK_BUILD } from '../platform/http/desk-static.ts'
import { existsSync } from 'node:fs'
import type { CliIo } from './io.ts'
import { type CommandContext, withDatabase } from './with-database.ts'

interface Finding {
  readonly check: string
  readonly ok: boolean
  readonly detail: string
}

/** `doctor`: what an administrator would look at first; exit 1 where something needs a hand. */
export function run(args: string[], io: CliIo): Promise<number> {
  return withDatabase(io, async (context) => {
    const findings = [
      await serverVersion(context),
      await schemaVersion(context),
      await roles(context),
      await freeSpace(context),
      calendarCoverage(context),
      deskBuild(),
      await stuckJobs(context),
      await missingFiles(context),
    ]
    if (args.includes('--json')) io.out(`${JSON.stringify({ findings })}\n`)
    else for (const one of findings) io.out(`${one.ok ? '正常' : '注意'}  ${one.check}：${one.detail}\n`)
    return findings.every((one) => one.ok) ? 0 : 1
  })
}

async function serverVersion({ owner }: CommandContext): Promise<Finding> {
  const { rows } = await owner.pool.query<{ v: string }>(`SELECT current_setting('server_version') AS v`)
  const version = rows[0]?.v ?? ''
  return { check: 'PostgreSQL', ok: Number.parseInt(version, 10) >= 15, detail: `版本 ${version}` }
}

async function schemaVersion({ owner }: CommandContext): Promise<Finding> {
  const { rows } = await owner.pool.query<{ n: number }>('SELECT count(*) AS n FROM schema_migration')
  const known = listMigrations().length
  return {
    check: '数据库结构',
    ok: rows[0]?.n === known,
    detail: `已升级 ${rows[0]?.n ?? 0} 项，共 ${known} 项`,
  }
}

async function roles({ services }: CommandContext): Promise<Finding> {
  const { rows } = await services.database.pool.query<{ name: string; mighty: boolean }>(
    'SELECT rolname AS name, rolsuper OR rolbypassrls AS mighty FROM pg_roles WHERE rolname = current_user',
  )
  const row = rows[0]
  return { check: '网页进程的数据库角色', ok: row?.mighty === false, detail: row?.name ?? '未知' }
}

async function freeSpace({ services }: CommandContext): Promise<Finding> {
  const disk = await statfs(services.config.dataDir)
  const gigabytes = (disk.bavail * disk.bsize) / 1024 ** 3
  return { check: '磁盘剩余空间', ok: gigabytes > 2, detail: `${gigabytes.toFixed(1)} GB` }
}

function calendarCoverage({ services }: CommandContext): Finding {
  const { publishedThrough } = services.calendar.current()
  const year = services.clock.today().slice(0, 4)
  const late = services.clock.today().slice(5) >= '12-01' && publishedThrough.slice(0, 4) === year
  return {
    check: '工作日历',
    ok: publishedThrough >= services.clock.today() && !late,
    detail: `已公布至 ${publishedThrough}${late ? '，明年的放假安排应已印发，请尽快录入' : ''}`,
  }
}

function deskBuild(): Finding {
  const built = existsSync(DESK_BUILD)
  return { check: '工作台', ok: built, detail: built ? '已构建' : '尚未构建，请用 npm start 启动一次' }
}

async function stuckJobs({ owner }: CommandContext): Promise<Finding> {
  const { rows } = await owner.pool.query<{ waiting: number; failed: number }>(
    `SELECT count(*) AS waiting, count(*) FILTER (WHERE attempts >= max_attempts) AS failed FROM graphile_worker._private_jobs`,
  )
  const { waiting = 0, failed = 0 } = rows[0] ?? {}
  return { check: '后台任务', ok: failed === 0, detail: `等待 ${waiting} 项，多次失败 ${failed} 项` }
}

async function missingFiles({ owner, services }: CommandContext): Promise<Finding> {
  const { rows } = await owner.pool.query<{ hash: string }>('SELECT DISTINCT hash FROM stored_file')
  let missing = 0
  for (const { hash } of rows) {
    await services.files.get('original', hash).catch(() => {
      missing += 1
    })
  }
  return { check: '原件', ok: missing === 0, detail: `${rows.length} 个，缺失或损坏 ${missing} 个` }
}
