// A throw-away server of the system's own PostgreSQL (Debian's 15), for the second run of the integration tests.
import { execFileSync, spawn, spawnSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { aptInstall, isRootOnDebian } from './apt.mjs'

const HOME = '/usr/lib/postgresql'

/** The folder of the oldest PostgreSQL from 15 up; on Debian, root may install it. Undefined where there is none. */
export function findSystemPostgres() {
  const found = lookUp()
  if (found || !isRootOnDebian()) return found
  // Debian's package would make a cluster and start it; we want the programs only.
  const folder = '/etc/postgresql-common/createcluster.d'
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, 'gongkai-tests.conf'), 'create_main_cluster = false\n')
  aptInstall(['postgresql'])
  return lookUp()
}

function lookUp() {
  const versions = existsSync(HOME) ? readdirSync(HOME).filter((name) => Number(name) >= 15) : []
  const [oldest] = versions.sort((a, b) => Number(a) - Number(b))
  return oldest && existsSync(join(HOME, oldest, 'bin', 'initdb'))
    ? { major: oldest, bin: join(HOME, oldest, 'bin') }
    : undefined
}

/** Starts it in a temporary folder; `url` is the superuser's. */
export async function startSystemPostgres({ bin }) {
  const folder = mkdtempSync(join(tmpdir(), 'gongkai-system-pg-'))
  const account = process.getuid() === 0 ? accountOf('postgres') : undefined
  if (account) chownSync(folder, account.uid, account.gid)
  chmodSync(folder, 0o755)
  const password = randomBytes(12).toString('hex')
  const passwordFile = join(folder, 'password')
  writeFileSync(passwordFile, password)
  const cluster = join(folder, 'data')
  const how = { cwd: folder, ...account }
  execFileSync(
    join(bin, 'initdb'),
    [
      '-D',
      cluster,
      '-U',
      'postgres',
      '-A',
      'scram-sha-256',
      `--pwfile=${passwordFile}`,
      '--no-sync',
      '-E',
      'UTF8',
      '--locale-provider=icu',
      '--icu-locale=zh-Hans',
      '--locale=C.UTF-8',
    ],
    { ...how, stdio: ['ignore', 'ignore', 'inherit'] },
  )
  const port = await freePort()
  const server = spawn(
    join(bin, 'postgres'),
    [
      '-D',
      cluster,
      '-p',
      String(port),
      '-c',
      'listen_addresses=127.0.0.1',
      '-c',
      'unix_socket_directories=',
      '-c',
      'fsync=off',
      '-c',
      'synchronous_commit=off',
      '-c',
      'full_page_writes=off',
      '-c',
      'log_min_messages=fatal',
    ],
    { ...how, stdio: ['ignore', 'ignore', 'inherit'] },
  )
  const kill = () => server.kill('SIGKILL')
  process.once('exit', kill)
  await ready(bin, port, server)
  return {
    url: `postgres://postgres:${password}@127.0.0.1:${port}/postgres`,
    stop: async () => {
      process.off('exit', kill)
      const ended = new Promise((done) => server.once('exit', done))
      if (server.exitCode === null && server.kill('SIGINT')) await ended
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

async function ready(bin, port, server) {
  for (let i = 0; i < 300; i += 1) {
    if (server.exitCode !== null) throw new Error(`the system's postgres ended with ${server.exitCode}`)
    if (spawnSync(join(bin, 'pg_isready'), ['-q', '-h', '127.0.0.1', '-p', String(port)]).status === 0) return
    await sleep(100)
  }
  throw new Error("the system's postgres is not ready after 30 s")
}

function accountOf(name) {
  const id = (flag) => Number(execFileSync('id', [flag, name], { encoding: 'utf8' }))
  return { uid: id('-u'), gid: id('-g') }
}

function freePort() {
  return new Promise((done, fail) => {
    const probe = createServer().once('error', fail)
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address()
      probe.close(() => done(port))
    })
  })
}
