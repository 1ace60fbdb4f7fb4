import type { LocalDate } from '../../law/local-date.ts'
import type { Organ } from '../../organs/model.ts'
import { chunks } from '../../platform/chunks.ts'
import type { Tx } from '../../platform/database/database.ts'
import { newId } from '../../platform/ids.ts'
import type { Services } from '../../platform/services.ts'
import { caseNumber } from '../case-number.ts'
import { yearOfDay } from '../letter-store.ts'
import { intakeHash, queryCodeHash, receiptCodes, sealPerson, secondFactorHash } from '../person.ts'
import { projectionOf } from '../projection.ts'
import { replay, type CaseView } from '../rules.ts'
import { definitionOf } from '../side-acts.ts'
import { insertActs, type ActRow, type ApplicationRecord, type NewApplication } from '../store.ts'
import type { PastCase } from '../past-case.ts'
import { insertLetters, isPrintedAtOnce, planLetters, withLetters, type PastRecord } from '../past-letters.ts'
import { takeNumbers, type PastNumbers } from '../past-numbers.ts'

export type { PastCase }

export interface ImportedCase {
  readonly id: string
  readonly number: string
  readonly view: CaseView
  /** Acts the law would not have allowed; they are on record and change nothing. */
  readonly refused: readonly string[]
}

/** One case; for many `importCases`. */
export async function importCase(
  tx: Tx,
  services: Services,
  organ: Organ,
  past: PastCase,
): Promise<ImportedCase> {
  const [imported] = await importCases(tx, services, organ, [past])
  if (imported === undefined) throw new Error('one case gives one case')
  return imported
}

interface Prepared extends PastRecord {
  readonly id: string
  readonly number: string
  readonly insert: NewApplication
}

/**
 * Writes complete cases in a few statements: application, acts, projections, letters. One audit event counts them all.
 * The transaction's organ must be `organ`. Letters composed here are printed when somebody asks, those sent from
 * `printFrom` on by a job, as live ones are.
 */
export async function importCases(
  tx: Tx,
  services: Services,
  organ: Organ,
  cases: readonly PastCase[],
  options: { readonly printFrom?: LocalDate } = {},
): Promise<readonly ImportedCase[]> {
  const numbers = await takeNumbers(tx, organ, cases)
  const prepared = cases.map((past, index) => prepare(tx, services, organ, past, index, numbers))
  for (const chunk of chunks(prepared, 400))
    await tx.db
      .insertInto('application')
      .values(chunk.map(({ insert }) => insert))
      .execute()
  for (const chunk of chunks(prepared, 1000))
    await insertActs(
      tx,
      chunk.flatMap((each) => actRows(each, tx.now)),
    )
  await insertLetters(tx, services, organ, prepared, options.printFrom)
  if (options.printFrom !== undefined) await printRecent(tx, prepared, options.printFrom)
  tx.audit({ type: 'application.imported', subject: `organ/${organ.organId}`, data: { count: cases.length } })
  return prepared.map(({ id, number, view }) => ({
    id,
    number,
    view,
    refused: view.refusals.map(({ message }) => message),
  }))
}

async function printRecent(tx: Tx, prepared: readonly Prepared[], from: LocalDate): Promise<void> {
  for (const { letters, acts } of prepared)
    for (const { letterId, actIndex, paper, isKept } of letters) {
      const sentOn = acts[actIndex]?.on
      if (paper === null && isKept && sentOn !== undefined && isPrintedAtOnce(sentOn, from))
        await tx.enqueue('applications.renderLetter', { letterId }, { key: `letter-${letterId}` })
    }
}

function prepare(
  tx: Tx,
  services: Services,
  organ: Organ,
  past: PastCase,
  index: number,
  numbers: PastNumbers,
): Prepared {
  const id = newId(tx.now)
  const number = caseNumber(organ, 'application', yearOfDay(past.submittedOn), numbers.application(index))
  const letters = planLetters(organ, past, index, numbers, tx.now)
  const acts = withLetters(past.acts, letters)
  const view = replay(acts, services.calendar.current())
  const insert = rowOf(services, organ.organId, past, id, number, view, tx.now)
  return { past, id, number, acts, view, letters, insert, row: asRecord(insert) }
}

function rowOf(
  services: Services,
  organId: number,
  past: PastCase,
  id: string,
  number: string,
  view: CaseView,
  now: Date,
): NewApplication {
  const { keys } = services
  const person = sealPerson(keys, organId, past.applicant)
  const codes = receiptCodes(keys, organId, past.intakeKey)
  return {
    organ_id: organId,
    application_id: id,
    number,
    channel: past.channel,
    applicant_column: past.applicant.column,
    sealed: JSON.stringify(person.sealed),
    masked_name: person.maskedName,
    identity_hash: person.identityHash,
    name_hash: person.nameHash,
    info_name: past.infoName ?? '',
    doc_number: past.docNumber ?? '',
    content: past.content,
    corrected_content: past.correctedContent ?? null,
    reasons: null,
    form_wanted: past.formWanted ?? 'either',
    way_wanted: past.wayWanted ?? 'collect',
    help: '',
    intake_hash: intakeHash(organId, past.intakeKey),
    query_hash: queryCodeHash(keys, organId, codes.queryCode),
    receipt_hash: secondFactorHash(keys, organId, codes.receiptCode),
    phone_hash: person.phoneHash,
    submitted_on: past.submittedOn,
    created_at: now,
    parent_id: null,
    ...projectionOf(view),
  }
}

function actRows({ id, acts }: Prepared, now: Date): readonly ActRow[] {
  return acts.map((act) => ({
    applicationId: id,
    act,
    recordedAt: now,
    role: act.by === null ? 'system' : 'clerk',
    article: definitionOf(act.kind).article,
    evidence: null,
  }))
}

function asRecord(row: NewApplication): ApplicationRecord {
  const sealed: unknown = JSON.parse(row.sealed)
  return { ...row, sealed } as ApplicationRecord // every column was given above; only sealed is written as text
}
