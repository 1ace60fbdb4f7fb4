import { resolve } from 'node:path'
import { verifyChain } from '../audit/verify.ts'
import { BackupError } from '../backup/format.ts'
import { restoreBackup } from '../backup/restore-backup.ts'
import type { CliIo } from './io.ts'
import { withDatabase } from './with-database.ts'

/** `restore DIR`: into an empty system; the audit chains are verified afterwards. */
export async function run(args: string[], io: CliIo): Promise<number> {
  const folder = args.find((arg) => !arg.startsWith('--'))
  if (folder === undefined) {
    io.err('restore：请给出备份所在目录\n')
    return 2
  }
  try {
    return await withDatabase(io, async ({ services, owner }) => {
      const manifest = await restoreBackup(services, owner.pool, resolve(io.cwd, folder), (line) =>
        io.err(`${line}\n`),
      )
      const rows = manifest.tables.reduce((sum, table) => sum + table.rows, 0)
      const { rows: heads } = await owner.pool.query<{ organ_id: number }>('SELECT organ_id FROM audit_head')
      let broken = 0
      for (const head of heads) {
        if ((await verifyChain(owner.pool, head.organ_id)).brokenAt !== undefined) broken += 1
      }
      io.out(
        `恢复完成：${manifest.tables.length} 张表 ${rows} 行，${manifest.files.length} 个文件；` +
          `审计链 ${heads.length} 条，${broken} 条不完整\n`,
      )
      return broken === 0 ? 0 : 1
    })
  } catch (error) {
    if (!(error instanceof BackupError)) throw error
    io.err(`${error.message}\n`)
    return 2
  }
}
