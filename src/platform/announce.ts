import { fork } from 'node:child_process'
import { join } from 'node:path'
import type { DemoOrder } from '../demo/process.ts'
import { DEMO_LOGINS, DEMO_PASSWORD } from '../people/demo-logins.ts'
import type { Config } from './config.ts'
import type { OpenDatabase } from './postgres/open-database.ts'
import type { Services } from './services.ts'
import { setupToken } from './setup-token.ts'
import type { RunningProgram } from './start.ts'

type Write = (line: string) => void

/** Loads the demo district into an empty installation. */
export async function prepareDemo(services: Services, database: OpenDatabase, write: Write): Promise<void> {
  if (services.installation.kind() === 'none') await loadDemoDistrict(services, database, write)
}

/** In a process of its own: loading takes twice the memory that serving does, and gives it back by ending. */
export async function loadDemoDistrict(
  services: Services,
  database: OpenDatabase,
  write: Write,
): Promise<void> {
  const order: DemoOrder = { config: services.config, app: database.app, owner: database.owner }
  const child = fork(join(import.meta.dirname, '..', 'demo', 'process.ts'))
  child.on('message', (line) => write(String(line)))
  child.send(order)
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject)
    child.once('exit', resolve)
  })
  if (code !== 0) throw new Error(`演示数据没有载入成功（进程退出码 ${code}）。请删除数据目录后重试`)
  await Promise.all([services.organs.refresh(), services.installation.refresh()])
}

export async function announceDemo(
  { address, services }: RunningProgram,
  config: Config,
  write: Write,
): Promise<void> {
  const root = config.publicUrl ?? address
  write('')
  write(`  门户  ${root}/            王城路街道  ${root}/o/wangchenglu/`)
  write(`  工作台 ${root}/desk       演示口令（各账号相同） ${DEMO_PASSWORD}`)
  for (const login of DEMO_LOGINS) write(`    ${login.username.padEnd(10)} ${login.label}`)
  const { trackedReceipts } = await import('../demo/tracking.ts')
  const receipts = await trackedReceipts(services)
  if (receipts.length > 0)
    write(`  查询申请 ${root}/o/wangchenglu/apply/status（申请编号、查询码、校验数字）`)
  for (const { number, queryCode, receiptCode, label } of receipts)
    write(`    ${number}  ${queryCode}  ${receiptCode}  ${label}`)
  write('')
}

export function announceSetup(program: RunningProgram, config: Config, write: Write): void {
  if (program.address === '' || program.services.installation.kind() !== 'none') return
  const root = config.publicUrl ?? program.address
  write(`  首次安装请打开 ${root}/desk/setup?token=${setupToken.value}`)
}
