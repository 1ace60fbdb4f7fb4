/** The real program as its own process group, as a terminal would run it. */
import { spawn, type ChildProcess } from 'node:child_process'
import { join } from 'node:path'

const ROOT = join(import.meta.dirname, '..', '..')

export interface Spawned {
  readonly child: ChildProcess
  /** Everything printed so far. */
  output(): string
  /** The address of its `ready` line; rejects with what was printed if it ends before. */
  readonly ready: Promise<string>
  readonly exit: Promise<{ code: number | null; signal: string | null }>
  /** To the whole group, as Ctrl-C does. */
  signal(name: NodeJS.Signals): void
}

export function spawnProgram(what: 'demo' | 'start', environment: Readonly<Record<string, string>>): Spawned {
  const child = spawn(process.execPath, [join(ROOT, 'scripts', 'launch.mjs'), what], {
    cwd: ROOT,
    detached: true,
    env: { ...process.env, PORT: '0', LOG_LEVEL: 'error', NODE_ENV: 'production', ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let output = ''
  const exit = new Promise<{ code: number | null; signal: string | null }>((resolve) => {
    child.on('close', (code, signal) => resolve({ code, signal }))
  })
  const ready = new Promise<string>((resolve, reject) => {
    const take = (chunk: Buffer): void => {
      output += chunk.toString()
      const match = /^ready (\S+)/m.exec(output)
      if (match?.[1] !== undefined) resolve(match[1])
    }
    child.stdout?.on('data', take)
    child.stderr?.on('data', take)
    void exit.then(({ code }) => reject(new Error(`ended with ${code} before it was ready:\n${output}`)))
  })
  ready.catch(() => undefined)
  return {
    child,
    output: () => output,
    ready,
    exit,
    signal: (name) => {
      if (child.pid !== undefined) process.kill(-child.pid, name)
    },
  }
}
