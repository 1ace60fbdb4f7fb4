import { by, takeWithLetter, type ActHandler } from '../act-handler.ts'

/** 条例 32: in writing, fifteen working days from its receipt; silence leaves the decision with the organ. The applicant is told by a letter of its own. */
export const consultThirdParty: ActHandler<'consultThirdParty'> = (work, body, on) => {
  const { party, delivered } = body
  const act = { kind: 'consultThirdParty', on, by: by(work), data: { party, delivered } } as const
  const { summary, attachments } = body
  return takeWithLetter(work, act, on, { summary, attachments }, body.evidence)
}
