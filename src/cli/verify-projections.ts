import { verifyProjections } from '../applications/actions/verify-projections.ts'
import { verifyItems } from '../disclosure/actions/verify-items.ts'
import type { CliIo } from './io.ts'
import { withDatabase } from './with-database.ts'

/**
 * `verify projections`: rebuilds what is stored beside the acts of every application and information item and compares;
 * the public store is held against the acts too. Exit 1 where anything differs.
 */
export function run(args: string[], io: CliIo): Promise<number> {
  return withDatabase(io, async ({ services, owner }) => {
    const cases = await verifyProjections(services, owner)
    const items = await verifyItems(owner.open)
    const problems = [
      ...cases.faults.map(
        (fault) =>
          `${fault.organ} ${fault.number}：${fault.column} 存 ${fault.stored}，重算 ${fault.rebuilt}`,
      ),
      ...items.problems,
    ]
    if (args.includes('--json')) {
      io.out(`${JSON.stringify({ cases: cases.cases, acts: cases.acts, items: items.checked, problems })}\n`)
    } else {
      io.out(
        `核对办理记录：申请 ${cases.cases} 件、办理环节 ${cases.acts} 个，公开信息 ${items.checked} 条，不一致 ${problems.length} 处\n`,
      )
      for (const problem of problems.slice(0, 100)) io.out(`  ${problem}\n`)
    }
    return problems.length === 0 ? 0 : 1
  })
}
