/**
 * One program per data folder. The lock names its holder by process id and start time, so that one left behind
 * by kill -9 is recognised as stale even when the id was given to another process since.
 */
import { linkSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { makeFolderFor } from '../data-folder.ts'
import { processBirth, processState } from './process-state.ts'

export interface Holder {
  readonly pid: number
  readonly birth: string
  /** What runs there, for the message: `server`, `cli verify projections`. */
  readonly program: string
}

export type LockAttempt =
  | { readonly held: true; readonly release: () => void }
  | { readonly held: false; readonly holder: Holder }

export function tryLock(dataDir: string, program: string): LockAttempt {
  const lock = join(dataDir, 'program.lock')
  const own = `${lock}.${process.pid}`
  try {
    writeFileSync(own, JSON.stringify(me(program)))
    for (;;) {
      // link(2) is atomic and fails if the name exists, unlike rename(2).
      if (linked(own, lock)) return { held: true, release: () => rmSync(lock, { force: true }) }
      const holder = readHolder(lock)
      if (holder && isAlive(holder)) return { held: false, holder }
      if (holder) removeStale(lock, holder)
    }
  } finally {
    rmSync(own, { force: true })
  }
}

/** Marks this process as a guest of the server that another program runs. Returns how to sign off. */
export function signInAsGuest(dataDir: string, program: string): () => void {
  const folder = guestFolder(dataDir)
  makeFolderFor(folder, 0o755)
  const file = join(folder, String(process.pid))
  writeFileSync(file, JSON.stringify(me(program)))
  return () => rmSync(file, { force: true })
}

/** The live guests; cards of dead ones are cleared away. */
export function guests(dataDir: string): Holder[] {
  const folder = guestFolder(dataDir)
  makeFolderFor(folder, 0o755)
  return readdirSync(folder).flatMap((name) => {
    const guest = readHolder(join(folder, name))
    if (guest && isAlive(guest)) return [guest]
    if (guest) rmSync(join(folder, name), { force: true })
    return []
  })
}

function guestFolder(dataDir: string): string {
  return join(dataDir, 'program.guests')
}

function me(program: string): Holder {
  return { pid: process.pid, birth: processBirth(process.pid), program }
}

function isAlive({ pid, birth }: Holder): boolean {
  return processState(pid) === 'running' && processBirth(pid) === birth
}

function linked(from: string, to: string): boolean {
  try {
    linkSync(from, to)
    return true
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false
    throw error
  }
}

/** Takes the stale lock aside first: of two starters only one succeeds, and a fresh lock is put back. */
function removeStale(lock: string, stale: Holder): void {
  const aside = `${lock}.stale.${process.pid}`
  try {
    renameSync(lock, aside)
  } catch {
    return
  }
  const taken = readHolder(aside)
  if (taken && (taken.pid !== stale.pid || taken.birth !== stale.birth)) linked(aside, lock)
  rmSync(aside, { force: true })
}

function readHolder(file: string): Holder | undefined {
  let text: string
  try {
    text = readFileSync(file, 'utf8')
  } catch {
    return undefined
  }
  try {
    // Written by this module only.
    return JSON.parse(text) as Holder
  } catch {
    // Cut off by a full disk or a power failure: nobody holds it.
    return { pid: 0, birth: 'unreadable', program: '' }
  }
}
