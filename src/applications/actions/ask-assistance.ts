import { article } from '../../law/articles.ts'
import { refuse } from '../../platform/result.ts'
import { by, takeWithLetter, type ActHandler } from '../act-handler.ts'
import { inWords } from '../case-work.ts'

/** 协办: another unit or organ is asked to search or to provide. The law gives it no period of its own: none stops. */
export const askAssistance: ActHandler<'askAssistance'> = async (work, body, on) => {
  const { party, matter, until, summary } = body
  if (until <= on)
    return refuse('invalid', `回复期限${inWords(until)}应晚于发函之日${inWords(on)}。`, {
      article: article('条例', 33, 2),
      field: 'until',
    })
  const act = { kind: 'askAssistance', on, by: by(work), data: { party, matter, until } } as const
  return takeWithLetter(work, act, on, { summary }, body.evidence)
}
