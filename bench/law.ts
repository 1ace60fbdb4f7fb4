/** Rate of the due dates of a five-act case, without and with its ledger, on one core. */
import { NATIONAL_CALENDAR } from '../src/law/calendar-data/index.ts'
import type { Act } from '../src/law/acts.ts'
import { deadlineOf } from '../src/law/deadlines.ts'

const FIVE_ACTS: readonly Act[] = [
  { act: 'receive', on: '2025-01-09' },
  { act: 'consultThirdParty', sent: '2025-01-15', delivered: '2025-01-17' },
  { act: 'thirdPartyReplied', on: '2025-02-07' },
  { act: 'extend', on: '2025-02-20', workingDays: 10 },
  { act: 'decide', on: '2025-03-05', outcome: 'C4' },
]

export interface Rates {
  readonly withoutLedger: number
  readonly withLedger: number
}

/** Cases a second; prints both lines and returns them. */
export function run(print: (line: string) => void = (line) => process.stdout.write(`${line}\n`)): Rates {
  const withoutLedger = rate(false)
  const withLedger = rate(true)
  print(`law: five acts without ledger ${format(withoutLedger)}/s (aim 200,000/s)`)
  print(`law: five acts with ledger    ${format(withLedger)}/s (aim 50,000/s)`)
  return { withoutLedger, withLedger }
}

function rate(ledger: boolean): number {
  measure(ledger, 20_000)
  return Math.max(...[1, 2, 3].map(() => measure(ledger, 100_000)))
}

function measure(ledger: boolean, cases: number): number {
  const started = performance.now()
  let found = 0
  for (let index = 0; index < cases; index += 1)
    if (deadlineOf(FIVE_ACTS, NATIONAL_CALENDAR, { ledger }).reply?.due !== null) found += 1
  if (found !== cases) throw new Error('a due date is missing')
  return (cases / (performance.now() - started)) * 1000
}

function format(value: number): string {
  return Math.round(value).toLocaleString('en')
}
