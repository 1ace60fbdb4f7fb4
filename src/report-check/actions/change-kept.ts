import type { DeskContext } from '../../platform/http/desk-api.ts'
import { ok, refuse, type Result } from '../../platform/result.ts'
import type { NewCheckAct } from '../model.ts'
import { parseCorrection, printedForm } from '../rules.ts'
import { findByHash, findRow, type KeptRow } from '../store.ts'
import { actOnKept, holdReports, openChecked } from './recheck.ts'
import type { Tx } from '../../platform/database/database.ts'

type Decide = (tx: Tx, row: KeptRow) => Promise<Result<NewCheckAct>>

/** Holds the row, lets `decide` say what may be done, does it. */
async function change(context: DeskContext, checkId: string, decide: Decide): Promise<Result<undefined>> {
  return context.services.database.write(context.tenancy, async (tx) => {
    await holdReports(tx)
    const row = await findRow(tx.db, tx.tenancy.organId, checkId)
    if (row === undefined) return refuse('notFound', '没有这份年报的检查记录，请从清单中选择')
    const decided = await decide(tx, row)
    if (!decided.ok) return decided
    await actOnKept(tx, context, checkId, decided.value)
    return ok(undefined)
  })
}

const WITHDRAWN = refuse('notAllowedNow', '这份年报已移出清单，不能再改。需要时请先放回清单')

/** A cell as a person reads it in the source, with the reason; the findings are computed anew. */
export function correctCell(
  context: DeskContext,
  checkId: string,
  input: { readonly path: string; readonly value: string; readonly reason: string },
): Promise<Result<undefined>> {
  return change(context, checkId, async (tx, row) => {
    if (row.withdrawn) return WITHDRAWN
    const opened = await openChecked(tx.db, tx.tenancy.organId, checkId)
    if (opened === undefined) return refuse('notFound', '没有这份年报的检查记录')
    const value = parseCorrection(printedForm(opened.read), input.path, input.value)
    if (!value.ok) return value
    return ok({ kind: 'corrected', data: { path: input.path, value: value.value, reason: input.reason } })
  })
}

export function withdrawCorrection(
  context: DeskContext,
  checkId: string,
  input: { readonly path: string; readonly reason: string },
): Promise<Result<undefined>> {
  return change(context, checkId, async (tx, row) => {
    if (row.withdrawn) return WITHDRAWN
    const opened = await openChecked(tx.db, tx.tenancy.organId, checkId)
    if (opened?.corrections.every(({ path }) => path !== input.path) !== false)
      return refuse('conflict', '这一格没有人工更正，或者已经撤销', { field: 'path' })
    return ok({ kind: 'correctionWithdrawn', data: { ...input } })
  })
}

/** Which kept report is the year before; null: none. */
export function choosePrevious(
  context: DeskContext,
  checkId: string,
  previousId: string | null,
): Promise<Result<undefined>> {
  return change(context, checkId, async (tx, row) => {
    if (row.withdrawn) return WITHDRAWN
    const chosen: NewCheckAct = { kind: 'previousChosen', data: { previousId, how: 'chosen' } }
    if (previousId === null) return ok(chosen)
    const field = { field: 'previousId' }
    if (previousId === checkId) return refuse('invalid', '不能与自身对照，请选择上一年度的年报', field)
    const previous = await findRow(tx.db, tx.tenancy.organId, previousId)
    if (previous === undefined || previous.withdrawn)
      return refuse('notFound', '没有这份上年年报，或者已经移出清单', field)
    if (row.year !== null && previous.year !== null && previous.year !== row.year - 1)
      return refuse('invalid', `所选是${previous.year}年度年报，应选${row.year - 1}年度的`, field)
    return ok(chosen)
  })
}

/** Out of the list; original, reading and acts stay. */
export function withdrawReport(
  context: DeskContext,
  checkId: string,
  reason: string,
): Promise<Result<undefined>> {
  return change(context, checkId, async (_, row) => {
    if (row.withdrawn) return refuse('conflict', '这份年报已经移出清单')
    return ok({ kind: 'withdrawn', data: { reason } })
  })
}

export function restoreReport(
  context: DeskContext,
  checkId: string,
  reason: string,
): Promise<Result<undefined>> {
  return change(context, checkId, async (tx, row) => {
    if (!row.withdrawn) return refuse('conflict', '这份年报就在清单中')
    const twin = await findByHash(tx.db, tx.tenancy.organId, row.fileHash)
    if (twin !== undefined) return refuse('conflict', '同一文件已经重新读入，在清单中，不必放回')
    return ok({ kind: 'restored', data: { reason } })
  })
}
