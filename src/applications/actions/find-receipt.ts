import type { Organ } from '../../organs/model.ts'
import { publicTenancy } from '../../platform/database/tenant.ts'
import type { Services } from '../../platform/services.ts'
import { intakeHash, receiptCodes } from '../person.ts'
import { findByIntake } from '../store.ts'

export interface FoundReceipt {
  readonly number: string
  readonly queryCode: string
  readonly receiptCode: string
}

/** What the receipt of an application says, for whoever holds the key it was sent with. */
export async function findReceipt(
  services: Services,
  organ: Organ,
  intakeKey: string,
): Promise<FoundReceipt | undefined> {
  const { organId } = organ
  const row = await services.database.read(publicTenancy(organId), (db) =>
    findByIntake(db, organId, intakeHash(organId, intakeKey)),
  )
  return row && { number: row.number, ...receiptCodes(services.keys, organId, intakeKey) }
}
