import type { z } from 'zod'
import type { Channel, FormWanted, NewAct, WayWanted } from './model.ts'
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
  /** Makes an import repeatable; also gives the codes of the receipt. */
  readonly intakeKey: string
}
