import { computeOrgan, type ComputedCell } from '../annual-report/actions/compute-organ.ts'
import { recordsBehind } from '../annual-report/actions/list-cell-records.ts'
import { cellPaths } from '../annual-report/model.ts'
import { systemTenancy } from '../platform/database/tenant.ts'
import type { CliIo } from './io.ts'
import { withDatabase, type CommandContext } from './with-database.ts'

interface Options {
  readonly organ: string
  readonly year: number
  readonly cell: string | undefined
  readonly json: boolean
}

const USAGE = '用法：report compute --organ 代码 --year 年 [--cell 路径] [--json]'
/** Records listed for a cell; the number of all is said in any case. */
const LISTED = 10_000

/**
 * `report compute --organ CODE --year Y [--cell PATH] [--json]` (contracts.md): the report as the records give it
 * today, each cell `{value, cases}`; `--cell` lists the records behind one. Exit 2 on an organ, year or cell that is
 * none.
 */
export async function run(args: string[], io: CliIo): Promise<number> {
  const options = parseArguments(args)
  if (typeof options === 'string') {
    io.err(`report compute：${options}\n`)
    return 2
  }
  return withDatabase(io, (context) => answer(options, io, context))
}

function parseArguments(args: readonly string[]): Options | string {
  const values = new Map<string, string>()
  let json = false
  for (let index = 0; index < args.length; index += 1) {
    const [name = '', inline] = (args[index] ?? '').split(/=(.*)/s, 2)
    if (name === '--json') json = true
    else if (name === '--organ' || name === '--year' || name === '--cell') {
      const value = inline ?? args[(index += 1)]
      if (value === undefined) return `${name} 后面缺少内容。${USAGE}`
      values.set(name, value)
    } else return `不认识的参数 ${args[index] ?? ''}。${USAGE}`
  }
  const organ = values.get('--organ')
  const year = values.get('--year')
  if (organ === undefined || year === undefined) return `--organ 和 --year 都要写。${USAGE}`
  if (!/^\d{4}$/.test(year)) return `--year ${year} 不是四位数字的年度`
  return { organ, year: Number(year), cell: values.get('--cell'), json }
}

async function answer(options: Options, io: CliIo, { services }: CommandContext): Promise<number> {
  const { year } = options
  const organ = services.organs.byCode(options.organ)
  if (organ === undefined) {
    io.err(`report compute：没有代码为“${options.organ}”的机关\n`)
    return 2
  }
  const tenancy = systemTenancy(organ.organId, 'cli')
  const asOf = services.clock.today()
  return services.database.read(tenancy, async (db) => {
    const computed = await computeOrgan(db, organ, year, asOf)
    const { form } = computed
    const { cell } = options
    if (cell !== undefined) {
      if (!cellPaths(form).includes(cell)) {
        io.err(`report compute：${year}年度的格式没有“${cell}”这一格\n`)
        return 2
      }
      const records = await recordsBehind(db, organ, form, { year, path: cell, page: 1, size: LISTED }, asOf)
      const value = computed.cells.get(cell)?.value ?? 0
      if (options.json) {
        io.out(`${JSON.stringify({ organ: organ.code, year, path: cell, value, ...records })}\n`)
      } else {
        io.out(`${records.name}：${value}，${records.total} 条记录\n`)
        for (const row of records.rows) io.out(`  ${row.on}  ${row.label}  ${row.detail}  ${row.count}\n`)
      }
      return 0
    }
    if (options.json)
      io.out(`${JSON.stringify(asJson(options, organ.name, form.id, asOf, computed.cells))}\n`)
    else io.out(asTable(computed.cells))
    return 0
  })
}

/** `{organ, year, format, asOf, cells}`: the nested cells of contracts.md with `{value, cases}` in place of a number. */
function asJson(
  options: Options,
  name: string,
  format: string,
  asOf: string,
  cells: ReadonlyMap<string, ComputedCell>,
): unknown {
  const nested: Record<string, unknown> = {}
  for (const [path, { value, cases }] of cells) put(nested, keysOf(path), { value, cases })
  return { organ: name, code: options.organ, year: options.year, format, asOf, cells: nested }
}

/** proactive.row.column · requests.<row with dots>.column · review.column · litigation.direct.column */
function keysOf(path: string): readonly string[] {
  const parts = path.split('.')
  if (parts[0] !== 'requests') return parts
  return ['requests', parts.slice(1, -1).join('.'), parts.at(-1) ?? '']
}

function put(into: Record<string, unknown>, keys: readonly string[], value: unknown): void {
  const [key = '', ...rest] = keys
  if (rest.length === 0) {
    into[key] = value
    return
  }
  const next = into[key]
  const inner: Record<string, unknown> = isRecord(next) ? next : {}
  into[key] = inner
  put(inner, rest, value)
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null
}

function asTable(cells: ReadonlyMap<string, ComputedCell>): string {
  const lines = [...cells].map(([, { name, value, cases }]) => `${name}\t${value}\t${cases}`)
  return `数据项\t数值\t记录数\n${lines.join('\n')}\n`
}
