import { article } from '../articles.ts'
import type { CaseState, Step } from '../case-state.ts'
import type { EpochDay } from '../local-date.ts'
import { inWords, refused } from '../refusals.ts'

const CORRECTION = article('条例', 30)

/** 条例 30: 一次性告知 — one notice for one application. A late notice is a fault of the office, but it was given. */
export function askCorrection(state: CaseState, act: { readonly on: EpochDay }): Step {
  if (state.correctionAsked !== null)
    return refused(
      'correction.second',
      CORRECTION,
      `已于${inWords(state.correctionAsked)}告知补正，补正应当一次性告知，不能再次要求补正。`,
    )
  return { ...state, correctionAsked: act.on }
}

/** 条例 30: the period runs anew from the day the corrected application is received; an 延期 already given stays. */
export function correctionReceived(state: CaseState, act: { readonly on: EpochDay }): Step {
  if (state.correctionAsked === null)
    return refused(
      'correction.notAsked',
      CORRECTION,
      '未曾告知补正，答复期限不因申请人补充材料重新计算；需要补正的请先登记补正告知。',
    )
  if (state.correctionReceived !== null)
    return refused(
      'correction.alreadyReceived',
      CORRECTION,
      `已于${inWords(state.correctionReceived)}收到补正，答复期限已经重新计算。`,
    )
  return {
    ...state,
    correctionReceived: act.on,
    clock: { start: act.on, basis: 'correction' },
    agreedUntil: null,
  }
}
