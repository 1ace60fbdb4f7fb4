import { article } from '../../law/articles.ts'
import { refuse } from '../../platform/result.ts'
import { inWords } from '../case-work.ts'
import { issueLetter } from '../letter-work.ts'
import { by, takeWithLetter, type ActHandler } from '../act-handler.ts'

/** 条例 30: once, with all that is to be corrected, guidance and a reasonable period; the letter goes out with it. */
export const askCorrection: ActHandler<'askCorrection'> = async (work, body, on) => {
  if (body.until <= on)
    return refuse(
      'invalid',
      `补正期限${inWords(body.until)}应晚于告知之日${inWords(on)}，给申请人合理的时间。`,
      {
        article: article('条例', 30),
        field: 'until',
      },
    )
  const { matters, until, guidance } = body
  const act = { kind: 'askCorrection', on, by: by(work), data: { matters, until, guidance } } as const
  const way = body.way === undefined || body.way === '' ? {} : { way: body.way }
  const letter = () =>
    issueLetter(work, 'correctionNotice', on, {
      correction: { items: matters, guidance, period: `${inWords(until)}前`, ...way },
    })
  return takeWithLetter(work, act, letter, body.evidence)
}
