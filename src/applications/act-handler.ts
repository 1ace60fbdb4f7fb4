import type { LocalDate } from '../law/local-date.ts'
import { ok, type Result } from '../platform/result.ts'
import { recordAct, checkAct, personOf, type CaseWork } from './case-work.ts'
import type { ActBody } from './render/inputs.ts'
import type { NewAct } from './model.ts'

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
 * For acts that send a letter: checked first, so that no number is used up by a refused act; then the letter; then
 * recorded with it.
 */
export async function takeWithLetter(
  work: CaseWork,
  act: NewAct,
  letter: () => Promise<Result<{ readonly letterId: string }>>,
  evidence?: string,
): Promise<Result<Taken>> {
  const refusal = checkAct(work, act)
  if (refusal !== undefined) return { ok: false, refusal }
  const issued = await letter()
  if (!issued.ok) return issued
  const { letterId } = issued.value
  // every act that sends a letter has `letter` among its data
  const withLetter = { ...act, data: { ...act.data, letter: letterId } } as NewAct
  const seq = await recordAct(work, withLetter, { evidence })
  return seq.ok ? ok({ seq: seq.value, letterId }) : seq
}

export function by(work: CaseWork): string | null {
  return personOf(work.agent)
}
