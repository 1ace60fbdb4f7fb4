import { hasRole } from '../../people/model.ts'
import { Rollback } from '../../platform/database/database.ts'
import type { DeskContext } from '../../platform/http/desk-api.ts'
import { refuse, type Result, ok } from '../../platform/result.ts'
import { yearOf } from '../../law/local-date.ts'
import { holdYear, setYear, WHOLE_ORGAN } from '../year-store.ts'
import { boundUnits } from './scope.ts'

export interface YearChange {
  readonly year: number
  /** null: the whole organ. */
  readonly unitId: string | null
  readonly reason: string
}

/** 封账: a unit's liaison closes its year; the whole organ's is closed by the clerk or the head. */
export async function closeYear(context: DeskContext, change: YearChange): Promise<Result<undefined>> {
  const bound = boundUnits(context.actor)
  if (bound !== undefined && (change.unitId === null || !bound.includes(change.unitId))) {
    return refuse('forbidden', '联络员只能为自己的科室、社区封账', { field: 'unitId' })
  }
  if (change.year > yearOf(context.today))
    return refuse('invalid', `${change.year}年还没有到，不能封账`, { field: 'year' })
  return set(context, change, true)
}

/** 解除封账 is an act of the head of the 公开工作机构, with a reason. */
export async function reopenYear(context: DeskContext, change: YearChange): Promise<Result<undefined>> {
  if (!hasRole(context.actor, 'head')) return refuse('forbidden', '解除封账由公开工作机构负责人决定')
  if (change.reason.trim().length < 2) return refuse('invalid', '请写明解除封账的理由', { field: 'reason' })
  return set(context, change, false)
}

async function set(context: DeskContext, change: YearChange, closed: boolean): Promise<Result<undefined>> {
  const scope = change.unitId ?? WHOLE_ORGAN
  const { organId, personId } = context.actor
  return context.services.database.write(context.tenancy, async (tx) => {
    if (change.unitId !== null && !(await unitExists()))
      return refuse('notFound', '没有这个科室或社区', { field: 'unitId' })
    const state = await holdYear(tx.db, organId, change.year, [scope], 'update')
    if (state.get(scope) === closed) {
      throw new Rollback(
        refuse('conflict', closed ? `${change.year}年已经封账` : `${change.year}年没有封账，不用解除`),
      )
    }
    await setYear(tx.db, organId, { ...change, scope, closed }, { now: tx.now, personId })
    const { year, reason } = change
    const subject = `register/year/${year}`
    if (closed) tx.audit({ type: 'register.yearClosed', subject, data: { year, scope } })
    else tx.audit({ type: 'register.yearReopened', subject, data: { year, scope, reason } })
    return ok(undefined)

    async function unitExists(): Promise<boolean> {
      const found = await tx.db
        .selectFrom('unit')
        .select('unit_id')
        .where('organ_id', '=', organId)
        .where('unit_id', '=', change.unitId)
        .executeTakeFirst()
      return found !== undefined
    }
  })
}
