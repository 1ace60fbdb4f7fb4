/**
 * The fold: acts in, state and refusals out. One handler per act kind under handlers/; what holds for every act (the
 * day exists, the order is kept, the case is open) stands here.
 */
import { ACT_NAMES, type Act, type ActKind, type DatedAct } from './acts.ts'
import { isRefused, NEW_CASE, type CaseState, type LawContext, type Step } from './case-state.ts'
import { dateAct, dayOfAct } from './dates-of-acts.ts'
import { consult, opinionReceived } from './handlers/consultation.ts'
import { askCorrection, correctionReceived } from './handlers/correction.ts'
import { decide, deliver, withdraw } from './handlers/ending.ts'
import { extend } from './handlers/extend.ts'
import { feeNotice, feePaid } from './handlers/fee.ts'
import { agreeDate, askReasons, reasonsReceived } from './handlers/frequent.ts'
import { receive } from './handlers/receive.ts'
import type { EpochDay } from './local-date.ts'
import { ACT_ARTICLES, inWords, outOfOrder, refused, type Refused, type TimelineRefusal } from './refusals.ts'

export interface Timeline {
  readonly state: CaseState
  readonly refusals: readonly TimelineRefusal[]
}

/** Replays the acts of one application. Acts after `asOf` are passed over; a refused act changes nothing. */
export function replay(acts: readonly Act[], context: LawContext, asOf: EpochDay | null = null): Timeline {
  let state = NEW_CASE
  const refusals: TimelineRefusal[] = []
  for (let index = 0; index < acts.length; index += 1) {
    const act = acts[index]! // index is below the length
    const dated = dateAct(act)
    const day = 'refused' in dated ? dayOfAct(act) : dated.on
    if (asOf !== null && day !== undefined && day > asOf) continue
    const step = 'refused' in dated ? dated : take(state, dated, context)
    if (isRefused(step)) refusals.push(listed(index, act.act, step))
    else state = step
  }
  return { state, refusals }
}

/** Why the law does not allow the next act on this record; undefined where it does. */
export function refusalOfNext(acts: readonly Act[], next: Act, context: LawContext): Refused | undefined {
  const dated = dateAct(next)
  if ('refused' in dated) return dated
  const step = take(replay(acts, context).state, dated, context)
  return isRefused(step) ? step : undefined
}

function listed(index: number, act: ActKind, { code, article, message }: Refused): TimelineRefusal {
  return { index, act, code, article, message }
}

/** One act on one state. */
function take(state: CaseState, act: DatedAct, context: LawContext): Step {
  const refusal = refusedInAnyCase(state, act)
  if (refusal !== undefined) return refusal
  const step = handle(state, act, context)
  return isRefused(step) ? step : { ...step, lastActOn: act.on }
}

function handle(state: CaseState, act: DatedAct, context: LawContext): Step {
  switch (act.act) {
    case 'receive':
      return receive(state, act)
    case 'askCorrection':
      return askCorrection(state, act)
    case 'correctionReceived':
      return correctionReceived(state, act)
    case 'consultThirdParty':
      return consult(state, act, context, 'thirdParty')
    case 'consultOrgan':
      return consult(state, act, context, 'organ')
    case 'thirdPartyReplied':
      return opinionReceived(state, act, 'thirdParty')
    case 'organReplied':
      return opinionReceived(state, act, 'organ')
    case 'extend':
      return extend(state, act, context)
    case 'feeNotice':
      return feeNotice(state, act, context)
    case 'feePaid':
      return feePaid(state, act, context)
    case 'askReasons':
      return askReasons(state, act)
    case 'reasonsReceived':
      return reasonsReceived(state)
    case 'agreeDate':
      return agreeDate(state, act, context)
    case 'decide':
      return decide(state, act)
    case 'deliver':
      return deliver(state, act)
    case 'withdraw':
      return withdraw(state, act)
  }
}

/** Nothing before receipt, nothing against the order of days, nothing after the end. */
function refusedInAnyCase(state: CaseState, act: DatedAct): Refused | undefined {
  if (state.received === null && act.act !== 'receive')
    return refused('receipt.missing', '条例31', `尚未登记收到申请，不能登记“${ACT_NAMES[act.act]}”。`)
  if (act.on < state.lastActOn) return outOfOrder(act.act, act.on, state.lastActOn)
  if (state.withdrawn !== null && !closesWithdrawal(state, act))
    return refused(
      'case.withdrawn',
      ACT_ARTICLES[act.act],
      `申请人已于${inWords(state.withdrawn)}撤回申请，不再办理。`,
    )
  if ((state.mailed !== null || state.signed !== null) && act.act !== 'deliver')
    return refused('case.closed', ACT_ARTICLES[act.act], `答复已经送达，不能再登记“${ACT_NAMES[act.act]}”。`)
  if (state.decision !== null && !AFTER_DECISION.has(act.act))
    return refused(
      'decision.made',
      ACT_ARTICLES[act.act],
      `已于${inWords(state.decision.on)}作出答复决定，不能再登记“${ACT_NAMES[act.act]}”。`,
    )
  return undefined
}

/** A withdrawn application may be closed by a notice of its own (F3) and that notice delivered; nothing else. */
function closesWithdrawal({ decision }: CaseState, act: DatedAct): boolean {
  if (act.act === 'decide') return act.outcome === 'F3' && decision === null
  return act.act === 'deliver' && decision?.outcome === 'F3'
}

/** What may still come in between the decision and its delivery. */
const AFTER_DECISION: ReadonlySet<ActKind> = new Set<ActKind>([
  'deliver',
  'withdraw',
  'thirdPartyReplied',
  'organReplied',
  'reasonsReceived',
])
