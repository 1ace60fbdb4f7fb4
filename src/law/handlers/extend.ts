import { article } from '../articles.ts'
import type { CaseState, LawContext, Step } from '../case-state.ts'
import type { EpochDay } from '../local-date.ts'
import { figureOn } from '../parameters.ts'
import { inWords, refused } from '../refusals.ts'
import { replyClock } from '../reply-clock.ts'

const REPLY = article('条例', 33)

/** 条例 33: once, at most 20 working days, told before the period ends; the due day itself is still in time. */
export function extend(
  state: CaseState,
  act: { readonly on: EpochDay; readonly workingDays: number },
  context: LawContext,
): Step {
  if (state.extension > 0)
    return refused('extension.second', REPLY, `已延期${state.extension}个工作日，答复期限只能延长一次。`)
  const longest = figureOn('extensionMaxWorkdays', act.on)
  if (!Number.isInteger(act.workingDays) || act.workingDays < 1 || act.workingDays > longest)
    return refused(
      'extension.length',
      REPLY,
      `延期${act.workingDays}个工作日不符合规定，延长的期限为1至${longest}个工作日。`,
    )
  if (state.agreedUntil !== null)
    return refused(
      'extension.dateAgreed',
      article('条例', 35),
      `已确定延迟至${inWords(state.agreedUntil)}答复并告知申请人，不再适用延长答复期限。`,
    )
  const due = replyClock(state, context)?.due ?? null
  if (due !== null && act.on > due)
    return refused(
      'extension.late',
      REPLY,
      `答复期限已于${inWords(due)}届满，${inWords(act.on)}不能再延期，请尽快答复。`,
    )
  return { ...state, extension: act.workingDays }
}
