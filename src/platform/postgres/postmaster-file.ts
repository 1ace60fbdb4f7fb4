/** postmaster.pid: where a running PostgreSQL writes its process id, port, socket folder and state. */
import { readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { servesCluster } from './process-state.ts'

export interface Postmaster {
  readonly pid: number
  readonly port: number
  /** Socket folder, else address on loopback. */
  readonly host: string
  readonly state: 'starting' | 'ready' | 'stopping' | 'other'
}

/** The server that runs on the cluster, or undefined. */
export function livePostmaster(clusterDir: string): Postmaster | undefined {
  const found = readPostmasterFile(clusterDir)
  return found && servesCluster(found.pid, clusterDir) ? found : undefined
}

/**
 * Removes lock files that a killed server left. PostgreSQL does so itself unless the old process is a zombie or
 * its id was given to another process; its check of shared memory still guards against left-over back ends.
 */
export function removeStaleLocks(clusterDir: string, socketDir: string): boolean {
  if (!readPostmasterFile(clusterDir) || livePostmaster(clusterDir)) return false
  rmSync(join(clusterDir, 'postmaster.pid'), { force: true })
  rmSync(join(socketDir, '.s.PGSQL.5432.lock'), { force: true })
  rmSync(join(socketDir, '.s.PGSQL.5432'), { force: true })
  return true
}

function readPostmasterFile(clusterDir: string): Postmaster | undefined {
  let lines: string[]
  try {
    lines = readFileSync(join(clusterDir, 'postmaster.pid'), 'utf8').split('\n')
  } catch {
    return undefined
  }
  const [pid = '', , , port = '', socketDir = '', address = '', , state = ''] = lines.map((line) =>
    line.trim(),
  )
  if (!/^\d+$/.test(pid)) return { pid: 0, port: 0, host: '', state: 'other' }
  return { pid: Number(pid), port: Number(port), host: socketDir || address, state: stateOf(state) }
}

function stateOf(word: string): Postmaster['state'] {
  return word === 'ready' || word === 'starting' || word === 'stopping' ? word : 'other'
}
