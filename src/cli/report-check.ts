import { resolve } from 'node:path'
import { checkReport } from '../annual-report/checks/index.ts'
import { splitPath, type CellValue } from '../annual-report/model.ts'
import { openReaderPool, type Answer, type ReaderPool } from '../annual-report/read/pool.ts'
import type { Finding, Place, ReadReport } from '../annual-report/reading.ts'

interface Io {
  readonly cwd: string
  out(text: string): void
  err(text: string): void
}

interface Options {
  readonly files: readonly string[]
  readonly previous: string | undefined
  readonly json: boolean
  readonly lines: boolean
}

type Checked =
  | { readonly file: string; readonly report: ReadReport; readonly findings: readonly Finding[] }
  | { readonly file: string; readonly error: string }

/**
 * `report check FILE… [--previous FILE] [--json] [--lines]` (contracts.md): reads published reports and checks them.
 * Answers 0, 1 where a finding is an error, 2 where a file cannot be read (2 before 1).
 */
export async function run(args: string[], io: Io): Promise<number> {
  const options = parseArguments(args)
  if (typeof options === 'string') {
    io.err(`report check：${options}\n`)
    return 2
  }
  const pool = openReaderPool({ threads: threadsFor(options.files.length) })
  try {
    const previous = await readPrevious(pool, options, io)
    if (previous === 'unusable') return 2
    return await checkAll(pool, options, previous, io)
  } finally {
    await pool.close()
  }
}

function parseArguments(args: readonly string[]): Options | string {
  const files: string[] = []
  let previous: string | undefined
  let json = false
  let lines = false
  for (let index = 0; index < args.length; index += 1) {
    const argument = args[index] ?? ''
    if (argument === '--json') json = true
    else if (argument === '--lines') lines = true
    else if (argument === '--previous') {
      index += 1
      previous = args[index]
      if (previous === undefined) return '--previous 后面要写上一年年报的文件'
    } else if (argument.startsWith('--previous=')) previous = argument.slice('--previous='.length)
    else if (argument.startsWith('--')) return `不认识的选项 ${argument}，可用 --previous、--json、--lines`
    else files.push(argument)
  }
  if (files.length === 0)
    return '没有给出文件，用法：report check 文件… [--previous 上年文件] [--json] [--lines]'
  return { files, previous, json, lines }
}

/** A thread needs longer to start than a small report to be read. */
function threadsFor(files: number): number {
  return files < 4 ? 1 : Math.max(1, Math.min(8, Math.ceil(files / 4)))
}

async function readPrevious(
  pool: ReaderPool,
  options: Options,
  io: Io,
): Promise<ReadReport | undefined | 'unusable'> {
  if (options.previous === undefined) return undefined
  const answer = await pool.read({ name: options.previous, path: resolve(io.cwd, options.previous) })
  if (answer.ok) return answer.report
  io.err(`${options.previous}：上一年年报不能读取：${answer.error}\n`)
  return 'unusable'
}

async function checkAll(
  pool: ReaderPool,
  options: Options,
  previous: ReadReport | undefined,
  io: Io,
): Promise<number> {
  const pending = options.files.map((file) => pool.read({ name: file, path: resolve(io.cwd, file) }))
  const many = options.files.length > 1
  let code = 0
  if (options.json && !options.lines && many) io.out('[')
  for (const [index, file] of options.files.entries()) {
    const answer = await (pending[index] ?? Promise.resolve<Answer>({ ok: false, error: '没有读取' }))
    const checked = check(file, answer, previous)
    if ('error' in checked) {
      io.err(`${file}：${checked.error}\n`)
      code = 2
    } else if (code === 0 && checked.findings.some((finding) => finding.severity === 'error')) code = 1
    io.out(shown(checked, options, index, many))
  }
  if (options.json && !options.lines && many) io.out('\n]\n')
  return code
}

function check(file: string, answer: Answer, previous: ReadReport | undefined): Checked {
  if (!answer.ok) return { file, error: answer.error }
  return { file, report: answer.report, findings: checkReport(answer.report, previous) }
}

function shown(checked: Checked, options: Options, index: number, many: boolean): string {
  if (options.lines) return `${toJson(checked)}\n`
  if (!options.json) return `${many && index > 0 ? '\n' : ''}${asTable(checked)}`
  return many ? `${index > 0 ? ',' : ''}\n${toJson(checked)}` : `${toJson(checked)}\n`
}

/** The object of contracts.md. Amounts are put in as exact decimal text. */
export function toJson(checked: Checked): string {
  if ('error' in checked) return JSON.stringify(checked)
  const { file, report, findings } = checked
  return JSON.stringify({
    file,
    organ: report.organ,
    year: report.year,
    format: report.format,
    cells: cellsObject(report),
    unread: report.unread,
    findings: findings.map(findingObject),
    ...(report.notices.length > 0 ? { notices: report.notices } : {}),
  })
}

type CellRow = Record<string, unknown>

function cellsObject(report: ReadReport): Record<string, unknown> {
  const proactive: Record<string, CellRow> = {}
  const requests: Record<string, CellRow> = {}
  const review: CellRow = {}
  const litigation: Record<string, CellRow> = {}
  for (const [path, value] of report.cells) {
    const { table, row, column } = splitPath(path)
    if (table === 'review') review[column] = cellJson(value)
    else {
      const rows = table === 'proactive' ? proactive : table === 'requests' ? requests : litigation
      ;(rows[row] ??= {})[column] = cellJson(value)
    }
  }
  return { proactive, requests, review, litigation }
}

function cellJson(value: CellValue): unknown {
  if (value.kind === 'blank') return null
  return value.kind === 'count' ? value.value : rawNumber(value.wan)
}

/** A JSON number with exactly these digits. */
function rawNumber(digits: string): unknown {
  // JSON.rawJSON is in Node 22 and later; the compiler's library does not have it yet
  const { rawJSON } = JSON as typeof JSON & { rawJSON(text: string): unknown }
  return rawJSON(digits)
}

const DECIMAL = /^-?\d+(?:\.\d+)?$/

function findingObject(finding: Finding): Record<string, unknown> {
  const { expected, actual } = finding
  return {
    ...finding,
    ...(typeof expected === 'string' && DECIMAL.test(expected) ? { expected: rawNumber(expected) } : {}),
    ...(typeof actual === 'string' && DECIMAL.test(actual) ? { actual: rawNumber(actual) } : {}),
  }
}

const SEVERITIES = { error: '错误', warning: '提醒', info: '说明' } as const

function asTable(checked: Checked): string {
  if ('error' in checked) return `${checked.file}\n  不能读取：${checked.error}\n`
  const { file, report, findings } = checked
  const head = `${report.organ ?? '（未写明机关）'} ${report.year ?? '（未写明年度）'}年度 ${report.format === null ? '格式不明' : `${report.format}年格式`}`
  const counts = `读出${report.cells.size}格，未能读出${report.unread.length}格；错误${count(findings, 'error')}项，提醒${count(findings, 'warning')}项，说明${count(findings, 'info')}项`
  const lines = [
    file,
    `  ${head}`,
    `  ${counts}`,
    ...report.notices.map((notice) => `  注意  ${notice.message}`),
    ...findings.map(
      (finding) => `  ${SEVERITIES[finding.severity]}  ${finding.message}${where(finding.place)}`,
    ),
    ...report.unread.map((cell) => `  未读  ${cell.path}：${cell.reason}${where(cell.place)}`),
  ]
  return `${lines.join('\n')}\n`
}

function count(findings: readonly Finding[], severity: Finding['severity']): number {
  return findings.filter((finding) => finding.severity === severity).length
}

function where(place: Place | undefined): string {
  if (!place) return ''
  const parts = [
    place.page === undefined ? '' : `第${place.page}页`,
    place.sheet === undefined ? '' : `工作表“${place.sheet}”`,
    place.cell ?? (place.line === undefined ? '' : `第${place.line}行`),
  ].filter((part) => part !== '')
  return parts.length > 0 ? `（${parts.join(' ')}）` : ''
}
