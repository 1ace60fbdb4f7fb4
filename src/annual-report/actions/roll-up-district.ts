import type { DeskContext } from '../../platform/http/desk-api.ts'
import { ok, refuse, type Result } from '../../platform/result.ts'
import { sayCell } from '../checks/naming.ts'
import { formForYear } from '../forms/index.ts'
import type { CellPath, Cells } from '../model.ts'
import { cellPaths } from '../model.ts'
import { printCell } from '../render/cell-text.ts'
import { decodeSnapshot } from '../render/snapshot.ts'
import type { Finding } from '../reading.ts'
import { checkRollup, type OrganReport, type Rollup, rollUp } from '../rollup.ts'
import { computeCellsOf } from '../sources.ts'
import { findFiled } from '../store.ts'
import { organsWithin, rollUpFiled } from './figures.ts'

export interface DistrictRollup {
  readonly rollup: Rollup
  readonly filedCount: number
  /** What the records of the own level and all organs below give now. */
  readonly recomputed: Cells
  /** The district's own filed report against the sums; null where it has filed none. */
  readonly own: readonly Finding[] | null
}

/** The district's report from its organs' filed ones, and from their records, the two side by side. */
export async function rollUpDistrict(context: DeskContext, year: number): Promise<Result<DistrictRollup>> {
  const { services, actor, tenancy, today } = context
  const organ = services.organs.byId(actor.organId)
  if (organ === undefined) return refuse('notFound', '没有这个机关')
  const form = formForYear(year)
  const within = organsWithin(services, organ).filter(({ organId }) => actor.visibleOrgans.includes(organId))
  if (within.length === 0) return refuse('notAllowedNow', '本机关没有所属机关，不需要汇总')
  return services.database.read(tenancy, async (db) => {
    const organIds = [organ, ...within].map(({ organId }) => organId)
    const now = await computeCellsOf(db, organIds, form, year, today)
    const { rollup, filed } = await rollUpFiled(db, organ, within, form, year, today, now)
    const fromRecords = [organ, ...within].map(({ organId, code, name }): OrganReport => ({
      code,
      name,
      form,
      cells: now.get(organId) ?? new Map(),
    }))
    const district = await findFiled(db, organ.organId, year)
    return ok({
      rollup,
      filedCount: filed,
      recomputed: rollUp(form, year, [], fromRecords).cells,
      own: district === undefined ? null : checkRollup(decodeSnapshot(district).cells, rollup),
    })
  })
}

/** What each organ gave to one cell of the roll-up. */
export async function listRollupParts(
  context: DeskContext,
  year: number,
  path: CellPath,
): Promise<Result<{ name: string; parts: { code: string; name: string; value: string }[] }>> {
  const form = formForYear(year)
  if (!cellPaths(form).includes(path)) {
    return refuse('invalid', `本年度的格式没有“${path}”这一格`, { field: 'path' })
  }
  const result = await rollUpDistrict(context, year)
  if (!result.ok) return result
  return ok({
    name: sayCell(form, path),
    parts: result.value.rollup
      .partsOf(path)
      .map(({ code, name, value }) => ({ code, name, value: printCell(value) })),
  })
}
