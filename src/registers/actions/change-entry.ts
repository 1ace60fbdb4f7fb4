import { Rollback, type Tx } from '../../platform/database/database.ts'
import type { DeskContext } from '../../platform/http/desk-api.ts'
import { refuse, type Result, ok } from '../../platform/result.ts'
import type { Entry } from '../model.ts'
import { faultsOfEntry, yearsOfCorrection, yearsOfEntry } from '../rules.ts'
import { changeEntry, findEntry, type StoredEntry } from '../store.ts'
import { holdOpenYears } from './hold-years.ts'
import { unitFor } from './scope.ts'

/** Corrects an entry by a further act; what was entered before stays in its acts. */
export function correctEntry(
  context: DeskContext,
  entryId: string,
  input: Entry,
  reason: string,
): Promise<Result<undefined>> {
  return change(context, entryId, reason, (before) => {
    const unit = unitFor(context.actor, input.unitId)
    if (!unit.ok) return unit
    const entry = { ...input, unitId: unit.value, row: before.row, kind: before.kind }
    const fault = faultsOfEntry(entry, context.today)[0]
    if (fault !== undefined) return refuse('invalid', fault.message, { field: fault.field })
    const years = yearsOfCorrection(before, entry)
    return ok({
      kind: 'corrected',
      entry,
      touched: [before.unitId, entry.unitId].flatMap((unitId) => years.map((year) => ({ year, unitId }))),
    })
  })
}

/** Takes an entry out of the count (作废); it stays to be seen. */
export function withdrawEntry(
  context: DeskContext,
  entryId: string,
  reason: string,
): Promise<Result<undefined>> {
  return change(context, entryId, reason, (before) =>
    ok({
      kind: 'withdrawn',
      entry: before,
      touched: yearsOfEntry(before).map((year) => ({ year, unitId: before.unitId })),
    }),
  )
}

interface Change {
  readonly kind: 'corrected' | 'withdrawn'
  readonly entry: Entry
  readonly touched: readonly { readonly year: number; readonly unitId: string | null }[]
}

async function change(
  context: DeskContext,
  entryId: string,
  reason: string,
  decide: (before: StoredEntry) => Result<Change>,
): Promise<Result<undefined>> {
  if (reason.trim().length < 2) return refuse('invalid', '更正、作废都要写明理由', { field: 'reason' })
  return context.services.database.write(context.tenancy, async (tx) => {
    const before = await findEntry(tx.db, context.actor.organId, entryId)
    if (before === undefined) return refuse('notFound', '没有这条登记，可能属于其他机关')
    if (before.withdrawn) return refuse('notAllowedNow', '这条登记已经作废，不能再改')
    const own = unitFor(context.actor, before.unitId)
    if (!own.ok) return own
    const decided = decide(before)
    if (!decided.ok) return decided
    await apply(tx, context, before, decided.value, reason)
    return ok(undefined)
  })
}

async function apply(
  tx: Tx,
  context: DeskContext,
  before: StoredEntry,
  decided: Change,
  reason: string,
): Promise<void> {
  await holdOpenYears(tx, decided.touched)
  const plain: Entry = decided.entry
  const by = { now: tx.now, personId: context.actor.personId }
  const { kind } = decided
  const done = await changeEntry(
    tx.db,
    context.actor.organId,
    before,
    { kind, entry: entryOf(plain), reason },
    by,
  )
  if (!done) throw new Rollback(refuse('conflict', '这条登记刚被别人改过，请刷新后再改'))
  const type = kind === 'corrected' ? 'register.corrected' : 'register.withdrawn'
  tx.audit({ type, subject: `register/${before.entryId}`, data: { entryId: before.entryId, reason } })
}

/** Only the members of an entry, so that an act's data holds nothing of the store. */
function entryOf(entry: Entry): Entry {
  const { row, kind, name, number, itemId, happenedOn, publishedOn, endedOn, count, fen, unitId } = entry
  return { row, kind, name, number, itemId, happenedOn, publishedOn, endedOn, count, fen, unitId }
}
