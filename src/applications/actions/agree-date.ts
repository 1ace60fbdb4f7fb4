import { by, takeWithLetter, type ActHandler } from '../act-handler.ts'

/** 条例 35: the reasons hold but the period is too short: a reasonable later day, set by the head and told. */
export const agreeDate: ActHandler<'agreeDate'> = (work, body, on) => {
  const { until, why } = body
  const act = { kind: 'agreeDate', on, by: by(work), data: { until, why } } as const
  return takeWithLetter(work, act, on, {}, body.evidence)
}
