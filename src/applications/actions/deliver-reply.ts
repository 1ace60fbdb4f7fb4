import { DELIVERY_LETTER } from '../../law/articles.ts'
import { refuse } from '../../platform/result.ts'
import { by, take, type ActHandler } from '../act-handler.ts'
import { inWords } from '../case-work.ts'
import { DELIVERY_NAMES } from '../model.ts'
import { otherWayRefusal } from '../reply-way.ts'

/** 235号: post counts from posting and goes by 邮政企业 only; everything else from the day it was received. */
export const deliverReply: ActHandler<'deliver'> = async (work, body, on) => {
  const { method, mailed, signed, mailNumber, relation, otherWay } = body
  const cite = { article: DELIVERY_LETTER }
  if (method === 'post' && mailed === undefined)
    return refuse('invalid', '邮寄送达的，请填写交邮日', { ...cite, field: 'mailed' })
  if (method === 'post' && (mailNumber ?? '') === '')
    return refuse('invalid', '邮寄送达的，请填写邮政企业的邮件号码', { ...cite, field: 'mailNumber' })
  if (method !== 'post' && signed === undefined)
    return refuse('invalid', `${DELIVERY_NAMES[method]}的，请填写签收日（送达之日）`, {
      ...cite,
      field: 'signed',
    })
  if (method !== 'post' && mailed !== undefined)
    return refuse('invalid', '只有邮寄送达的填写交邮日', { ...cite, field: 'mailed' })
  if (signed !== undefined && signed > work.today)
    return refuse('invalid', `签收日${inWords(signed)}晚于今天，请在签收后登记`, { ...cite, field: 'signed' })
  const other = await otherWayRefusal(work, method, otherWay)
  if (other !== undefined) return { ok: false, refusal: other }
  const day = mailed ?? signed ?? on
  const { returnedOn } = work.view
  if (returnedOn !== null && day < returnedOn)
    return refuse('invalid', `邮件已于${inWords(returnedOn)}退回，再次送达的日期不能早于这一天`, {
      ...cite,
      field: method === 'post' ? 'mailed' : 'signed',
    })
  const data = { method, mailed, signed, mailNumber, relation, otherWay }
  return take(work, { kind: 'deliver', on: day, by: by(work), data }, body.evidence)
}
