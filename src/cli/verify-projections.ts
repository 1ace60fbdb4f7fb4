import { verifyProjections } from '../applications/actions/verify-projections.ts'
import { verifyItems } from '../disclosure/actions/verify-items.ts'
import { rebuildRemedies } from '../remedies/actions/rebuild-remedies.ts'
import type { CliIo } from './io.ts'
import { withDatabase } from './with-database.ts'

/**
 * `verify projections`: rebuilds what is stored beside the acts of every application, information item, review and suit and compares;
 * the public store is held against the acts too. Exit 1 where anything differs.
 */
export function run(args: string[], io: CliIo): Promise<number> {
  return withDatabase(io, async ({ services, owner }) => {
    const cases = await verifyProjections(services, owner)
    const items = await verifyItems(owner.open)
    const remedies = await rebuildRemedies(services, { write: false, all: true })
    const problems = [
      ...cases.faults.map(
        (fault) =>
          `${fault.organ} ${fault.number}：${fault.column} 存 ${fault.stored}，重算 ${fault.rebuilt}`,
      ),
      ...items.problems,
      ...(remedies === 0 ? [] : [`复议诉讼：${remedies} 件与办理记录不一致`]),
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
