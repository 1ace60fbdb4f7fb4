import { feeOf } from '../../law/fees.ts'
import { listOfMonth, type ApplicationRecord, type Db } from '../store.ts'

export interface MonthCount {
  /** Which of the applicant's applications in the month of receipt this one is, from 1. */
  readonly ordinal: number
  readonly count: number
  /** 按件 for this one, in 元. */
  readonly perItemYuan: number
}

/** 109号: the same applicant at the same organ in one calendar month, by the day of receipt. */
export async function countMonth(
  db: Db,
  row: Pick<ApplicationRecord, 'organ_id' | 'application_id' | 'identity_hash'>,
  day: string,
): Promise<MonthCount> {
  const cases = await listOfMonth(db, row.organ_id, row.identity_hash, day)
  const index = cases.findIndex((each) => each.application_id === row.application_id)
  const ordinal = index < 0 ? cases.length + 1 : index + 1
  return {
    ordinal,
    count: index < 0 ? cases.length + 1 : cases.length,
    perItemYuan: feeOf({ method: 'perItem', ordinal }).amountYuan,
  }
}
