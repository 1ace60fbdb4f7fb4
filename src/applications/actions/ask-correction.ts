import { article } from '../../law/articles.ts'
import { refuse } from '../../platform/result.ts'
import { inWords } from '../case-work.ts'
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
  return takeWithLetter(work, act, on, { way: body.way }, body.evidence)
}
