/** A published report, from its bytes. In this very thread: for files of unknown origin use the pool (pool.ts). */
import { parseReport } from '../parse/report.ts'
import type { ReadReport } from '../reading.ts'
import { readSource } from './source.ts'

export { Unreadable } from './unreadable.ts'

/** `name` settles only whether a text is HTML. Throws Unreadable where the file cannot be read at all. */
export async function readReport(bytes: Uint8Array, name: string): Promise<ReadReport> {
  return parseReport(await readSource(bytes, name))
}
