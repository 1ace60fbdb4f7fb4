import { createHash } from 'node:crypto'
import { z } from 'zod'
import type { Organ } from '../../organs/model.ts'
import { newToken } from '../../platform/ids.ts'
import { envelopeSchema } from '../../platform/keys.ts'
import type { Services } from '../../platform/services.ts'
import { bearsMark } from '../classified.ts'

const DAYS_KEPT = 7
const FIELD = 'portal-draft'
const fieldsSchema = z.record(z.string(), z.string())
const MOST_LETTERS = 20_000

/** For the HttpOnly cookie of the form. */
export function newDraftToken(): string {
  return newToken(32)
}

function hashOf(token: string): Buffer {
  return createHash('sha256').update(`draft|${token}`).digest()
}

function formOf(organ: Organ): string {
  return `application/${organ.organId}`
}

/**
 * Keeps what was typed and not sent, sealed, for seven days. Files are not kept, nor anything with a 密级 mark, nor more
 * than fits: then false.
 */
export async function saveFormDraft(
  services: Services,
  organ: Organ,
  token: string,
  fields: Readonly<Record<string, string>>,
): Promise<boolean> {
  const plain = JSON.stringify(fields)
  if (plain.length > MOST_LETTERS || Object.values(fields).some(bearsMark)) return false
  const sealed = JSON.stringify(services.keys.seal(organ.organId, FIELD, plain))
  const savedAt = services.clock.machine()
  await services.database.open
    .insertInto('draft')
    .values({ token_hash: hashOf(token), form: formOf(organ), sealed, saved_at: savedAt })
    .onConflict((conflict) =>
      conflict.columns(['token_hash', 'form']).doUpdateSet({ sealed, saved_at: savedAt }),
    )
    .execute()
  return true
}

export async function loadFormDraft(
  services: Services,
  organ: Organ,
  token: string,
): Promise<Readonly<Record<string, string>> | undefined> {
  const oldest = new Date(services.clock.machine().getTime() - DAYS_KEPT * 86_400_000)
  const row = await services.database.open
    .selectFrom('draft')
    .select('sealed')
    .where('token_hash', '=', hashOf(token))
    .where('form', '=', formOf(organ))
    .where('saved_at', '>', oldest)
    .executeTakeFirst()
  const envelope = envelopeSchema.safeParse(row?.sealed)
  if (!envelope.success) return undefined
  return fieldsSchema.parse(JSON.parse(services.keys.open(organ.organId, FIELD, envelope.data)))
}

export async function clearFormDraft(services: Services, organ: Organ, token: string): Promise<void> {
  await services.database.open
    .deleteFrom('draft')
    .where('token_hash', '=', hashOf(token))
    .where('form', '=', formOf(organ))
    .execute()
}
