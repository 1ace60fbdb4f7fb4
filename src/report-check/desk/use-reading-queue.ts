import { useQueryClient } from '@tanstack/react-query'
import { useCallback, useRef, useState } from 'react'
import { announce } from '../../desk/announce.ts'
import { upload } from '../../desk/api.ts'
import { asProblem } from '../../desk/problem.ts'
import { listKeptReports, uploadReport, type KeptAnswer } from '../contract.ts'

export interface QueuedFile {
  readonly key: number
  readonly name: string
  readonly state: 'waiting' | 'reading' | 'done' | 'refused'
  /** Why it was refused, or what the reader says of it. */
  readonly message: string
  readonly row: KeptAnswer | null
}

/** As many as the server reads at a time. */
const AT_ONCE = 2

/** Files go up one after the other, each with its own outcome; a refused one holds up nobody. */
export function useReadingQueue(): {
  readonly files: readonly QueuedFile[]
  readonly add: (files: readonly File[]) => void
  readonly clear: () => void
} {
  const [files, setFiles] = useState<readonly QueuedFile[]>([])
  const waiting = useRef<{ key: number; file: File }[]>([])
  const running = useRef(0)
  const nextKey = useRef(1)
  const client = useQueryClient()
  const put = useCallback((key: number, change: Partial<QueuedFile>) => {
    setFiles((before) => before.map((one) => (one.key === key ? { ...one, ...change } : one)))
  }, [])
  const work = useCallback(async (): Promise<void> => {
    running.current += 1
    for (let next = waiting.current.shift(); next !== undefined; next = waiting.current.shift()) {
      put(next.key, { state: 'reading' })
      put(next.key, await readOne(next.file))
      await client.invalidateQueries({ queryKey: [listKeptReports.method, listKeptReports.path] })
    }
    running.current -= 1
    if (running.current === 0) announce('全部文件已检查完')
  }, [client, put])
  const add = useCallback(
    (given: readonly File[]) => {
      const entries = given.map((file) => ({ key: nextKey.current++, file }))
      setFiles((before) => [
        ...before,
        ...entries.map(({ key, file }) => ({
          key,
          name: file.name,
          state: 'waiting' as const,
          message: '',
          row: null,
        })),
      ])
      waiting.current.push(...entries)
      for (let free = AT_ONCE - running.current; free > 0; free -= 1) void work()
    },
    [work],
  )
  const clear = useCallback(() => {
    setFiles((before) => before.filter(({ state }) => state === 'waiting' || state === 'reading'))
  }, [])
  return { files, add, clear }
}

async function readOne(file: File): Promise<Partial<QueuedFile>> {
  try {
    const { body } = await upload(uploadReport, { files: [file] })
    const notes = [...(body.already ? ['同一文件已在清单中，没有重复保存'] : []), ...body.notices]
    return { state: 'done', message: notes.join('；'), row: body.row }
  } catch (error) {
    return { state: 'refused', message: asProblem(error).detail }
  }
}
