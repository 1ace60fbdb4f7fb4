import { createHash, randomBytes } from 'node:crypto'
import { open, readdir, readFile, rename, stat, unlink } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { makeFolderFor, ownerFor } from './data-folder.ts'

/** Bytes by their SHA-256. Originals and public copies are kept apart; what is public is decided by the database. */
export interface FileStore {
  /** Durable when it resolves: written, synced and renamed into place. Storing the same bytes twice is harmless. */
  put(area: 'original' | 'public', bytes: Uint8Array): Promise<string>
  /** Throws where the file is missing or no longer has its hash. */
  get(area: 'original' | 'public', hash: string): Promise<Buffer>
  remove(area: 'public', hash: string): Promise<void>
  /** Hashes held in an area, in order; for the backup. */
  list(area: 'original' | 'public'): AsyncIterable<string>
}

export const FILE_HASH = /^[0-9a-f]{64}$/

export function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex')
}

export function folderFileStore(dataDir: string): FileStore {
  const root = join(dataDir, 'files')
  const place = (area: string, hash: string): string => {
    if (!FILE_HASH.test(hash)) throw new RangeError('not a file hash')
    return join(root, area, hash.slice(0, 2), hash)
  }
  return {
    async put(area, bytes) {
      const hash = sha256(bytes)
      const target = place(area, hash)
      if (await exists(target)) return hash
      makeFolderFor(dirname(target))
      const temporary = `${target}.${randomBytes(6).toString('hex')}.part`
      const handle = await open(temporary, 'wx', 0o600)
      try {
        await handle.writeFile(bytes)
        const owner = ownerFor(dirname(target))
        if (owner) await handle.chown(owner.uid, owner.gid)
        await handle.sync()
      } finally {
        await handle.close()
      }
      await rename(temporary, target)
      await syncFolder(dirname(target))
      return hash
    },
    async get(area, hash) {
      const bytes = await readFile(place(area, hash))
      if (sha256(bytes) !== hash) throw new Error(`file ${hash} was changed on disk`)
      return bytes
    },
    async remove(area, hash) {
      await unlink(place(area, hash)).catch((error: NodeJS.ErrnoException) => {
        if (error.code !== 'ENOENT') throw error
      })
    },
    async *list(area) {
      for (const prefix of await namesIn(join(root, area))) {
        for (const name of await namesIn(join(root, area, prefix))) if (FILE_HASH.test(name)) yield name
      }
    },
  }
}

async function namesIn(folder: string): Promise<readonly string[]> {
  return (await readdir(folder).catch(() => [])).sort()
}

async function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  )
}

async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return
  const handle = await open(folder, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}
