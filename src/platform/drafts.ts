import { createHash, randomBytes } from 'node:crypto'
import { envelopeSchema } from './keys.ts'
import type { Services } from './services.ts'
import '../people/tables.ts'

/** What has been typed and not yet sent: sealed on the server, found by an HttpOnly cookie, kept seven days. */
export const DRAFT_COOKIE = 'gongkai_draft'
export const DRAFT_SECONDS = 7 * 24 * 3600
const MAX_CHARACTERS = 200_000
/** Drafts belong to no organ; their seal is derived for organ 0. */
const DRAFT_ORGAN = 0

function hashOf(token: string): Buffer {
  return createHash('sha256').update(token).digest()
}

export function newDraftToken(): string {
  return randomBytes(24).toString('base64url')
}

/** Keeps a form's values under a browser's token; an earlier draft of the same form is replaced. */
export async function saveDraft(
  services: Services,
  token: string,
  form: string,
  values: Readonly<Record<string, unknown>>,
): Promise<void> {
  const text = JSON.stringify(values)
  if (text.length > MAX_CHARACTERS) return
  const sealed = JSON.stringify(services.keys.seal(DRAFT_ORGAN, 'draft', text))
  await services.database.open
    .insertInto('draft')
    .values({ token_hash: hashOf(token), form, sealed, saved_at: services.clock.machine() })
    .onConflict((conflict) =>
      conflict.columns(['token_hash', 'form']).doUpdateSet({ sealed, saved_at: services.clock.machine() }),
    )
    .execute()
}

/** The values kept under the token; undefined where there are none, or none that this key opens. */
export async function loadDraft(
  services: Services,
  token: string | undefined,
  form: string,
): Promise<Record<string, unknown> | undefined> {
  if (token === undefined || token === '') return undefined
  const row = await services.database.open
    .selectFrom('draft')
    .select(['sealed', 'saved_at'])
    .where('token_hash', '=', hashOf(token))
    .where('form', '=', form)
    .executeTakeFirst()
  if (!row) return undefined
  const age = services.clock.machine().getTime() - row.saved_at.getTime()
  if (age > DRAFT_SECONDS * 1000) return undefined
  const envelope = envelopeSchema.safeParse(row.sealed)
  if (!envelope.success) return undefined
  return JSON.parse(services.keys.open(DRAFT_ORGAN, 'draft', envelope.data)) as Record<string, unknown> // written by saveDraft
}

export async function dropDraft(services: Services, token: string | undefined, form: string): Promise<void> {
  if (token === undefined || token === '') return
  await services.database.open
    .deleteFrom('draft')
    .where('token_hash', '=', hashOf(token))
    .where('form', '=', form)
    .execute()
}
