/**
 * Threads that read reports, each file with a limit of time and memory: a PDF that hangs or a file that eats memory is
 * refused by name, the others go on.
 */
import { availableParallelism } from 'node:os'
import { Worker } from 'node:worker_threads'
import type { Answer, Task } from './worker.ts'

export type { Answer } from './worker.ts'

export interface PoolLimits {
  /** Threads at most; as many as processors by default. */
  readonly threads?: number
  readonly secondsPerFile?: number
  /** Heap of a thread. */
  readonly megabytes?: number
}

export interface ReaderPool {
  /** Reads one file; never rejects, a refusal is an answer. Files are begun in the order they are given. */
  read(task: Task): Promise<Answer>
  close(): Promise<void>
}

interface Waiting {
  readonly task: Task
  readonly done: (answer: Answer) => void
}

const SECONDS_PER_FILE = 30
const MEGABYTES = 512

export function openReaderPool(limits: PoolLimits = {}): ReaderPool {
  const size = Math.max(1, limits.threads ?? availableParallelism())
  const waiting: Waiting[] = []
  const threads = new Set<Thread>()
  let closed = false
  const next = () => {
    const free = [...threads].find((thread) => !thread.busy)
    const job = waiting[0]
    if (!job || closed) return
    if (free) {
      waiting.shift()
      free.run(job, next)
    } else if (threads.size < size) {
      threads.add(new Thread(limits, (thread) => void threads.delete(thread)))
      next()
    }
  }
  return {
    read: (task) =>
      new Promise((done) => {
        waiting.push({ task, done })
        next()
      }),
    close: async () => {
      closed = true
      for (const job of waiting.splice(0)) job.done({ ok: false, error: '读取已取消' })
      await Promise.all([...threads].map((thread) => thread.stop()))
    },
  }
}

/** One worker thread and the file it is at. */
class Thread {
  readonly #worker: Worker
  readonly #seconds: number
  readonly #onGone: () => void
  #finish: ((answer: Answer) => void) | undefined

  constructor(limits: PoolLimits, onGone: (thread: Thread) => void) {
    this.#seconds = limits.secondsPerFile ?? SECONDS_PER_FILE
    this.#onGone = () => onGone(this)
    this.#worker = new Worker(new URL('./worker.ts', import.meta.url), {
      resourceLimits: { maxOldGenerationSizeMb: limits.megabytes ?? MEGABYTES },
    })
    this.#worker.unref()
    this.#worker.on('message', (answer: Answer) => this.#finish?.(answer))
    this.#worker.on('error', (error: NodeJS.ErrnoException) => {
      this.#onGone()
      this.#finish?.({ ok: false, error: crashText(error) })
    })
    this.#worker.on('exit', () => {
      this.#onGone()
      this.#finish?.({ ok: false, error: '读取该文件的线程意外结束，已放弃' })
    })
  }

  get busy(): boolean {
    return this.#finish !== undefined
  }

  run(job: Waiting, next: () => void): void {
    this.#worker.ref()
    const timer = setTimeout(() => {
      // Out of the pool first: the next file must not be given to a thread that is being ended.
      this.#onGone()
      this.#finish?.({ ok: false, error: `读取超过${this.#seconds}秒，已放弃（文件可能已损坏或过于复杂）` })
      void this.#worker.terminate()
    }, this.#seconds * 1000)
    this.#finish = (answer) => {
      clearTimeout(timer)
      this.#finish = undefined
      this.#worker.unref()
      job.done(answer)
      next()
    }
    this.#worker.postMessage(job.task)
  }

  async stop(): Promise<void> {
    this.#finish?.({ ok: false, error: '读取已取消' })
    await this.#worker.terminate()
  }
}

function crashText(error: NodeJS.ErrnoException): string {
  if (error.code === 'ERR_WORKER_OUT_OF_MEMORY') return '读取该文件所需内存超过上限，已放弃'
  return `读取失败：${error.message}`
}
