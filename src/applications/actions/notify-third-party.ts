import { by, takeWithLetter, type ActHandler } from '../act-handler.ts'
import { issueLetter, remedyFacts } from '../letter-work.ts'
import { OPINION_NAMES } from '../model.ts'

/** 条例 32: disclosed for the public interest against its will; content and reasons told to the third party in writing. */
export const notifyThirdParty: ActHandler<'notifyThirdParty'> = async (work, body, on) => {
  const { content, reason, thirdParty } = body
  const said = work.view.live.findLast(({ kind }) => kind === 'thirdPartyReplied')
  const opinion = said?.kind === 'thirdPartyReplied' ? { opinion: OPINION_NAMES[said.data.opinion] } : {}
  const act = { kind: 'notifyThirdParty', on, by: by(work), data: { content, reason } } as const
  const letter = () =>
    issueLetter(work, 'thirdPartyNotice', on, {
      disclosure: { thirdParty, content, reason, ...opinion },
      remedy: remedyFacts(work.services, work.organ, false),
    })
  return takeWithLetter(work, act, letter, body.evidence)
}
