/** The fold of a case's acts to its stage, its clock and its column of 表四, and what may be done next. */
import { REVIEW_OUTCOMES, SUIT_OUTCOMES, type ClosedColumn } from '../annual-report/remedy-columns.ts'
import type { ReviewOutcome, SuitOutcome } from '../annual-report/remedy-columns.ts'
import { article, type Article } from '../law/articles.ts'
import type { LocalDate } from '../law/local-date.ts'
import { periodFrom, type Period, type PeriodKind } from '../law/periods.ts'
import { isDirectSuitDoubtful } from '../law/remedies.ts'
import type { WorkCalendar } from '../law/work-calendar.ts'
import {
  REMEDY_ACTS,
  REMEDY_KIND_LABELS,
  STAGE_LABELS,
  type DueKind,
  type Procedure,
  type RemedyAct,
  type RemedyActKind,
  type RemedyFacts,
  type RemedyStage,
} from './model.ts'

export interface RemedyDue {
  readonly kind: DueKind
  readonly on: LocalDate
  readonly provisional: boolean
  readonly articles: readonly Article[]
}

export interface RemedyState {
  readonly facts: RemedyFacts
  readonly stage: RemedyStage
  readonly procedure: Procedure | null
  readonly copyReceivedOn: LocalDate | null
  readonly acceptedOn: LocalDate | null
  readonly answeredOn: LocalDate | null
  readonly extended: boolean
  readonly judged: {
    readonly on: LocalDate
    readonly paper: 'judgment' | 'ruling'
    readonly outcome: SuitOutcome
  } | null
  readonly outcome: ReviewOutcome | SuitOutcome | null
  readonly closedOn: LocalDate | null
  readonly columnOverride: ClosedColumn | null
  readonly redo: { readonly from: LocalDate; readonly until: LocalDate | null } | null
  readonly lastOn: LocalDate
  /** The stage before it was suspended. */
  readonly before: RemedyStage | null
}

/** Folds the acts, which are in order and were each allowed when done. Undefined without acts. */
export function replayRemedy(acts: readonly RemedyAct[]): RemedyState | undefined {
  let state: RemedyState | undefined
  for (const act of acts) state = act.kind === 'filed' ? begin(act.facts) : state && apply(state, act)
  return state
}

function begin(facts: RemedyFacts): RemedyState {
  return {
    facts,
    stage: 'filed',
    procedure: null,
    copyReceivedOn: null,
    acceptedOn: null,
    answeredOn: null,
    extended: false,
    judged: null,
    outcome: null,
    closedOn: null,
    columnOverride: null,
    redo: null,
    lastOn: facts.filedOn,
    before: null,
  }
}

function apply(state: RemedyState, act: Exclude<RemedyAct, { kind: 'filed' }>): RemedyState {
  const next: RemedyState = { ...state, lastOn: act.kind === 'corrected' ? state.lastOn : act.on }
  switch (act.kind) {
    case 'copyReceived':
      return {
        ...next,
        stage: 'answering',
        procedure: act.procedure,
        copyReceivedOn: act.on,
        acceptedOn: act.acceptedOn,
      }
    case 'answered':
      return { ...next, stage: 'answered', answeredOn: act.on }
    case 'extended':
      return { ...next, extended: true }
    case 'suspended':
      return { ...next, stage: 'suspended', before: state.stage }
    case 'resumed':
      return { ...next, stage: state.before ?? 'answered', before: null }
    case 'heard':
      return next
    case 'judged':
      return { ...next, stage: 'answered', judged: { on: act.on, paper: act.paper, outcome: act.outcome } }
    case 'appealed':
      return { ...next, stage: 'appealed', judged: null }
    case 'closed':
      return { ...next, stage: 'closed', closedOn: act.on, outcome: act.outcome, before: null }
    case 'overridden':
      return { ...next, columnOverride: act.column }
    case 'redoOrdered':
      return { ...next, redo: { from: act.on, until: act.until } }
    case 'redone':
      return { ...next, redo: null }
    case 'corrected':
      return { ...next, facts: { ...state.facts, ...act.facts } }
  }
}

/** What runs now; null while nothing does (not served, suspended, closed). */
export function dueOf(state: RemedyState, calendar: WorkCalendar): RemedyDue | null {
  const { stage, redo } = state
  if (redo !== null) return redoDue(redo, calendar)
  if (stage === 'answering') return answerDue(state, calendar)
  if (stage !== 'answered') return null
  if (state.judged !== null) {
    const kind = state.judged.paper === 'judgment' ? 'suitAppealJudgment' : 'suitAppealRuling'
    return ofPeriod('appeal', kind, state.judged.on, calendar)
  }
  const expected = decisionPeriod(state)
  return expected && ofPeriod('decisionExpected', expected.kind, expected.from, calendar)
}

function answerDue(state: RemedyState, calendar: WorkCalendar): RemedyDue | null {
  if (state.copyReceivedOn === null) return null
  if (state.facts.kind === 'suit') return ofPeriod('answer', 'suitAnswer', state.copyReceivedOn, calendar)
  const kind = state.procedure === 'simplified' ? 'reviewAnswerSimplified' : 'reviewAnswer'
  return ofPeriod('answer', kind, state.copyReceivedOn, calendar)
}

function redoDue(redo: NonNullable<RemedyState['redo']>, calendar: WorkCalendar): RemedyDue {
  if (redo.until !== null)
    return { kind: 'redo', on: redo.until, provisional: false, articles: [article('条例', 33)] }
  return ofPeriod('redo', 'performJudgment', redo.from, calendar)
}

function decisionPeriod(state: RemedyState): { readonly kind: PeriodKind; readonly from: LocalDate } | null {
  const { facts, procedure, extended } = state
  if (facts.kind === 'suit') {
    return { kind: procedure === 'simplified' ? 'suitTrialSimplified' : 'suitTrial', from: facts.filedOn }
  }
  if (state.acceptedOn === null) return null
  const ordinary = extended ? 'reviewDecisionExtended' : 'reviewDecision'
  return { kind: procedure === 'simplified' ? 'reviewDecisionSimplified' : ordinary, from: state.acceptedOn }
}

function ofPeriod(due: DueKind, kind: PeriodKind, from: LocalDate, calendar: WorkCalendar): RemedyDue {
  const { last, articles }: Period = periodFrom(kind, from, calendar)
  // A provisional date is a date all the same, told apart by the flag beside it.
  return { kind: due, on: String(last.date) as LocalDate, provisional: last.provisional, articles }
}

/** 复议前置: a suit filed straight away against a refusal decided from 2024 on is out of order (a warning, 复议法 23). */
export function isReviewFirstDoubtful(facts: RemedyFacts): boolean {
  if (facts.kind !== 'suit' || facts.afterReview) return false
  if (facts.disputedOutcome === null || facts.disputedOn === null) return false
  return isDirectSuitDoubtful(facts.disputedOutcome, facts.disputedOn)
}

/** The column of 表四 the case stands in; null while it is 尚未审结. */
export function columnOf(
  state: Pick<RemedyState, 'outcome' | 'columnOverride' | 'facts'>,
): ClosedColumn | null {
  if (state.outcome === null) return null
  return state.columnOverride ?? derivedColumn(state.facts.kind, state.outcome)
}

export function derivedColumn(kind: RemedyFacts['kind'], outcome: string): ClosedColumn | null {
  const outcomes: Readonly<Record<string, { readonly column: ClosedColumn }>> =
    kind === 'review' ? REVIEW_OUTCOMES : SUIT_OUTCOMES
  return outcomes[outcome]?.column ?? null
}

/** Whether an outcome is one of the kind of case. */
export function isOutcomeOf(
  kind: RemedyFacts['kind'],
  outcome: string,
): outcome is ReviewOutcome | SuitOutcome {
  return derivedColumn(kind, outcome) !== null
}

export interface ActRefusal {
  readonly message: string
  readonly field?: string
  readonly article?: Article
}

/** Why an act may not be done now; undefined if it may. */
export function refusalOfStage(state: RemedyState, kind: RemedyActKind): string | undefined {
  const definition = REMEDY_ACTS[kind]
  if (!definition.kinds.includes(state.facts.kind))
    return `${REMEDY_KIND_LABELS[state.facts.kind]}没有“${definition.label}”这一步`
  if (!definition.stages.includes(state.stage))
    return `案件现在是“${STAGE_LABELS[state.stage]}”，不能登记“${definition.label}”`
  if (kind === 'extended' && state.extended) return '审限已经延长过一次，不能再延长'
  if (kind === 'extended' && state.procedure === 'simplified') return '简易程序的复议案件不能延长审限'
  if (kind === 'appealed' && state.judged === null) return '还没有登记一审裁判，不能登记上诉'
  if (kind === 'redone' && state.redo === null) return '没有登记责令重新答复'
  return undefined
}

/** Why this act, with its date and outcome, is refused. */
export function refusalOfAct(state: RemedyState, act: RemedyAct, today: LocalDate): ActRefusal | undefined {
  const stage = refusalOfStage(state, act.kind)
  if (stage !== undefined) return { message: stage }
  if (act.kind === 'corrected') return refusalOfFacts({ ...state.facts, ...act.facts }, today)
  if (act.on > today) return { message: '日期晚于今天，请核对', field: 'on' }
  if (act.on < state.lastOn) return { message: `日期早于上一步（${state.lastOn}），请核对`, field: 'on' }
  if ((act.kind === 'closed' || act.kind === 'judged') && !isOutcomeOf(state.facts.kind, act.outcome)) {
    return { message: '请选择与案件种类相符的结果', field: 'outcome' }
  }
  if (act.kind === 'overridden' && (act.reason ?? '').trim().length < 2)
    return { message: '调整归类要写明理由', field: 'reason' }
  return undefined
}

/** Why a case cannot be registered or corrected so. */
export function refusalOfFacts(facts: RemedyFacts, today: LocalDate): ActRefusal | undefined {
  if (facts.filedOn > today) return { message: '收案日期晚于今天，请核对', field: 'filedOn' }
  if (facts.authority.trim() === '')
    return { message: facts.kind === 'review' ? '请填写复议机关' : '请填写受理法院', field: 'authority' }
  if (facts.kind === 'review' && facts.afterReview)
    return { message: '行政复议案件没有“复议后”一项', field: 'afterReview' }
  if (facts.disputedOn !== null && facts.disputedOn > facts.filedOn) {
    return { message: '被诉答复的日期晚于收案日期，请核对', field: 'disputedOn' }
  }
  return undefined
}

/** 王某, 李某某; an organisation keeps its first two characters: names in lists are masked by default. */
export function maskParty(name: string): string {
  const plain = name.trim()
  if (plain.length <= 4)
    return `${plain.slice(0, 1)}${'某'.repeat(Math.max(1, Math.min(2, plain.length - 1)))}`
  return `${plain.slice(0, 2)}＊＊${plain.slice(-2)}`
}
