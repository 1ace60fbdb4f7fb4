/** What an act of a case is made of; the table itself is case-acts.ts. */
import type { ActKind } from './acts.ts'
import type { Article } from './articles.ts'
import type { Stage } from './case-stages.ts'
import type { Role } from './roles.ts'

export const CASE_ACTS = [
  'submit',
  'register',
  'confirm',
  'assign',
  'splitInto',
  'askCorrection',
  'correctionReceived',
  'consultThirdParty',
  'thirdPartyReplied',
  'consultOrgan',
  'organReplied',
  'proposeExtension',
  'extend',
  'askReasons',
  'reasonsReceived',
  'agreeDate',
  'feeNotice',
  'feePaid',
  'search',
  'reviewSecrecy',
  'draft',
  'returnDraft',
  'review',
  'sign',
  'deliver',
  'recordSignature',
  'notifyThirdParty',
  'withdraw',
  'archive',
  'note',
] as const
export type CaseActKind = (typeof CASE_ACTS)[number]

/** What an application can wait for while the office handles it; for several things at once, for several letters. */
export const WAITS = ['payment', 'correction', 'reasons', 'thirdParty', 'organ'] as const
export type Wait = (typeof WAITS)[number]

/** One thing an act needs before it is taken. */
export interface Requirement {
  readonly field: string
  readonly label: string
  readonly kind: 'date' | 'text' | 'number' | 'person' | 'unit' | 'file' | 'outcome' | 'choice'
  readonly article?: Article
  /** May be left empty and added later. */
  readonly optional?: boolean
}

export interface CaseActDefinition {
  /** The button. */
  readonly label: string
  /** As the register and the flow chart name it. */
  readonly name: string
  readonly article: Article
  /** Stages the act may be taken at; empty: it begins a case. */
  readonly at: readonly Stage[]
  readonly by: readonly Role[]
  /** Also taken by the applicant on the portal. */
  readonly byApplicant?: boolean
  readonly requires: readonly Requirement[]
  /** The stage the act leads to; absent where the case stays where it is or a wait begins or ends. */
  readonly to?: Stage
  /** The act begins to wait for something, or ends such a wait (and is taken only while it lasts). */
  readonly begins?: Wait
  readonly ends?: Wait
  /** The act of law it records (acts.ts), where it moves a statutory date. */
  readonly legalAct?: ActKind
}
