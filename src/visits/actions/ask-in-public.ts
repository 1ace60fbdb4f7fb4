import { createHash } from 'node:crypto'
import { yearOf, type LocalDate } from '../../law/local-date.ts'
import { publicTenancy } from '../../platform/database/tenant.ts'
import { takeHit } from '../../platform/http/rate-limit.ts'
import { newId } from '../../platform/ids.ts'
import { refuse, type Result, ok } from '../../platform/result.ts'
import type { Services } from '../../platform/services.ts'
import { appendConsultAct, findByCode, findByIntake, insertConsultation } from '../consult-store.ts'
import type { ConsultStage } from '../model.ts'
import { consultDue, faultOfConsult, type ConsultInput } from '../rules.ts'
import { nextNumber } from '../store.ts'

export const QUESTION_FIELD = 'consultQuestion'
export const CONTACT_FIELD = 'consultContact'

/** Over it, a question is kept apart for a look, never dropped. */
const ASK_RATE = { name: 'consult.ask', hits: 5, windowSeconds: 3600 }
const STATUS_RATE = { name: 'consult.status', hits: 20, windowSeconds: 600 }

export interface ConsultReceipt {
  readonly number: string
  readonly code: string
  readonly dueOn: LocalDate
}

/** A question without an account. The same form sent twice gives the same receipt. */
export async function askInPublic(
  services: Services,
  organId: number,
  input: ConsultInput & { readonly token: string },
  clientAddress: string,
): Promise<Result<ConsultReceipt>> {
  const fault = faultOfConsult(input)
  if (fault !== undefined) return refuse('invalid', fault.message, { field: fault.field })
  const { topic, kind } = input
  const intake = services.keys.equalityHash(
    organId,
    'consultIntake',
    [input.token, kind, topic, input.question, input.contact].join('\u0000'),
  )
  const code = codeOf(services, organId, intake)
  const wait = await takeHit(services.database, ASK_RATE, clientAddress, services.clock.machine())
  const today = services.clock.today()
  const dueOn = consultDue(kind, today, services.calendar.current())
  return services.database.write<Result<ConsultReceipt>>(publicTenancy(organId), async (tx) => {
    const known = await findByIntake(tx.db, organId, intake)
    if (known !== undefined) return ok({ number: known.number, code, dueOn: known.due_on })
    const year = yearOf(today)
    const number = `ZX${year}-${String(await nextNumber(tx.db, organId, 'consult', year)).padStart(4, '0')}`
    // A second request of the same form waited for the number; the first has stored it by now.
    const raced = await findByIntake(tx.db, organId, intake)
    if (raced !== undefined) return ok({ number: raced.number, code, dueOn: raced.due_on })
    const id = newId(tx.now)
    const contact = input.contact.trim()
    await insertConsultation(tx.db, {
      organ_id: organId,
      consultation_id: id,
      number,
      kind,
      topic: topic.trim(),
      question: JSON.stringify(services.keys.seal(organId, QUESTION_FIELD, input.question.trim())),
      contact: contact === '' ? null : JSON.stringify(services.keys.seal(organId, CONTACT_FIELD, contact)),
      intake_hash: intake,
      code_hash: codeHash(services, organId, code),
      received_on: today,
      held: wait > 0,
      stage: 'waiting',
      due_on: dueOn,
      unit_id: null,
      public_question: '',
      answer: '',
      drafted_by: null,
      answered_on: null,
      published: false,
      last_seq: 1,
    })
    await appendConsultAct(
      tx.db,
      organId,
      id,
      1,
      { kind: 'received', on: today, note: '' },
      { now: tx.now, personId: null },
    )
    tx.audit({
      type: 'consult.received',
      subject: `consultation/${id}`,
      data: { consultationId: id, number },
    })
    return ok({ number, code, dueOn })
  })
}

const ALPHABET = '23456789ABCDEFGHJKMNPQRSTUVWXYZ'

/** The code follows from the intake by a secret key, so that a repeated form gets it again while only its hash is kept. */
function codeOf(services: Services, organId: number, intake: Buffer): string {
  const bytes = createHash('sha256')
    .update(services.keys.sign('consultCode', `${organId}|${intake.toString('base64')}`))
    .digest()
  return Array.from(bytes.subarray(0, 12), (byte) => ALPHABET[byte % ALPHABET.length] ?? '').join('')
}

function codeHash(services: Services, organId: number, code: string): Buffer {
  return services.keys.equalityHash(organId, 'consultCode', code.toUpperCase().replace(/[^0-9A-Z]/g, ''))
}

export interface ConsultStatus {
  readonly number: string
  readonly topic: string
  readonly receivedOn: LocalDate
  readonly stage: ConsultStage
  /** An answer was given and is being corrected. */
  readonly correcting: boolean
  readonly dueOn: LocalDate
  readonly answer: string
  readonly answeredOn: LocalDate | null
}

/** What became of a question, by its code. */
export async function consultStatus(
  services: Services,
  organId: number,
  code: string,
  clientAddress: string,
): Promise<Result<ConsultStatus>> {
  const wait = await takeHit(services.database, STATUS_RATE, clientAddress, services.clock.machine())
  if (wait > 0)
    return refuse('tooMany', `查询次数过多，请 ${Math.ceil(wait / 60)} 分钟后再试`, { field: 'code' })
  const row = await services.database.read(publicTenancy(organId), (db) =>
    findByCode(db, organId, codeHash(services, organId, code)),
  )
  if (row === undefined)
    return refuse('notFound', '没有查到这个查询码，请核对是否在提交时的机关页面查询', { field: 'code' })
  const answered = row.stage === 'answered' || row.stage === 'closed'
  const correcting = !answered && row.answered_on !== null
  return ok({
    number: row.number,
    topic: row.topic,
    receivedOn: row.received_on,
    stage: row.stage === 'drafted' ? 'waiting' : row.stage,
    correcting,
    dueOn: row.due_on,
    answer: answered ? row.answer : '',
    answeredOn: correcting ? null : row.answered_on,
  })
}
