import { article, type Article } from '../articles.ts'
import type { CaseState, Consultation, ConsultationKind, LawContext, Step } from '../case-state.ts'
import type { EpochDay } from '../local-date.ts'
import { figureOn, type ParameterName } from '../parameters.ts'
import { inWords, refused } from '../refusals.ts'
import { nthWorkdayAfter } from '../work-calendar.ts'

const ARTICLES: Readonly<Record<ConsultationKind, Article>> = {
  thirdParty: article('条例', 32),
  organ: article('条例', 34),
}
const NAMES: Readonly<Record<ConsultationKind, string>> = { thirdParty: '第三方', organ: '被征求意见的机关' }
const OPINION_DAYS: Readonly<Record<ConsultationKind, ParameterName>> = {
  thirdParty: 'thirdPartyWorkdays',
  organ: 'organWorkdays',
}

/** 条例 32, 34: a letter goes out; the other side has 15 working days from receiving it. */
export function consult(
  state: CaseState,
  act: { readonly on: EpochDay; readonly delivered: EpochDay | null },
  { calendar }: LawContext,
  kind: ConsultationKind,
): Step {
  if (act.delivered !== null && act.delivered < act.on)
    return refused(
      'date.order',
      ARTICLES[kind],
      `${NAMES[kind]}收到征求意见书的日期${inWords(act.delivered)}早于发出日期${inWords(act.on)}，请核对送达回证。`,
    )
  const expires =
    act.delivered === null
      ? null
      : nthWorkdayAfter(calendar, act.delivered, figureOn(OPINION_DAYS[kind], act.delivered))
  const consultation: Consultation = { kind, sent: act.on, delivered: act.delivered, expires, replied: null }
  return { ...state, consultations: [...state.consultations, consultation] }
}

/** An opinion answers the earliest consultation of its kind that is still open; it ends that pause. */
export function opinionReceived(
  state: CaseState,
  act: { readonly on: EpochDay },
  kind: ConsultationKind,
): Step {
  const unanswered = state.consultations.filter((each) => each.kind === kind && each.replied === null)
  if (unanswered.length === 0)
    return refused(
      'consultation.none',
      ARTICLES[kind],
      `没有等待${NAMES[kind]}答复的征求意见书，请先登记发出征求意见书。`,
    )
  const received = unanswered.filter(({ delivered }) => delivered === null || delivered <= act.on)
  const answered = received.find(({ expires }) => expires === null || act.on <= expires) ?? received[0]
  if (answered === undefined)
    return refused(
      'consultation.beforeReceipt',
      ARTICLES[kind],
      `${NAMES[kind]}提出意见的日期${inWords(act.on)}早于其收到征求意见书的日期，请核对。`,
    )
  return {
    ...state,
    consultations: state.consultations.map((each) =>
      each === answered ? { ...each, replied: act.on } : each,
    ),
  }
}
