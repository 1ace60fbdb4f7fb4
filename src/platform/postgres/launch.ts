/** Starting one postmaster: where it listens, its log, and how we learn that it is ready or why it is not. */
import { type ChildProcess, spawn } from 'node:child_process'
import { chownSync, closeSync, openSync, readFileSync, renameSync, statSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { type Account, commandLineFor } from './account.ts'
import type { Binaries } from './binaries.ts'
import { type Places, serverEnvironment, writeSettings } from './cluster.ts'
import { explainFailure } from './faults.ts'
import { livePostmaster } from './postmaster-file.ts'

export interface LaunchOptions {
  readonly durable: boolean
  readonly loopbackPort?: number | undefined
  readonly onProgress?: ((line: string) => void) | undefined
}

export interface RunningServer {
  readonly pid: number
  readonly host: string
  readonly port: number
  readonly adopted: boolean
  readonly child?: ChildProcess
  readonly logFile: string
}

/** Starts the server and waits until it takes connections, however long recovery takes. */
export async function launch(
  places: Places,
  account: Account,
  binaries: Binaries,
  options: LaunchOptions,
): Promise<RunningServer> {
  writeSettings(places.clusterDir, account, options.durable)
  let { loopbackPort } = options
  const end = performance.now() + 20_000
  for (;;) {
    const listen = await listenOn(places, loopbackPort)
    const attempt = await launchOnce(places, account, binaries, listen, options)
    if (attempt.server) return attempt.server
    // Taken between our look and its bind, or the back ends of a killed server are not gone yet: try again.
    const passing = /could not create any|Address already in use|pre-existing shared memory block/
    if (!passing.test(attempt.output) || performance.now() > end) {
      throw explainFailure('启动', attempt.output, places.logFile)
    }
    if (loopbackPort !== undefined) loopbackPort = 0
    await sleep(200)
  }
}

interface Listen {
  readonly host: string
  readonly port: number
  readonly args: string[]
}

/** A Unix socket in our private folder; where its path is too long (107 bytes), a free port on loopback. */
async function listenOn({ socketDir }: Places, loopbackPort: number | undefined): Promise<Listen> {
  const fits = Buffer.byteLength(join(socketDir, '.s.PGSQL.5432')) <= 107 && process.platform !== 'win32'
  if (fits && loopbackPort === undefined) {
    const args = ['-c', 'listen_addresses=', '-c', `unix_socket_directories=${quotedFolder(socketDir)}`]
    return { host: socketDir, port: 5432, args: [...args, '-c', 'unix_socket_permissions=0700'] }
  }
  const port = loopbackPort || (await freePort())
  return {
    host: '127.0.0.1',
    port,
    args: ['-c', 'listen_addresses=127.0.0.1', '-c', 'unix_socket_directories='],
  }
}

/** The setting is a comma-separated list. */
function quotedFolder(folder: string): string {
  return `"${folder.replaceAll('"', '""')}"`
}

function freePort(): Promise<number> {
  return new Promise((done, fail) => {
    const probe = createServer().once('error', fail)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => done(typeof address === 'object' && address ? address.port : 0))
    })
  })
}

async function launchOnce(
  places: Places,
  account: Account,
  binaries: Binaries,
  listen: Listen,
  options: LaunchOptions,
): Promise<{ server?: RunningServer; output: string }> {
  const log = openLog(places, account)
  const line = commandLineFor(
    account,
    join(binaries.bin, 'postgres'),
    ['-D', places.clusterDir, '-p', String(listen.port), ...listen.args],
    { dieWithParent: true },
  )
  const child = spawn(line.command, line.args, {
    cwd: places.home,
    env: serverEnvironment(),
    stdio: ['ignore', log.fd, log.fd],
    // A session of its own: Ctrl-C in the terminal must reach the program, which then stops the server in order.
    detached: true,
    ...line.ids,
  })
  closeSync(log.fd)
  const fate = { ended: false, fault: '' }
  child.once('error', (error) => Object.assign(fate, { ended: true, fault: error.message }))
  child.once('exit', () => Object.assign(fate, { ended: true }))
  const began = performance.now()
  let told = false
  for (;;) {
    const live = livePostmaster(places.clusterDir)
    if (live && live.pid === child.pid && live.state === 'ready') {
      return {
        server: { ...live, host: listen.host, adopted: false, child, logFile: places.logFile },
        output: '',
      }
    }
    if (fate.ended) return { output: readFrom(places.logFile, log.start) + fate.fault }
    if (!told && performance.now() - began > 3000) {
      told = true
      options.onProgress?.('数据库正在恢复上次未写完的记录，请稍候……')
    }
    await sleep(20)
  }
}

function openLog({ logFile }: Places, { ids }: Account): { fd: number; start: number } {
  const size = statSync(logFile, { throwIfNoEntry: false })?.size ?? 0
  if (size > 16_000_000) renameSync(logFile, `${logFile}.1`)
  const fd = openSync(logFile, 'a', 0o600)
  if (ids) chownSync(logFile, ids.uid, ids.gid)
  return { fd, start: size > 16_000_000 ? 0 : size }
}

function readFrom(file: string, start: number): string {
  return readFileSync(file).subarray(start).toString('utf8')
}
