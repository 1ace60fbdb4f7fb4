import type { Organ } from '../../organs/model.ts'
import type { DeskContext } from '../../platform/http/desk-api.ts'
import { ok, refuse, type Result } from '../../platform/result.ts'

/** The organ asked for, if it is the administrator's or below; his own where none is named. */
export function organOf(
  { services, actor }: Pick<DeskContext, 'services' | 'actor'>,
  asked: number | undefined,
): Result<Organ> {
  const organId = asked ?? actor.organId
  const organ = actor.visibleOrgans.some((each) => each === organId)
    ? services.organs.byId(organId)
    : undefined
  return organ === undefined
    ? refuse('notFound', '没有这个机关，或者您无权管理它的印章', { field: 'organ' })
    : ok(organ)
}
