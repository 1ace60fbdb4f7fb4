/** What the acts of a report share: the newest version, its replay, the table of state × act, audit. */
import { createHash } from 'node:crypto'
import type { Organ } from '../../organs/model.ts'
import { Rollback, type Tx } from '../../platform/database/database.ts'
import type { DeskContext } from '../../platform/http/desk-api.ts'
import { ok, refuse, type Result } from '../../platform/result.ts'
import {
  type Doer,
  type NewReportAct,
  reasonAgainst,
  replayReport,
  type ReportAct,
  type ReportView,
} from '../rules.ts'
import {
  type Db,
  insertAct,
  type Key,
  listActs,
  listVersions,
  lockReport,
  type ReportRow,
  setProjection,
} from '../store.ts'
import { tenancyOver } from './figures.ts'

declare module '../../audit/model.ts' {
  interface AuditEvents {
    'report.started': { year: number; version: number; source: 'records' | 'imported' }
    'report.changed': { year: number; version: number; act: string; subject: string }
    'report.submitted': { year: number; version: number }
    'report.reviewed': { year: number; version: number }
    'report.givenBack': { year: number; version: number; from: string; reason: string }
    'report.filed': { year: number; version: number; hash: string; late: boolean }
    'report.published': { year: number; version: number; hash: string }
    'report.differs': { year: number; version: number; cells: readonly string[] }
    'report.deadlineSet': { year: number; kind: string; dueOn: string | null }
    'report.reminded': { year: number; kind: string }
    'report.improvementUpdated': { improvementId: string; status: string }
  }
}

export interface Step {
  readonly key: Key
  readonly organ: Organ
  readonly before: ReportView
  readonly row: ReportRow
}

export function sha256Text(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('hex')
}

/** The organ of a report, if the person may see it. */
export function organFor(context: DeskContext, organId: number): Result<Organ> {
  const organ = context.services.organs.byId(organId)
  if (!organ || !context.actor.visibleOrgans.includes(organId)) {
    return refuse('notFound', '没有这个机关，或者您看不到它的年度报告')
  }
  return ok(organ)
}

export function doerOf(context: DeskContext, organId: number): Doer {
  const { actor } = context
  return { personId: actor.personId, roles: actor.roles, own: actor.organId === organId }
}

/** The newest version of a report with its replay; undefined where none was begun. */
export async function findNewest(
  db: Db,
  organId: number,
  year: number,
): Promise<{ row: ReportRow; view: ReportView; acts: readonly ReportAct[] } | undefined> {
  const [row] = await listVersions(db, organId, year)
  if (row === undefined) return undefined
  const acts = await listActs(db, row)
  return { row, view: replayReport(acts), acts }
}

/**
 * One act on the newest version: locked, judged by the table of state × act, appended, projected, audited, all in one
 * transaction. `prepare` may refuse, or answer the act with what only the transaction knows (a hash).
 */
export async function performAct(
  context: DeskContext,
  target: { readonly organId: number; readonly year: number },
  kind: Exclude<NewReportAct['kind'], 'start'>,
  prepare: (tx: Tx, step: Step) => Promise<Result<NewReportAct>>,
  after: (tx: Tx, step: Step, act: NewReportAct) => Promise<void> = () => Promise.resolve(),
): Promise<Result<NewReportAct>> {
  const found = organFor(context, target.organId)
  if (!found.ok) return found
  const tenancy = { ...context.tenancy, organId: target.organId }
  const over = tenancyOver(context.services, tenancy, found.value)
  return context.services.database.write(over, async (tx): Promise<Result<NewReportAct>> => {
    const [row] = await listVersions(tx.db, target.organId, target.year)
    if (row === undefined) return refuse('notFound', `${target.year}年度报告还没有开始编制`)
    await lockReport(tx.db, row)
    const before = replayReport(await listActs(tx.db, row))
    const against = reasonAgainst(kind, before, doerOf(context, target.organId))
    if (against !== undefined) return refuse(isState(kind, before) ? 'notAllowedNow' : 'forbidden', against)
    const step: Step = { key: row, organ: found.value, before, row }
    const act = await prepare(tx, step)
    if (!act.ok) throw new Rollback(act)
    await appendAct(tx, row, before.lastSeq, act.value, context)
    await after(tx, step, act.value)
    return act
  })
}

function isState(kind: Exclude<NewReportAct['kind'], 'start'>, view: ReportView): boolean {
  // Whether somebody with every role would be refused too: then it is the state, not the person.
  const anybody: Doer = {
    personId: null,
    roles: ['clerk', 'reviewer', 'head', 'signer', 'supervisor'],
    own: true,
  }
  return reasonAgainst(kind, view, anybody) !== undefined
}

/** Appends one act and rebuilds the projected columns from all of them. */
export async function appendAct(
  tx: Tx,
  key: Key,
  lastSeq: number,
  act: NewReportAct,
  by: Pick<DeskContext, 'actor' | 'today'> | { readonly on: string; readonly name: string },
): Promise<ReportView> {
  const who =
    'actor' in by
      ? { on: by.today, personId: by.actor.personId, by: by.actor.name }
      : { on: by.on, personId: null, by: by.name }
  await insertAct(tx.db, key, { ...act, ...who, seq: lastSeq + 1 }, tx.now)
  const view = replayReport(await listActs(tx.db, key))
  await setProjection(tx.db, key, view)
  return view
}

export function subjectOf(key: Key): string {
  return `report/${key.organId}/${key.year}/${key.version}`
}
