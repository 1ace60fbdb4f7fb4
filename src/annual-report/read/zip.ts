/** ZIP containers (docx, xlsx) with limits, so that a small file cannot unpack into a huge one. */
import { unzipSync } from 'fflate'
import { Unreadable } from './unreadable.ts'

const MAX_ENTRY = 64 * 1024 * 1024
const MAX_TOTAL = 128 * 1024 * 1024
const MAX_ENTRIES = 4000
const MAX_RATIO = 400

export type Entries = ReadonlyMap<string, Uint8Array>

/**
 * Unpacks the wanted entries after checking the sizes the container states for all of them. Throws Unreadable where
 * they pass the limits or the container is broken.
 */
export function unzip(bytes: Uint8Array, wanted: (name: string) => boolean): Entries {
  let total = 0
  let count = 0
  try {
    const files = unzipSync(bytes, {
      filter: (file) => {
        count += 1
        total += file.originalSize
        const ratio = file.originalSize / Math.max(1, file.size)
        if (
          count > MAX_ENTRIES ||
          file.originalSize > MAX_ENTRY ||
          total > MAX_TOTAL ||
          (file.originalSize > 1_000_000 && ratio > MAX_RATIO)
        ) {
          throw new Unreadable('压缩包展开后过大（疑似压缩炸弹），已拒绝读取')
        }
        return wanted(file.name)
      },
    })
    return new Map(Object.entries(files))
  } catch (error) {
    if (error instanceof Unreadable) throw error
    throw new Unreadable('文件已损坏：压缩包无法打开')
  }
}

/** Names of the entries, nothing unpacked. */
export function entryNames(bytes: Uint8Array): readonly string[] {
  const names: string[] = []
  unzip(bytes, (name) => {
    names.push(name)
    return false
  })
  return names
}
