/** Stage from acts, and which act is allowed at which stage, by whom. All of it reads the table in case-acts.ts. */
import type { Refusal } from '../platform/result.ts'
import { CASE_ACTS, type CaseActKind } from './case-act-model.ts'
import { CASE_ACT_DEFINITIONS } from './case-acts.ts'
import { STAGE_DEFINITIONS, type Stage } from './case-stages.ts'
import { ROLE_NAMES, type Role } from './roles.ts'

/** What the record of a case says for the stage: the kind of each act, in order. */
export interface CaseActRecord {
  readonly act: CaseActKind
}

interface Position {
  readonly stage: Stage
  /** Waits of the handling stage; the case may wait for several things at once. */
  readonly correction: boolean
  readonly reasons: boolean
  readonly thirdParties: number
  readonly organs: number
  readonly payment: boolean
}

const START: Position = {
  stage: 'submitted',
  correction: false,
  reasons: false,
  thirdParties: 0,
  organs: 0,
  payment: false,
}

/** The stage after these acts; undefined for an empty record. Acts are taken as they stand: refusing is done before. */
export function stageOf(acts: readonly CaseActRecord[]): Stage | undefined {
  if (acts.length === 0) return undefined
  let position = START
  for (const { act } of acts) position = step(position, act)
  return shown(position)
}

function step(position: Position, act: CaseActKind): Position {
  const { to } = CASE_ACT_DEFINITIONS[act]
  const moved = to === undefined ? position : { ...position, stage: to }
  switch (act) {
    case 'askCorrection':
      return { ...moved, correction: true }
    case 'correctionReceived':
      return { ...moved, correction: false }
    case 'askReasons':
      return { ...moved, reasons: true }
    case 'reasonsReceived':
      return { ...moved, reasons: false }
    case 'consultThirdParty':
      return { ...moved, thirdParties: moved.thirdParties + 1 }
    case 'thirdPartyReplied':
      return { ...moved, thirdParties: Math.max(0, moved.thirdParties - 1) }
    case 'consultOrgan':
      return { ...moved, organs: moved.organs + 1 }
    case 'organReplied':
      return { ...moved, organs: Math.max(0, moved.organs - 1) }
    case 'feeNotice':
      return { ...moved, payment: true }
    case 'feePaid':
      return { ...moved, payment: false }
    default:
      return moved
  }
}

/** While the office handles a case, what it waits for is what matters; the most binding wait first. */
function shown({ stage, correction, reasons, thirdParties, organs, payment }: Position): Stage {
  if (stage !== 'registered' && stage !== 'handling') return stage
  if (payment) return 'awaitingPayment'
  if (correction) return 'awaitingCorrection'
  if (reasons) return 'awaitingReasons'
  return thirdParties + organs > 0 ? 'consulting' : stage
}

/** The acts a person with these roles may take at a stage, in the order of the table. Undefined stage: a new case. */
export function allowedActs(stage: Stage | undefined, roles: readonly Role[]): readonly CaseActKind[] {
  return CASE_ACTS.filter((act) => refusalFor(act, stage, roles) === undefined)
}

/** The acts open to the applicant on the portal at a stage. */
export function applicantActs(stage: Stage | undefined): readonly CaseActKind[] {
  return CASE_ACTS.filter((act) => CASE_ACT_DEFINITIONS[act].byApplicant === true && isAt(act, stage))
}

/**
 * Why an act cannot be taken: the reason on the disabled button and the server's answer. Undefined where it can.
 * What the law says about this very case (a second extension) is the timeline's: `refusalOfNext`.
 */
export function refusalFor(
  act: CaseActKind,
  stage: Stage | undefined,
  roles: readonly Role[],
): Refusal | undefined {
  const definition = CASE_ACT_DEFINITIONS[act]
  if (!isAt(act, stage))
    return { code: 'notAllowedNow', message: wrongStage(act, stage), article: definition.article }
  if (!definition.by.some((role) => roles.includes(role)))
    return {
      code: 'forbidden',
      message: `“${definition.label}”由${definition.by.map((role) => ROLE_NAMES[role]).join('、')}办理，请转交办理。`,
      article: definition.article,
    }
  return undefined
}

function isAt(act: CaseActKind, stage: Stage | undefined): boolean {
  const { at } = CASE_ACT_DEFINITIONS[act]
  return stage === undefined ? at.length === 0 : at.includes(stage)
}

function wrongStage(act: CaseActKind, stage: Stage | undefined): string {
  const { label, at } = CASE_ACT_DEFINITIONS[act]
  if (at.length === 0) return `“${label}”只用于新的申请，请另行登记一件申请。`
  const stages = at.map((each) => STAGE_DEFINITIONS[each].name).join('、')
  const now = stage === undefined ? '尚未登记' : `目前为“${STAGE_DEFINITIONS[stage].name}”`
  return `“${label}”在${stages}时办理，本件${now}。`
}

export interface FlowEdge {
  readonly from: Stage | null
  readonly act: CaseActKind
  readonly to: Stage
}

/** Every step from stage to stage, for the flow chart; null: from outside. */
export function flowEdges(): readonly FlowEdge[] {
  return CASE_ACTS.flatMap((act): FlowEdge[] => {
    const { at } = CASE_ACT_DEFINITIONS[act]
    if (at.length === 0) return [{ from: null, act, to: after('submitted', act) }]
    return at.map((from) => ({ from, act, to: after(from, act) })).filter(({ from, to }) => from !== to)
  })
}

/** Where an act leads from a stage when nothing else is waited for. */
function after(stage: Stage, act: CaseActKind): Stage {
  return shown(step(positionAt(stage), act))
}

function positionAt(stage: Stage): Position {
  const handling = { ...START, stage: 'handling' as const } // a literal, narrowed for the spread below
  switch (stage) {
    case 'awaitingCorrection':
      return { ...handling, correction: true }
    case 'awaitingReasons':
      return { ...handling, reasons: true }
    case 'consulting':
      return { ...handling, thirdParties: 1, organs: 0 }
    case 'awaitingPayment':
      return { ...handling, payment: true }
    default:
      return { ...START, stage }
  }
}
