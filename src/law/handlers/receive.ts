import { article } from '../articles.ts'
import type { CaseState, Step } from '../case-state.ts'
import { toEpochDay, type EpochDay } from '../local-date.ts'
import { REGULATION_IN_FORCE } from '../parameters.ts'
import { inWords, refused } from '../refusals.ts'

const IN_FORCE = toEpochDay(REGULATION_IN_FORCE)

/** 条例 31: the day of receipt starts the period; 条例 56: only applications under the 2019 text are computed. */
export function receive(state: CaseState, act: { readonly on: EpochDay }): Step {
  if (state.received !== null)
    return refused(
      'receipt.second',
      article('条例', 31),
      `收到之日已登记为${inWords(state.received)}，一件申请只有一个收到之日。`,
    )
  if (act.on < IN_FORCE)
    return refused(
      'law.notCovered',
      article('条例', 56),
      `${inWords(act.on)}早于修订后的条例施行之日2019年5月15日，适用修订前的规定，本系统不予计算。`,
    )
  return { ...state, received: act.on, clock: { start: act.on, basis: 'receipt' } }
}
