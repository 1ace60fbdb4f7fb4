import type { z } from 'zod'
import type { LetterKind } from './letters/facts.ts'
import type { Channel, FormWanted, NewAct, WayWanted } from './model.ts'
import type { LetterWords } from './procedural-letters.ts'
import type { ApplicantForm } from './public-shapes.ts'
import type { replyInput } from './render/inputs.ts'

/** A complete case of the past: the demo's generator and the import of an old register make these. */
export interface PastCase {
  readonly applicant: ApplicantForm
  readonly channel: Channel
  readonly content: string
  readonly infoName?: string
  readonly docNumber?: string
  readonly correctedContent?: string
  readonly formWanted?: FormWanted
  readonly wayWanted?: WayWanted
  readonly submittedOn: string
  /** From `submit` on, in order. An empty `sign.number` takes the next 文号 of its year. */
  readonly acts: readonly NewAct[]
  /** The reply's elements: with them the letter is composed and kept, and printed when somebody asks. */
  readonly reply?: z.output<typeof replyInput>
  /** With it the letters of the other acts are composed too; it holds what they say beyond the acts. */
  readonly letters?: LetterWords
  /** Letters made elsewhere: no text of theirs is here, only number, day and where the original is. */
  readonly paper?: PaperLetters
  /** Makes an import repeatable; also gives the codes of the receipt. */
  readonly intakeKey: string
}

/** Stands in the act where an old register gives no 文号. */
export const NUMBER_UNKNOWN = '（旧登记簿未载文号）'

export interface PaperLetters {
  /** As in 原件见…: 纸质卷宗. */
  readonly place: string
  readonly numbers?: Readonly<Partial<Record<LetterKind, string>>>
}
