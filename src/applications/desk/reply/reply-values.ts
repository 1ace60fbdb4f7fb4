import { elementsAsked } from '../../../law/outcomes.ts'
import type { Outcome } from '../../../law/outcomes.ts'
import type { CallInput } from '../../../platform/contract.ts'
import type { ApplicationDetail, previewReply } from '../../contract.ts'
import type { WayWanted } from '../../model.ts'
import type { WayGround } from '../../ways.ts'
import type { ReplyFileValue } from './reply-files.tsx'

export type ReplyBody = NonNullable<CallInput<typeof previewReply>['body']>

export interface ReplyValues {
  readonly outcome?: Outcome | undefined
  readonly elements?: Readonly<Record<string, string | undefined>> | undefined
  readonly wayProvided?: WayWanted | undefined
  readonly wayGround?: WayGround | undefined
  readonly wayReason?: string | undefined
  readonly files?: readonly ReplyFileValue[] | undefined
  readonly attachments?: readonly (string | undefined)[] | undefined
  /** The saved version the form was filled from; kept with what is typed, so that a reload does not forget it. */
  readonly basedOn?: number | undefined
}

/** Only the elements of the chosen outcome are sent; what was typed for another stays in the form. */
export function bodyOf(outcome: Outcome, values: ReplyValues, wanted: WayWanted): ReplyBody {
  const elements = Object.fromEntries(
    elementsAsked(outcome, values.elements ?? {}).map(({ key }) => [key, values.elements?.[key] ?? '']),
  )
  const attachments = (values.attachments ?? []).flatMap((one) =>
    one === undefined || one.trim() === '' ? [] : [one],
  )
  const files = [...(values.files ?? [])]
  const { wayProvided = wanted, wayGround, wayReason } = values
  const other = wayProvided === wanted ? {} : { wayGround, wayReason }
  return { outcome, elements, attachments, files, wayProvided, ...other }
}

export function valuesOf({ draft, wayWanted }: ApplicationDetail): ReplyValues {
  return draft === null
    ? { wayProvided: wayWanted, attachments: [], files: [], elements: {}, basedOn: 0 }
    : {
        basedOn: draft.version,
        outcome: draft.outcome,
        elements: draft.elements,
        wayProvided: draft.wayProvided,
        wayGround: draft.wayGround ?? undefined,
        wayReason: draft.wayReason,
        attachments: draft.attachments,
        files: draft.files,
      }
}
