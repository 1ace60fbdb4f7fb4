/**
 * The data folder belongs to one account. Started by root, the program writes there for the folder's owner, so that it
 * can run as that owner the next day; started by anybody else, it says before it begins what it could not read.
 */
import {
  accessSync,
  chownSync,
  constants,
  existsSync,
  lchownSync,
  lstatSync,
  mkdirSync,
  readdirSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import { SettingError } from './config.ts'
import { createDataDir } from './postgres/cluster.ts'

export interface Owner {
  readonly uid: number
  readonly gid: number
}

/** Whom the folder's files are to belong to; undefined where that is whoever runs the program. */
export function ownerFor(folder: string): Owner | undefined {
  if (process.getuid?.() !== 0) return undefined
  const { uid, gid } = lstatSync(nearest(folder))
  return uid === 0 ? undefined : { uid, gid }
}

/** Makes a folder and those above it, each for the owner of the one it lies in. */
export function makeFolderFor(folder: string, mode = 0o700): void {
  const owner = ownerFor(folder)
  const first = mkdirSync(folder, { recursive: true, mode })
  for (let made = folder; first && owner && made.length >= first.length; made = dirname(made))
    chownSync(made, owner.uid, owner.gid)
}

/** The data folder, there, of one owner, and readable; before anything else is opened. */
export function openDataFolder(dataDir: string): void {
  createDataDir(dataDir)
  const owner = ownerFor(dataDir)
  if (owner !== undefined) handOver(dataDir, owner)
  else if (process.getuid?.() !== 0) refuseForeign(dataDir)
}

/** The server keeps its own account, which need not be the folder's. */
const OF_THE_SERVER: ReadonlySet<string> = new Set(['postgres', 'postgres.log'])

/** What an earlier start by root left as root's. */
function handOver(dataDir: string, owner: Owner): void {
  for (const name of readdirSync(dataDir))
    if (!OF_THE_SERVER.has(name)) handOverBelow(join(dataDir, name), owner)
}

function handOverBelow(path: string, owner: Owner): void {
  const found = lstatSync(path, { throwIfNoEntry: false })
  if (found === undefined) return // a lock or a half file of another process, gone meanwhile
  const isShared = found.isFile() && found.nlink > 1 // perhaps a name the owner gave to a file of root's elsewhere
  if (found.uid === 0 && !isShared) lchownSync(path, owner.uid, owner.gid)
  if (found.isDirectory()) for (const name of readdirSync(path)) handOverBelow(join(path, name), owner)
}

function refuseForeign(dataDir: string): void {
  const { R_OK, W_OK, X_OK } = constants
  const needs: readonly (readonly [string, number])[] = [
    ['.', R_OK | W_OK | X_OK],
    ['secrets', R_OK | W_OK | X_OK],
    [join('secrets', 'master-key'), R_OK],
    [join('secrets', 'database-password'), R_OK],
    ['files', R_OK | W_OK | X_OK],
    [join('files', 'original'), R_OK | W_OK | X_OK],
    [join('files', 'public'), R_OK | W_OK | X_OK],
    ['program.guests', R_OK | W_OK | X_OK],
  ]
  const closed = needs.map(([name, mode]) => [join(dataDir, name), mode] as const).find(isClosed)
  if (closed === undefined) return
  const [path] = closed
  throw new SettingError(
    `数据目录 ${dataDir} 中的 ${path} 属于另一账户，当前账户不能读写：请由 root 执行 chown -R，把整个数据目录交给运行本程序的账户，或者由原账户启动。`,
  )
}

function isClosed([path, mode]: readonly [string, number]): boolean {
  if (!existsSync(path)) return false
  try {
    accessSync(path, mode)
    return false
  } catch {
    return true
  }
}

function nearest(path: string): string {
  let folder = path
  while (!existsSync(folder)) folder = dirname(folder)
  return folder
}
