import { Rollback, type Tx } from '../../platform/database/database.ts'
import { refuse } from '../../platform/result.ts'
import { holdYear, WHOLE_ORGAN } from '../year-store.ts'

/**
 * Holds the years an entry touches open until commit; throws a Rollback with the refusal where one is closed, for the
 * unit or for the whole organ. Used by every register, the handled records included.
 */
export async function holdOpenYears(
  tx: Tx,
  touched: readonly { readonly year: number; readonly unitId: string | null }[],
): Promise<void> {
  const years = [...new Set(touched.map(({ year }) => year))].sort((a, b) => a - b)
  for (const year of years) {
    const units = touched
      .filter((one) => one.year === year)
      .flatMap(({ unitId }) => (unitId === null ? [] : [unitId]))
    const state = await holdYear(tx.db, tx.tenancy.organId, year, [WHOLE_ORGAN, ...units], 'share')
    const closed = [...state].find(([, isClosed]) => isClosed)
    if (closed !== undefined) throw new Rollback(refuseClosed(year, closed[0] === WHOLE_ORGAN))
  }
}

function refuseClosed(year: number, whole: boolean) {
  const who = whole ? '本机关' : '该科室'
  return refuse(
    'notAllowedNow',
    `${who}${year}年的台账已经封账，不能再登记、更正或作废。确需补正的，请公开工作机构负责人解除封账并说明理由`,
    { field: 'happenedOn' },
  )
}
