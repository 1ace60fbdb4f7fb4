import type { DeskContext } from '../../platform/http/desk-api.ts'
import { newId } from '../../platform/ids.ts'
import { ok, type Result } from '../../platform/result.ts'
import type { UnitKind } from '../model.ts'
import { insertUnit } from '../store.ts'
import { administer } from './administer.ts'

export function createUnit(
  context: DeskContext,
  input: { name: string; kind: UnitKind; duty: string },
): Promise<Result<string>> {
  const { organId } = context.actor
  return administer(context, organId, async (tx) => {
    const unitId = newId(tx.now)
    await insertUnit(tx.db, { organId, unitId, ...input, sort: 1000 })
    tx.audit({ type: 'unit.added', subject: `unit/${unitId}`, data: { unitId } })
    return ok(unitId)
  })
}
