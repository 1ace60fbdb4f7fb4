import type { Kysely } from 'kysely'
import type { DeskContext } from '../../platform/http/desk-api.ts'
import type { Tables } from '../../platform/database/tables.ts'
import type { Tx } from '../../platform/database/database.ts'
import type { Services } from '../../platform/services.ts'
import type { Actor } from '../model.ts'
import { findPerson } from '../store.ts'
import { claimDigests, findMailSetting, putMailSetting, removeMailSetting } from '../mail-store.ts'

const FIELD = 'person.email'

export interface MailSettingShown {
  /** False where no mail server is set: the setting is kept, nothing is sent. */
  readonly available: boolean
  readonly email: string
  readonly digest: boolean
}

/** The own address and whether the daily list is wanted; nobody else's is ever shown. */
export async function readMailSetting({ services, tenancy, actor }: DeskContext): Promise<MailSettingShown> {
  const found = await services.database.read(tenancy, (db) =>
    findMailSetting(db, actor.organId, actor.personId),
  )
  return {
    available: services.mail.available,
    email: found === undefined ? '' : services.keys.open(actor.organId, FIELD, found.sealed),
    digest: found?.digest ?? false,
  }
}

/** An empty address takes it off the record altogether. */
export async function keepMailSetting(
  { services, tenancy, actor }: DeskContext,
  { email, digest }: { readonly email: string; readonly digest: boolean },
): Promise<void> {
  const { organId, personId } = actor
  await services.database.write(tenancy, async (tx) => {
    if (email === '') await removeMailSetting(tx.db, organId, personId)
    else {
      const sealed = services.keys.seal(organId, FIELD, email)
      await putMailSetting(tx.db, organId, { personId, sealed, digest })
    }
    tx.audit({
      type: 'person.mailSettingChanged',
      subject: `person/${personId}`,
      data: { personId, digest: email !== '' && digest },
    })
  })
}

/** Who gets a list of this day, each once. In the caller's transaction: with the job that sends it. */
export function claimReceivers(tx: Tx, organId: number, today: string): Promise<readonly string[]> {
  return claimDigests(tx.db, organId, today)
}

export interface Receiver {
  readonly email: string
  readonly actor: Actor
}

/** Address and rights of one receiver as they are now; undefined for who has left or no longer wants it. */
export async function receiverOf(
  { keys }: Pick<Services, 'keys'>,
  db: Kysely<Tables>,
  organId: number,
  personId: string,
): Promise<Receiver | undefined> {
  const setting = await findMailSetting(db, organId, personId)
  const person = await findPerson(db, organId, personId)
  if (setting?.digest !== true || person === undefined) return undefined
  const { name, roles, unitIds } = person
  // a list is of the own organ's cases only
  const actor = { personId, name, organId, roles, unitIds, visibleOrgans: [organId] }
  return { email: keys.open(organId, FIELD, setting.sealed), actor }
}
