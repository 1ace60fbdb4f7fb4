import type { Kysely } from 'kysely'
import type { Envelope } from '../platform/keys.ts'
import type { Tables } from '../platform/database/tables.ts'
import './tables.ts'

type Db = Kysely<Tables>

export interface MailSetting {
  readonly personId: string
  readonly sealed: Envelope
  readonly digest: boolean
}

export async function findMailSetting(
  db: Db,
  organId: number,
  personId: string,
): Promise<MailSetting | undefined> {
  const row = await db
    .selectFrom('person_mail')
    .select(['sealed', 'digest'])
    .where('organ_id', '=', organId)
    .where('person_id', '=', personId)
    .executeTakeFirst()
  return row && { personId, ...row }
}

export async function putMailSetting(db: Db, organId: number, setting: MailSetting): Promise<void> {
  const values = { sealed: JSON.stringify(setting.sealed), digest: setting.digest }
  await db
    .insertInto('person_mail')
    .values({ organ_id: organId, person_id: setting.personId, digest_on: null, ...values })
    .onConflict((conflict) => conflict.columns(['organ_id', 'person_id']).doUpdateSet(values))
    .execute()
}

export async function removeMailSetting(db: Db, organId: number, personId: string): Promise<void> {
  await db
    .deleteFrom('person_mail')
    .where('organ_id', '=', organId)
    .where('person_id', '=', personId)
    .execute()
}

/** Marks those still here who want the list and have none of this day, and answers who they are. */
export async function claimDigests(db: Db, organId: number, today: string): Promise<readonly string[]> {
  const rows = await db
    .updateTable('person_mail')
    .set({ digest_on: today })
    .where('organ_id', '=', organId)
    .where('digest', '=', true)
    .where((where) => where.or([where('digest_on', 'is', null), where('digest_on', '<', today)]))
    .where('person_id', 'in', (people) =>
      people
        .selectFrom('person')
        .select('person_id')
        .where('organ_id', '=', organId)
        .where('left_on', 'is', null),
    )
    .returning('person_id')
    .execute()
  return rows.map((row) => row.person_id)
}
