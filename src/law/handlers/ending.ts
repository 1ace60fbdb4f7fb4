import { article, DELIVERY_LETTER } from '../articles.ts'
import type { CaseState, Step } from '../case-state.ts'
import type { EpochDay } from '../local-date.ts'
import type { Outcome } from '../outcomes.ts'
import { inWords, refused } from '../refusals.ts'

/** 条例 36: one decision answers one application. */
export function decide(
  state: CaseState,
  act: { readonly on: EpochDay; readonly outcome: Outcome | null },
): Step {
  if (state.decision !== null)
    return refused('decision.made', article('条例', 36), `已于${inWords(state.decision.on)}作出答复决定。`)
  return { ...state, decision: { on: act.on, outcome: act.outcome } }
}

/** 235号: posting or signature. The signature of a posted letter may be recorded later, on its own. */
export function deliver(
  state: CaseState,
  act: { readonly mailed: EpochDay | null; readonly signed: EpochDay | null },
): Step {
  if (act.mailed !== null && state.mailed !== null)
    return refused(
      'delivery.done',
      DELIVERY_LETTER,
      `已于${inWords(state.mailed)}交邮，答复时间以首次交邮为准。`,
    )
  if (state.signed !== null)
    return refused('delivery.done', DELIVERY_LETTER, `已于${inWords(state.signed)}签收，送达已经完成。`)
  const mailed = act.mailed ?? state.mailed
  if (mailed !== null && act.signed !== null && act.signed < mailed)
    return refused(
      'date.order',
      DELIVERY_LETTER,
      `签收日${inWords(act.signed)}早于交邮日${inWords(mailed)}，请核对送达凭证。`,
    )
  return { ...state, mailed, signed: act.signed }
}

/** The applicant takes the application back: nothing is due any more, the dates so far stay on record. */
export function withdraw(state: CaseState, act: { readonly on: EpochDay }): Step {
  return { ...state, withdrawn: act.on }
}
