/**
 * Where the figures of a report come from. An organ's own: its records. A government's with organs below it: the filed
 * reports of those organs and the records of its own level, for 条例49.2 wants the report of 本级政府 as a whole.
 */
import type { LocalDate } from '../../law/local-date.ts'
import type { Organ } from '../../organs/model.ts'
import type { Tenancy } from '../../platform/database/tenant.ts'
import type { Services } from '../../platform/services.ts'
import { keptForRollup } from '../../report-check/actions/kept-for-rollup.ts'
import { FORMS } from '../forms/index.ts'
import type { CellPath, CellValue, FormDefinition } from '../model.ts'
import { decodeSnapshot } from '../render/snapshot.ts'
import { type OrganReport, type Rollup, rollUp } from '../rollup.ts'
import { computeCells } from '../sources.ts'
import { type Db, listFiled } from '../store.ts'

/** Organs whose reports a government's report takes in; empty for a department, street or town. */
export function organsWithin(services: Services, organ: Pick<Organ, 'organId' | 'kind'>): readonly Organ[] {
  if (organ.kind === 'department' || organ.kind === 'street' || organ.kind === 'town') return []
  return services.organs
    .subtree(organ.organId)
    .filter((id) => id !== organ.organId)
    .flatMap((id) => services.organs.byId(id) ?? [])
}

/** A government's clerk may read what the organs within it filed: it goes into the report being made. */
export function tenancyOver(services: Services, tenancy: Tenancy, organ: Organ): Tenancy {
  const within = organsWithin(services, organ).map(({ organId }) => organId)
  return { ...tenancy, organIds: [...new Set([...tenancy.organIds, ...within])] }
}

/** The cells of an organ's report as they would be filed now. */
export async function reportCells(
  services: Services,
  db: Db,
  organ: Organ,
  form: FormDefinition,
  year: number,
  asOf: LocalDate,
): Promise<Map<CellPath, CellValue>> {
  const within = organsWithin(services, organ)
  if (within.length === 0) return computeCells(db, organ.organId, form, year, asOf)
  const { rollup } = await rollUpFiled(db, organ, within, form, year, asOf)
  return new Map(rollup.cells)
}

/**
 * Filed reports, reports read from files and the own level's records added up; `filed` counts what was filed here,
 * `recomputed` is what the records of each organ give now, where the caller wants the two compared.
 */
export async function rollUpFiled(
  db: Db,
  organ: Organ,
  within: readonly Organ[],
  form: FormDefinition,
  year: number,
  asOf: LocalDate,
  recomputed?: ReadonlyMap<number, ReadonlyMap<CellPath, CellValue>>,
): Promise<{ readonly rollup: Rollup; readonly filed: number }> {
  const filed = await listFiled(
    db,
    within.map(({ organId }) => organId),
    year,
  )
  const reports = within.flatMap(({ organId, code, name }): OrganReport[] => {
    const own = filed.get(organId)
    if (own === undefined) return []
    const snapshot = decodeSnapshot(own.content)
    const now = snapshot.form === form.id ? recomputed?.get(organId) : undefined
    const report = { code, name, form: FORMS[snapshot.form], cells: snapshot.cells }
    return [now === undefined ? report : { ...report, recomputed: now }]
  })
  const read = await readFromFiles(
    db,
    organ,
    within.filter(({ organId }) => !filed.has(organId)),
    form,
    year,
  )
  const ownLevel: OrganReport = {
    code: organ.code,
    name: `${organ.shortName}本级（按记录）`,
    form,
    cells: recomputed?.get(organ.organId) ?? (await computeCells(db, organ.organId, form, year, asOf)),
  }
  return { rollup: rollUp(form, year, within, [...reports, ...read, ownLevel]), filed: reports.length }
}

/** Reports that were sent as files: checked, kept and, where need be, corrected by the organ that adds them up. */
async function readFromFiles(
  db: Db,
  keeper: Organ,
  without: readonly Organ[],
  form: FormDefinition,
  year: number,
): Promise<readonly OrganReport[]> {
  const kept = await keptForRollup(db, keeper.organId, without, year, form.id)
  return without.flatMap(({ organId, code, name }): OrganReport[] => {
    const cells = kept.get(organId)
    return cells === undefined ? [] : [{ code, name: `${name}（据已检查的年报文件）`, form, cells }]
  })
}
