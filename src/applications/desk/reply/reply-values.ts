import { OUTCOME_DEFINITIONS } from '../../../law/outcomes.ts'
import type { Outcome } from '../../../law/outcomes.ts'
import type { CallInput } from '../../../platform/contract.ts'
import type { ApplicationDetail, previewReply } from '../../contract.ts'
import type { ReplyFileValue } from './reply-files.tsx'

export type ReplyBody = NonNullable<CallInput<typeof previewReply>['body']>

export interface ReplyValues {
  readonly outcome?: Outcome | undefined
  readonly elements?: Readonly<Record<string, string | undefined>> | undefined
  readonly providedBy?: string | undefined
  readonly files?: readonly ReplyFileValue[] | undefined
  readonly attachments?: readonly (string | undefined)[] | undefined
}

/** Only the elements of the chosen outcome are sent; what was typed for another stays in the form. */
export function bodyOf(outcome: Outcome, values: ReplyValues): ReplyBody {
  const elements = Object.fromEntries(
    OUTCOME_DEFINITIONS[outcome].elements.map(({ key }) => [key, values.elements?.[key] ?? '']),
  )
  const attachments = (values.attachments ?? []).flatMap((one) =>
    one === undefined || one.trim() === '' ? [] : [one],
  )
  const files = [...(values.files ?? [])]
  return { outcome, elements, attachments, files, providedBy: values.providedBy ?? '' }
}

export function valuesOf({ draft, wayWantedName }: ApplicationDetail): ReplyValues {
  return draft === null
    ? { providedBy: wayWantedName, attachments: [], files: [], elements: {} }
    : {
        outcome: draft.outcome,
        elements: draft.elements,
        providedBy: draft.providedBy,
        attachments: draft.attachments,
        files: draft.files,
      }
}
