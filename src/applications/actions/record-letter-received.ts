import { article } from '../../law/articles.ts'
import { refuse } from '../../platform/result.ts'
import { inWords } from '../case-work.ts'
import { by, take, type ActHandler } from '../act-handler.ts'

/** The day the asked party received the letter: from it the fifteen working days run (条例 32, 34). */
export const recordLetterReceived: ActHandler<'opinionLetterDelivered'> = async (work, body, on) => {
  const sent = work.view.consultations.find(({ seq }) => seq === body.consultation)
  if (sent === undefined)
    return refuse('invalid', '没有这份征求意见书，请重新选择', { field: 'consultation' })
  if (sent.delivered !== null)
    return refuse('conflict', `这份征求意见书已登记于${inWords(sent.delivered)}送达。`, {
      field: 'consultation',
    })
  if (on < sent.sent)
    return refuse('invalid', `送达之日${inWords(on)}早于发出之日${inWords(sent.sent)}，请核对回证。`, {
      article: article('条例', 32),
      field: 'on',
    })
  const data = { consultation: body.consultation, on }
  return take(work, { kind: 'opinionLetterDelivered', on, by: by(work), data }, body.evidence)
}
