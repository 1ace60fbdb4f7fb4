/** The numbers of an import, taken at once: one statement a series and year, and in each by date. */
import type { Organ } from '../organs/model.ts'
import type { Tx } from '../platform/database/database.ts'
import { yearOfDay } from './letter-store.ts'
import { readNumber } from './letter-work.ts'
import type { LetterKind } from './letters/facts.ts'
import type { PastCase } from './past-case.ts'
import { isLetterAct, letterKindsOf } from './procedural-letters.ts'
import { nextInSeries, raiseSeries } from './store.ts'

export interface PastNumbers {
  /** The place of the case in its year's register. */
  application(caseIndex: number): number
  letter(caseIndex: number, actIndex: number, kind: LetterKind): number
}

interface Wish {
  readonly key: string
  readonly scope: string
  readonly on: string
}

export async function takeNumbers(tx: Tx, organ: Organ, cases: readonly PastCase[]): Promise<PastNumbers> {
  await raiseToGiven(tx, organ, cases)
  const given = await give(tx, cases.flatMap(wishesOf))
  const read = (key: string): number => {
    const number = given.get(key)
    if (number === undefined) throw new Error(`no number was taken for ${key}`)
    return number
  }
  return {
    application: (caseIndex) => read(`application|${caseIndex}`),
    letter: (caseIndex, actIndex, kind) => read(letterKey(caseIndex, actIndex, kind)),
  }
}

function letterKey(caseIndex: number, actIndex: number, kind: LetterKind): string {
  return `letter|${caseIndex}|${actIndex}|${kind}`
}

function wishesOf({ submittedOn, acts, letters }: PastCase, caseIndex: number): readonly Wish[] {
  const wishes: Wish[] = [{ key: `application|${caseIndex}`, scope: 'application', on: submittedOn }]
  for (const [index, act] of acts.entries()) {
    const kinds: readonly LetterKind[] =
      act.kind === 'sign' && act.data.number === ''
        ? ['reply']
        : letters !== undefined && isLetterAct(act)
          ? letterKindsOf(act.kind)
          : []
    for (const kind of kinds)
      wishes.push({ key: letterKey(caseIndex, index, kind), scope: `letter.${kind}`, on: act.on })
  }
  return wishes
}

/** What was sent earlier has the lower number; of one day, what stands first in the import. */
async function give(tx: Tx, wishes: readonly Wish[]): Promise<ReadonlyMap<string, number>> {
  const series = Map.groupBy(wishes, ({ scope, on }) => `${scope}|${yearOfDay(on)}`)
  const given = new Map<string, number>()
  for (const [name, wanted] of series) {
    const [scope = '', year = ''] = name.split('|')
    const first = await nextInSeries(tx, scope, Number(year), wanted.length)
    wanted
      .toSorted((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0))
      .forEach(({ key }, index) => given.set(key, first + index))
  }
  return given
}

/** A 文号 of the organ's own that the import brings along is not given out a second time. */
async function raiseToGiven(tx: Tx, organ: Organ, cases: readonly PastCase[]): Promise<void> {
  const highest = new Map<string, number>()
  for (const { acts, paper } of cases) {
    const numbers: [LetterKind, string][] = acts.flatMap((act) =>
      act.kind === 'sign' && act.data.number !== '' ? [['reply', act.data.number]] : [],
    )
    for (const [kind, number] of Object.entries(paper?.numbers ?? {}))
      numbers.push([kind as LetterKind, number]) // keys of a record by kind
    for (const [kind, text] of numbers) {
      const read = readNumber(organ, kind, text)
      if (read === undefined) continue
      const name = `letter.${kind}|${read.year}`
      highest.set(name, Math.max(highest.get(name) ?? 0, read.seq))
    }
  }
  for (const [name, last] of highest) {
    const [scope = '', year = ''] = name.split('|')
    await raiseSeries(tx, scope, Number(year), last)
  }
}
