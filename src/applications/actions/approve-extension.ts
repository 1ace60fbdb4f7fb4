import { by, takeWithLetter, type ActHandler } from '../act-handler.ts'

/** 条例 33: with the head's agreement, once, at most twenty working days, told to the applicant before the period ends. */
export const approveExtension: ActHandler<'extend'> = (work, body, on) => {
  const { workingDays, reason } = body
  const act = { kind: 'extend', on, by: by(work), data: { workingDays, reason } } as const
  return takeWithLetter(work, act, on, {}, body.evidence)
}
