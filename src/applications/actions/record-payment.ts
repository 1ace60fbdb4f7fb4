import { by, take, type ActHandler } from '../act-handler.ts'

/** 109号: paid in full; the period for the reply starts anew on the next working day. */
export const recordPayment: ActHandler<'feePaid'> = (work, body, on) =>
  take(
    work,
    {
      kind: 'feePaid',
      on,
      by: by(work),
      data: { amount: work.view.feeNotice?.data.amount ?? 0, receipt: body.receipt },
    },
    body.evidence,
  )
