/** The acts as they come in from outside (command line, public API): shape only; whether a day exists is the law's. */
import { z } from 'zod'
import type { Act, ReceiveAct } from './acts.ts'
import { firstIssue } from './input-issues.ts'
import { parseLocalDate, type LocalDate } from './local-date.ts'
import { OUTCOMES } from './outcomes.ts'
import { RECEIPT_CHANNELS, RECEIPT_RULES } from './receipt.ts'

const text = z.string()
const on = { on: text }

const receive = z
  .object({
    act: z.literal('receive'),
    on: text.nullish(),
    channel: z.enum(RECEIPT_CHANNELS).nullish(),
    submitted: text.nullish(),
    signed: text.nullish(),
    confirmed: text.nullish(),
  })
  .transform((given, context): ReceiveAct => {
    const { channel } = given
    const field = channel === undefined || channel === null ? 'on' : RECEIPT_RULES[channel].field
    const date = given[field] ?? given.on
    if (date !== undefined && date !== null) return { act: 'receive', on: date }
    context.addIssue({ code: 'invalid_type', expected: 'string', path: [field] })
    return z.NEVER
  })

export const actInput = z.discriminatedUnion('act', [
  receive,
  z.object({ act: z.literal(['consultThirdParty', 'consultOrgan']), sent: text, delivered: text.nullish() }),
  z.object({
    act: z.literal([
      'askCorrection',
      'correctionReceived',
      'thirdPartyReplied',
      'organReplied',
      'feePaid',
      'askReasons',
      'reasonsReceived',
      'withdraw',
    ]),
    ...on,
  }),
  z.object({ act: z.literal('extend'), ...on, workingDays: z.number() }),
  z.object({ act: z.literal('feeNotice'), delivered: text }),
  z.object({ act: z.literal('agreeDate'), ...on, until: text }),
  z.object({ act: z.literal('decide'), ...on, outcome: z.enum(OUTCOMES).nullish() }),
  z.object({ act: z.literal('deliver'), mailed: text.nullish(), signed: text.nullish() }),
])

export const deadlineInput = z.object({ acts: z.array(actInput), asOf: text.nullish() })

export type DeadlineInput =
  | { readonly ok: true; readonly acts: readonly Act[]; readonly asOf?: LocalDate }
  | { readonly ok: false; readonly error: string }

/** Reads `{acts, asOf?}`; the error names the place and what to do. */
export function readDeadlineInput(value: unknown): DeadlineInput {
  const parsed = deadlineInput.safeParse(value)
  if (!parsed.success) return { ok: false, error: firstIssue(parsed.error) }
  const { acts, asOf } = parsed.data
  if (asOf === undefined || asOf === null) return { ok: true, acts }
  const date = parseLocalDate(asOf)
  if (date === undefined) return { ok: false, error: `asOf：“${asOf}”不是存在的日期，请写成 YYYY-MM-DD。` }
  return { ok: true, acts, asOf: date }
}
