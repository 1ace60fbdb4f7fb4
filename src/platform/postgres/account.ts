/**
 * PostgreSQL refuses to run as root. Started by root, the server therefore runs as the owner of the data folder,
 * else as `postgres`, else as `nobody`; where those cannot reach the folder (it lies below a 0700 folder such as
 * /root), root is hidden from it by a user namespace, or one capability is kept to pass the folders above.
 */
import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'

export interface Account {
  /** For messages: `nobody`, `uid 1000`, `root in a user namespace`. */
  readonly name: string
  /** Set when the child must change to another user id. */
  readonly ids?: { readonly uid: number; readonly gid: number }
  readonly entry: 'plain' | 'userNamespace' | 'passFolders'
}

export interface CommandLine {
  readonly command: string
  readonly args: string[]
  readonly ids?: { readonly uid: number; readonly gid: number }
}

/** Chooses the account for a data folder that exists. `undefined`: root, and no way to stop being root. */
export function chooseAccount(dataDir: string, clusterDir: string): Account | undefined {
  if (process.getuid?.() !== 0) return { name: 'self', entry: 'plain' }
  // A cluster that exists has decided already: its files belong to that account.
  const exists = existsSync(clusterDir)
  const owner = statSync(exists ? clusterDir : dataDir)
  const candidates = [
    // initdb refuses a user id that the system has no name for.
    ...(owner.uid === 0 || (!exists && !hasName(owner.uid))
      ? []
      : [{ name: `uid ${owner.uid}`, ids: { uid: owner.uid, gid: owner.gid } }]),
    ...['postgres', 'nobody'].flatMap((name) => passwdEntry(name) ?? []),
  ]
  const reaching = candidates.find(({ ids }) => canReach(ids, dataDir))
  if (reaching) return { ...reaching, entry: 'plain' }
  if (canHideRoot(dataDir)) return { name: 'root in a user namespace', entry: 'userNamespace' }
  const [first] = candidates
  if (first && canPassFolders(first.ids, dataDir)) return { ...first, entry: 'passFolders' }
  return undefined
}

/** Wraps a command so that it runs as the account; `dieWithParent` asks the kernel to stop it when we are gone. */
export function commandLineFor(
  account: Account,
  command: string,
  args: readonly string[],
  { dieWithParent = false } = {},
): CommandLine {
  const argv = [command, ...args]
  const death = dieWithParent && knowsParentDeath() ? ['--pdeathsig', 'INT'] : []
  if (account.entry === 'passFolders' && account.ids) return head(passFolders(account.ids, death, argv))
  const mortal = death.length > 0 ? ['setpriv', ...death, '--', ...argv] : argv
  // A change of credentials clears the death signal, so the namespace comes first.
  if (account.entry === 'userNamespace') return head(['unshare', '-U', '--', ...mortal])
  return account.ids ? { ...head(mortal), ids: account.ids } : head(mortal)
}

/** Whether somebody else than root (or we ourselves) may read and enter those folders. */
export function canReach(ids: { uid: number; gid: number } | undefined, ...paths: string[]): boolean {
  return succeeds('/bin/sh', ['-c', 'for p; do test -r "$p" -a -x "$p" || exit 1; done', 'sh', ...paths], ids)
}

/**
 * The account that a folder made by root should belong to: the owner of the nearest folder above it that
 * exists, unless that is a place for everybody such as /tmp.
 */
export function heirOf(path: string): { uid: number; gid: number } | undefined {
  if (process.getuid?.() !== 0) return undefined
  let folder = path
  while (!existsSync(folder)) folder = dirname(folder)
  const { uid, gid, mode } = statSync(folder)
  return uid === 0 || (mode & 0o1000) !== 0 ? undefined : { uid, gid }
}

function canHideRoot(dataDir: string): boolean {
  return succeeds('unshare', ['-U', '--', 'sh', '-c', 'test "$(id -u)" != 0 && cd "$1"', 'sh', dataDir])
}

function canPassFolders(ids: { uid: number; gid: number }, dataDir: string): boolean {
  const [command = '', ...args] = passFolders(ids, [], ['sh', '-c', 'cd "$1"', 'sh', dataDir])
  return succeeds(command, args)
}

function passFolders(ids: { uid: number; gid: number }, death: string[], argv: string[]): string[] {
  const caps = ['--inh-caps', '+dac_override', '--ambient-caps', '+dac_override']
  return [
    'setpriv',
    `--reuid=${ids.uid}`,
    `--regid=${ids.gid}`,
    '--clear-groups',
    ...caps,
    ...death,
    '--',
    ...argv,
  ]
}

let parentDeathKnown: boolean | undefined
/** util-linux's setpriv knows --pdeathsig, busybox's does not, macOS has none. */
function knowsParentDeath(): boolean {
  parentDeathKnown ??= succeeds('setpriv', ['--pdeathsig', 'INT', '--', 'true'])
  return parentDeathKnown
}

function succeeds(command: string, args: string[], ids?: { uid: number; gid: number }): boolean {
  return spawnSync(command, args, { stdio: 'ignore', cwd: '/', ...ids }).status === 0
}

function hasName(uid: number): boolean {
  return succeeds('id', ['-un', String(uid)])
}

function passwdEntry(name: string): { name: string; ids: { uid: number; gid: number } } | undefined {
  const file = join('/', 'etc', 'passwd')
  const line =
    existsSync(file) &&
    readFileSync(file, 'utf8')
      .split('\n')
      .find((text) => text.startsWith(`${name}:`))
  if (!line) return undefined
  const [, , uid, gid] = line.split(':')
  return { name, ids: { uid: Number(uid), gid: Number(gid) } }
}

function head([command = '', ...args]: string[]): CommandLine {
  return { command, args }
}
