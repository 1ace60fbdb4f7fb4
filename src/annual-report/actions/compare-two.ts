import type { DeskContext } from '../../platform/http/desk-api.ts'
import { ok, refuse, type Result } from '../../platform/result.ts'
import { compareReports, type Comparison, type NamedReport } from '../compare.ts'
import { FORMS } from '../forms/index.ts'
import { decodeSnapshot } from '../render/snapshot.ts'
import { computeCells } from '../sources.ts'
import { type Db, findFiled, listLatest } from '../store.ts'
import { formForYear } from '../forms/index.ts'

/** `wangchenglu:2024`: the report as filed; `wangchenglu:2024:now`: what the records give. */
const CHOICE = /^([a-z][a-z0-9-]{1,31}):(\d{4})(:now)?$/

/** Any two reports a person may see, side by side with the differences marked. */
export async function compareTwo(
  context: DeskContext,
  left: string,
  right: string,
): Promise<Result<Comparison>> {
  return context.services.database.read(context.tenancy, async (db): Promise<Result<Comparison>> => {
    const reports: NamedReport[] = []
    for (const [field, choice] of [
      ['left', left],
      ['right', right],
    ] as const) {
      const report = await resolve(context, db, choice)
      if (report === undefined) {
        return refuse('notFound', `没有“${choice}”这份报告，请从列表中选择`, { field })
      }
      reports.push(report)
    }
    return ok(compareReports(reports))
  })
}

async function resolve(context: DeskContext, db: Db, choice: string): Promise<NamedReport | undefined> {
  const [, code, yearText, now] = CHOICE.exec(choice) ?? []
  const organ = code === undefined ? undefined : context.services.organs.byCode(code)
  if (organ === undefined || !context.actor.visibleOrgans.includes(organ.organId)) return undefined
  const year = Number(yearText)
  if (now !== undefined) {
    const form = formForYear(year)
    const cells = await computeCells(db, organ.organId, form, year, context.today)
    return { label: `${organ.shortName}${year}年（按记录）`, form, cells }
  }
  const content = await findFiled(db, organ.organId, year)
  if (content === undefined) return undefined
  const snapshot = decodeSnapshot(content)
  return { label: `${organ.shortName}${year}年`, form: FORMS[snapshot.form], cells: snapshot.cells }
}

export interface Choice {
  readonly value: string
  readonly label: string
}

/** The reports that can be compared: filed ones, and what the records give for them. */
export async function listComparable(context: DeskContext): Promise<readonly Choice[]> {
  const { services, tenancy, actor } = context
  const organs = services.organs.all().filter(({ organId }) => actor.visibleOrgans.includes(organId))
  return services.database.read(tenancy, async (db) => {
    const choices: Choice[] = []
    for (const organ of organs) {
      for (const row of await listLatest(db, organ.organId)) {
        const value = `${organ.code}:${row.year}`
        const label = `${organ.shortName} ${row.year}年`
        if (row.filedOn !== null || row.version > 1) choices.push({ value, label: `${label}（报送）` })
        if (row.source === 'records') choices.push({ value: `${value}:now`, label: `${label}（按记录）` })
      }
    }
    return choices
  })
}
