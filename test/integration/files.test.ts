import { spawn, type ChildProcess } from 'node:child_process'
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { folderFileStore, type FileStore, sha256 } from '../../src/platform/files.ts'
import { s3FileStore } from '../../src/platform/files-s3.ts'

const folder = mkdtempSync(join(tmpdir(), 'gongkai-files-'))
const PORT = 21_000 + (process.pid % 10_000)
let server: ChildProcess

/** A real S3-compatible server in a process of its own. */
beforeAll(async () => {
  const manifest = createRequire(import.meta.url).resolve('s3rver/package.json')
  const script = join(dirname(manifest), 'bin', 's3rver.js')
  const args = [
    '-d',
    join(folder, 's3'),
    '-p',
    String(PORT),
    '-a',
    '127.0.0.1',
    '--configure-bucket',
    'office',
  ]
  server = spawn(process.execPath, [script, ...args], { stdio: 'ignore' })
  for (let i = 0; i < 100; i += 1) {
    const answered = await fetch(`http://127.0.0.1:${PORT}/`).then(
      () => true,
      () => false,
    )
    if (answered) return
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  throw new Error('the S3 server did not start')
})
afterAll(() => {
  server.kill()
  rmSync(folder, { recursive: true, force: true })
})

const stores: readonly (readonly [string, () => FileStore])[] = [
  ['a folder', () => folderFileStore(join(folder, 'plain'))],
  ['an S3-compatible server', () => s3FileStore(`s3://S3RVER:S3RVER@127.0.0.1:${PORT}/office`)],
]

describe.each(stores)('files in %s', (_, open) => {
  const bytes = Buffer.from('一份原件的内容')
  const hash = sha256(bytes)

  it('come back by their hash, put twice or once', async () => {
    const store = open()
    expect(await store.put('original', bytes)).toBe(hash)
    expect(await store.put('original', bytes)).toBe(hash)
    expect((await store.get('original', hash)).equals(bytes)).toBe(true)
  })

  it('keep originals and public copies apart', async () => {
    const store = open()
    await expect(store.get('public', hash)).rejects.toThrow()
    await store.put('public', bytes)
    await store.remove('public', hash)
    await store.remove('public', hash)
    await expect(store.get('public', hash)).rejects.toThrow()
    expect((await store.get('original', hash)).equals(bytes)).toBe(true)
  })

  it('refuse a name that is no hash, so that no path leads out', async () => {
    const store = open()
    await expect(async () => store.get('original', '../../secrets/master-key')).rejects.toThrow('hash')
  })

  it('are listed for the backup', async () => {
    const store = open()
    const other = await store.put('original', Buffer.from('另一份'))
    const listed = []
    for await (const name of store.list('original')) listed.push(name)
    expect(new Set(listed)).toEqual(new Set([hash, other]))
  })
})

describe('a folder', () => {
  it('says so when bytes were changed on disk', async () => {
    const root = join(folder, 'tampered')
    const store = folderFileStore(root)
    const hash = await store.put('original', Buffer.from('甲'))
    const place = join(root, 'files', 'original', hash.slice(0, 2))
    expect(readdirSync(place)).toEqual([hash])
    writeFileSync(join(place, hash), '乙')
    await expect(store.get('original', hash)).rejects.toThrow('changed')
  })
})

describe('an S3-compatible server', () => {
  it('refuses a key it does not know and a bucket it does not have, and the error says so', async () => {
    const stranger = s3FileStore(`s3://STRANGER:secret@127.0.0.1:${PORT}/office`)
    await expect(stranger.put('original', Buffer.from('x'))).rejects.toThrow(/403/)
    const elsewhere = s3FileStore(`s3://S3RVER:S3RVER@127.0.0.1:${PORT}/missing`)
    await expect(elsewhere.put('original', Buffer.from('x'))).rejects.toThrow(/404/)
  })
})
