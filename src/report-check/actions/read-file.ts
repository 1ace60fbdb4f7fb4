import { openReaderPool, type PoolLimits, type ReaderPool } from '../../annual-report/actions/open-reader.ts'
import type { ReadReport } from '../../annual-report/reading.ts'
import { ok, refuse, type Result } from '../../platform/result.ts'
import { bearsMark } from '../rules.ts'

export interface GivenFile {
  readonly name: string
  readonly bytes: Uint8Array
}

/** Reads one file in a thread; never rejects: what cannot be read is refused by name and reason. */
export type FileReader = (file: GivenFile) => Promise<Result<ReadReport>>

export interface ReaderLimits extends PoolLimits {
  /** Files that may wait for a thread; more are refused at once. */
  readonly waiting: number
}

/**
 * Threads of this process for one kind of caller. A thread that gave no report is replaced before the next file, so
 * that a file that hung or ran out of memory costs nobody else a thing.
 */
export function makeFileReader(limits: ReaderLimits): FileReader {
  const idle: ReaderPool[] = []
  const queue: (() => void)[] = []
  const size = limits.threads ?? 1
  let running = 0
  const enter = async (): Promise<void> => {
    if (running >= size) await new Promise<void>((begin) => queue.push(begin))
    else running += 1
  }
  const leave = (): void => {
    const next = queue.shift()
    if (next === undefined) running -= 1
    else next()
  }
  return async (file) => {
    if (queue.length >= limits.waiting) {
      return refuse('unavailable', `正在检查的文件较多，没有读取“${file.name}”。请一两分钟后再试`)
    }
    await enter()
    const pool = idle.pop() ?? openReaderPool({ ...limits, threads: 1 })
    try {
      const answer = await pool.read({ name: file.name, bytes: file.bytes })
      if (answer.ok) idle.push(pool)
      else await pool.close()
      return answer.ok ? judge(file.name, answer.report) : unreadable(file.name, answer.error)
    } finally {
      leave()
    }
  }
}

function unreadable(name: string, why: string): Result<never> {
  return refuse('unsupportedType', `“${name}”不能读取：${why.replace(/[。；]$/, '')}`, { field: 'file' })
}

function judge(name: string, report: ReadReport): Result<ReadReport> {
  if (!bearsMark(name, report)) return ok(report)
  return refuse(
    'classified',
    `“${name}”带有国家秘密标志（密级★），没有保存。涉密信息不得进入本系统，请按保密规定处理`,
    { field: 'file', article: '保密法35' },
  )
}

/** Of the desk: people of the organs, files up to the reader's own limit. */
export const readDeskFile = makeFileReader({ threads: 2, secondsPerFile: 30, megabytes: 512, waiting: 200 })

/** Of the portal: anybody; less of everything. */
export const readPublicFile = makeFileReader({ threads: 1, secondsPerFile: 15, megabytes: 256, waiting: 6 })
