import { mkdirSync, readdirSync } from 'node:fs'
import { resolve } from 'node:path'
import { loadAreas } from '../platform/areas.ts'
import { buildApp } from '../platform/http/app.ts'
import type { CliIo } from './io.ts'
import { exportPages, type ExportCounts } from './site-export.ts'
import { withDatabase } from './with-database.ts'

/**
 * `export-site DIR`: every public page as a static file, its links relative, for a portal that takes pages in or for a
 * copy to keep. Nothing but what the portal shows is written: the pages are asked for as a reader would.
 */
export async function run(args: string[], io: CliIo): Promise<number> {
  const folder = args.find((arg) => !arg.startsWith('--'))
  if (folder === undefined) {
    io.err('export-site：请给出存放静态页面的新目录，如 export-site ./site\n')
    return 2
  }
  const target = resolve(io.cwd, folder)
  mkdirSync(target, { recursive: true })
  if (readdirSync(target).length > 0) {
    io.err(`export-site：目录“${folder}”不是空的，为避免混入旧页面没有写入。请换一个新目录\n`)
    return 2
  }
  const counts = await withDatabase(io, async ({ services }) => {
    if (!services.organs.root()) return undefined
    const app = await buildApp(services, await loadAreas())
    await app.fastify.ready()
    try {
      return await exportPages(app.fastify, target, services.config, (line) => io.err(`${line}\n`))
    } finally {
      await app.fastify.close()
    }
  })
  if (!counts) {
    io.err('export-site：系统里还没有机关，没有可以导出的页面。请先完成首次设置\n')
    return 2
  }
  return report(counts, args.includes('--json'), io)
}

function report(counts: ExportCounts, json: boolean, io: CliIo): number {
  if (json) io.out(`${JSON.stringify(counts)}\n`)
  else {
    io.out(
      `导出完成：页面 ${counts.pages} 个，附件和数据文件 ${counts.files} 个，样式图片 ${counts.assets} 个，共 ${counts.bytes} 字节\n`,
    )
    io.out(
      `未导出的动态地址 ${counts.left} 个（申请、查询、检索等），设置了 PUBLIC_URL 的指向在线地址，没有设置的去掉链接\n`,
    )
    for (const broken of counts.broken) io.out(`打不开：${broken}\n`)
  }
  return counts.broken.length > 0 ? 1 : 0
}
