/** Putting a new case on record: number, sealed applicant, acts and projections, in the caller's transaction. */
import type { ApplicantColumn } from '../annual-report/model.ts'
import type { Organ } from '../organs/model.ts'
import type { Tx } from '../platform/database/database.ts'
import { newId } from '../platform/ids.ts'
import type { Services } from '../platform/services.ts'
import { caseNumber } from './case-number.ts'
import type { CaseAct, Channel, FormWanted, NewAct, WayWanted } from './model.ts'
import type { PersonColumns } from './person.ts'
import { projectionOf } from './projection.ts'
import { contentOf } from './requested.ts'
import { replay, type CaseView } from './rules.ts'
import { definitionOf } from './side-acts.ts'
import { insertActs, insertApplication, nextInSeries } from './store.ts'

export interface NewCase {
  readonly person: PersonColumns
  readonly applicantColumn: ApplicantColumn
  readonly channel: Channel
  readonly infoName: string
  readonly docNumber: string
  readonly content: string
  readonly formWanted: FormWanted
  readonly wayWanted: WayWanted
  readonly help: string
  readonly submittedOn: string
  readonly intakeHash: Buffer
  readonly queryHash: Buffer | null
  readonly receiptHash: Buffer | null
  readonly parentId: string | null
}

export interface CreatedCase {
  readonly id: string
  readonly number: string
  readonly view: CaseView
}

export async function createCase(
  tx: Tx,
  services: Services,
  organ: Organ,
  input: NewCase,
  acts: readonly NewAct[],
  role: string | null,
): Promise<CreatedCase> {
  const id = newId(tx.now)
  const numbered = acts.map((act, index) => ({ ...act, seq: index + 1 }) as CaseAct) // a NewAct with its number
  const view = replay(numbered, services.calendar.current())
  const year = Number(input.submittedOn.slice(0, 4))
  const number = caseNumber(organ, 'application', year, await nextInSeries(tx, 'application', year))
  await insertApplication(tx.db, {
    organ_id: organ.organId,
    application_id: id,
    number,
    channel: input.channel,
    applicant_column: input.applicantColumn,
    sealed: JSON.stringify(input.person.sealed),
    masked_name: input.person.maskedName,
    identity_hash: input.person.identityHash,
    name_hash: input.person.nameHash,
    info_name: input.infoName,
    doc_number: input.docNumber,
    content: contentOf(input),
    corrected_content: null,
    reasons: null,
    form_wanted: input.formWanted,
    way_wanted: input.wayWanted,
    help: input.help,
    intake_hash: input.intakeHash,
    query_hash: input.queryHash,
    receipt_hash: input.receiptHash,
    phone_hash: input.person.phoneHash,
    submitted_on: input.submittedOn,
    created_at: tx.now,
    parent_id: input.parentId,
    ...projectionOf(view),
  })
  await insertActs(
    tx,
    numbered.map((act) => ({
      applicationId: id,
      act,
      recordedAt: tx.now,
      role,
      article: definitionOf(act.kind).article,
      evidence: null,
    })),
  )
  tx.audit({
    type: 'application.submitted',
    subject: `application/${id}`,
    data: { number, channel: input.channel, unverified: view.unverified },
  })
  return { id, number, view }
}

/** PostgreSQL's code for a second row under a unique key. */
export function isDuplicate(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === '23505'
}
