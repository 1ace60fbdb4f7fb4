import { FEE_MEASURES } from '../../law/articles.ts'
import { feeOf, type Fee } from '../../law/fees.ts'
import { refuse } from '../../platform/result.ts'
import { by, takeWithLetter, type ActHandler, type BodyOf } from '../act-handler.ts'
import type { CaseWork } from '../case-work.ts'
import { countMonth } from './count-month.ts'

/** 109号: by item or by page, never both; the notice says how the amount comes about. The clock stops when it arrives. */
export const sendFeeNotice: ActHandler<'sendFeeNotice'> = async (work, body, on) => {
  const { fee, quantity } = await feeFor(work, body)
  if (fee.amountYuan === 0)
    return refuse(
      'notAllowedNow',
      `按所选方式计算应收0元（${body.fee.method === 'perItem' ? `当月第${quantity}件` : `${quantity}页`}），不收取信息处理费。`,
      {
        article: FEE_MEASURES,
        field: 'fee',
      },
    )
  const { method } = body.fee
  const data = { method, quantity, amount: fee.amountYuan, letter: '' }
  const act = { kind: 'sendFeeNotice', on, by: by(work), data } as const
  return takeWithLetter(work, act, on, { payment: body.payment }, body.evidence)
}

async function feeFor(
  work: CaseWork,
  body: BodyOf<'sendFeeNotice'>,
): Promise<{ fee: Fee; quantity: number }> {
  if (body.fee.method === 'perPage') {
    const { pages } = body.fee
    return { fee: feeOf({ method: 'perPage', pages }), quantity: pages }
  }
  const { row, view, tx } = work
  const month = await countMonth(tx.db, row, view.receivedOn ?? row.submitted_on)
  return { fee: feeOf({ method: 'perItem', ordinal: month.ordinal }), quantity: month.ordinal }
}
