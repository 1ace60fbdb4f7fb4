/** Started by root in another account's folder, and by that account afterwards: it reads everything, or says what not. */
import { spawnSync } from 'node:child_process'
import { chmodSync, chownSync, mkdtempSync, mkdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openDataFolder } from '../../src/platform/data-folder.ts'
import { folderFileStore } from '../../src/platform/files.ts'
import { loadKeys } from '../../src/platform/keys.ts'
import { guests } from '../../src/platform/postgres/program-lock.ts'

/** Nobody of the machine; the account needs no name for this. */
const OTHER = { uid: 61_234, gid: 61_234 }

describe.skipIf(process.getuid?.() !== 0)('a data folder of another account (as root)', () => {
  let folder: string
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'gongkai-owner-'))
    chownSync(folder, OTHER.uid, OTHER.gid)
  })
  afterEach(() => rmSync(folder, { recursive: true, force: true }))

  /** What the account itself can do with it afterwards, in a process of its own. */
  function asOwner(): { status: number | null; told: string } {
    const script = `
      import { openDataFolder } from './src/platform/data-folder.ts'
      import { folderFileStore } from './src/platform/files.ts'
      import { loadKeys } from './src/platform/keys.ts'
      import { signInAsGuest } from './src/platform/postgres/program-lock.ts'
      const folder = process.env.TEST_FOLDER
      openDataFolder(folder)
      loadKeys(folder, undefined)
      const files = folderFileStore(folder)
      for await (const hash of files.list('original')) await files.get('original', hash)
      await files.put('original', Buffer.from('later'))
      signInAsGuest(folder, 'test')()`
    const child = spawnSync(process.execPath, ['--input-type=module', '--eval', script], {
      ...OTHER,
      env: { ...process.env, TEST_FOLDER: folder },
      encoding: 'utf8',
    })
    return { status: child.status, told: child.stderr }
  }

  it('holds nothing that its owner cannot read and write', async () => {
    openDataFolder(folder)
    loadKeys(folder, undefined)
    await folderFileStore(folder).put('original', Buffer.from('first'))
    guests(folder)
    expect(asOwner()).toEqual({ status: 0, told: '' })
  })

  it('takes back what an earlier start by root left as root’s', () => {
    mkdirSync(join(folder, 'files', 'original', 'ab'), { recursive: true, mode: 0o700 })
    mkdirSync(join(folder, 'postgres'), { mode: 0o700 })
    const before = asOwner()
    expect(before.status).not.toBe(0)
    expect(before.told).toContain('属于另一账户')
    expect(before.told).toContain('chown -R')
    openDataFolder(folder)
    expect(statSync(join(folder, 'postgres')).uid).toBe(0) // the server's own account is its own affair
    expect(asOwner()).toEqual({ status: 0, told: '' })
  })

  it('refuses a key of another account by name, before anything is opened', () => {
    mkdirSync(join(folder, 'secrets'), { mode: 0o700 })
    chownSync(join(folder, 'secrets'), OTHER.uid, OTHER.gid)
    writeFileSync(join(folder, 'secrets', 'master-key'), 'kx:x\n')
    chmodSync(join(folder, 'secrets', 'master-key'), 0o600)
    const { status, told } = asOwner()
    expect(status).not.toBe(0)
    expect(told).toContain(join('secrets', 'master-key'))
  })

  it('is made by root for the owner of the folder above', () => {
    const made = join(folder, 'below', 'data')
    openDataFolder(made)
    expect([statSync(made).uid, statSync(join(folder, 'below')).uid]).toEqual([OTHER.uid, OTHER.uid])
  })
})
