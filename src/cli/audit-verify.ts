import { verifyChain } from '../audit/verify.ts'
import type { CliIo } from './io.ts'
import { withDatabase } from './with-database.ts'

/** `audit verify`: recomputes every organ's chain; exit 1 where a link does not hold. */
export function run(args: string[], io: CliIo): Promise<number> {
  const json = args.includes('--json')
  return withDatabase(io, async ({ owner }) => {
    const { rows } = await owner.pool.query<{ organ_id: number }>(
      'SELECT organ_id FROM audit_head ORDER BY organ_id',
    )
    const verdicts = []
    for (const row of rows) verdicts.push(await verifyChain(owner.pool, row.organ_id))
    const broken = verdicts.filter((verdict) => verdict.brokenAt !== undefined)
    const events = verdicts.reduce((sum, verdict) => sum + verdict.events, 0)
    if (json) io.out(`${JSON.stringify({ organs: verdicts.length, events, broken })}\n`)
    else {
      io.out(`核对审计链：${verdicts.length} 个机关，${events} 条记录，${broken.length} 条链不完整\n`)
      for (const one of broken) io.out(`  机关 ${one.organId}：第 ${one.brokenAt} 条不符（${one.reason}）\n`)
    }
    return broken.length === 0 ? 0 : 1
  })
}
