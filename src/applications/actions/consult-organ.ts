import { by, takeWithLetter, type ActHandler } from '../act-handler.ts'

/** 条例 34: jointly made information; fifteen working days, silence is consent. The applicant is told by a letter of its own. */
export const consultOrgan: ActHandler<'consultOrgan'> = (work, body, on) => {
  const { party, delivered } = body
  const act = { kind: 'consultOrgan', on, by: by(work), data: { party, delivered } } as const
  const { summary, attachments } = body
  return takeWithLetter(work, act, on, { summary, attachments }, body.evidence)
}
