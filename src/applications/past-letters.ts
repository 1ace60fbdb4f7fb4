/**
 * The letters of imported cases: composed from what the case was on the day and printed only when somebody asks for them,
 * or, where they were made elsewhere, a line that says which they were and where the originals are.
 */
import type { Insertable } from 'kysely'
import type { LocalDate } from '../law/local-date.ts'
import type { Organ } from '../organs/model.ts'
import { chunks } from '../platform/chunks.ts'
import type { Tx } from '../platform/database/database.ts'
import type { Tables } from '../platform/database/tables.ts'
import type { DocumentTree } from '../platform/documents/tree.ts'
import { newId } from '../platform/ids.ts'
import type { Services } from '../platform/services.ts'
import { caseFacts } from './letter-facts.ts'
import { sealBody, yearOfDay, type LetterBody } from './letter-store.ts'
import { newLetterCode } from './letter-verification.ts'
import { composeReply, legalDay, numberOf, remedyFacts } from './letter-work.ts'
import { buildLetter } from './letters/build-letter.ts'
import type { LetterKind } from './letters/facts.ts'
import type { CaseAct, NewAct } from './model.ts'
import { NUMBER_UNKNOWN, type PastCase } from './past-case.ts'
import type { PastNumbers } from './past-numbers.ts'
import { isLetterAct, letterKindsOf, lettersOf, type LetterAct } from './procedural-letters.ts'
import { replay, type CaseView } from './rules.ts'
import type { ApplicationRecord } from './store.ts'

/** One letter of a past case, its place in the case and its number given; not yet written. */
export interface PastLetter {
  readonly letterId: string
  readonly kind: LetterKind
  readonly number: string | null
  /** Where in the acts stands the one that sent it. */
  readonly actIndex: number
  readonly paper: string | null
  /** False for a reply of which nothing is known but its number. */
  readonly isKept: boolean
}

export function planLetters(
  organ: Organ,
  past: PastCase,
  caseIndex: number,
  numbers: PastNumbers,
  now: Date,
): readonly PastLetter[] {
  const letters: PastLetter[] = []
  for (const [actIndex, act] of past.acts.entries())
    for (const kind of kindsOf(past, act)) {
      const isMade = isComposed(past, kind)
      const paper = isMade ? null : (past.paper?.place ?? null)
      const number = numberFor(organ, past, { act, kind, caseIndex, actIndex }, numbers)
      const isKept = isMade || paper !== null
      letters.push({ letterId: newId(now), kind, number, actIndex, paper, isKept })
    }
  return letters
}

function kindsOf(past: PastCase, act: NewAct): readonly LetterKind[] {
  if (act.kind === 'sign') return ['reply']
  if (!isLetterAct(act)) return []
  if (past.letters !== undefined) return letterKindsOf(act.kind)
  return past.paper === undefined ? [] : letterKindsOf(act.kind).slice(0, 1)
}

function isComposed(past: PastCase, kind: LetterKind): boolean {
  return kind === 'reply' ? past.reply !== undefined : past.letters !== undefined
}

interface Place {
  readonly act: NewAct
  readonly kind: LetterKind
  readonly caseIndex: number
  readonly actIndex: number
}

function numberFor(
  organ: Organ,
  past: PastCase,
  { act, kind, caseIndex, actIndex }: Place,
  numbers: PastNumbers,
): string | null {
  if (act.kind === 'sign' && act.data.number !== '')
    return act.data.number === NUMBER_UNKNOWN ? null : act.data.number
  if (act.kind !== 'sign' && past.letters === undefined) return past.paper?.numbers?.[kind] ?? null
  return numberOf(organ, kind, yearOfDay(act.on), numbers.letter(caseIndex, actIndex, kind))
}

/** The acts with their places, and with the letters they sent, opened or mailed. */
export function withLetters(acts: readonly NewAct[], letters: readonly PastLetter[]): readonly CaseAct[] {
  const reply = letters.find(({ kind }) => kind === 'reply')
  return acts.map((act, index) => {
    const own = letters.find(({ actIndex }) => actIndex === index)
    const seq = index + 1
    if (act.kind === 'sign') {
      const number = own?.number ?? act.data.number
      const letter = own?.isKept === true ? { letter: own.letterId, version: versionOf(own) } : {}
      return { ...act, seq, data: { ...act.data, number, ...letter } }
    }
    if (own !== undefined) return { ...act, seq, data: { ...act.data, letter: own.letterId } } as CaseAct // an act that sends one
    if ((act.kind === 'offerDownload' || act.kind === 'emailReply') && reply !== undefined)
      return { ...act, seq, data: { ...act.data, letter: reply.letterId } } as CaseAct // both name the reply
    return { ...act, seq } as CaseAct // a NewAct with its number
  })
}

/** What is on paper only has no version here. */
function versionOf({ paper }: PastLetter): number {
  return paper === null ? 1 : 0
}

/** By a job, as live letters are; the others when somebody takes them. */
export function isPrintedAtOnce(sentOn: string, printFrom: LocalDate | undefined): boolean {
  return printFrom !== undefined && sentOn >= printFrom
}

export interface PastRecord {
  readonly past: PastCase
  readonly row: ApplicationRecord
  readonly acts: readonly CaseAct[]
  readonly view: CaseView
  readonly letters: readonly PastLetter[]
}

export async function insertLetters(
  tx: Tx,
  services: Services,
  organ: Organ,
  records: readonly PastRecord[],
  printFrom: LocalDate | undefined,
): Promise<void> {
  const rows: Insertable<Tables['letter']>[] = []
  const versions: Insertable<Tables['letter_version']>[] = []
  for (const record of records)
    for (const letter of record.letters) {
      const act = record.acts[letter.actIndex]
      if (act === undefined || !letter.isKept) continue
      const made = letter.paper === null ? compose(services, organ, record, letter, act) : undefined
      rows.push({
        ...rowOf(record, letter, act, made?.hash ?? null),
        on_demand: made !== undefined && !isPrintedAtOnce(act.on, printFrom),
      })
      if (made === undefined) continue
      versions.push({
        organ_id: organ.organId,
        letter_id: letter.letterId,
        version: versionOf(letter),
        made_at: tx.now,
        person_id: act.by,
        sealed: sealBody(services.keys, organ.organId, made.body),
      })
    }
  for (const chunk of chunks(rows, 1000)) await tx.db.insertInto('letter').values(chunk).execute()
  for (const chunk of chunks(versions, 1000)) await tx.db.insertInto('letter_version').values(chunk).execute()
}

function rowOf(
  { past, row, acts }: PastRecord,
  letter: PastLetter,
  act: CaseAct,
  verifyHash: Buffer | null,
): Omit<Insertable<Tables['letter']>, 'on_demand'> {
  const opened = acts.findLast(({ kind }) => kind === 'offerDownload')
  const isReply = letter.kind === 'reply'
  return {
    organ_id: row.organ_id,
    letter_id: letter.letterId,
    application_id: row.application_id,
    kind: letter.kind,
    number: letter.number,
    state: 'sent',
    version: versionOf(letter),
    outcome: isReply ? (past.reply?.outcome ?? (act.kind === 'sign' ? act.data.outcome : null)) : null,
    made_on: act.on,
    sent_on: act.on,
    pdf_hash: null,
    docx_hash: null,
    problem: null,
    download_until: isReply && opened?.kind === 'offerDownload' ? opened.data.until : null,
    verify_hash: verifyHash,
    paper: letter.paper,
  }
}

interface Made {
  readonly body: LetterBody
  readonly hash: Buffer
}

/** As the built-in template has it: what past letters were sent as is on paper. */
function compose(
  services: Services,
  organ: Organ,
  record: PastRecord,
  letter: PastLetter,
  act: CaseAct,
): Made {
  const { code, address, hash } = newLetterCode(services, organ)
  const printed = { number: letter.number ?? '', verification: { code, address } }
  const { row, view, past } = record
  if (act.kind === 'sign' && past.reply !== undefined) {
    const tree = composeReply(services, organ, row, view, past.reply, legalDay(act.on), printed)
    if (!tree.ok) throw new Error(`the reply of a past case cannot be composed: ${tree.refusal.message}`)
    return { body: { reply: past.reply, tree: tree.value }, hash }
  }
  if (!isLetterAct(act)) throw new Error(`the act ${act.kind} sends no letter`)
  return { body: { tree: composeStep(services, organ, record, letter, act, printed) }, hash }
}

function composeStep(
  services: Services,
  organ: Organ,
  { past, row, acts }: PastRecord,
  letter: PastLetter,
  act: LetterAct,
  { number, verification }: { number: string; verification: { code: string; address: string } },
): DocumentTree {
  const calendar = services.calendar.current()
  const on = legalDay(act.on)
  const before = replay(acts.slice(0, letter.actIndex), calendar)
  const order = lettersOf(act, past.letters ?? {}, {
    on,
    before,
    after: () => replay(acts.slice(0, letter.actIndex + 1), calendar),
    remedy: () => remedyFacts(services, organ, false),
  }).find(({ kind }) => kind === letter.kind)
  const facts = { ...caseFacts(services.keys, organ, row, before, on), docNumber: number, verification }
  const tree = buildLetter(letter.kind, { ...facts, ...order?.section })
  if (!tree.ok)
    throw new Error(`the ${letter.kind} of a past case cannot be composed: ${tree.refusal.message}`)
  return tree.value
}
