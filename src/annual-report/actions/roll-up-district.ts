import type { DeskContext } from '../../platform/http/desk-api.ts'
import { ok, refuse, type Result } from '../../platform/result.ts'
import { sayCell } from '../checks/naming.ts'
import { FORMS, formForYear } from '../forms/index.ts'
import type { CellPath, Cells } from '../model.ts'
import { cellPaths } from '../model.ts'
import { printCell } from '../render/cell-text.ts'
import { decodeSnapshot } from '../render/snapshot.ts'
import type { Finding } from '../reading.ts'
import { checkRollup, type OrganReport, type Rollup, rollUp } from '../rollup.ts'
import { computeCells } from '../sources.ts'
import { listFiled } from '../store.ts'

export interface DistrictRollup {
  readonly rollup: Rollup
  readonly filedCount: number
  /** What the records of all organs below give now. */
  readonly recomputed: Cells
  /** The district's own filed report against the sums; null where it has filed none. */
  readonly own: readonly Finding[] | null
}

/** The district's report from its organs' filed ones, and from their records, the two side by side. */
export async function rollUpDistrict(context: DeskContext, year: number): Promise<DistrictRollup> {
  const { services, actor, tenancy, today } = context
  const form = formForYear(year)
  const below = services.organs
    .subtree(actor.organId)
    .filter((id) => id !== actor.organId && actor.visibleOrgans.includes(id))
    .flatMap((id) => services.organs.byId(id) ?? [])
  return services.database.read(tenancy, async (db) => {
    const filed = await listFiled(db, [actor.organId, ...below.map(({ organId }) => organId)], year)
    const reports: OrganReport[] = []
    const fromRecords: OrganReport[] = []
    for (const organ of below) {
      const { code, name } = organ
      const now = await computeCells(db, organ.organId, form, year, today)
      fromRecords.push({ code, name, form, cells: now })
      const own = filed.get(organ.organId)
      if (own === undefined) continue
      const snapshot = decodeSnapshot(own.content)
      const ownForm = FORMS[snapshot.form]
      const report = { code, name, form: ownForm, cells: snapshot.cells }
      reports.push(ownForm.id === form.id ? { ...report, recomputed: now } : report)
    }
    const rollup = rollUp(form, year, below, reports)
    const district = filed.get(actor.organId)
    return {
      rollup,
      filedCount: reports.length,
      recomputed: rollUp(form, year, [], fromRecords).cells,
      own: district === undefined ? null : checkRollup(decodeSnapshot(district.content).cells, rollup),
    }
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
  const { rollup } = await rollUpDistrict(context, year)
  return ok({
    name: sayCell(form, path),
    parts: rollup.partsOf(path).map(({ code, name, value }) => ({ code, name, value: printCell(value) })),
  })
}
