import type { DeskContext } from '../../platform/http/desk-api.ts'
import { ok, type Result } from '../../platform/result.ts'
import type { Stage } from '../model.ts'
import { actOnItem } from './act-on-item.ts'

/** Passes a review (the first, or the next of 三审); each reviewer has also checked the text (校对). */
export function reviewItem(
  context: DeskContext,
  itemId: string,
  input: { opinion: string },
): Promise<Result<{ stage: Stage }>> {
  return actOnItem(context, itemId, 'reviewed', async (_, state) =>
    ok({
      version: state.version,
      round: state.reviewers.length + 1,
      opinion: input.opinion === '' ? '同意' : input.opinion,
    }),
  )
}

export function returnItem(
  context: DeskContext,
  itemId: string,
  input: { reason: string },
): Promise<Result<{ stage: Stage }>> {
  return actOnItem(context, itemId, 'returned', async () => ok({ reason: input.reason }))
}
