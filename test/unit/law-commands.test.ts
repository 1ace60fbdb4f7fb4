/** `deadline` and `fee` as commands: standard input, answers in order, exit codes, one line a fault. */
import { describe, expect, it } from 'vitest'
import { run as runDeadline } from '../../src/cli/deadline.ts'
import { run as runFee } from '../../src/cli/fee.ts'

type Command = typeof runDeadline

async function call(command: Command, args: readonly string[], input: string | readonly Uint8Array[]) {
  let out = ''
  let err = ''
  const chunks = typeof input === 'string' ? [input] : input
  const code = await command(args, {
    stdin: (async function* () {
      yield* chunks
    })(),
    out: (text) => {
      out += text
    },
    err: (text) => {
      err += text
    },
  })
  return { code, out, err }
}

const PLAIN = '{"acts":[{"act":"receive","on":"2025-01-09"}]}'
const REFUSED =
  '{"acts":[{"act":"receive","on":"2025-01-09"},{"act":"extend","on":"2025-03-09","workingDays":5}]}'

describe('deadline', () => {
  it('refuses an unknown argument with one line', async () => {
    const { code, out, err } = await call(runDeadline, ['--jsn'], PLAIN)
    expect([code, out]).toEqual([2, ''])
    expect(err.trim().split('\n')).toHaveLength(1)
    expect(err).toContain('--jsn')
  })

  it.each([
    ['', 'JSON'],
    ['{"acts":', 'JSON'],
    ['[]', '对象'],
    ['{}', 'acts'],
    ['{"acts":[{"act":"recieve","on":"2025-01-09"}]}', 'acts[0]'],
    ['{"acts":[{"act":"receive"}]}', 'acts[0].on'],
    ['{"acts":[{"act":"receive","channel":"online","submitted":"2025-01-09"}]}', 'acts[0].confirmed'],
    ['{"acts":[{"act":"extend","on":"2025-01-09","workingDays":"5"}]}', 'acts[0].workingDays'],
    ['{"acts":[{"act":"decide","on":"2025-01-09","outcome":"Z1"}]}', 'acts[0].outcome'],
    ['{"acts":[],"asOf":"2025-02-30"}', 'asOf'],
    ['{"acts":[],"asOf":5}', 'asOf'],
  ])('exits 2 on unusable input %s, naming the place', async (input, place) => {
    const { code, out, err } = await call(runDeadline, ['--json'], input)
    expect([code, out]).toEqual([2, ''])
    expect(err.trim().split('\n')).toHaveLength(1)
    expect(err).toContain(place)
  })

  it('exits 0 with the answer, 1 where an act was refused', async () => {
    const plain = await call(runDeadline, ['--json'], PLAIN)
    expect([plain.code, plain.err]).toEqual([0, ''])
    expect(JSON.parse(plain.out)).toMatchObject({ reply: { due: '2025-02-12' }, refusals: [] })
    const refused = await call(runDeadline, ['--json'], REFUSED)
    expect(refused.code).toBe(1)
    expect(JSON.parse(refused.out)).toMatchObject({ refusals: [{ index: 1, act: 'extend' }] })
  })

  it('answers the shape of the contract exactly', async () => {
    const input =
      '{"acts":[{"act":"receive","on":"2025-01-09"},{"act":"consultThirdParty","sent":"2025-01-15","delivered":"2025-01-17"},{"act":"thirdPartyReplied","on":"2025-02-07"}],"asOf":"2025-02-10"}'
    const answer = JSON.parse((await call(runDeadline, ['--json'], input)).out)
    expect(Object.keys(answer.reply)).toEqual([
      'due',
      'met',
      'provisional',
      'days',
      'assumes',
      'waitingFor',
      'articles',
      'ledger',
    ])
    expect(answer.reply.ledger).toContainEqual({ date: '2025-01-10', kind: 'counted', n: 1 })
    expect(answer.reply.ledger).toContainEqual({ date: '2025-01-11', kind: 'rest', why: '周六' })
    expect(answer.reply.ledger).toContainEqual({ date: '2025-01-16', kind: 'paused', why: '征求第三方意见' })
    expect(answer.reply.ledger).toContainEqual({ date: '2025-02-08', kind: 'counted', n: 5, why: '调休上班' })
  })

  it('answers one line a case in order; a bad line does not stop the run; 2 wins over 1', async () => {
    const { code, out, err } = await call(
      runDeadline,
      ['--json', '--lines'],
      `${PLAIN}\nnot json\n\n${REFUSED}\r\n${PLAIN}\n\n`,
    )
    const answers = out
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line))
    expect(answers).toHaveLength(5)
    expect(answers.map((answer) => ('error' in answer ? 'error' : answer.refusals.length))).toEqual([
      0,
      'error',
      'error',
      1,
      0,
    ])
    expect(code).toBe(2)
    expect(err.trim().split('\n')).toHaveLength(1)
    expect(err).toContain('第2行')
  })

  it('exits 1 with --lines where an act was refused and every line was good, 0 for none at all', async () => {
    expect((await call(runDeadline, ['--json', '--lines'], `${PLAIN}\n${REFUSED}`)).code).toBe(1)
    expect(await call(runDeadline, ['--json', '--lines'], '')).toEqual({ code: 0, out: '', err: '' })
  })

  it('reads characters and lines cut anywhere, and a byte order mark', async () => {
    const line = '{"acts":[{"act":"receive","on":"2025-01-09"}],"备注":"王城路街道"}'
    const bytes = new TextEncoder().encode(`\uFEFF${line}\n${line}\n`)
    for (const size of [1, 7, 64]) {
      const chunks: Uint8Array[] = []
      for (let at = 0; at < bytes.length; at += size) chunks.push(bytes.subarray(at, at + size))
      const { code, out } = await call(runDeadline, ['--json', '--lines'], chunks)
      expect(code).toBe(0)
      expect(out.trimEnd().split('\n')).toHaveLength(2)
    }
  })

  it('prints a table for people', async () => {
    const { out, code } = await call(runDeadline, [], REFUSED)
    expect(code).toBe(1)
    expect(out).toContain('答复期限：2025-02-12')
    expect(out).toContain('第20日')
    expect(out).toContain('未采用第2项')
  })

  it('answers ten thousand lines in order', async () => {
    const lines = Array.from({ length: 10_000 }, (_, index) => (index % 2 === 0 ? PLAIN : REFUSED)).join('\n')
    const { out } = await call(runDeadline, ['--json', '--lines'], lines)
    const answers = out.trimEnd().split('\n')
    expect(answers).toHaveLength(10_000)
    expect(answers.every((line, index) => line.includes('extension.late') === (index % 2 === 1))).toBe(true)
  })
})

describe('fee', () => {
  it.each([
    ['{"method":"perPage","pages":57,"count":3}', '只能选择一种'],
    ['{"method":"perItem","ordinal":1,"count":3}', '只能填一个'],
    ['{"method":"perPage"}', 'pages'],
    ['{"method":"perPage","pages":-1}', 'pages'],
    ['{"method":"perPage","pages":1.5}', 'pages'],
    ['{"method":"perItem","ordinal":0}', 'ordinal'],
    ['{"method":"perItem","pages":3}', 'ordinal'],
    ['{"method":"both","pages":3}', 'method'],
    ['3', '对象'],
  ])('exits 2 on %s', async (input, place) => {
    const { code, out, err } = await call(runFee, ['--json'], input)
    expect([code, out]).toEqual([2, ''])
    expect(err).toContain(place)
  })

  it('answers the shape of the contract', async () => {
    const { code, out } = await call(runFee, ['--json'], '{"method":"perPage","pages":57}')
    expect(code).toBe(0)
    expect(JSON.parse(out)).toEqual({
      amountYuan: 270,
      steps: [{ from: 31, to: 57, rate: 10, amount: 270 }],
      articles: ['国办函〔2020〕109号'],
    })
  })

  it('answers lines in order', async () => {
    const { code, out } = await call(
      runFee,
      ['--json', '--lines'],
      '{"method":"perItem","ordinal":31}\n?\n{"method":"perItem","count":41}\n',
    )
    expect(code).toBe(2)
    expect(
      out
        .trimEnd()
        .split('\n')
        .map((line) => JSON.parse(line).amountYuan),
    ).toEqual([200, undefined, 4300])
  })

  it('prints the steps for people', async () => {
    expect((await call(runFee, [], '{"method":"perItem","count":31}')).out).toBe(
      '信息处理费：2200元（国办函〔2020〕109号）\n第11至30件：20件×100元＝2000元\n第31件：1件×200元＝200元\n',
    )
  })
})
