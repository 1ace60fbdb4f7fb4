import { by, takeWithLetter, type ActHandler } from '../act-handler.ts'
import { issueLetter } from '../letter-work.ts'

/** 条例 32: in writing, fifteen working days from its receipt; silence leaves the decision with the organ. The applicant is told by a letter of its own. */
export const consultThirdParty: ActHandler<'consultThirdParty'> = async (work, body, on) => {
  const { party, delivered } = body
  const act = { kind: 'consultThirdParty', on, by: by(work), data: { party, delivered } } as const
  const letter = async () => {
    const asked = await issueLetter(work, 'thirdPartyConsultation', on, {
      consultation: { addressee: party, summary: body.summary, attachments: body.attachments },
    })
    if (!asked.ok) return asked
    const told = await issueLetter(work, 'consultationNotice', on, {
      consultation: { of: 'thirdParty', sentOn: on },
    })
    return told.ok ? asked : told
  }
  return takeWithLetter(work, act, letter, body.evidence)
}
