import { Worker } from 'node:worker_threads'
import { MissingGlyphError } from './missing-glyph.ts'
import type { DocumentTree } from './tree.ts'

export interface RenderRequest {
  readonly id: number
  readonly format: 'pdf' | 'docx'
  readonly tree: DocumentTree
}

export type RenderAnswer =
  | { readonly id: number; readonly bytes: Uint8Array }
  | { readonly id: number; readonly missing: readonly string[] }
  | { readonly id: number; readonly fault: string }

interface Waiting {
  readonly resolve: (bytes: Uint8Array) => void
  readonly reject: (error: Error) => void
}

interface Thread {
  readonly worker: Worker
  readonly waiting: Map<number, Waiting>
  idle: NodeJS.Timeout | undefined
}

export interface RenderThread {
  readonly render: (tree: DocumentTree, format: 'pdf' | 'docx') => Promise<Uint8Array>
  /** Ends the thread; what it still owes rejects, a later document starts a new one. */
  readonly close: () => Promise<void>
  readonly running: () => boolean
}

const IDLE_MS = 60_000
const WORKER = new URL('./render-worker.ts', import.meta.url)

/**
 * One thread for all documents of a process: started with the first, kept from holding the process open while idle,
 * ended after a quiet time to give its memory back, replaced when it dies (what it was making rejects).
 */
export function renderThread(workerFile: URL = WORKER, idleMs: number = IDLE_MS): RenderThread {
  let current: Thread | undefined
  let nextId = 1

  const start = (): Thread => {
    const worker = new Worker(workerFile, { name: 'documents' })
    const thread: Thread = { worker, waiting: new Map(), idle: undefined }
    worker.on('message', (answer: RenderAnswer) => settle(thread, answer))
    worker.on('error', (error) => drop(thread, new Error('文书生成线程出错', { cause: error })))
    worker.unref()
    worker.on('exit', (code) => drop(thread, new Error(`文书生成线程意外结束（${code}）`)))
    return thread
  }

  const drop = (thread: Thread, error: Error): void => {
    if (current === thread) current = undefined
    clearTimeout(thread.idle)
    for (const waiting of thread.waiting.values()) waiting.reject(error)
    thread.waiting.clear()
  }

  const stop = async (thread: Thread): Promise<void> => {
    drop(thread, new Error('文书生成线程已关闭'))
    await thread.worker.terminate()
  }

  const settle = (thread: Thread, answer: RenderAnswer): void => {
    const waiting = thread.waiting.get(answer.id)
    thread.waiting.delete(answer.id)
    if (waiting !== undefined) hand(answer, waiting)
    if (thread.waiting.size === 0) rest(thread)
  }

  const rest = (thread: Thread): void => {
    thread.worker.unref()
    thread.idle = setTimeout(() => void stop(thread), idleMs)
    thread.idle.unref()
  }

  const render = (tree: DocumentTree, format: 'pdf' | 'docx'): Promise<Uint8Array> => {
    const thread = (current ??= start())
    const request: RenderRequest = { id: nextId++, format, tree }
    return new Promise((resolve, reject) => {
      // First of all: a tree that cannot be sent rejects here and leaves nothing behind.
      // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread, not a window
      thread.worker.postMessage(request)
      thread.waiting.set(request.id, { resolve, reject })
      clearTimeout(thread.idle)
      thread.worker.ref()
    })
  }

  return {
    render,
    close: async () => {
      if (current !== undefined) await stop(current)
    },
    running: () => current !== undefined,
  }
}

function hand(answer: RenderAnswer, waiting: Waiting): void {
  if ('bytes' in answer) waiting.resolve(answer.bytes)
  else if ('missing' in answer) waiting.reject(new MissingGlyphError(answer.missing))
  else waiting.reject(new Error(answer.fault))
}
