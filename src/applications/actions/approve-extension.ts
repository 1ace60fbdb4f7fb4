import { legalRefusal } from '../rights.ts'
import { by, takeWithLetter, type ActHandler } from '../act-handler.ts'
import { issueLetter, legalDay } from '../letter-work.ts'
import { replay } from '../rules.ts'

/** 条例 33: with the head's agreement, once, at most twenty working days, told to the applicant before the period ends. */
export const approveExtension: ActHandler<'extend'> = async (work, body, on) => {
  const { workingDays, reason } = body
  const act = { kind: 'extend', on, by: by(work), data: { workingDays, reason } } as const
  const calendar = work.services.calendar.current()
  const refusal = legalRefusal(act, work.view, calendar)
  if (refusal !== undefined) return { ok: false, refusal }
  const before = work.view.deadlines.reply?.due ?? null
  const after =
    replay([...work.acts, { ...act, seq: work.view.lastSeq + 1 }], calendar).deadlines.reply?.due ?? null
  const letter = () =>
    issueLetter(work, 'extensionNotice', on, {
      extension: {
        reason,
        workingDays,
        approvedOn: on,
        ...(before === null ? {} : { originalDue: legalDay(before) }),
        ...(after === null ? {} : { newDue: legalDay(after) }),
      },
    })
  return takeWithLetter(work, act, letter, body.evidence)
}
