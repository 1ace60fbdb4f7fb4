import { Worker } from 'node:worker_threads'
import { MissingGlyphError } from './missing-glyph.ts'
import type { DocumentTree } from './tree.ts'

/**
 * One thread for all documents of a process: started with the first, kept from holding the process open while idle,
 * ended after a quiet time to give its memory back, replaced when it dies.
 */
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

const IDLE_MS = 60_000

let current: Thread | undefined
let nextId = 1

export function renderInThread(tree: DocumentTree, format: 'pdf' | 'docx'): Promise<Uint8Array> {
  const thread = (current ??= start())
  clearTimeout(thread.idle)
  thread.worker.ref()
  const request: RenderRequest = { id: nextId++, format, tree }
  return new Promise((resolve, reject) => {
    thread.waiting.set(request.id, { resolve, reject })
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread, not a window
    thread.worker.postMessage(request)
  })
}

export async function closeThread(): Promise<void> {
  const thread = current
  if (thread === undefined) return
  drop(thread, new Error('文书生成线程已关闭'))
  await thread.worker.terminate()
}

function start(): Thread {
  const worker = new Worker(new URL('./render-worker.ts', import.meta.url), { name: 'documents' })
  const thread: Thread = { worker, waiting: new Map(), idle: undefined }
  worker.on('message', (answer: RenderAnswer) => settle(thread, answer))
  worker.on('error', (error) => drop(thread, new Error('文书生成线程出错', { cause: error })))
  worker.on('exit', (code) => drop(thread, new Error(`文书生成线程意外结束（${code}）`)))
  return thread
}

/** Rejects what the thread still owed; the next document starts a new one. */
function drop(thread: Thread, error: Error): void {
  if (current === thread) current = undefined
  clearTimeout(thread.idle)
  for (const waiting of thread.waiting.values()) waiting.reject(error)
  thread.waiting.clear()
}

function settle(thread: Thread, answer: RenderAnswer): void {
  const waiting = thread.waiting.get(answer.id)
  thread.waiting.delete(answer.id)
  if (thread.waiting.size === 0) rest(thread)
  if (waiting === undefined) return
  if ('bytes' in answer) waiting.resolve(answer.bytes)
  else if ('missing' in answer) waiting.reject(new MissingGlyphError(answer.missing))
  else waiting.reject(new Error(answer.fault))
}

function rest(thread: Thread): void {
  thread.worker.unref()
  thread.idle = setTimeout(() => {
    drop(thread, new Error('文书生成线程已关闭'))
    void thread.worker.terminate()
  }, IDLE_MS)
  thread.idle.unref()
}
