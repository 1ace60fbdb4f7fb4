import { by, takeWithLetter, type ActHandler } from '../act-handler.ts'
import { issueLetter, legalDay } from '../letter-work.ts'

/** 条例 35: the reasons hold but the period is too short: a reasonable later day, set by the head and told. */
export const agreeDate: ActHandler<'agreeDate'> = async (work, body, on) => {
  const { until, why } = body
  const act = { kind: 'agreeDate', on, by: by(work), data: { until, why } } as const
  const letter = () =>
    issueLetter(work, 'agreedDateNotice', on, { agreedDate: { until: legalDay(until), why } })
  return takeWithLetter(work, act, letter, body.evidence)
}
