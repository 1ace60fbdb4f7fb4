/** The folders of the embedded server and the making of a new cluster in them. */
import { spawnSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import {
  appendFileSync,
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statfsSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import { type Account, commandLineFor, heirOf } from './account.ts'
import type { Binaries } from './binaries.ts'
import { explainFailure, PostgresRefusal } from './faults.ts'
import { settingsFile } from './settings.ts'

export interface Places {
  readonly dataDir: string
  /** Holds the cluster and its socket; belongs to the account that the server runs as. */
  readonly home: string
  readonly clusterDir: string
  readonly socketDir: string
  readonly logFile: string
}

export function placesIn(dataDir: string): Places {
  const home = join(dataDir, 'postgres')
  return {
    dataDir,
    home,
    clusterDir: join(home, 'data'),
    socketDir: join(home, 'run'),
    logFile: join(dataDir, 'postgres.log'),
  }
}

/** Creates the data folder (if need be) for the account that owns the folder above it. */
export function createDataDir(dataDir: string): void {
  const heir = heirOf(dataDir)
  try {
    const first = mkdirSync(dataDir, { recursive: true, mode: 0o755 })
    for (let made = dataDir; first && heir && made.length >= first.length; made = dirname(made)) {
      chownSync(made, heir.uid, heir.gid)
    }
    if (process.getuid?.() !== 0) writeFileSync(join(dataDir, '.writable'), '')
    rmSync(join(dataDir, '.writable'), { force: true })
  } catch (cause) {
    throw new PostgresRefusal(
      'notPermitted',
      `不能写入数据目录 ${dataDir}：请检查属主和权限，或用 DATA_DIR 另行指定。`,
      { cause },
    )
  }
}

export function createHome({ home, socketDir }: Places, { ids }: Account): void {
  for (const folder of [home, socketDir]) {
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    if (ids) chownSync(folder, ids.uid, ids.gid)
    chmodSync(folder, 0o700)
  }
}

/** Refuses a cluster of another major version and one that belongs to somebody else. */
export function checkCluster({ clusterDir, home }: Places, major: number): void {
  const uid = process.getuid?.()
  const owner = statSync(existsSync(clusterDir) ? clusterDir : home, { throwIfNoEntry: false })?.uid
  if (uid !== undefined && uid !== 0 && owner !== undefined && owner !== uid) {
    throw new PostgresRefusal(
      'foreignOwner',
      `数据目录 ${home} 属于另一账户（uid ${owner}），当前账户 uid ${uid} 不能使用：请用原账户启动，或由 root 执行 chown -R 后再启动。`,
    )
  }
  if (!existsSync(clusterDir)) return
  const found = Number.parseInt(readFileSync(join(clusterDir, 'PG_VERSION'), 'utf8'), 10)
  if (found === major) return
  throw new PostgresRefusal(
    'otherMajor',
    `数据目录由 PostgreSQL ${found} 建立，本程序自带的是 PostgreSQL ${major}，不能直接打开：` +
      `请用原版本程序执行 backup 导出，再用本版本 restore 导入（数据目录未作任何改动）。`,
  )
}

/** initdb into a side folder that is renamed when whole: one that was interrupted is simply made again. */
export function createCluster(
  places: Places,
  account: Account,
  binaries: Binaries,
  { durable, password }: { durable: boolean; password: string },
): void {
  requireSpace(places.dataDir)
  const side = join(places.home, 'data.new')
  rmSync(side, { recursive: true, force: true })
  const passwordFile = join(places.home, 'password.tmp')
  writeOwned(passwordFile, `${password}\n`, account.ids)
  try {
    let run = initdb(side, passwordFile, 'C.UTF-8')
    // Old C libraries know no C.UTF-8; the collation is ICU's in either case.
    if (/invalid locale|locale .* not/i.test(run.output)) run = initdb(side, passwordFile, 'C')
    if (!run.done) throw explainFailure('初始化', run.output, places.logFile)
  } finally {
    rmSync(passwordFile, { force: true })
  }
  appendFileSync(join(side, 'postgresql.conf'), "\ninclude = 'gongkai.conf'\n")
  writeSettings(side, account, durable)
  renameSync(side, places.clusterDir)

  function initdb(folder: string, pwfile: string, locale: string): { done: boolean; output: string } {
    rmSync(folder, { recursive: true, force: true })
    const line = commandLineFor(account, join(binaries.bin, 'initdb'), [
      `--pgdata=${folder}`,
      '--username=postgres',
      `--pwfile=${pwfile}`,
      '--auth=scram-sha-256',
      '--encoding=UTF8',
      '--locale-provider=icu',
      '--icu-locale=zh-Hans',
      `--locale=${locale}`,
      ...(durable ? [] : ['--no-sync']),
    ])
    const result = spawnSync(line.command, line.args, {
      cwd: places.home,
      env: serverEnvironment(),
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'pipe'],
      ...line.ids,
    })
    const output = `${result.stdout ?? ''}${result.stderr ?? ''}${result.error?.message ?? ''}`
    appendFileSync(places.logFile, output)
    return { done: result.status === 0, output }
  }
}

export function writeSettings(clusterDir: string, { ids }: Account, durable: boolean): void {
  writeOwned(join(clusterDir, 'gongkai.conf'), settingsFile({ durable }), ids)
}

/** The password of the database account, made once and kept for the program only (folder 0700, file 0600). */
export function secretPassword(dataDir: string, name: string): string {
  const folder = join(dataDir, 'secrets')
  const file = join(folder, name)
  const owner = process.getuid?.() === 0 ? statSync(dataDir) : undefined
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  if (owner) chownSync(folder, owner.uid, owner.gid)
  const kept = existsSync(file) ? readFileSync(file, 'utf8').trim() : ''
  if (kept) return kept
  const made = randomBytes(24).toString('base64url')
  // Through a rename: a full disk must not leave an empty password behind.
  writeOwned(`${file}.new`, `${made}\n`, owner && { uid: owner.uid, gid: owner.gid })
  renameSync(`${file}.new`, file)
  return made
}

/** Nothing of our own environment (PGDATA, PGPORT …) may reach the server. */
export function serverEnvironment(): NodeJS.ProcessEnv {
  const { PATH, SystemRoot, TEMP } = process.env
  return { PATH: PATH ?? '/usr/bin:/bin', LANG: 'C', ...(SystemRoot ? { SystemRoot, TEMP } : {}) }
}

function writeOwned(file: string, text: string, ids?: { uid: number; gid: number }): void {
  writeFileSync(file, text, { mode: 0o600 })
  if (ids) chownSync(file, ids.uid, ids.gid)
}

const NEEDED_MB = 300

function requireSpace(folder: string): void {
  const { bavail, bsize } = statfsSync(folder)
  const freeMb = Math.floor((bavail * bsize) / 1_048_576)
  if (freeMb >= NEEDED_MB) return
  throw new PostgresRefusal(
    'diskFull',
    `磁盘空间不足：数据目录 ${folder} 所在磁盘仅剩 ${freeMb} MB，建立数据库至少需要 ${NEEDED_MB} MB，请清理后重试。`,
  )
}
