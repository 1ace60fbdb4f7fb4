import { by, takeWithLetter, type ActHandler } from '../act-handler.ts'
import { inWords } from '../case-work.ts'
import { issueLetter } from '../letter-work.ts'

/** 条例 35: number and frequency are plainly beyond what is reasonable; the applicant is asked why. The period runs on. */
export const askReasons: ActHandler<'askReasons'> = async (work, body, on) => {
  const { volume, until } = body
  const act = { kind: 'askReasons', on, by: by(work), data: { volume, until } } as const
  const period = until === undefined ? {} : { period: `${inWords(until)}前` }
  const letter = () => issueLetter(work, 'reasonsNotice', on, { reasons: { volume, ...period } })
  return takeWithLetter(work, act, letter, body.evidence)
}
