import { type ChildProcess, fork } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { MissingGlyphError } from './missing-glyph.ts'
import type { DocumentTree, Pictures } from './tree.ts'

export interface RenderRequest {
  readonly id: number
  readonly format: 'pdf' | 'docx'
  readonly tree: DocumentTree
  readonly pictures: Pictures
}

export type RenderAnswer =
  | { readonly id: number; readonly bytes: Uint8Array }
  | { readonly id: number; readonly missing: readonly string[] }
  | { readonly id: number; readonly fault: string }

interface Waiting {
  readonly resolve: (bytes: Uint8Array) => void
  readonly reject: (error: Error) => void
}

interface Child {
  readonly process: ChildProcess
  readonly waiting: Map<number, Waiting>
  idle: NodeJS.Timeout | undefined
}

export interface RenderProcess {
  readonly render: (tree: DocumentTree, format: 'pdf' | 'docx', pictures?: Pictures) => Promise<Uint8Array>
  /** Ends the process; what it still owes rejects, a later document starts a new one. */
  readonly close: () => Promise<void>
  readonly running: () => boolean
}

const IDLE_MS = 60_000
const CHILD = new URL('./render-child.ts', import.meta.url)

/**
 * One process for all documents of a program: started with the first, kept from holding the program open while idle,
 * ended after a quiet time, replaced when it dies (what it was making rejects). A process, not a thread: what the
 * compiler takes of memory is only given back when a process ends.
 */
export function renderProcess(childFile: URL = CHILD, idleMs: number = IDLE_MS): RenderProcess {
  let current: Child | undefined
  let nextId = 1

  const start = (): Child => {
    // `advanced` carries bytes as bytes.
    const process = fork(fileURLToPath(childFile), [], { serialization: 'advanced', execArgv: [] })
    const child: Child = { process, waiting: new Map(), idle: undefined }
    process.on('message', (answer: RenderAnswer) => settle(child, answer))
    process.on('error', (error) => drop(child, new Error('文书生成进程出错', { cause: error })))
    process.on('exit', (code, signal) => drop(child, new Error(`文书生成进程意外结束（${code ?? signal}）`)))
    return child
  }

  const drop = (child: Child, error: Error): void => {
    if (current === child) current = undefined
    clearTimeout(child.idle)
    for (const waiting of child.waiting.values()) waiting.reject(error)
    child.waiting.clear()
  }

  const stop = (child: Child): void => {
    drop(child, new Error('文书生成进程已关闭'))
    child.process.kill('SIGKILL')
  }

  const settle = (child: Child, answer: RenderAnswer): void => {
    const waiting = child.waiting.get(answer.id)
    child.waiting.delete(answer.id)
    if (waiting !== undefined) hand(answer, waiting)
    if (child.waiting.size === 0) rest(child)
  }

  const rest = (child: Child): void => {
    child.process.unref()
    child.process.channel?.unref()
    child.idle = setTimeout(() => stop(child), idleMs)
    child.idle.unref()
  }

  const render = (
    tree: DocumentTree,
    format: 'pdf' | 'docx',
    pictures: Pictures = new Map(),
  ): Promise<Uint8Array> => {
    const child = (current ??= start())
    const request: RenderRequest = { id: nextId++, format, tree, pictures }
    return new Promise((resolve, reject) => {
      child.waiting.set(request.id, { resolve, reject })
      clearTimeout(child.idle)
      child.process.ref()
      child.process.channel?.ref()
      child.process.send(request)
    })
  }

  return {
    render,
    close: () => {
      if (current !== undefined) stop(current)
      return Promise.resolve()
    },
    running: () => current !== undefined,
  }
}

function hand(answer: RenderAnswer, waiting: Waiting): void {
  if ('bytes' in answer) waiting.resolve(answer.bytes)
  else if ('missing' in answer) waiting.reject(new MissingGlyphError(answer.missing))
  else waiting.reject(new Error(answer.fault))
}
