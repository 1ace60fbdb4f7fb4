/** Drafts of the smaller forms: sealed, seven days, found by the cookie; never anything with a 密级 mark. */
import { dropDraft, loadDraft, saveDraft } from '../../platform/drafts.ts'
import type { Services } from '../../platform/services.ts'
import { bearsMark } from '../classified.ts'

export async function keepTyped(
  services: Services,
  token: string,
  form: string,
  values: Readonly<Record<string, string>>,
): Promise<void> {
  if (!Object.values(values).some(bearsMark)) await saveDraft(services, token, form, values)
}

export async function typedBefore(
  services: Services,
  token: string | undefined,
  form: string,
): Promise<Readonly<Record<string, string>>> {
  const draft = (await loadDraft(services, token, form)) ?? {}
  return Object.fromEntries(
    Object.entries(draft).flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : [])),
  )
}

export { dropDraft as dropTyped }
