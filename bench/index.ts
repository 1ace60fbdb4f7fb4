/**
 * `npm run bench [names…] [--applications N]`: every figure beside its own baseline in the same run. A miss is reported
 * as a miss; the exit is 0 all the same, for a bench measures and does not judge a change.
 */
import '../src/platform/loader.ts'
import { cpus } from 'node:os'
import { withBase } from './base.ts'
import { type Figure, isMet, tableOf } from './figure.ts'

interface Options {
  readonly applications: number
}

const note = (line: string): void => void process.stderr.write(`  ${line}\n`)

const BENCHES: Readonly<Record<string, (options: Options) => Promise<readonly Figure[]>>> = {
  async law() {
    const { run } = await import('./law.ts')
    const { withoutLedger, withLedger } = run(note)
    const unit = '/s a core'
    return [
      { name: 'due dates of a five-act case', value: withoutLedger, unit, aim: { atLeast: 200_000 } },
      { name: 'the same with its ledger', value: withLedger, unit, aim: { atLeast: 50_000 } },
    ]
  },
  async portal() {
    const { run } = await import('./portal.ts')
    const ratios = await run(note)
    const of = (name: string, ratio: number, atLeast: number): Figure => ({
      name,
      value: ratio,
      unit: 'of its baseline',
      ratio,
      aim: { atLeast },
    })
    return [
      of('cached page against bare node:http', ratios.cachedPlain, 0.7),
      of('cached page, brotli, against the same', ratios.cachedBrotli, 0.7),
      of('uncached list against renderToStaticMarkup', ratios.uncached, 0.6),
    ]
  },
  async reportCheck() {
    const { run } = await import('./report-check.ts')
    const { text, html, pdf } = await run(note)
    const unit = '/s a core'
    return [
      { name: 'report check: text', value: text, unit, aim: { atLeast: 200 } },
      { name: 'report check: web page', value: html, unit, aim: { atLeast: 200 } },
      { name: 'report check: PDF', value: pdf, unit, aim: { atLeast: 10 } },
    ]
  },
  intake: async () => withBase(async (base) => (await import('./intake.ts')).run(base)),
  calendar: async () => withBase(async (base) => (await import('./calendar.ts')).run(base)),
  search: async () => withBase(async (base) => (await import('./search.ts')).run(base)),
  report: async ({ applications }) =>
    withBase(async (base) => (await import('./report.ts')).run(base, applications)),
  async durability() {
    const { run } = await import('./durability.ts')
    const { rounds, acknowledged, lost, failedStarts } = await run({ rounds: 20, print: note })
    const name = `kill -9 of everything, ${rounds} rounds`
    return [
      {
        name: `${name}: lost of ${acknowledged} acknowledged`,
        value: lost,
        unit: 'applications',
        aim: { atMost: 0 },
      },
      { name: `${name}: failed starts`, value: failedStarts, unit: 'starts', aim: { atMost: 0 } },
    ]
  },
}

function parseArguments(args: readonly string[]): { names: readonly string[]; options: Options } | string {
  const names: string[] = []
  let applications = 1_000_000
  for (let index = 0; index < args.length; index += 1) {
    const [word = '', inline] = (args[index] ?? '').split('=', 2)
    if (word === '--applications') {
      applications = Number(inline ?? args[(index += 1)])
      if (!Number.isInteger(applications) || applications < 100)
        return '--applications: a whole number from 100 on'
    } else if (Object.hasOwn(BENCHES, word)) names.push(word)
    else return `there is no bench "${word}"; there are: ${Object.keys(BENCHES).join(' ')}`
  }
  return { names: names.length === 0 ? Object.keys(BENCHES) : names, options: { applications } }
}

async function main(): Promise<number> {
  const parsed = parseArguments(process.argv.slice(2))
  if (typeof parsed === 'string') {
    process.stderr.write(`bench: ${parsed}\n`)
    return 2
  }
  const figures: Figure[] = []
  const broken: string[] = []
  for (const name of parsed.names) {
    process.stderr.write(`${name}\n`)
    try {
      figures.push(...((await BENCHES[name]?.(parsed.options)) ?? []))
    } catch (error) {
      broken.push(`${name}: ${error instanceof Error ? error.message : String(error)}`)
    }
  }
  const missed = figures.filter((figure) => !isMet(figure)).length
  process.stdout.write(`${tableOf(figures)}\n\n`)
  process.stdout.write(
    `node ${process.version}, ${cpus().length} cores; ${figures.length - missed} met, ${missed} missed\n`,
  )
  for (const line of broken) process.stdout.write(`could not be measured: ${line}\n`)
  return broken.length === 0 ? 0 : 1
}

process.exitCode = await main()
