import type { Finding, ReadReport } from '../../annual-report/reading.ts'
import type { Tx } from '../../platform/database/database.ts'
import type { DeskContext } from '../../platform/http/desk-api.ts'
import { openReading, type CheckAct, type Checked, type NewCheckAct } from '../model.ts'
import { checkReading, correctionsOf, correctReading, countsOf } from '../rules.ts'
import {
  appendAct,
  type Db,
  findReading,
  findRow,
  type KeptRow,
  listActs,
  listDependents,
  saveFindings,
} from '../store.ts'

export interface Opened extends Checked {
  readonly row: KeptRow
  /** As read, before corrections. */
  readonly read: ReadReport
  readonly acts: readonly CheckAct[]
  readonly previous: { readonly row: KeptRow; readonly report: ReadReport } | null
}

/** A kept report with its corrections, checked anew against the year before as that one reads now. */
export async function openChecked(db: Db, organId: number, checkId: string): Promise<Opened | undefined> {
  const row = await findRow(db, organId, checkId)
  const kept = row && (await findReading(db, organId, checkId))
  if (row === undefined || kept === undefined) return undefined
  const read = openReading(kept)
  const acts = await listActs(db, organId, checkId)
  const previous = await openPrevious(db, organId, row.previousId)
  return {
    row,
    read,
    acts,
    previous,
    ...checkReading(read, correctionsOf(read, acts), previous?.report),
  }
}

async function openPrevious(db: Db, organId: number, checkId: string | null): Promise<Opened['previous']> {
  if (checkId === null) return null
  const row = await findRow(db, organId, checkId)
  const kept = row && (await findReading(db, organId, checkId))
  if (row === undefined || kept === undefined) return null
  const read = openReading(kept)
  const corrections = correctionsOf(read, await listActs(db, organId, checkId))
  return { row, report: correctReading(read, corrections) }
}

/** Brings the kept findings of a report, and of those checked against it, up to its acts. */
export async function recheck(tx: Tx, checkId: string): Promise<readonly Finding[]> {
  const { organId } = tx.tenancy
  const findings = await saveOne(tx, checkId)
  for (const dependent of await listDependents(tx.db, organId, checkId)) await saveOne(tx, dependent)
  return findings
}

async function saveOne(tx: Tx, checkId: string): Promise<readonly Finding[]> {
  const opened = await openChecked(tx.db, tx.tenancy.organId, checkId)
  if (opened === undefined) throw new Error(`no checked report ${checkId}`)
  await saveFindings(tx, checkId, opened.findings, countsOf(opened))
  return opened.findings
}

/** One act with its audit event; the findings follow. The caller holds the row. */
export async function actOnKept(
  tx: Tx,
  context: Pick<DeskContext, 'actor' | 'today'>,
  checkId: string,
  act: NewCheckAct,
): Promise<void> {
  const who = { on: context.today, personId: context.actor.personId, name: context.actor.name }
  const seq = await appendAct(tx, checkId, act, who)
  await recheck(tx, checkId)
  const { data } = act
  tx.audit({
    type: 'checkedReport.changed',
    subject: subjectOf(checkId),
    data: {
      kind: act.kind,
      seq,
      ...('path' in data ? { path: data.path } : {}),
      ...('reason' in data ? { reason: data.reason } : {}),
    },
  })
}

/**
 * An organ's reports change one after the other: the second copy of a file finds the first, neighbouring years find
 * each other, and rechecks of each other's dependents do not cross.
 */
export async function holdReports(tx: Tx): Promise<void> {
  await tx.client.query('SELECT pg_advisory_xact_lock(hashtextextended($1, $2))', [
    'checked-report',
    tx.tenancy.organId,
  ])
}

export function subjectOf(checkId: string): string {
  return `checkedReport/${checkId}`
}
