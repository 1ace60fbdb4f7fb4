import type { DeskContext } from '../../platform/http/desk-api.ts'
import { ok, refuse, type Result } from '../../platform/result.ts'
import type { TextKey } from '../rules.ts'
import { findNewest, organFor } from './acting.ts'

export interface TextVersion {
  readonly seq: number
  readonly on: string
  readonly by: string
  readonly text: string
}

/** Every saved wording of a text, newest first. */
export async function listTextVersions(
  context: DeskContext,
  target: { readonly organId: number; readonly year: number; readonly key: TextKey },
): Promise<Result<readonly TextVersion[]>> {
  const found = organFor(context, target.organId)
  if (!found.ok) return found
  return context.services.database.read(context.tenancy, async (db) => {
    const newest = await findNewest(db, target.organId, target.year)
    if (newest === undefined) return refuse('notFound', `${target.year}年度报告还没有开始编制`)
    const versions = newest.acts.flatMap((act): TextVersion[] =>
      act.kind === 'saveText' && act.data.key === target.key
        ? [{ seq: act.seq, on: act.on, by: act.by, text: act.data.text }]
        : [],
    )
    return ok(versions.toReversed())
  })
}
