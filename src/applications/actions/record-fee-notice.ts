import { FEE_MEASURES } from '../../law/articles.ts'
import { refuse } from '../../platform/result.ts'
import { inWords } from '../case-work.ts'
import { by, take, type ActHandler } from '../act-handler.ts'

/** 109号: the day the applicant received the notice; twenty working days to pay run from the next day. */
export const recordFeeNotice: ActHandler<'feeNotice'> = async (work, body, on) => {
  const sent = work.view.feeNotice
  if (sent === null)
    return refuse('notAllowedNow', '请先发出收费通知，再登记申请人收到之日。', { article: FEE_MEASURES })
  if (on < sent.on)
    return refuse('invalid', `收到之日${inWords(on)}早于通知发出之日${inWords(sent.on)}，请核对。`, {
      article: FEE_MEASURES,
      field: 'on',
    })
  const { method, amount } = sent.data
  return take(work, { kind: 'feeNotice', on, by: by(work), data: { method, amount } }, body.evidence)
}
