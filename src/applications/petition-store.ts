import type { Insertable, Selectable } from 'kysely'
import type { Tables } from '../platform/database/tables.ts'
import type { PetitionKind } from './model.ts'
import type { Db } from './store.ts'
import './tables.ts'

export type PetitionRecord = Selectable<Tables['petition']>

/** With the 文号 of the 告知书 that was sent, where one is kept. */
export type PetitionRow = PetitionRecord & { readonly notice_number: string | null }

export async function insertPetition(db: Db, row: Insertable<Tables['petition']>): Promise<void> {
  await db.insertInto('petition').values(row).execute()
}

export async function findPetitionByIntake(
  db: Db,
  organId: number,
  hash: Buffer,
): Promise<PetitionRecord | undefined> {
  return db
    .selectFrom('petition')
    .selectAll()
    .where('organ_id', '=', organId)
    .where('intake_hash', '=', hash)
    .executeTakeFirst()
}

export async function listPetitionRows(
  db: Db,
  organIds: readonly number[],
  filter: { readonly kind?: PetitionKind | undefined; readonly open?: boolean | undefined },
): Promise<readonly PetitionRow[]> {
  let query = db
    .selectFrom('petition')
    .leftJoin('letter', (join) =>
      join
        .onRef('letter.organ_id', '=', 'petition.organ_id')
        .onRef('letter.petition_id', '=', 'petition.petition_id'),
    )
    .selectAll('petition')
    .select('letter.number as notice_number')
    .where('petition.organ_id', 'in', organIds)
  if (filter.kind !== undefined) query = query.where('petition.kind', '=', filter.kind)
  if (filter.open === true) query = query.where('petition.answered_on', 'is', null)
  return query
    .orderBy('petition.submitted_on', 'desc')
    .orderBy('petition.number', 'desc')
    .limit(500)
    .execute()
}

export async function findPetition(db: Db, organId: number, id: string): Promise<PetitionRecord | undefined> {
  return db
    .selectFrom('petition')
    .selectAll()
    .where('organ_id', '=', organId)
    .where('petition_id', '=', id)
    .executeTakeFirst()
}

export async function lockPetition(db: Db, organId: number, id: string): Promise<PetitionRecord | undefined> {
  return db
    .selectFrom('petition')
    .selectAll()
    .where('organ_id', '=', organId)
    .where('petition_id', '=', id)
    .forUpdate()
    .executeTakeFirst()
}

export async function setPetitionAnswer(
  db: Db,
  organId: number,
  id: string,
  answer: {
    readonly result: string
    readonly answer: string
    readonly on: string
    readonly personId: string
  },
): Promise<void> {
  await db
    .updateTable('petition')
    .set({ result: answer.result, answer: answer.answer, answered_on: answer.on, person_id: answer.personId })
    .where('organ_id', '=', organId)
    .where('petition_id', '=', id)
    .execute()
}
