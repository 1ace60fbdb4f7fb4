import { yearOf } from '../../law/local-date.ts'
import type { DeskContext } from '../../platform/http/desk-api.ts'
import { newId } from '../../platform/ids.ts'
import { type Result, ok } from '../../platform/result.ts'
import type { EntryKind, ImportFault, RegisterRow } from '../model.ts'
import { type Named, readEntrySheet, yearsOfEntry } from '../rules.ts'
import { insertEntries, listItems } from '../store.ts'
import { readSheet } from '../read/sheet.ts'
import { holdOpenYears } from './hold-years.ts'
import { boundUnits } from './scope.ts'

export interface ImportOutcome {
  readonly taken: number
  readonly faults: readonly ImportFault[]
}

/**
 * Takes a whole sheet or nothing: with a single faulty row nothing is entered and every fault is listed, so that the
 * sheet can be put right and sent again without double entries.
 */
export async function importEntrySheet(
  context: DeskContext,
  target: { readonly row: RegisterRow; readonly kind: EntryKind },
  file: { readonly name: string; readonly bytes: Uint8Array },
): Promise<Result<ImportOutcome>> {
  const sheet = readSheet(file.bytes, file.name)
  if (!sheet.ok) return sheet
  const { organId, personId } = context.actor
  return context.services.database.write<Result<ImportOutcome>>(context.tenancy, async (tx) => {
    const units = await importUnits(context)
    const items = await listItems(tx.db, organId, target.row)
    const reading = readEntrySheet(sheet.value, {
      ...target,
      today: context.today,
      units,
      items,
      defaultUnitId: soleUnit(context),
    })
    if (reading.faults.length > 0) return ok({ taken: 0, faults: reading.faults })
    await holdOpenYears(
      tx,
      reading.entries.flatMap(({ entry }) =>
        yearsOfEntry(entry).map((year) => ({ year, unitId: entry.unitId })),
      ),
    )
    const entries = reading.entries.map(({ entry }) => ({ entryId: newId(tx.now), entry }))
    await insertEntries(tx.db, organId, entries, { now: tx.now, personId })
    const years = [...new Set(entries.map(({ entry }) => yearOf(entry.happenedOn)))].join('、')
    tx.audit({
      type: 'register.imported',
      subject: `register/${target.row}`,
      data: { row: target.row, entries: entries.length, file: `${file.name}（${years}）` },
    })
    return ok({ taken: entries.length, faults: [] })
  })
}

/** The units a person may import for, by name. */
export async function importUnits(context: DeskContext): Promise<readonly Named[]> {
  const bound = boundUnits(context.actor)
  const { organId } = context.actor
  const rows = await context.services.database.read(context.tenancy, (db) =>
    db
      .selectFrom('unit')
      .select(['unit_id', 'name'])
      .where('organ_id', '=', organId)
      .orderBy('sort')
      .orderBy('unit_id')
      .execute(),
  )
  return rows
    .filter(({ unit_id }) => bound === undefined || bound.includes(unit_id))
    .map(({ unit_id, name }) => ({ id: unit_id, name }))
}

export function soleUnit(context: DeskContext): string | null {
  const bound = boundUnits(context.actor)
  return bound?.length === 1 ? (bound[0] ?? null) : null
}
