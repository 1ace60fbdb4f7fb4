import type { DeskContext } from '../../platform/http/desk-api.ts'
import { ok, refuse, type Result } from '../../platform/result.ts'
import type { Stage } from '../model.ts'
import { actOnItem } from './act-on-item.ts'

/** The record of 保密审查, item by item (保密法 35, 条例 17); what cannot be decided here is referred (报请确定). */
export function reviewSecrecy(
  context: DeskContext,
  itemId: string,
  input: { result: 'public' | 'notPublic' | 'refer'; opinion: string; referredTo?: string | undefined },
): Promise<Result<{ stage: Stage }>> {
  return actOnItem(context, itemId, 'secrecyReviewed', async (_, state) => {
    if (input.result === 'refer' && (input.referredTo ?? '') === '') {
      return refuse('invalid', '报请确定应当写明报送的主管部门或者保密行政管理部门', {
        field: 'referredTo',
        article: '条例17',
      })
    }
    const { result, opinion, referredTo } = input
    return ok({
      version: state.version,
      result,
      opinion,
      ...(result === 'refer' && referredTo !== undefined ? { referredTo } : {}),
    })
  })
}

/** What the department it was referred to has determined. */
export function determineSecrecy(
  context: DeskContext,
  itemId: string,
  input: { result: 'public' | 'notPublic'; by: string; documentNumber: string; opinion: string },
): Promise<Result<{ stage: Stage }>> {
  return actOnItem(context, itemId, 'secrecyDetermined', async () => ok(input))
}
