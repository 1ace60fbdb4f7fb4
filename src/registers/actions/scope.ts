/** For whom a person may enter: a liaison for the own units, others for the whole organ. Shared with the guides. */
import type { Actor } from '../../people/model.ts'
import { hasRole } from '../../people/model.ts'
import { refuse, type Result, ok } from '../../platform/result.ts'

/** Units a person is bound to; undefined for those who enter for the whole organ. */
export function boundUnits(actor: Actor): readonly string[] | undefined {
  return hasRole(actor, 'clerk', 'head', 'reviewer', 'supervisor', 'administrator')
    ? undefined
    : actor.unitIds
}

/** The unit an entry is made for: a liaison's own where none is named and there is only one. */
export function unitFor(actor: Actor, unitId: string | null): Result<string | null> {
  const bound = boundUnits(actor)
  if (bound === undefined) return ok(unitId)
  const only = bound.length === 1 ? bound[0] : undefined
  const chosen = unitId ?? only ?? null
  if (chosen === null) return refuse('invalid', '请选择科室或社区', { field: 'unitId' })
  if (!bound.includes(chosen)) {
    return refuse('forbidden', '您只能登记自己联络的科室、社区的内容。需要调整请联系管理员', {
      field: 'unitId',
    })
  }
  return ok(chosen)
}

/** Whether the person may act on a record of the unit; one of the whole organ (null) is not a liaison's. */
export function answersFor(actor: Actor, unitId: string | null): Result<undefined> {
  const bound = boundUnits(actor)
  return bound === undefined || (unitId !== null && bound.includes(unitId))
    ? ok(undefined)
    : refuse('forbidden', '这条登记不由您联络的科室、社区管理。需要调整请联系管理员', { field: 'unitId' })
}

/** The organ a list is read of: the own one, or another one the person may see. */
export function readableOrgan(actor: Actor, organId: number | undefined): Result<number> {
  if (organId === undefined || organId === actor.organId) return ok(actor.organId)
  if (actor.visibleOrgans.includes(organId)) return ok(organId)
  return refuse('forbidden', '您看不到这个机关的记录')
}
