import './platform/loader.ts'
import { readConfig, SettingError } from './platform/config.ts'
import { MigrationError } from './platform/database/migrate.ts'
import { PostgresRefusal } from './platform/postgres/faults.ts'
import type { RunningProgram } from './platform/start.ts'

/** `npm run demo` and `npm start`: one process with web server, worker and, unless told otherwise, the database. */
const write = (line: string): void => {
  process.stdout.write(`${line}\n`)
}

let program: RunningProgram | undefined
let stopping: Promise<void> | undefined

function stop(reason: string, exitCode = 0): void {
  if (stopping) return
  write(`${reason}，正在停止……`)
  // Never longer than ten seconds: what a crash would lose is nothing, PostgreSQL recovers.
  setTimeout(() => process.exit(1), 9_500).unref()
  stopping = (program?.stop() ?? Promise.resolve()).then(
    () => process.exit(exitCode),
    () => process.exit(1),
  )
}

process.on('SIGINT', () => stop('收到 SIGINT'))
process.on('SIGTERM', () => stop('收到 SIGTERM'))

async function main(): Promise<void> {
  const mode = process.env['GONGKAI_MODE'] === 'demo' ? 'demo' : 'real'
  const config = readConfig(process.env, mode)
  const { startProgram } = await import('./platform/start.ts')
  const { announceDemo, prepareDemo, announceSetup } = await import('./platform/announce.ts')
  program = await startProgram(config, {
    progress: write,
    lost: (reason) => stop(reason, 1),
    ...(mode === 'demo' ? { prepare: (services, database) => prepareDemo(services, database, write) } : {}),
  })
  if (mode === 'demo') await announceDemo(program, config, write)
  else announceSetup(program, config, write)
  if (program.address !== '') write(`ready ${program.address}`)
}

main().catch((error: unknown) => {
  if (error instanceof SettingError || error instanceof PostgresRefusal || error instanceof MigrationError) {
    process.stderr.write(`${error.message}\n`)
    process.exit(2)
  }
  const code = (error as NodeJS.ErrnoException | undefined)?.code
  if (code === 'EADDRINUSE') {
    process.stderr.write(`端口已被占用：请用 PORT 设置另一个端口，如 PORT=8081 npm run demo\n`)
    process.exit(2)
  }
  process.stderr.write(
    `没有启动成功：${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`,
  )
  process.exit(1)
})
