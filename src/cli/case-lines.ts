/**
 * What `deadline` and `fee` share: one case from standard input, or with --lines one case a line, in order, a bad line
 * answering `{"error":…}`. Exit 0 done, 1 something was refused, 2 unusable input (2 wins over 1).
 */

export interface CommandIo {
  readonly stdin: AsyncIterable<Uint8Array | string>
  /** Standard output: the answer only. */
  readonly out: (text: string) => void
  /** Standard error: one line a fault. */
  readonly err: (text: string) => void
}

export interface Answer {
  readonly value: unknown
  /** Exit 1: an act was refused. */
  readonly refused: boolean
  /** The table for people. */
  readonly table: () => string
}

export type Answered =
  | { readonly ok: true; readonly answer: Answer }
  | { readonly ok: false; readonly error: string }

export interface CaseCommand {
  readonly name: string
  readonly usage: string
  readonly answer: (input: unknown) => Answered
}

const FLAGS: ReadonlySet<string> = new Set(['--json', '--lines', '--help'])
/** Answers are handed to standard output in pieces of about this many characters. */
const FLUSH_AT = 1 << 16

/** Runs a case command; returns its exit code. */
export async function runCases(
  command: CaseCommand,
  args: readonly string[],
  io: CommandIo,
): Promise<number> {
  const unknown = args.find((arg) => !FLAGS.has(arg))
  if (unknown !== undefined) {
    io.err(`${command.name}：不认识的参数“${unknown}”。用法：${command.usage}\n`)
    return 2
  }
  if (args.includes('--help')) {
    io.out(`${command.usage}\n`)
    return 0
  }
  return args.includes('--lines') ? runLines(command, io) : runOne(command, args.includes('--json'), io)
}

async function runOne(command: CaseCommand, json: boolean, io: CommandIo): Promise<number> {
  const answered = answerText(command, await readAll(io.stdin))
  if (!answered.ok) {
    io.err(`${command.name}：${answered.error}\n`)
    return 2
  }
  const { value, refused, table } = answered.answer
  io.out(json ? `${JSON.stringify(value, null, 2)}\n` : table())
  return refused ? 1 : 0
}

async function runLines(command: CaseCommand, io: CommandIo): Promise<number> {
  let refused = false
  let bad = 0
  let firstBad = 0
  let number = 0
  let pending = ''
  for await (const line of linesOf(io.stdin)) {
    number += 1
    const answered = answerText(command, line)
    if (answered.ok) refused ||= answered.answer.refused
    else if ((bad += 1) === 1) firstBad = number
    pending += `${JSON.stringify(answered.ok ? answered.answer.value : { error: answered.error })}\n`
    if (pending.length >= FLUSH_AT) {
      io.out(pending)
      pending = ''
    }
  }
  if (pending !== '') io.out(pending)
  if (bad > 0)
    io.err(
      `${command.name}：${bad}行无法识别，最先是第${firstBad}行，原因见该行的 error，请更正后重新运行。\n`,
    )
  if (bad > 0) return 2
  return refused ? 1 : 0
}

function answerText(command: CaseCommand, text: string): Answered {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    return { ok: false, error: '不是有效的 JSON，请核对括号、引号和逗号。' }
  }
  return command.answer(value)
}

async function readAll(stdin: CommandIo['stdin']): Promise<string> {
  const decoder = new TextDecoder()
  let text = ''
  for await (const chunk of stdin)
    text += typeof chunk === 'string' ? chunk : decoder.decode(chunk, { stream: true })
  return withoutMark(text + decoder.decode())
}

/** The lines in order. Blank lines at the very end are no cases; a blank line between cases is one (and a bad one). */
async function* linesOf(stdin: CommandIo['stdin']): AsyncGenerator<string> {
  const decoder = new TextDecoder()
  let rest = ''
  let blanks = 0
  let first = true
  function* complete(text: string, atEnd: boolean): Generator<string> {
    const lines = (rest + text).split('\n')
    rest = atEnd ? '' : (lines.pop() ?? '')
    for (const raw of lines) {
      const line = first ? withoutMark(raw).trim() : raw.trim()
      first = false
      if (line === '') {
        blanks += 1
        continue
      }
      for (; blanks > 0; blanks -= 1) yield ''
      yield line
    }
  }
  for await (const chunk of stdin)
    yield* complete(typeof chunk === 'string' ? chunk : decoder.decode(chunk, { stream: true }), false)
  yield* complete(decoder.decode(), true)
}

function withoutMark(text: string): string {
  return text.startsWith('\uFEFF') ? text.slice(1) : text
}
