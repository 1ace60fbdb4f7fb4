/**
 * The way of a reply by e-mail, try by try; see the migration for what each state is for. Times are the machine's, for
 * they measure how long a process has been silent.
 */
import type { Selectable } from 'kysely'
import type { Tables } from '../platform/database/tables.ts'
import type { Tx } from '../platform/database/database.ts'
import type { Db } from './store.ts'
import './tables.ts'

export type ReplyMail = Selectable<Tables['reply_mail']>

export async function insertMail(db: Db, mail: ReplyMail): Promise<void> {
  await db.insertInto('reply_mail').values(mail).execute()
}

/** The last time the letter was asked to go by e-mail. */
export async function findLatestMail(
  db: Db,
  organId: number,
  letterId: string,
): Promise<ReplyMail | undefined> {
  return db
    .selectFrom('reply_mail')
    .selectAll()
    .where('organ_id', '=', organId)
    .where('letter_id', '=', letterId)
    .orderBy('attempt', 'desc')
    .limit(1)
    .executeTakeFirst()
}

export async function setMailState(
  tx: Tx,
  { letter_id: letterId, attempt }: Pick<ReplyMail, 'letter_id' | 'attempt'>,
  change: { readonly state: ReplyMail['state']; readonly problem?: string; readonly at: Date },
): Promise<void> {
  await tx.db
    .updateTable('reply_mail')
    .set({ state: change.state, problem: change.problem ?? null, changed_at: change.at })
    .where('organ_id', '=', tx.tenancy.organId)
    .where('letter_id', '=', letterId)
    .where('attempt', '=', attempt)
    .execute()
}
