// Brings a fresh clone to where it can run: packages as the lock file says, and the desk built.
//   node scripts/prepare.mjs run     without development tools, with the desk
//   node scripts/prepare.mjs cli     without either; --quiet leaves out the counting
//   node scripts/prepare.mjs test    with development tools; the tests build the desk when they come to it
// Progress goes to standard error; standard input and output are left to the command that follows.
import { spawn, spawnSync } from 'node:child_process'
import { existsSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { hadTools, installedKind, matchesLock, packageCount, writeStamp } from './lib/installed.mjs'
import { chooseNode, giveUp, isNewEnough, NEEDED_MAJOR, packagedNode, ROOT } from './lib/runtime.mjs'
import { inTurn } from './lib/turn.mjs'

const [kind = 'run', ...flags] = process.argv.slice(2)
const quiet = flags.includes('--quiet')
const enough = { run: ['run', 'full'], cli: ['run', 'full'], test: ['full'] }[kind]
if (!enough) giveUp('用法：node scripts/prepare.mjs run|cli|test [--quiet]')

requireNode()
try {
  if (!isReady()) await inTurn(prepare, () => say('另一进程正在安装，请稍候……'))
} catch (error) {
  if (!['EACCES', 'EROFS', 'EPERM'].includes(error.code)) throw error
  giveUp(`不能写入程序目录 ${ROOT}：请用拥有该目录的账户先运行一次（${error.message}）。`)
}

function requireNode() {
  const major = Number.parseInt(process.versions.node, 10)
  if (major < 20) giveUp(`需要 Node.js 20 或以上版本，本机是 ${process.versions.node}：请升级后重试。`)
  if (packagedNode() || isNewEnough()) return
  giveUp(
    `本平台（${process.platform}-${process.arch}）没有随附的 Node.js，需要本机的 Node.js ${NEEDED_MAJOR} 或以上版本，` +
      `现为 ${process.versions.node}：请升级后重试。`,
  )
}

function isReady() {
  return enough.includes(installedKind()) && (kind !== 'run' || deskIsFresh())
}

async function prepare() {
  const present = installedKind()
  if (!enough.includes(present)) await install(kind === 'test' || hadTools() ? 'full' : 'run')
  else writeStamp(present)
  requireWorkingNode()
  if (kind === 'run') buildDesk()
}

async function install(what) {
  // Not `npm ci`: it refuses a lock file that lacks platform packages which the registry did not have when it was
  // written, although they are optional. --no-save keeps to the lock file and never writes it; checked below.
  const args = [
    'install',
    '--no-save',
    '--ignore-scripts',
    '--no-audit',
    '--no-fund',
    '--loglevel=http',
    '--include=optional',
  ]
  args.push(
    what === 'full' ? '--include=dev' : '--omit=dev',
    '--fetch-retries=2',
    '--fetch-retry-mintimeout=1000',
    '--fetch-retry-maxtimeout=5000',
  )
  say(what === 'full' ? '正在安装程序包（含开发工具）……' : '正在安装程序包……')
  const { code, complaints } = await npm(args, packageCount(what))
  if (code !== 0) giveUp(explainNpm(complaints))
  if (!matchesLock(what)) giveUp('程序包安装结果与 package-lock.json 不一致：请删除 node_modules 后重试。')
  writeStamp(what)
  say('程序包安装完毕。')
}

/** Runs npm with the same npm that called us, reading its log line by line. */
function npm(args, total) {
  const { npm_execpath: cli } = process.env
  const [command, first] = cli?.endsWith('.js') ? [process.execPath, [cli]] : ['npm', []]
  const child = spawn(command, [...first, ...args], {
    cwd: ROOT,
    stdio: ['ignore', 'pipe', 'pipe'],
    shell: process.platform === 'win32' && command === 'npm',
    env: { ...process.env, NODE_ENV: '' },
  })
  for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => child.kill(signal))
  const complaints = []
  const onLine = watchNpm(total, () => child.kill())
  for (const stream of [child.stdout, child.stderr]) {
    let rest = ''
    stream.setEncoding('utf8').on('data', (text) => {
      const lines = (rest + text).split('\n')
      rest = lines.pop()
      for (const line of lines) if (!onLine(line)) complaints.push(line)
    })
  }
  return new Promise((done) => {
    child.once('error', (error) => done({ code: 1, complaints: [error.message] }))
    child.once('close', (code, signal) => done({ code: signal ? 1 : code, complaints }))
  })
}

/**
 * Reads npm's log: tells every few seconds how many packages have come, and stops an npm that reaches nothing
 * (it would try again for each of hundreds of packages). True for lines that are no complaint.
 */
function watchNpm(total, stop) {
  const seen = new Set()
  const tried = { reached: 0, failed: 0 }
  let told = performance.now()
  return (line) => {
    const failure = / attempt \d+ failed with /.test(line)
    if (failure) tried.failed += 1
    else if (/^npm http fetch \S+ \d{3} /.test(line)) tried.reached += 1
    if (tried.reached === 0 && tried.failed > 8) stop()
    const tarball = /^npm http \S+ (?:GET \d+ )?(\S+\.tgz)/.exec(line)?.[1]
    if (tarball) seen.add(tarball)
    if (tarball && performance.now() - told > 2000) {
      told = performance.now()
      say(`  已取得 ${Math.min(seen.size, total)} / 约 ${total} 个程序包`)
    }
    return line.startsWith('npm http ') && !failure
  }
}

function explainNpm(complaints) {
  const text = complaints.join('\n')
  const tail = complaints.filter((line) => line.trim() && !/npm error A complete log/.test(line)).slice(-6)
  const registry = process.env.npm_config_registry ?? 'npm 软件源'
  if (
    /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|ERR_SOCKET_TIMEOUT|EIDLETIMEOUT/.test(
      text,
    )
  ) {
    return `无法连接 ${registry}：请检查网络，或用 npm config set registry 指定可用的软件源后重试。`
  }
  if (/ENOSPC/.test(text)) return '磁盘已满，程序包未能安装：请清理磁盘空间后重试。'
  if (/EACCES|EPERM|EROFS/.test(text))
    return `没有权限写入 ${join(ROOT, 'node_modules')}：请用拥有程序目录的账户运行。`
  if (/\bE(401|403|404)\b/.test(text)) return `${registry} 拒绝提供所需的程序包：\n${tail.join('\n')}`
  return `程序包安装失败：\n${tail.join('\n')}`
}

/** The packaged Node may not start here (an old or another C library). */
function requireWorkingNode() {
  const node = chooseNode()
  const version = node && spawnSync(node, ['--version'], { encoding: 'utf8' }).stdout?.trim()
  if (version && isNewEnough(version.slice(1))) return
  giveUp(
    `随附的 Node.js 在本机不能运行（系统库过旧或不是 glibc）：请在本机安装 Node.js ${NEEDED_MAJOR} 或以上版本后重试。`,
  )
}

function deskIsFresh() {
  if (!existsSync(join(ROOT, 'src', 'desk', 'index.html'))) return true
  return runBuild(['--check']).status === 0
}

function buildDesk() {
  if (deskIsFresh()) return
  say('正在生成办公端页面……')
  const { status, stderr } = runBuild([])
  if (status === 0) return
  rmSync(join(ROOT, 'dist', 'desk', '.stamp'), { force: true })
  process.stderr.write(stderr)
  giveUp('办公端页面生成失败，见上。')
}

function runBuild(args) {
  return spawnSync(chooseNode() ?? process.execPath, [join(ROOT, 'scripts', 'build-desk.mjs'), ...args], {
    cwd: ROOT,
    encoding: 'utf8',
    stdio: ['ignore', 'ignore', 'pipe'],
  })
}

function say(line) {
  if (!quiet || line.startsWith('正在')) process.stderr.write(`${line}\n`)
}
