/** An applicant put right, and what stood before. */
import type { Envelope } from '../platform/keys.ts'
import type { PersonalField } from './model.ts'
import type { PersonColumns } from './person.ts'
import type { ApplicationRecord, Db } from './store.ts'

/** The applicant as corrected: sealed values and all that is found by them. */
export async function setPerson(
  db: Db,
  row: Pick<ApplicationRecord, 'organ_id' | 'application_id'>,
  person: PersonColumns,
): Promise<void> {
  await db
    .updateTable('application')
    .set({
      sealed: JSON.stringify(person.sealed),
      masked_name: person.maskedName,
      identity_hash: person.identityHash,
      name_hash: person.nameHash,
      phone_hash: person.phoneHash,
    })
    .where('organ_id', '=', row.organ_id)
    .where('application_id', '=', row.application_id)
    .execute()
}

/** What the act `seq` replaced, sealed as it stood; null where nothing stood there. */
export async function keepPersonBefore(
  db: Db,
  row: Pick<ApplicationRecord, 'organ_id' | 'application_id'>,
  seq: number,
  before: Partial<Record<PersonalField, Envelope | null>>,
): Promise<void> {
  const { organ_id, application_id } = row
  await db
    .insertInto('application_person_before')
    .values({ organ_id, application_id, seq, sealed: JSON.stringify(before) })
    .execute()
}
