import { by, takeWithLetter, type ActHandler } from '../act-handler.ts'
import { issueLetter } from '../letter-work.ts'

/** 条例 34: jointly made information; fifteen working days, silence is consent. The applicant is told by a letter of its own. */
export const consultOrgan: ActHandler<'consultOrgan'> = async (work, body, on) => {
  const { party, delivered } = body
  const act = { kind: 'consultOrgan', on, by: by(work), data: { party, delivered } } as const
  const letter = async () => {
    const asked = await issueLetter(work, 'organConsultation', on, {
      consultation: { addressee: party, summary: body.summary, attachments: body.attachments },
    })
    if (!asked.ok) return asked
    const told = await issueLetter(work, 'consultationNotice', on, {
      consultation: { of: 'organ', sentOn: on },
    })
    return told.ok ? asked : told
  }
  return takeWithLetter(work, act, letter, body.evidence)
}
