import { yearOf } from '../../law/local-date.ts'
import { Rollback, type Tx } from '../../platform/database/database.ts'
import type { DeskContext } from '../../platform/http/desk-api.ts'
import { newId } from '../../platform/ids.ts'
import { refuse, type Result, ok } from '../../platform/result.ts'
import { holdOpenYears } from '../../registers/actions/hold-years.ts'
import { importUnits, soleUnit } from '../../registers/actions/import-sheet.ts'
import { readSheetRows } from '../../registers/actions/read-sheet-rows.ts'
import { unitFor } from '../../registers/actions/scope.ts'
import type { ImportFault } from '../../registers/model.ts'
import type { Handled } from '../model.ts'
import { faultsOfHandled, readHandledSheet, yearsOfHandledChange } from '../rules.ts'
import { listGuides } from '../store.ts'
import { changeHandled, findHandled, insertHandled, type StoredHandled } from '../handled-store.ts'

/** Enters what was handled, a whole grid at once: all of it or nothing, the first wrong line named. */
export async function enterHandled(context: DeskContext, lines: readonly Handled[]): Promise<Result<number>> {
  return context.services.database.write<Result<number>>(context.tenancy, async (tx) => {
    const checked: Handled[] = []
    const guides = new Map(
      (await listGuides(tx.db, context.actor.organId)).map((guide) => [guide.guideId, guide]),
    )
    for (const [index, line] of lines.entries()) {
      const guide = guides.get(line.guideId)
      if (guide === undefined)
        return refuse('invalid', `第 ${index + 1} 行的事项不存在`, { field: `records[${index}].guideId` })
      const unit = unitFor(context.actor, line.unitId ?? guide.unitId)
      if (!unit.ok) return unit
      const record = { ...line, unitId: unit.value }
      const fault = faultsOfHandled(record, guide, context.today)[0]
      if (fault !== undefined) {
        return refuse('invalid', `第 ${index + 1} 行：${fault.message}`, {
          field: `records[${index}].${fault.field}`,
        })
      }
      checked.push(record)
    }
    await store(tx, context.actor.personId, checked)
    tx.audit({
      type: 'handled.entered',
      subject: 'handled',
      data: { records: checked.length, matters: mattersIn(checked) },
    })
    return ok(checked.length)
  })
}

function mattersIn(records: readonly Handled[]): number {
  return records.reduce((sum, { count }) => sum + count, 0)
}

async function store(
  tx: Tx,
  personId: string | null,
  records: readonly Handled[],
): Promise<readonly string[]> {
  await holdOpenYears(
    tx,
    records.map(({ handledOn, unitId }) => ({ year: yearOf(handledOn), unitId })),
  )
  const rows = records.map((record) => ({ recordId: newId(tx.now), record }))
  await insertHandled(tx.db, tx.tenancy.organId, rows, { now: tx.now, personId })
  return rows.map(({ recordId }) => recordId)
}

/** Bulk insert in the caller's transaction (demo, generator); the caller vouches for dates and guides. */
export async function importHandledRecords(
  tx: Tx,
  records: readonly Handled[],
  personId: string | null = null,
): Promise<readonly string[]> {
  const rows = records.map((record) => ({ recordId: newId(tx.now), record }))
  await insertHandled(tx.db, tx.tenancy.organId, rows, { now: tx.now, personId })
  tx.audit({
    type: 'handled.imported',
    subject: 'handled',
    data: { records: rows.length, matters: mattersIn(records), file: '' },
  })
  return rows.map(({ recordId }) => recordId)
}

/** The whole sheet or nothing; every fault is listed. */
export async function importHandledSheet(
  context: DeskContext,
  file: { readonly name: string; readonly bytes: Uint8Array },
): Promise<
  Result<{ readonly taken: number; readonly matters: number; readonly faults: readonly ImportFault[] }>
> {
  const sheet = readSheetRows(file.bytes, file.name)
  if (!sheet.ok) return sheet
  const units = await importUnits(context)
  return context.services.database.write<
    Result<{ taken: number; matters: number; faults: readonly ImportFault[] }>
  >(context.tenancy, async (tx) => {
    const guides = (await listGuides(tx.db, context.actor.organId)).map((guide) => ({
      ...guide,
      id: guide.guideId,
    }))
    const read = readHandledSheet(sheet.value, {
      today: context.today,
      units,
      guides,
      defaultUnitId: soleUnit(context),
    })
    const unitFaults = read.records.flatMap(({ line, record }) => {
      const unit = unitFor(context.actor, record.unitId)
      return unit.ok ? [] : [{ line, column: '承办单位', message: unit.refusal.message }]
    })
    const faults = [...read.faults, ...unitFaults]
    if (faults.length > 0) return ok({ taken: 0, matters: 0, faults })
    const records = read.records.map(({ record }) => record)
    await store(tx, context.actor.personId, records)
    const matters = mattersIn(records)
    tx.audit({
      type: 'handled.imported',
      subject: 'handled',
      data: { records: records.length, matters, file: file.name },
    })
    return ok({ taken: records.length, matters, faults: [] })
  })
}

export function correctHandled(
  context: DeskContext,
  recordId: string,
  input: Handled,
  reason: string,
): Promise<Result<undefined>> {
  return change(context, recordId, async (tx, before) => {
    const guides = await listGuides(tx.db, context.actor.organId)
    const guide = guides.find(({ guideId }) => guideId === input.guideId)
    if (guide === undefined) return refuse('invalid', '没有这个事项', { field: 'guideId' })
    const unit = unitFor(context.actor, input.unitId)
    if (!unit.ok) return unit
    const record = { ...input, unitId: unit.value }
    const fault = faultsOfHandled(record, guide, context.today)[0]
    if (fault !== undefined) return refuse('invalid', fault.message, { field: fault.field })
    const years = yearsOfHandledChange(before, record)
    await holdOpenYears(
      tx,
      years.flatMap((year) => [before.unitId, record.unitId].map((unitId) => ({ year, unitId }))),
    )
    await write(tx, context, before, { kind: 'corrected', record, reason })
    tx.audit({ type: 'handled.corrected', subject: `handled/${recordId}`, data: { recordId, reason } })
    return ok(undefined)
  })
}

export function withdrawHandled(
  context: DeskContext,
  recordId: string,
  reason: string,
): Promise<Result<undefined>> {
  return change(context, recordId, async (tx, before) => {
    await holdOpenYears(tx, [{ year: yearOf(before.handledOn), unitId: before.unitId }])
    await write(tx, context, before, { kind: 'withdrawn', record: before, reason })
    tx.audit({ type: 'handled.withdrawn', subject: `handled/${recordId}`, data: { recordId, reason } })
    return ok(undefined)
  })
}

async function write(
  tx: Tx,
  context: DeskContext,
  before: StoredHandled,
  change: { kind: 'corrected' | 'withdrawn'; record: Handled; reason: string },
): Promise<void> {
  const done = await changeHandled(tx.db, context.actor.organId, before, change, {
    now: tx.now,
    personId: context.actor.personId,
  })
  if (!done) throw new Rollback(refuse('conflict', '这条登记刚被别人改过，请刷新后再改'))
}

async function change(
  context: DeskContext,
  recordId: string,
  work: (tx: Tx, before: StoredHandled) => Promise<Result<undefined>>,
): Promise<Result<undefined>> {
  return context.services.database.write(context.tenancy, async (tx) => {
    const before = await findHandled(tx.db, context.actor.organId, recordId)
    if (before === undefined) return refuse('notFound', '没有这条办理登记')
    if (before.withdrawn) return refuse('notAllowedNow', '这条登记已经作废，不能再改')
    const own = unitFor(context.actor, before.unitId)
    return own.ok ? work(tx, before) : own
  })
}
