import type { Tx } from './database/database.ts'
import { checkFile } from './file-check.ts'
import { type Result, ok } from './result.ts'
import type { Services } from './services.ts'

export interface GivenFile {
  readonly name: string
  readonly bytes: Uint8Array
}

export interface KeptFile {
  readonly hash: string
  readonly name: string
  readonly type: string
  readonly size: number
}

/** Keeps a file of evidence: refused by type, by ending or 密级 mark before it is stored; its row comes with `tx`. */
export async function keepFile(
  services: Pick<Services, 'files'>,
  file: GivenFile,
): Promise<Result<KeptFile>> {
  const checked = await checkFile(file.name, file.bytes, 'file')
  if (!checked.ok) return checked
  const { name, mediaType } = checked.value
  const hash = await services.files.put('original', file.bytes)
  return ok({ hash, name, type: mediaType, size: file.bytes.length })
}

/** As `keepFile`, where a file may be left out. */
export async function keepFileIfGiven(
  services: Pick<Services, 'files'>,
  file: GivenFile | undefined,
): Promise<Result<KeptFile | undefined>> {
  return file === undefined ? ok(undefined) : keepFile(services, file)
}

export async function rememberFile(tx: Tx, file: KeptFile): Promise<void> {
  const { hash, name, type: mediaType, size } = file
  await recordStoredFile(tx.db, { organId: tx.tenancy.organId, hash, name, mediaType, size, at: tx.now })
}

/** The row of a stored original, once for the same bytes of an organ: backup, restore and `doctor` go by these rows. */
export async function recordStoredFile(
  db: Tx['db'],
  file: {
    readonly organId: number
    readonly hash: string
    readonly name: string
    readonly mediaType: string
    readonly size: number
    readonly at: Date
  },
): Promise<void> {
  await db
    .insertInto('stored_file')
    .values({
      organ_id: file.organId,
      hash: file.hash,
      name: file.name,
      media_type: file.mediaType,
      size: file.size,
      stored_at: file.at,
    })
    .onConflict((conflict) => conflict.columns(['organ_id', 'hash']).doNothing())
    .execute()
}
