/**
 * The embedded database: real PostgreSQL, started and stopped by the program. It outlives nothing: Ctrl-C does
 * not reach it directly (it has a session of its own), the kernel stops it when the program is killed, and where
 * the kernel cannot, the next start adopts it.
 */
import type { ChildProcess } from 'node:child_process'
import { existsSync, realpathSync } from 'node:fs'
import { resolve } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { chooseAccount } from './account.ts'
import { prepareBinaries } from './binaries.ts'
import {
  checkCluster,
  createCluster,
  createDataDir,
  createHome,
  type Places,
  placesIn,
  secretPassword,
} from './cluster.ts'
import { explained, PostgresRefusal } from './faults.ts'
import { launch, type RunningServer } from './launch.ts'
import { livePostmaster, type Postmaster, removeStaleLocks } from './postmaster-file.ts'
import { processState } from './process-state.ts'
import { guests, signInAsGuest, tryLock } from './program-lock.ts'

/** As `pg` takes it; `host` may be the folder of a Unix socket. */
export interface PostgresConnection {
  readonly host: string
  readonly port: number
  readonly user: string
  readonly password: string
  readonly database: string
}

export interface PostgresLog {
  info(message: string): void
  warn(message: string): void
}

export interface EmbeddedPostgres {
  /** The superuser's; use it for `ensureDatabase` only. */
  readonly connection: PostgresConnection
  /** A server that an earlier, killed program had left running was taken over. */
  readonly adopted: boolean
  /** The server belongs to another running program; `stop` leaves it alone. */
  readonly shared: boolean
  /** Resolves with the reason (zh-CN) if the server ends without `stop`. */
  readonly lost: Promise<string>
  /** Ends the server (fast shutdown; at most about 9 s) and frees the data folder. May be called twice. */
  stop(): Promise<void>
}

export interface StartOptions {
  readonly dataDir: string
  readonly log: PostgresLog
  /** What runs, for the message to a second program on the same folder. */
  readonly program?: string
  /** zh-CN, one line each, for the person who waits. */
  readonly onProgress?: (line: string) => void
  /** How long to wait for another program to leave the data folder; 3 s if not given. */
  readonly waitForFolderMs?: number
  /** false only for throw-away test servers. */
  readonly durable?: boolean
  /** Tests: never a Unix socket, or this port first. */
  readonly loopbackPort?: number
  /** Tests: a package folder other than the installed one. */
  readonly packageDir?: string
}

/**
 * Starts PostgreSQL on `DATA_DIR/postgres`, making the cluster at first.
 * @throws PostgresRefusal with a sentence for the terminal; another program on the folder is `inUse`.
 */
export function startEmbeddedPostgres(options: StartOptions): Promise<EmbeddedPostgres> {
  return explaining(startAlone(options))
}

/** For the command line: uses the server of the program that runs on the folder, else starts one for itself. */
export function attachOrStart(options: StartOptions): Promise<EmbeddedPostgres> {
  return explaining(attach(options))
}

async function explaining<T>(work: Promise<T>): Promise<T> {
  try {
    return await work
  } catch (error) {
    throw explained(error)
  }
}

async function startAlone(options: StartOptions): Promise<EmbeddedPostgres> {
  const dataDir = prepareFolder(options.dataDir)
  const release = await lockFolder(dataDir, options)
  try {
    return await startLocked(dataDir, options, release)
  } catch (error) {
    release()
    throw error
  }
}

async function attach(options: StartOptions): Promise<EmbeddedPostgres> {
  const dataDir = prepareFolder(options.dataDir)
  const program = options.program ?? 'cli'
  for (;;) {
    const attempt = tryLock(dataDir, program)
    if (attempt.held) {
      try {
        const server = await startLocked(dataDir, options, attempt.release)
        return { ...server, stop: () => waitForGuests(dataDir).then(() => server.stop()) }
      } catch (error) {
        attempt.release()
        throw error
      }
    }
    const signOff = signInAsGuest(dataDir, program)
    const server = await waitForServerOf(attempt.holder.pid, placesIn(dataDir))
    if (server) return guestOf(server, dataDir, signOff)
    signOff()
  }
}

function prepareFolder(dataDir: string): string {
  createDataDir(resolve(dataDir))
  // A postmaster's working folder is a real path; ours must compare equal to it.
  return realpathSync(dataDir)
}

/** A program that was killed a moment ago is still being cleared away by the system. */
const PATIENCE_MS = 3000

async function lockFolder(
  dataDir: string,
  { program, waitForFolderMs = PATIENCE_MS }: StartOptions,
): Promise<() => void> {
  const end = performance.now() + waitForFolderMs
  for (;;) {
    const attempt = tryLock(dataDir, program ?? 'server')
    if (attempt.held) return attempt.release
    if (performance.now() >= end) {
      throw new PostgresRefusal(
        'inUse',
        `数据目录 ${dataDir} 正由另一程序使用（进程 ${attempt.holder.pid}，${attempt.holder.program}）：` +
          '请先停止该程序，或用 DATA_DIR 另行指定数据目录。',
      )
    }
    await sleep(100)
  }
}

async function startLocked(
  dataDir: string,
  options: StartOptions,
  release: () => void,
): Promise<EmbeddedPostgres> {
  const durable = options.durable ?? true
  const places = placesIn(dataDir)
  const account = chooseAccount(dataDir, places.clusterDir)
  if (!account) {
    throw new PostgresRefusal(
      'notPermitted',
      `PostgreSQL 不能以 root 身份运行，而其他账户无法进入数据目录 ${dataDir}：请用普通账户启动，或把 DATA_DIR 设在 /var/lib/gongkai 一类目录下。`,
    )
  }
  createHome(places, account)
  const binaries = prepareBinaries(
    account.entry === 'plain' ? account.ids : undefined,
    places.home,
    options.packageDir,
  )
  checkCluster(places, binaries.major)
  const password = secretPassword(dataDir, 'postgres-password')
  if (!existsSync(places.clusterDir)) {
    options.onProgress?.('正在建立数据库……')
    createCluster(places, account, binaries, { durable, password })
  }
  const server =
    (await adopt(places, options)) ?? (await launch(places, account, binaries, { ...options, durable }))
  options.log.info(
    `postgres ${binaries.version} ${server.adopted ? 'adopted' : 'started'}, pid ${server.pid}`,
  )
  return ownerOf(server, { user: 'postgres', password, database: 'postgres' }, release)
}

/** A live server is taken over when it is ready; one that is going down is waited for. */
async function adopt(places: Places, { log }: StartOptions): Promise<RunningServer | undefined> {
  const end = performance.now() + 60_000
  for (;;) {
    const live = livePostmaster(places.clusterDir)
    if (!live) {
      if (removeStaleLocks(places.clusterDir, places.socketDir))
        log.warn('removed the lock of a killed postgres')
      return undefined
    }
    if (live.state === 'ready') return { ...live, adopted: true, logFile: places.logFile }
    if (performance.now() > end) {
      throw new PostgresRefusal('failed', `数据库进程 ${live.pid} 既未就绪也未停止：请结束该进程后重新启动。`)
    }
    await sleep(50)
  }
}

type Credentials = Omit<PostgresConnection, 'host' | 'port'>

function ownerOf(server: RunningServer, credentials: Credentials, release: () => void): EmbeddedPostgres {
  let stopping: Promise<void> | undefined
  // Last resort when the program ends without stop(), where the kernel does not do it.
  const onExit = (): void => signal(server.pid, 'SIGINT')
  process.on('exit', onExit)
  const ended = server.child ? exitOf(server.child) : disappearance(server.pid)
  server.child?.unref()
  return {
    connection: { host: server.host, port: server.port, ...credentials },
    adopted: server.adopted,
    shared: false,
    lost: ended.then(() =>
      stopping ? new Promise<string>(() => {}) : `数据库意外停止，详见 ${server.logFile}`,
    ),
    stop: () => {
      stopping ??= shutDown(server.pid, ended).then(() => {
        process.off('exit', onExit)
        release()
      })
      return stopping
    },
  }
}

function exitOf(child: ChildProcess): Promise<void> {
  return new Promise((done) => {
    if (child.exitCode !== null || child.signalCode !== null) done()
    child.once('exit', () => done())
  })
}

function disappearance(pid: number): Promise<void> {
  return new Promise((done) => {
    const timer = setInterval(() => {
      if (processState(pid) === 'running') return
      clearInterval(timer)
      done()
    }, 200)
    timer.unref()
  })
}

/** Fast shutdown; if that hangs immediate shutdown (recovered at the next start); at last the kernel's. */
async function shutDown(pid: number, ended: Promise<void>): Promise<void> {
  for (const [name, patience] of [
    ['SIGINT', 6000],
    ['SIGQUIT', 2000],
    ['SIGKILL', 1000],
  ] as const) {
    if (processState(pid) !== 'running') return
    signal(pid, name)
    // The timer is not unref'ed: it keeps the program alive until the server is gone.
    const abort = new AbortController()
    const patient = sleep(patience, false, { signal: abort.signal }).catch(() => false)
    const gone = await Promise.race([ended.then(() => true), patient])
    abort.abort()
    if (gone) return
  }
}

function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name)
  } catch {
    // Gone already.
  }
}

/** The server of a live program: ready now or in a moment; undefined when the program has ended meanwhile. */
async function waitForServerOf(pid: number, places: Places): Promise<Postmaster | undefined> {
  while (processState(pid) === 'running') {
    const live = livePostmaster(places.clusterDir)
    if (live?.state === 'ready') return live
    await sleep(100)
  }
  return undefined
}

function guestOf(server: Postmaster, dataDir: string, signOff: () => void): EmbeddedPostgres {
  const password = secretPassword(dataDir, 'postgres-password')
  process.on('exit', signOff)
  return {
    connection: { host: server.host, port: server.port, user: 'postgres', password, database: 'postgres' },
    adopted: false,
    shared: true,
    lost: disappearance(server.pid).then(() => '正在使用的数据库已由其主程序停止'),
    stop: async () => {
      process.off('exit', signOff)
      signOff()
    },
  }
}

/** A command that started the server waits for others that came to use it; a server stopped by hand does not. */
async function waitForGuests(dataDir: string): Promise<void> {
  while (guests(dataDir).length > 0) await sleep(100)
}
