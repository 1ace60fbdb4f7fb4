import type { Kysely, Selectable } from 'kysely'
import type { LocalDate } from '../law/local-date.ts'
import type { Outcome } from '../law/outcomes.ts'
import type { WorkCalendar } from '../law/work-calendar.ts'
import type { Tables } from '../platform/database/tables.ts'
import type { Envelope } from '../platform/keys.ts'
import type { RemedyAct, RemedyActKind } from './model.ts'
import { dueOf, isReviewFirstDoubtful, type RemedyState } from './rules.ts'
import type { RemedyTable } from './tables.ts'
import './tables.ts'

type Db = Kysely<Tables>

export type RemedyRow = Selectable<RemedyTable>

/** The columns that follow from the acts; written with every act and rebuilt by a command. */
export function projectionOf(state: RemedyState, calendar: WorkCalendar) {
  const due = dueOf(state, calendar)
  const { facts } = state
  return {
    kind: facts.kind,
    after_review: facts.afterReview,
    review_id: facts.reviewId,
    role: facts.role,
    authority: facts.authority,
    case_number: facts.caseNumber,
    application_id: facts.applicationId,
    application_number: facts.applicationNumber,
    disputed_outcome: facts.disputedOutcome,
    disputed_on: facts.disputedOn,
    filed_on: facts.filedOn,
    stage: state.stage,
    outcome: state.outcome,
    closed_on: state.closedOn,
    column_override: state.columnOverride,
    due_kind: due?.kind ?? null,
    due_on: due?.on ?? null,
    due_provisional: due?.provisional ?? false,
    review_first: isReviewFirstDoubtful(facts),
  }
}

export async function insertRemedy(
  db: Db,
  organId: number,
  remedy: { remedyId: string; state: RemedyState; party: Envelope; maskedParty: string; acts: number },
  calendar: WorkCalendar,
): Promise<void> {
  await db
    .insertInto('remedy')
    .values({
      organ_id: organId,
      remedy_id: remedy.remedyId,
      ...projectionOf(remedy.state, calendar),
      party: JSON.stringify(remedy.party),
      masked_party: remedy.maskedParty,
      last_seq: remedy.acts,
    })
    .execute()
}

/** False where somebody else acted first. */
export async function updateRemedy(
  db: Db,
  organId: number,
  remedyId: string,
  lastSeq: number,
  state: RemedyState,
  calendar: WorkCalendar,
): Promise<boolean> {
  const updated = await db
    .updateTable('remedy')
    .set({ ...projectionOf(state, calendar), last_seq: lastSeq + 1 })
    .where('organ_id', '=', organId)
    .where('remedy_id', '=', remedyId)
    .where('last_seq', '=', lastSeq)
    .executeTakeFirst()
  return updated.numUpdatedRows === 1n
}

export async function setProjection(
  db: Db,
  organId: number,
  remedyId: string,
  state: RemedyState,
  calendar: WorkCalendar,
): Promise<void> {
  await db
    .updateTable('remedy')
    .set(projectionOf(state, calendar))
    .where('organ_id', '=', organId)
    .where('remedy_id', '=', remedyId)
    .execute()
}

export async function insertActs(
  db: Db,
  organId: number,
  remedyId: string,
  acts: readonly { readonly seq: number; readonly act: RemedyAct }[],
  by: { readonly now: Date; readonly personId: string | null },
): Promise<void> {
  await db
    .insertInto('remedy_act')
    .values(
      acts.map(({ seq, act }) => {
        const { kind, on, reason = '', evidence = null, ...data } = act
        return {
          organ_id: organId,
          remedy_id: remedyId,
          seq,
          kind,
          act_on: on,
          recorded_at: by.now,
          person_id: by.personId,
          reason,
          evidence,
          data: JSON.stringify(data),
        }
      }),
    )
    .execute()
}

export interface StoredAct {
  readonly seq: number
  readonly act: RemedyAct
  readonly recordedAt: Date
  readonly person: string | null
}

export async function loadActs(db: Db, organId: number, remedyId: string): Promise<readonly StoredAct[]> {
  const rows = await db
    .selectFrom('remedy_act as act')
    .leftJoin('person', (join) =>
      join.onRef('person.organ_id', '=', 'act.organ_id').onRef('person.person_id', '=', 'act.person_id'),
    )
    .select([
      'act.seq',
      'act.kind',
      'act.act_on',
      'act.recorded_at',
      'act.reason',
      'act.data',
      'act.evidence',
      'person.name as person',
    ])
    .where('act.organ_id', '=', organId)
    .where('act.remedy_id', '=', remedyId)
    .orderBy('act.seq')
    .execute()
  return rows.map((row) => ({
    seq: row.seq,
    act: actOf(row.kind, row.act_on, row.reason, row.evidence, row.data),
    recordedAt: row.recorded_at,
    person: row.person,
  }))
}

function actOf(
  kind: RemedyActKind,
  on: LocalDate,
  reason: string,
  evidence: string | null,
  data: Record<string, unknown>,
): RemedyAct {
  // Written by insertActs from an act of this very kind.
  return { ...data, kind, on, reason, evidence } as RemedyAct
}

export async function findRemedy(db: Db, organId: number, remedyId: string): Promise<RemedyRow | undefined> {
  return db
    .selectFrom('remedy')
    .selectAll()
    .where('organ_id', '=', organId)
    .where('remedy_id', '=', remedyId)
    .executeTakeFirst()
}

/** The reply a case attacks, by the application's number. */
export async function findDisputed(
  db: Db,
  organId: number,
  number: string,
): Promise<
  | { readonly applicationId: string; readonly outcome: Outcome | null; readonly decidedOn: string | null }
  | undefined
> {
  return db
    .selectFrom('application')
    .select(['application_id as applicationId', 'outcome', 'decided_on as decidedOn'])
    .where('organ_id', '=', organId)
    .where('number', '=', number)
    .executeTakeFirst()
}
