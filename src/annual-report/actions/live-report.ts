/** A report as it stands now: its cells (live or locked), corrections, last year's report and what the checks say. */
import type { LocalDate } from '../../law/local-date.ts'

import type { Organ } from '../../organs/model.ts'
import type { Services } from '../../platform/services.ts'
import { judgeReport } from '../checks/live.ts'
import { correctCells, type CorrectedCell } from '../compute.ts'
import { FORMS } from '../forms/index.ts'
import type { Cells, FormDefinition, FormId } from '../model.ts'
import type { Finding } from '../reading.ts'
import { decodeSnapshot, type Snapshot } from '../render/snapshot.ts'
import type { ReportView } from '../rules.ts'
import { reportCells } from './figures.ts'
import { type Db, findFiled, findSnapshot, type Key } from '../store.ts'

export interface LiveState {
  readonly form: FormDefinition
  /** The day the figures are as of. */
  readonly asOf: string
  readonly cells: Cells
  readonly corrections: readonly CorrectedCell[]
  readonly snapshot: Snapshot | undefined
  readonly previous: { readonly form: FormId; readonly cells: Cells; readonly year: number } | undefined
  readonly previousSnapshot: Snapshot | undefined
  readonly findings: readonly Finding[]
}

export async function stateOf(
  services: Services,
  db: Db,
  organ: Organ,
  key: Key,
  view: ReportView,
  today: LocalDate,
): Promise<LiveState> {
  const form = FORMS[view.form]
  const [own, previousSnapshot] = [
    await ownCells(services, db, organ, key, view, form, today),
    await previousOf(db, key.organId, key.year),
  ]
  const previous =
    previousSnapshot === undefined
      ? undefined
      : { form: previousSnapshot.form, cells: previousSnapshot.cells, year: previousSnapshot.year }
  const findings = judgeReport({
    form: view.form,
    organ: organ.name,
    year: key.year,
    cells: own.cells,
    texts: view.texts,
    previous,
  })
  return { form, ...own, previous, previousSnapshot, findings }
}

/** The filed snapshot once there is one; else what the records give, with the corrections. */
async function ownCells(
  services: Services,
  db: Db,
  organ: Organ,
  key: Key,
  view: ReportView,
  form: FormDefinition,
  today: LocalDate,
) {
  if (view.filedHash !== null) {
    const content = await findSnapshot(db, key, view.filedHash)
    if (content === undefined) throw new Error(`snapshot ${view.filedHash} is missing`)
    const snapshot = decodeSnapshot(content)
    const { cells, corrections, asOf } = snapshot
    return { asOf, cells, corrections, snapshot }
  }
  const computed = await reportCells(services, db, organ, form, key.year, today)
  const { cells, marked } = correctCells(computed, view.corrections)
  return { asOf: today, cells, corrections: [...marked.values()], snapshot: undefined }
}

/** The report of the year before as filed, here or imported. */
export async function previousOf(db: Db, organId: number, year: number): Promise<Snapshot | undefined> {
  const content = await findFiled(db, organId, year - 1)
  return content === undefined ? undefined : decodeSnapshot(content)
}
