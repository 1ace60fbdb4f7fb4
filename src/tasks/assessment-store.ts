/** Acts on plans, indicators and rectifications: one append-only list of one shape. */
import type { Kysely } from 'kysely'
import type { LocalDate } from '../law/local-date.ts'
import type { Changes } from '../platform/changes.ts'
import type { Tx } from '../platform/database/database.ts'
import type { Tables } from '../platform/database/tables.ts'
import type { KeptFile } from '../platform/kept-file.ts'
import type { AssessmentSubject } from './tables.ts'
import './tables.ts'

type Db = Kysely<Tables>

export interface NewAssessmentAct {
  readonly seq: number
  readonly kind: string
  readonly on: LocalDate
  readonly note: string
  readonly personId: string | null
  readonly changes?: Changes
  readonly file?: KeptFile | undefined
}

export async function appendAssessmentAct(
  tx: Tx,
  subject: AssessmentSubject,
  subjectId: string,
  act: NewAssessmentAct,
): Promise<void> {
  await tx.db
    .insertInto('assessment_act')
    .values({
      organ_id: tx.tenancy.organId,
      subject,
      subject_id: subjectId,
      seq: act.seq,
      kind: act.kind,
      act_on: act.on,
      recorded_at: tx.now,
      person_id: act.personId,
      note: act.note,
      data: JSON.stringify(act.changes === undefined ? {} : { changes: act.changes }),
      file_hash: act.file?.hash ?? null,
      file_name: act.file?.name ?? null,
    })
    .execute()
}

/** The number of the next act where the subject itself does not count them; a second writer meets the primary key. */
export async function nextAssessmentSeq(
  db: Db,
  organId: number,
  subject: AssessmentSubject,
  subjectId: string,
): Promise<number> {
  const last = await db
    .selectFrom('assessment_act')
    .select((select) => select.fn.max('seq').as('seq'))
    .where('organ_id', '=', organId)
    .where('subject', '=', subject)
    .where('subject_id', '=', subjectId)
    .executeTakeFirst()
  return (last?.seq ?? 0) + 1
}

export function assessmentActs(db: Db, organId: number, subject: AssessmentSubject, subjectId: string) {
  return db
    .selectFrom('assessment_act as act')
    .leftJoin('person', (join) =>
      join.onRef('person.organ_id', '=', 'act.organ_id').onRef('person.person_id', '=', 'act.person_id'),
    )
    .select([
      'act.seq',
      'act.kind',
      'act.act_on as on',
      'act.note',
      'act.data',
      'act.file_hash as fileHash',
      'act.file_name as fileName',
      'person.name as person',
    ])
    .where('act.organ_id', '=', organId)
    .where('act.subject', '=', subject)
    .where('act.subject_id', '=', subjectId)
    .orderBy('act.seq')
    .execute()
}

export function findRectification(db: Db, organId: number, id: string) {
  return db
    .selectFrom('rectification')
    .selectAll()
    .where('organ_id', '=', organId)
    .where('rectification_id', '=', id)
    .executeTakeFirst()
}
export type RectificationRow = NonNullable<Awaited<ReturnType<typeof findRectification>>>

/** False where somebody else acted first. */
export async function updateRectification(
  db: Db,
  row: RectificationRow,
  change: Partial<Omit<RectificationRow, 'organ_id' | 'rectification_id' | 'last_seq'>>,
): Promise<boolean> {
  const updated = await db
    .updateTable('rectification')
    .set({ ...change, last_seq: row.last_seq + 1 })
    .where('organ_id', '=', row.organ_id)
    .where('rectification_id', '=', row.rectification_id)
    .where('last_seq', '=', row.last_seq)
    .executeTakeFirst()
  return updated.numUpdatedRows === 1n
}
