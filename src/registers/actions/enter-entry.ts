import type { DeskContext } from '../../platform/http/desk-api.ts'
import { newId } from '../../platform/ids.ts'
import { refuse, type Result, ok } from '../../platform/result.ts'
import type { Entry } from '../model.ts'
import { faultsOfEntry, yearsOfEntry } from '../rules.ts'
import { insertEntries } from '../store.ts'
import { holdOpenYears } from './hold-years.ts'
import { unitFor } from './scope.ts'

/** Enters one thing in a register. */
export async function enterEntry(context: DeskContext, input: Entry): Promise<Result<string>> {
  const unit = unitFor(context.actor, input.unitId)
  if (!unit.ok) return unit
  const entry = { ...input, unitId: unit.value }
  const fault = faultsOfEntry(entry, context.today)[0]
  if (fault !== undefined) return refuse('invalid', fault.message, { field: fault.field })
  return context.services.database.write(context.tenancy, async (tx) => {
    await holdOpenYears(
      tx,
      yearsOfEntry(entry).map((year) => ({ year, unitId: entry.unitId })),
    )
    const entryId = newId(tx.now)
    await insertEntries(tx.db, context.actor.organId, [{ entryId, entry }], {
      now: tx.now,
      personId: context.actor.personId,
    })
    tx.audit({ type: 'register.entered', subject: `register/${entryId}`, data: { entryId, row: entry.row } })
    return ok(entryId)
  })
}
