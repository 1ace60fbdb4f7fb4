/** What the operating system says of a process id: needed to tell a live server from a stale lock file. */
import { execFileSync } from 'node:child_process'
import { readFileSync, readlinkSync } from 'node:fs'

export type ProcessState = 'running' | 'zombie' | 'absent'

/** A killed process that nobody waits for stays as a zombie (seen in containers): it answers signal 0 yet is dead. */
export function processState(pid: number): ProcessState {
  if (!answersSignal(pid)) return 'absent'
  const fields = statFields(pid)
  if (fields) return fields[0] === 'Z' || fields[0] === 'X' ? 'zombie' : 'running'
  if (process.platform === 'linux') return 'absent'
  return ps(pid, 'stat=').startsWith('Z') ? 'zombie' : 'running'
}

/** A mark that differs for two processes that got the same id one after the other; '' where it cannot be told. */
export function processBirth(pid: number): string {
  // Field 22 of /proc/PID/stat is the start time; the first two fields were cut off by statFields.
  return statFields(pid)?.[19] ?? (process.platform === 'win32' ? '' : ps(pid, 'lstart='))
}

/** Whether the process is a PostgreSQL postmaster working in that cluster folder. */
export function servesCluster(pid: number, clusterDir: string): boolean {
  if (processState(pid) !== 'running') return false
  try {
    // A postmaster changes into its data folder and stays there.
    return readlinkSync(`/proc/${pid}/cwd`) === clusterDir
  } catch {
    if (process.platform === 'win32') return true
    const command = commandLine(pid)
    return command.includes('postgres') && command.includes(clusterDir)
  }
}

function answersSignal(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    // EPERM: it is there and belongs to somebody else.
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}

/** The fields of /proc/PID/stat after the command name (which may hold blanks and brackets). */
function statFields(pid: number): string[] | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  } catch {
    return undefined
  }
}

function commandLine(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ')
  } catch {
    return ps(pid, 'command=')
  }
}

function ps(pid: number, column: string): string {
  try {
    return execFileSync('ps', ['-o', column, '-p', String(pid)], { encoding: 'utf8' }).trim()
  } catch {
    return ''
  }
}
