import './platform/loader.ts'
import type { CliIo } from './cli/io.ts'

/**
 * `npm run -s gongkai -- COMMAND …`. Standard output carries the answer only; progress and errors go to standard
 * error. Exit 0 done, 1 something of severity error or an act refused, 2 unusable input.
 */
type Run = (args: string[], io: CliIo) => Promise<number>

const COMMANDS: Readonly<
  Record<string, { readonly usage: string; readonly load: () => Promise<{ run: Run }> }>
> = {
  deadline: { usage: 'deadline [--json] [--lines] < acts.json', load: () => import('./cli/deadline.ts') },
  fee: { usage: 'fee [--json] [--lines] < fee.json', load: () => import('./cli/fee.ts') },
  'report check': {
    usage: 'report check 文件… [--previous 文件] [--json] [--lines]',
    load: () => import('./cli/report-check.ts'),
  },
  'report compute': {
    usage: 'report compute --organ 代码 --year 年 [--cell 路径] [--json]',
    load: () => import('./cli/report-compute.ts'),
  },
  'verify projections': { usage: 'verify projections', load: () => import('./cli/verify-projections.ts') },
  'audit verify': { usage: 'audit verify', load: () => import('./cli/audit-verify.ts') },
  backup: { usage: 'backup 目录', load: () => import('./cli/backup.ts') },
  restore: { usage: 'restore 目录', load: () => import('./cli/restore.ts') },
  'export-site': { usage: 'export-site 目录', load: () => import('./cli/export-site.ts') },
  generate: {
    usage: 'generate --organs 数 --applications 数 --seed 数',
    load: () => import('./cli/generate.ts'),
  },
  'rotate-key': { usage: 'rotate-key', load: () => import('./cli/rotate-key.ts') },
  doctor: { usage: 'doctor', load: () => import('./cli/doctor.ts') },
}

function usage(): string {
  const lines = Object.values(COMMANDS).map((command) => `  npm run -s gongkai -- ${command.usage}`)
  return `用法：\n${lines.join('\n')}\n`
}

async function main(): Promise<number> {
  const args = process.argv.slice(2)
  const io: CliIo = {
    cwd: process.cwd(),
    stdin: process.stdin,
    out: (text) => void process.stdout.write(text),
    err: (text) => void process.stderr.write(text),
  }
  const [first = '', second = ''] = args
  const two = COMMANDS[`${first} ${second}`]
  const command = two ?? COMMANDS[first]
  if (!command) {
    io.err(first === '' || first === 'help' ? usage() : `不认识的命令“${args.join(' ')}”。${usage()}`)
    return first === 'help' ? 0 : 2
  }
  const { run } = await command.load()
  return run(args.slice(two ? 2 : 1), io)
}

/** A reader that closes early (`| head`) is no fault. */
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0)
  throw error
})

main().then(
  (code) => {
    process.exitCode = code
  },
  (error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
    process.exitCode = 2
  },
)
