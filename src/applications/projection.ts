/** The columns of `application` that are rebuilt from its acts. `verify projections` compares exactly these. */
import type { ResultRow } from '../annual-report/model.ts'
import type { Outcome } from '../law/outcomes.ts'
import type { CaseStage } from './model.ts'
import { waitingFor, waitUntil, type CaseView } from './rules.ts'

export interface Projection {
  readonly stage: CaseStage
  readonly closed: boolean
  readonly counted: boolean
  readonly unverified: boolean
  readonly restricted: boolean
  readonly unit_id: string | null
  readonly assignee_id: string | null
  readonly received_on: string | null
  readonly due_on: string | null
  readonly due_provisional: boolean
  readonly waiting_for: string | null
  readonly wait_until: string | null
  readonly outcome: Outcome | null
  readonly report_row: ResultRow | null
  readonly decided_on: string | null
  readonly mailed_on: string | null
  readonly signed_on: string | null
  readonly delivered_on: string | null
  readonly in_time: boolean | null
  readonly days_used: number | null
  readonly withdrawn_on: string | null
  readonly archived_on: string | null
  readonly urged: number
  readonly secrecy_due: boolean
  readonly last_seq: number
}

export function projectionOf(view: CaseView): Projection {
  const { reply } = view.deadlines
  return {
    stage: view.stage,
    closed: view.closed,
    counted: view.counted,
    unverified: view.unverified,
    restricted: view.restricted,
    unit_id: view.unitId,
    assignee_id: view.personId,
    received_on: view.receivedOn,
    due_on: reply?.due ?? null,
    due_provisional: reply?.provisional ?? false,
    waiting_for: waitingFor(view),
    wait_until: waitUntil(view),
    outcome: view.outcome,
    report_row: view.reportRow,
    decided_on: view.decidedOn,
    mailed_on: view.mailedOn,
    signed_on: view.signedOn,
    delivered_on: view.deliveredOn,
    in_time: reply?.met ?? null,
    days_used: view.daysUsed,
    withdrawn_on: view.withdrawnOn,
    archived_on: view.archivedOn,
    urged: view.urged,
    secrecy_due: view.secrecyDue,
    last_seq: view.lastSeq,
  }
}

/** SQL types of the columns, for set-based updates. */
export const PROJECTION_TYPES: Readonly<
  Record<keyof Projection, 'text' | 'boolean' | 'uuid' | 'date' | 'integer'>
> = {
  stage: 'text',
  closed: 'boolean',
  counted: 'boolean',
  unverified: 'boolean',
  restricted: 'boolean',
  unit_id: 'uuid',
  assignee_id: 'uuid',
  received_on: 'date',
  due_on: 'date',
  due_provisional: 'boolean',
  waiting_for: 'text',
  wait_until: 'date',
  outcome: 'text',
  report_row: 'text',
  decided_on: 'date',
  mailed_on: 'date',
  signed_on: 'date',
  delivered_on: 'date',
  in_time: 'boolean',
  days_used: 'integer',
  withdrawn_on: 'date',
  archived_on: 'date',
  urged: 'integer',
  secrecy_due: 'boolean',
  last_seq: 'integer',
}

export const PROJECTION_COLUMNS = Object.keys(PROJECTION_TYPES) as readonly (keyof Projection)[] // the record is total

/** The columns in which two projections differ. */
export function differences(stored: Projection, rebuilt: Projection): readonly (keyof Projection)[] {
  return PROJECTION_COLUMNS.filter((column) => stored[column] !== rebuilt[column])
}
