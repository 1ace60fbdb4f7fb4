import { by, takeWithLetter, type ActHandler } from '../act-handler.ts'

/** 条例 35: number and frequency are plainly beyond what is reasonable; the applicant is asked why. The period runs on. */
export const askReasons: ActHandler<'askReasons'> = (work, body, on) => {
  const { volume, until } = body
  const act = { kind: 'askReasons', on, by: by(work), data: { volume, until } } as const
  return takeWithLetter(work, act, on, {}, body.evidence)
}
