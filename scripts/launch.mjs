// Starts a part of the program on Node 24, wherever npm was called from.
//   node scripts/launch.mjs demo | start | cli ARGS… | bench ARGS…
import { spawn } from 'node:child_process'
import { isAbsolute, join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { chooseNode, giveUp, isNewEnough, NEEDED_MAJOR, ROOT } from './lib/runtime.mjs'

const ENTRIES = { demo: 'src/server.ts', start: 'src/server.ts', cli: 'src/cli.ts', bench: 'bench/index.ts' }
const [what, ...args] = process.argv.slice(2)
const entry = ENTRIES[what]
if (!entry) giveUp(`用法：node scripts/launch.mjs ${Object.keys(ENTRIES).join('|')}`)

if (isNewEnough()) await run()
else restartOnNewNode()

async function run() {
  setEnvironment()
  if (what === 'demo' || what === 'start') endWithParent()
  // In this very process: one process less, and every signal reaches the program itself.
  process.argv = [process.argv[0], join(ROOT, entry), ...args]
  await import(pathToFileURL(join(ROOT, 'src/platform/loader.ts')).href)
  await import(pathToFileURL(join(ROOT, entry)).href)
}

/** SIGTERM to npm ends npm and the shell between us, and does not reach us: notice that they are gone. */
function endWithParent() {
  if (!process.env.npm_lifecycle_event) return
  const parent = process.ppid
  const timer = setInterval(() => {
    if (process.ppid === parent) return
    clearInterval(timer)
    process.kill(process.pid, 'SIGTERM')
  }, 250)
  timer.unref()
}

function setEnvironment() {
  const { env } = process
  // Rendering is twelve times slower without.
  env.NODE_ENV = 'production'
  if (what === 'demo') env.GONGKAI_MODE = 'demo'
  const calledFrom = env.INIT_CWD ?? process.cwd()
  env.DATA_DIR ||= join(ROOT, what === 'demo' ? 'data/demo' : 'data')
  for (const name of ['DATA_DIR', 'KEY_FILE', 'SETTINGS_FILE']) {
    if (env[name] && !isAbsolute(env[name])) env[name] = resolve(calledFrom, env[name])
  }
  process.chdir(what === 'cli' ? calledFrom : ROOT)
}

function restartOnNewNode() {
  const node = chooseNode()
  if (!node)
    giveUp(
      `需要 Node.js ${NEEDED_MAJOR}：请先运行 npm run demo 或 npm start 完成安装，或在本机升级 Node.js。`,
    )
  const child = spawn(node, process.argv.slice(1), { stdio: 'inherit' })
  // Ctrl-C reaches both; the child decides when it is done. Getting it twice must not matter to it.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
  child.once('error', (error) => giveUp(`不能启动 ${node}：${error.message}`))
  child.once('exit', (code, signal) => {
    if (!signal) process.exit(code ?? 1)
    for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.removeAllListeners(name)
    process.kill(process.pid, signal)
  })
}
