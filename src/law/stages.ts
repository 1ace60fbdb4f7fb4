/** Stage from acts, and which act is allowed at which stage, by whom. All of it reads the table in case-acts.ts. */
import type { Refusal } from '../platform/result.ts'
import { CASE_ACTS, WAITS, type CaseActKind, type Wait } from './case-act-model.ts'
import { CASE_ACT_DEFINITIONS } from './case-acts.ts'
import { STAGE_DEFINITIONS, type Stage } from './case-stages.ts'
import { ROLE_NAMES, type Role } from './roles.ts'

/** What the record of a case says for the stage: the kind of each act, in order. */
export interface CaseActRecord {
  readonly act: CaseActKind
}

interface Position {
  readonly stage: Stage
  /** How many of each are waited for. */
  readonly waits: Readonly<Record<Wait, number>>
}

const NO_WAITS: Position['waits'] = { payment: 0, correction: 0, reasons: 0, thirdParty: 0, organ: 0 }
const START: Position = { stage: 'submitted', waits: NO_WAITS }

/** The stage each wait shows as; the most binding wait comes first in WAITS. */
const WAIT_STAGES: Readonly<Record<Wait, Stage>> = {
  payment: 'awaitingPayment',
  correction: 'awaitingCorrection',
  reasons: 'awaitingReasons',
  thirdParty: 'consulting',
  organ: 'consulting',
}

/** The stage after these acts; undefined for an empty record. Acts are taken as they stand: refusing is done before. */
export function stageOf(acts: readonly CaseActRecord[]): Stage | undefined {
  return acts.length === 0 ? undefined : shown(positionOf(acts))
}

/** What the application waits for after these acts. */
export function waitsOf(acts: readonly CaseActRecord[]): readonly Wait[] {
  const { waits } = positionOf(acts)
  return WAITS.filter((wait) => waits[wait] > 0)
}

function positionOf(acts: readonly CaseActRecord[]): Position {
  return acts.reduce((position, { act }) => step(position, act), START)
}

function step({ stage, waits }: Position, act: CaseActKind): Position {
  const { to, begins, ends } = CASE_ACT_DEFINITIONS[act]
  return { stage: to ?? stage, waits: counted(counted(waits, begins, 1), ends, -1) }
}

function counted(waits: Position['waits'], wait: Wait | undefined, by: number): Position['waits'] {
  return wait === undefined ? waits : { ...waits, [wait]: Math.max(0, waits[wait] + by) }
}

/** While the office handles a case, what it waits for is what matters. */
function shown({ stage, waits }: Position): Stage {
  if (stage !== 'registered' && stage !== 'handling') return stage
  const wait = WAITS.find((each) => waits[each] > 0)
  return wait === undefined ? stage : WAIT_STAGES[wait]
}

/** The acts a person with these roles may take at a stage, in the order of the table. Undefined stage: a new case. */
export function allowedActs(stage: Stage | undefined, roles: readonly Role[]): readonly CaseActKind[] {
  return CASE_ACTS.filter((act) => refusalFor(act, stage, roles) === undefined)
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

/**
 * As `refusalFor`, for a case on record: an act that ends a wait is refused where nothing of the kind is waited for.
 */
export function refusalOnRecord(
  act: CaseActKind,
  acts: readonly CaseActRecord[],
  roles: readonly Role[],
): Refusal | undefined {
  const refusal = refusalFor(act, stageOf(acts), roles)
  if (refusal !== undefined) return refusal
  const { ends, label, article } = CASE_ACT_DEFINITIONS[act]
  if (ends === undefined || isAwaited(ends, acts)) return undefined
  return { code: 'notAllowedNow', message: `“${label}”：本件${NOT_WAITING[ends]}，无从登记。`, article }
}

const NOT_WAITING: Readonly<Record<Wait, string>> = {
  payment: '没有待缴的信息处理费',
  correction: '没有等待补正',
  reasons: '没有等待说明理由',
  thirdParty: '没有等待答复的第三方征求意见书',
  organ: '没有等待答复的机关征求意见函',
}

function isAwaited(wait: Wait | undefined, acts: readonly CaseActRecord[]): boolean {
  return wait === undefined || waitsOf(acts).includes(wait)
}

/** The acts open to the applicant on the portal at a stage, were everything waited for that the stage may wait for. */
export function applicantActs(stage: Stage | undefined): readonly CaseActKind[] {
  return CASE_ACTS.filter((act) => CASE_ACT_DEFINITIONS[act].byApplicant === true && isAt(act, stage))
}

/** The acts open to the applicant on a case on record; an empty record is a new application. */
export function applicantActsOnRecord(acts: readonly CaseActRecord[]): readonly CaseActKind[] {
  return applicantActs(stageOf(acts)).filter((act) => isAwaited(CASE_ACT_DEFINITIONS[act].ends, acts))
}

/** The acts open on a case on record to a person with these roles, in the order of the table. */
export function allowedOnRecord(
  acts: readonly CaseActRecord[],
  roles: readonly Role[],
): readonly CaseActKind[] {
  return CASE_ACTS.filter((act) => refusalOnRecord(act, acts, roles) === undefined)
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
  return shown(step(positionAt(stage, CASE_ACT_DEFINITIONS[act].ends), act))
}

/** Two waits show as 征求意见中: an act that ends one of them is taken while that one is waited for. */
function positionAt(stage: Stage, ends: Wait | undefined): Position {
  const shows = (wait: Wait): boolean => WAIT_STAGES[wait] === stage
  const wait = ends !== undefined && shows(ends) ? ends : WAITS.find(shows)
  return wait === undefined ? { ...START, stage } : { stage: 'handling', waits: { ...NO_WAITS, [wait]: 1 } }
}
