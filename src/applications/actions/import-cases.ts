import type { Insertable } from 'kysely'
import type { Organ } from '../../organs/model.ts'
import type { Tx } from '../../platform/database/database.ts'
import { newId } from '../../platform/ids.ts'
import type { Services } from '../../platform/services.ts'
import { applicationNumber } from '../create-case.ts'
import { sealBody, yearOfDay } from '../letter-store.ts'
import { composeReply, legalDay, numberOf } from '../letter-work.ts'
import type { CaseAct, NewAct } from '../model.ts'
import { intakeHash, queryCodeHash, receiptCodes, sealPerson, secondFactorHash } from '../person.ts'
import { projectionOf } from '../projection.ts'
import { replay, type CaseView } from '../rules.ts'
import { definitionOf } from '../side-acts.ts'
import {
  insertActs,
  nextInSeries,
  type ActRow,
  type ApplicationRecord,
  type NewApplication,
} from '../store.ts'
import type { PastCase } from '../past-case.ts'
import type { Tables } from '../../platform/database/tables.ts'

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

interface Prepared {
  readonly past: PastCase
  readonly id: string
  readonly number: string
  readonly acts: readonly CaseAct[]
  readonly view: CaseView
  readonly row: NewApplication
  readonly letterId: string | undefined
}

/**
 * Writes complete cases in a few statements: application, acts, projections, reply letters. No job is queued and one
 * audit event counts them all. The transaction's organ must be `organ`.
 */
export async function importCases(
  tx: Tx,
  services: Services,
  organ: Organ,
  cases: readonly PastCase[],
): Promise<readonly ImportedCase[]> {
  const numbers = await takeNumbers(tx, cases)
  const prepared: Prepared[] = []
  for (const past of cases) prepared.push(await prepare(tx, services, organ, past, numbers))
  for (const chunk of chunks(prepared, 400))
    await tx.db
      .insertInto('application')
      .values(chunk.map(({ row }) => row))
      .execute()
  for (const chunk of chunks(prepared, 1000))
    await insertActs(
      tx,
      chunk.flatMap((each) => actRows(each, tx.now)),
    )
  await insertReplies(tx, services, organ, prepared)
  tx.audit({ type: 'application.imported', subject: `organ/${organ.organId}`, data: { count: cases.length } })
  return prepared.map(({ id, number, view }) => ({
    id,
    number,
    view,
    refused: view.refusals.map(({ message }) => message),
  }))
}

interface Numbers {
  next(scope: string, year: number): number
}

/** The numbers of the batch are taken at once, one statement a series and year. */
async function takeNumbers(tx: Tx, cases: readonly PastCase[]): Promise<Numbers> {
  const wanted = new Map<string, number>()
  const want = (scope: string, year: number): void => {
    const key = `${scope}|${year}`
    wanted.set(key, (wanted.get(key) ?? 0) + 1)
  }
  for (const past of cases) {
    want('application', yearOfDay(past.submittedOn))
    for (const act of past.acts)
      if (act.kind === 'sign' && act.data.number === '') want('letter.reply', yearOfDay(act.on))
  }
  const next = new Map<string, number>()
  for (const [key, count] of wanted) {
    const [scope = '', year = ''] = key.split('|')
    next.set(key, await nextInSeries(tx, scope, Number(year), count))
  }
  return {
    next(scope, year) {
      const key = `${scope}|${year}`
      const number = next.get(key) ?? 1
      next.set(key, number + 1)
      return number
    },
  }
}

async function prepare(
  tx: Tx,
  services: Services,
  organ: Organ,
  past: PastCase,
  numbers: Numbers,
): Promise<Prepared> {
  const { organId } = organ
  const id = newId(tx.now)
  const year = yearOfDay(past.submittedOn)
  const number = applicationNumber(organ, year, numbers.next('application', year))
  const letterId = past.reply === undefined ? undefined : newId(tx.now)
  const acts = past.acts.map((act, index) => numbered(act, index + 1, organ, numbers, letterId))
  const view = replay(acts, services.calendar.current())
  return {
    past,
    id,
    number,
    acts,
    view,
    letterId,
    row: rowOf(services, organId, past, id, number, view, tx.now),
  }
}

function numbered(
  act: NewAct,
  seq: number,
  organ: Organ,
  numbers: Numbers,
  letterId: string | undefined,
): CaseAct {
  if (act.kind !== 'sign') return { ...act, seq } as CaseAct // a NewAct with its number
  const year = yearOfDay(act.on)
  const number =
    act.data.number === ''
      ? numberOf(organ, 'reply', year, numbers.next('letter.reply', year))
      : act.data.number
  return {
    ...act,
    seq,
    data: { ...act.data, number, ...(letterId === undefined ? {} : { letter: letterId, version: 1 }) },
  }
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

/** Replies are composed now, from what the case was on the day, and printed only when somebody asks for them. */
async function insertReplies(
  tx: Tx,
  services: Services,
  organ: Organ,
  prepared: readonly Prepared[],
): Promise<void> {
  const letters: Insertable<Tables['letter']>[] = []
  const versions: Insertable<Tables['letter_version']>[] = []
  for (const { past, id, row, acts, view, letterId } of prepared) {
    const sign = acts.find(({ kind }) => kind === 'sign')
    if (letterId === undefined || past.reply === undefined || sign?.kind !== 'sign') continue
    const tree = composeReply(
      services,
      organ,
      asRecord(row),
      view,
      past.reply,
      legalDay(sign.on),
      // past replies are set as the built-in template has it: what they were sent as is on paper
      { number: sign.data.number },
    )
    if (!tree.ok) throw new Error(`the reply of a past case cannot be composed: ${tree.refusal.message}`)
    const body = { reply: past.reply, tree: tree.value }
    letters.push({
      organ_id: organ.organId,
      letter_id: letterId,
      application_id: id,
      kind: 'reply',
      number: sign.data.number,
      state: 'sent',
      version: 1,
      outcome: past.reply.outcome,
      made_on: sign.on,
      sent_on: sign.on,
      pdf_hash: null,
      docx_hash: null,
      problem: null,
      download_until: null,
      verify_hash: null,
    })
    versions.push({
      organ_id: organ.organId,
      letter_id: letterId,
      version: 1,
      made_at: tx.now,
      person_id: null,
      sealed: sealBody(services.keys, organ.organId, body),
    })
  }
  for (const chunk of chunks(letters, 1000)) await tx.db.insertInto('letter').values(chunk).execute()
  for (const chunk of chunks(versions, 1000)) await tx.db.insertInto('letter_version').values(chunk).execute()
}

function asRecord(row: NewApplication): ApplicationRecord {
  const sealed: unknown = JSON.parse(row.sealed)
  return { ...row, sealed } as ApplicationRecord // every column was given above; only sealed is written as text
}

function chunks<T>(items: readonly T[], size: number): readonly T[][] {
  const parts: T[][] = []
  for (let index = 0; index < items.length; index += size) parts.push(items.slice(index, index + size))
  return parts
}
