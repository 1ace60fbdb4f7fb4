/** A closed-loop HTTP load in a thread of its own: so many kept connections, one request at a time on each. */
import { connect } from 'node:net'
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads'

export interface Load {
  readonly port: number
  readonly path: string
  readonly acceptEncoding: string
  readonly connections: number
  readonly milliseconds: number
}

export interface LoadResult {
  readonly answers: number
  readonly perSecond: number
  /** Of the last answer, head and body. */
  readonly bytes: number
}

/** Runs the load beside this thread, which serves. */
export function measureLoad(load: Load): Promise<LoadResult> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL(import.meta.url), { workerData: load })
    worker.once('message', resolve)
    worker.once('error', reject)
  })
}

async function runLoad(load: Load): Promise<LoadResult> {
  const request = Buffer.from(
    `GET ${load.path} HTTP/1.1\r\nHost: bench\r\nAccept-Encoding: ${load.acceptEncoding}\r\n\r\n`,
  )
  let done = 0
  let bytes = 0
  const started = performance.now()
  const until = started + load.milliseconds
  const connection = () =>
    new Promise<void>((resolve, reject) => {
      let wanted = 0
      let got = 0
      const socket = connect(load.port, '127.0.0.1', () => socket.write(request))
      socket.setNoDelay(true)
      socket.on('error', reject)
      socket.on('data', (chunk: Buffer) => {
        if (wanted === 0) wanted = answerLength(chunk)
        got += chunk.byteLength
        if (got < wanted) return
        done += 1
        bytes = got
        wanted = 0
        got = 0
        if (performance.now() < until) socket.write(request)
        else socket.end(resolve)
      })
    })
  await Promise.all(Array.from({ length: load.connections }, connection))
  return { answers: done, perSecond: (done / (performance.now() - started)) * 1000, bytes }
}

/** Head and body of an answer, from its first piece, which holds the whole head. */
function answerLength(chunk: Buffer): number {
  const head = chunk.toString('latin1', 0, Math.min(chunk.byteLength, 4096))
  const end = head.indexOf('\r\n\r\n')
  const length = /\r\ncontent-length: (\d+)\r\n/i.exec(head.slice(0, end + 2))?.[1]
  if (end < 0 || !head.startsWith('HTTP/1.1 200 ') || length === undefined) {
    throw new Error(`unexpected answer: ${head.slice(0, 200)}`)
  }
  return end + 4 + Number(length)
}

if (!isMainThread) {
  const load = workerData as Load // given by measureLoad
  parentPort?.postMessage(await runLoad(load))
}
