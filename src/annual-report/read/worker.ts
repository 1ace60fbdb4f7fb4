/** One thread of the pool: reads a file after the other; a crash or an endless file costs this thread only. */
import { readFile, stat } from 'node:fs/promises'
import { parentPort } from 'node:worker_threads'
import type { ReadReport } from '../reading.ts'
import { readReport, Unreadable } from './index.ts'
import { MAX_FILE_BYTES, tooLarge } from './source.ts'

/** A file to read: by path, or its bytes with the name it came with. */
export type Task =
  | { readonly name: string; readonly path: string }
  | { readonly name: string; readonly bytes: Uint8Array }

export type Answer =
  | { readonly ok: true; readonly report: ReadReport }
  | { readonly ok: false; readonly error: string }

const port = parentPort
if (port) port.on('message', (task: Task) => void answer(task).then((reply) => port.postMessage(reply)))

async function answer(task: Task): Promise<Answer> {
  try {
    const bytes = 'bytes' in task ? task.bytes : await load(task.path)
    return { ok: true, report: await readReport(bytes, task.name) }
  } catch (error) {
    if (error instanceof Unreadable) return { ok: false, error: error.message }
    if (error instanceof RangeError) return { ok: false, error: '文件结构嵌套过深，无法读取' }
    return { ok: false, error: `读取失败：${error instanceof Error ? error.message : String(error)}` }
  }
}

async function load(path: string): Promise<Uint8Array> {
  const found = await stat(path).catch(() => undefined)
  if (!found) throw new Unreadable('找不到文件，请检查路径')
  if (!found.isFile()) throw new Unreadable('不是文件，请给出一份年报文件的路径')
  if (found.size > MAX_FILE_BYTES) throw new Unreadable(tooLarge(found.size))
  return readFile(path).catch(() => {
    throw new Unreadable('没有读取该文件的权限')
  })
}
