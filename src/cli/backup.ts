import { resolve } from 'node:path'
import { BackupError } from '../backup/format.ts'
import { makeBackup } from '../backup/make-backup.ts'
import type { CliIo } from './io.ts'
import { withDatabase } from './with-database.ts'

/** `backup DIR`: the full export, one snapshot. */
export async function run(args: string[], io: CliIo): Promise<number> {
  const folder = args.find((arg) => !arg.startsWith('--'))
  if (folder === undefined) {
    io.err('backup：请给出存放备份的新目录，如 backup ./backup-20261124\n')
    return 2
  }
  try {
    const manifest = await withDatabase(io, ({ services, owner }) =>
      makeBackup(services, owner.pool, resolve(io.cwd, folder), (line) => io.err(`${line}\n`)),
    )
    const rows = manifest.tables.reduce((sum, table) => sum + table.rows, 0)
    if (args.includes('--json')) {
      io.out(`${JSON.stringify({ tables: manifest.tables.length, rows, files: manifest.files.length })}\n`)
    } else {
      io.out(`备份完成：${manifest.tables.length} 张表 ${rows} 行，${manifest.files.length} 个文件\n`)
      io.out('密钥不在备份里：请另行、分开保管 DATA_DIR/secrets/master-key，没有它个人信息无法解密\n')
    }
    return 0
  } catch (error) {
    if (!(error instanceof BackupError)) throw error
    io.err(`${error.message}\n`)
    return 2
  }
}
