import { article } from '../articles.ts'
import type { CaseState, LawContext, Step } from '../case-state.ts'
import type { EpochDay } from '../local-date.ts'
import { inWords, refused } from '../refusals.ts'
import { replyClock } from '../reply-clock.ts'

const FREQUENT = article('条例', 35)

/** 条例 35: 大量频繁 — asking for reasons does not stop the period. */
export function askReasons(state: CaseState, act: { readonly on: EpochDay }): Step {
  return { ...state, reasonsAsked: act.on }
}

export function reasonsReceived(state: CaseState): Step {
  if (state.reasonsAsked === null)
    return refused('reasons.notAsked', FREQUENT, '未曾要求申请人说明理由，请先登记说明理由告知。')
  return state
}

/** 条例 35: reasons hold but the period is too short — a later date, set and told before the period ends. */
export function agreeDate(
  state: CaseState,
  act: { readonly on: EpochDay; readonly until: EpochDay },
  context: LawContext,
): Step {
  const due = replyClock(state, context)?.due ?? null
  if (due !== null && act.on > due)
    return refused(
      'agreedDate.late',
      FREQUENT,
      `答复期限已于${inWords(due)}届满，延迟答复的期限应当在届满前确定并告知。`,
    )
  if (act.until < act.on || (due !== null && act.until <= due))
    return refused(
      'agreedDate.notLater',
      FREQUENT,
      `确定的日期${inWords(act.until)}不晚于现有期限${inWords(due ?? act.on)}，不是延迟答复。`,
    )
  return { ...state, agreedUntil: act.until }
}
