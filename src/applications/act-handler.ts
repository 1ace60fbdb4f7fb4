import type { LocalDate } from '../law/local-date.ts'
import { ok, type Result } from '../platform/result.ts'
import { recordAct, checkAct, personOf, type CaseWork } from './case-work.ts'
import { issueLetter, remedyFacts } from './letter-work.ts'
import type { ActBody } from './render/inputs.ts'
import type { CaseAct, NewAct } from './model.ts'
import { lettersOf, type LetterAct, type LetterWords } from './procedural-letters.ts'
import { replay } from './rules.ts'

export type BodyOf<K extends ActBody['act']> = Extract<ActBody, { readonly act: K }>

export interface Taken {
  readonly seq: number
  readonly letterId: string | null
}

/** One act of the desk: what is particular to it, inside the frame of case-work.ts. `on` is its legal day. */
export type ActHandler<K extends ActBody['act']> = (
  work: CaseWork,
  body: BodyOf<K>,
  on: LocalDate,
) => Promise<Result<Taken>>

/** For acts without a letter: checked, recorded. */
export async function take(work: CaseWork, act: NewAct, evidence?: string): Promise<Result<Taken>> {
  const refusal = checkAct(work, act)
  if (refusal !== undefined) return { ok: false, refusal }
  const seq = await recordAct(work, act, { evidence })
  return seq.ok ? ok({ seq: seq.value, letterId: null }) : seq
}

/**
 * For acts that send letters: checked first, so that no number is used up by a refused act; then the letters; then
 * recorded with the first of them.
 */
export async function takeWithLetter(
  work: CaseWork,
  act: LetterAct,
  on: LocalDate,
  words: LetterWords,
  evidence?: string,
): Promise<Result<Taken>> {
  const refusal = checkAct(work, act)
  if (refusal !== undefined) return { ok: false, refusal }
  const issued = await issueLetters(work, act, on, words)
  if (!issued.ok) return issued
  const letterId = issued.value
  // every act that sends a letter has `letter` among its data
  const withLetter = { ...act, data: { ...act.data, letter: letterId } } as NewAct
  const seq = await recordAct(work, withLetter, { evidence })
  return seq.ok ? ok({ seq: seq.value, letterId }) : seq
}

/** Answers the id of the first, which is the act's own. */
async function issueLetters(
  work: CaseWork,
  act: LetterAct,
  on: LocalDate,
  words: LetterWords,
): Promise<Result<string>> {
  const { services, organ, view, acts } = work
  const taken = { ...act, seq: view.lastSeq + 1 } as CaseAct // an act with its number
  const orders = lettersOf(act, words, {
    on,
    before: view,
    after: () => replay([...acts, taken], services.calendar.current()),
    remedy: () => remedyFacts(services, organ, false),
  })
  let own: string | undefined
  for (const { kind, section } of orders) {
    const issued = await issueLetter(work, kind, on, section)
    if (!issued.ok) return issued
    own ??= issued.value.letterId
  }
  if (own === undefined) throw new Error(`the act ${act.kind} sends no letter`)
  return ok(own)
}

export function by(work: CaseWork): string | null {
  return personOf(work.agent)
}
