import { FEE_MEASURES } from '../articles.ts'
import type { CaseState, LawContext, Step } from '../case-state.ts'
import { toEpochDay, type EpochDay } from '../local-date.ts'
import { FEES_IN_FORCE, figureOn } from '../parameters.ts'
import { inWords, refused } from '../refusals.ts'
import { replyClock } from '../reply-clock.ts'
import { nthWorkdayAfter, type WorkCalendar } from '../work-calendar.ts'

const IN_FORCE = toEpochDay(FEES_IN_FORCE)

/** 109号: 20 working days from the day after the notice was received. */
export function paymentDue(calendar: WorkCalendar, delivered: EpochDay): EpochDay {
  return nthWorkdayAfter(calendar, delivered, figureOn('paymentWorkdays', delivered))
}

/** 109号: a fee is asked once for one application, and within the period for the reply. */
export function feeNotice(state: CaseState, act: { readonly on: EpochDay }, context: LawContext): Step {
  if (act.on < IN_FORCE)
    return refused(
      'law.notCovered',
      FEE_MEASURES,
      `${inWords(act.on)}早于信息处理费管理办法施行之日2021年1月1日，不得收取信息处理费。`,
    )
  if (state.feeNotice !== null)
    return refused(
      'fee.second',
      FEE_MEASURES,
      `收费通知已于${inWords(state.feeNotice)}送达，一件申请只选择一种方式计收一次。`,
    )
  const due = replyClock(state, context)?.due ?? null
  if (due !== null && act.on > due)
    return refused(
      'fee.late',
      FEE_MEASURES,
      `答复期限已于${inWords(due)}届满，收费通知应当在处理期限内发出。`,
    )
  return { ...state, feeNotice: act.on }
}

/** 109号 (F13): after payment the period runs anew from the next day; after the last day the application is given up. */
export function feePaid(
  state: CaseState,
  act: { readonly on: EpochDay },
  { calendar, settings }: LawContext,
): Step {
  if (state.feeNotice === null)
    return refused('fee.noNotice', FEE_MEASURES, '没有收费通知的送达记录，请先登记收费通知送达。')
  if (state.feePaid !== null)
    return refused('fee.alreadyPaid', FEE_MEASURES, `已于${inWords(state.feePaid)}缴费。`)
  const due = paymentDue(calendar, state.feeNotice)
  if (act.on > due)
    return refused(
      'fee.overdue',
      FEE_MEASURES,
      `缴费期限已于${inWords(due)}届满，逾期未缴费视为放弃申请，不再处理。`,
    )
  if (settings.afterPayment === 'resume') return { ...state, feePaid: act.on }
  return { ...state, feePaid: act.on, clock: { start: act.on, basis: 'payment' }, agreedUntil: null }
}
