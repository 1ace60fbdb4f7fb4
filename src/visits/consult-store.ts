import type { Kysely, Selectable } from 'kysely'
import type { LocalDate } from '../law/local-date.ts'
import type { Changes } from '../platform/changes.ts'
import type { Tables } from '../platform/database/tables.ts'
import type { ConsultActKind, ConsultStage } from './model.ts'
import type { ConsultationTable } from './tables.ts'
import './tables.ts'

type Db = Kysely<Tables>
export type ConsultationRow = Selectable<ConsultationTable>

export async function findByIntake(
  db: Db,
  organId: number,
  intakeHash: Buffer,
): Promise<ConsultationRow | undefined> {
  return db
    .selectFrom('consultation')
    .selectAll()
    .where('organ_id', '=', organId)
    .where('intake_hash', '=', intakeHash)
    .executeTakeFirst()
}

export async function findByCode(
  db: Db,
  organId: number,
  codeHash: Buffer,
): Promise<ConsultationRow | undefined> {
  return db
    .selectFrom('consultation')
    .selectAll()
    .where('organ_id', '=', organId)
    .where('code_hash', '=', codeHash)
    .executeTakeFirst()
}

export async function findConsultation(
  db: Db,
  organId: number,
  id: string,
): Promise<ConsultationRow | undefined> {
  return db
    .selectFrom('consultation')
    .selectAll()
    .where('organ_id', '=', organId)
    .where('consultation_id', '=', id)
    .executeTakeFirst()
}

export async function insertConsultation(
  db: Db,
  row: Omit<ConsultationRow, 'question' | 'contact'> & { question: string; contact: string | null },
): Promise<void> {
  await db.insertInto('consultation').values(row).execute()
}

export interface NewConsultAct {
  readonly kind: ConsultActKind
  readonly on: LocalDate
  readonly note: string
  /** What the act took the place of. */
  readonly changes?: Changes
}

/** Changes a consultation by an act; false where somebody else acted first. */
export async function actOnConsultation(
  db: Db,
  row: ConsultationRow,
  change: Partial<
    Pick<
      ConsultationRow,
      | 'kind'
      | 'topic'
      | 'due_on'
      | 'stage'
      | 'unit_id'
      | 'held'
      | 'public_question'
      | 'answer'
      | 'drafted_by'
      | 'answered_on'
      | 'published'
    >
  >,
  act: NewConsultAct,
  by: { now: Date; personId: string | null },
): Promise<boolean> {
  const seq = row.last_seq + 1
  const updated = await db
    .updateTable('consultation')
    .set({ ...change, last_seq: seq })
    .where('organ_id', '=', row.organ_id)
    .where('consultation_id', '=', row.consultation_id)
    .where('last_seq', '=', row.last_seq)
    .executeTakeFirst()
  if (updated.numUpdatedRows !== 1n) return false
  await appendConsultAct(db, row.organ_id, row.consultation_id, seq, act, by)
  return true
}

export async function appendConsultAct(
  db: Db,
  organId: number,
  consultationId: string,
  seq: number,
  act: NewConsultAct,
  by: { now: Date; personId: string | null },
): Promise<void> {
  await db
    .insertInto('consultation_act')
    .values({
      organ_id: organId,
      consultation_id: consultationId,
      seq,
      kind: act.kind,
      act_on: act.on,
      recorded_at: by.now,
      person_id: by.personId,
      note: act.note,
      data: JSON.stringify(act.changes === undefined ? {} : { changes: act.changes }),
    })
    .execute()
}

export async function consultActs(db: Db, organId: number, id: string) {
  return db
    .selectFrom('consultation_act as act')
    .leftJoin('person', (join) =>
      join.onRef('person.organ_id', '=', 'act.organ_id').onRef('person.person_id', '=', 'act.person_id'),
    )
    .select(['act.seq', 'act.kind', 'act.act_on as on', 'act.note', 'act.data', 'person.name as person'])
    .where('act.organ_id', '=', organId)
    .where('act.consultation_id', '=', id)
    .orderBy('act.seq')
    .execute()
}

export interface ConsultFilter {
  readonly stage?: ConsultStage | undefined
  readonly held?: boolean | undefined
  readonly unitIds?: readonly string[] | undefined
  readonly page: number
  readonly pageSize: number
}

export async function listConsultations(db: Db, organId: number, filter: ConsultFilter) {
  let query = db.selectFrom('consultation').where('organ_id', '=', organId)
  if (filter.stage !== undefined) query = query.where('stage', '=', filter.stage)
  if (filter.held !== undefined) query = query.where('held', '=', filter.held)
  if (filter.unitIds !== undefined)
    query = query.where('unit_id', 'in', filter.unitIds.length === 0 ? [null] : [...filter.unitIds])
  const { total } = await query
    .select((select) => select.fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow()
  const rows = await query
    .selectAll()
    .orderBy('due_on', filter.stage === 'waiting' || filter.stage === 'drafted' ? 'asc' : 'desc')
    .orderBy('consultation_id')
    .limit(filter.pageSize)
    .offset((filter.page - 1) * filter.pageSize)
    .execute()
  return { rows, total }
}

export async function putPublicAnswer(
  db: Db,
  row: ConsultationRow,
  answer: { question: string; answer: string; answeredOn: LocalDate },
): Promise<void> {
  const values = {
    topic: row.topic,
    question: answer.question,
    answer: answer.answer,
    asked_on: row.received_on,
    answered_on: answer.answeredOn,
  }
  await db
    .insertInto('public_answer')
    .values({ organ_id: row.organ_id, consultation_id: row.consultation_id, ...values })
    .onConflict((conflict) => conflict.columns(['organ_id', 'consultation_id']).doUpdateSet(values))
    .execute()
}

export async function removePublicAnswer(db: Db, organId: number, id: string): Promise<void> {
  await db
    .deleteFrom('public_answer')
    .where('organ_id', '=', organId)
    .where('consultation_id', '=', id)
    .execute()
}

export async function listPublicAnswers(db: Db, organIds: readonly number[], page: number, pageSize: number) {
  const query = db.selectFrom('public_answer').where('organ_id', 'in', [...organIds])
  const { total } = await query
    .select((select) => select.fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow()
  const answers = await query
    .selectAll()
    .orderBy('answered_on', 'desc')
    .orderBy('consultation_id', 'desc')
    .limit(pageSize)
    .offset((page - 1) * pageSize)
    .execute()
  return { answers, total }
}
